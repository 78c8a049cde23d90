// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "common/index/article_table.h"
#include "common/index/record.h"
#include "common/index/vocabulary.h"

namespace gazette::test {

/// An article of a made-up segment: its words are its text, split at blanks, each its own stem.
struct TinyArticle {
    std::string path;
    std::string body;
    std::string language = "en";
};

/// The record that write_segment() stores for `article`.
[[nodiscard]] index::Record record_of(const TinyArticle& article);

/// Writes FOLDER/NAME, a whole segment but for its checks.dat, without the indexer's analysis:
/// describe_segment() completes it. Terms are the words, with positions, and the article's
/// id under index::Field::Id.
void write_segment(const std::filesystem::path& folder, const std::string& name,
                   const std::vector<TinyArticle>& articles);

/// Calls `sink` with each different (form, stem) of the record's body, as write_segment counts.
template <class Sink>
void for_each_form(const index::Record& record, Sink sink);

/// The different words of `text`, sorted.
[[nodiscard]] std::vector<std::string> words_of(std::string_view text);

/// A record with something in every field, different for every state of `random`: text of any
/// letters, blocks in order inside the body.
[[nodiscard]] index::Record random_record(std::mt19937_64& random);

/// Every changed form of `bytes` that damage tests try: cut off at each length, each byte with one
/// bit flipped and with all bits flipped. Calls `check` with the changed bytes and what was done.
template <class Check>
void for_each_damage(const std::string& bytes, Check check) {
    for (std::size_t length = 0; length < bytes.size(); ++length) {
        check(bytes.substr(0, length), "cut to " + std::to_string(length));
    }
    std::string changed = bytes;
    for (std::size_t at = 0; at < bytes.size(); ++at) {
        for (const unsigned mask : {1U << (at % 8), 0xffU}) {
            changed[at] = static_cast<char>(static_cast<unsigned char>(bytes[at]) ^ mask);
            check(changed, "byte " + std::to_string(at) + " changed");
        }
        changed[at] = bytes[at];
    }
}

template <class Sink>
void for_each_form(const index::Record& record, Sink sink) {
    for (const std::string& word : words_of(record.article.body)) {
        sink(word, word);
    }
}

} // namespace gazette::test
