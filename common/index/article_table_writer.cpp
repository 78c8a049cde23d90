// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/index/article_table_writer.h"

#include <algorithm>

#include "common/base/error.h"
#include "common/base/hash.h"
#include "common/index/article_format.h"
#include "common/index/byte_writer.h"

namespace gazette::index {
namespace {

constexpr std::size_t max_authors = 255;

} // namespace

std::uint32_t NameNumbers::number_of(std::string_view name) {
    if (name.empty()) {
        return 0;
    }
    const auto [at, is_new] =
        numbers_.try_emplace(std::string(name), static_cast<std::uint32_t>(names_.size() + 1));
    if (is_new) {
        names_.push_back(at->first);
    }
    return at->second;
}

ArticleTableWriter::ArticleTableWriter(const std::filesystem::path& path) : file_(path) {
    file_.append(article_magic);
}

// Files of one folder share its name; records of one file share the whole path.
void ArticleTableWriter::set_path(ArticleRow& row, std::string_view path) {
    const std::size_t slash = path.rfind('/');
    const std::size_t split = slash == std::string_view::npos ? 0 : slash + 1;
    std::string_view name = path.substr(split);
    std::string_view folder = path.substr(0, split);
    if (name.size() > UINT16_MAX) { // longer than any file system allows; a made-up path
        folder = path;
        name = {};
    }
    row.folder = folders_.number_of(folder);
    row.name_length = static_cast<std::uint16_t>(name.size());
    if (name != last_name_) {
        if (names_.size() + name.size() > UINT32_MAX) {
            throw Error(ErrorKind::Internal, "a segment has more than 4 GB of file names");
        }
        last_name_offset_ = static_cast<std::uint32_t>(names_.size());
        last_name_ = name;
        names_.append(name);
    }
    row.name_offset = last_name_offset_;
}

std::uint32_t ArticleTableWriter::add(ArticleRow row, std::string_view path,
                                      std::string_view outlet,
                                      std::span<const std::string_view> authors) {
    set_path(row, path);
    row.outlet = outlets_.number_of(outlet);
    row.authors_begin = static_cast<std::uint32_t>(author_numbers_.size());
    for (const std::string_view author : authors.first(std::min(authors.size(), max_authors))) {
        author_numbers_.push_back(authors_.number_of(author));
    }
    row.author_count =
        static_cast<std::uint8_t>(author_numbers_.size() - std::size_t{row.authors_begin});

    row_.clear(); // in the order of article_format.h
    append_le(row_, row.id);
    append_le(row_, row.path_hash);
    append_le(row_, row.source_size);
    append_le(row_, static_cast<std::uint64_t>(row.source_mtime_ns));
    append_le(row_, row.content_hash);
    append_le(row_, row.record.offset);
    append_le(row_, row.record.length);
    append_le(row_, row.record.check);
    append_le(row_, to_number(row.date));
    append_le(row_, row.words);
    append_le(row_, row.outlet);
    append_le(row_, row.authors_begin);
    append_le(row_, row.folder);
    append_le(row_, row.name_offset);
    append_le(row_, row.name_length);
    append_le(row_, row.date_confidence);
    append_le(row_, row.author_count);
    append_le(row_, static_cast<std::uint8_t>(row.date_source));
    row_.append(row.language.data(), row.language.size());
    file_.append(row_);
    return ++size_;
}

void ArticleTableWriter::append_dictionary(const NameNumbers& names, std::string& footer) {
    std::string offsets;
    std::uint64_t at = 0;
    for (const std::string_view name : names.names()) {
        append_le(offsets, static_cast<std::uint32_t>(at));
        at += name.size();
    }
    append_le(offsets, static_cast<std::uint32_t>(at));
    if (at > UINT32_MAX) {
        throw Error(ErrorKind::Internal, "a segment has more than 4 GB of names");
    }
    file_.append(offsets);
    for (const std::string_view name : names.names()) {
        file_.append(name);
    }
    append_le<std::uint64_t>(footer, names.names().size());
    append_le(footer, at);
}

void ArticleTableWriter::finish() {
    std::string footer;
    append_le(footer, std::uint64_t{size_});
    append_le<std::uint64_t>(footer, author_numbers_.size());
    append_le<std::uint64_t>(footer, names_.size());
    for (const std::uint32_t number : author_numbers_) {
        row_.clear();
        append_le(row_, number);
        file_.append(row_);
    }
    file_.append(names_);
    append_dictionary(outlets_, footer);
    append_dictionary(authors_, footer);
    append_dictionary(folders_, footer);
    append_le(footer, hash64(footer));
    file_.append(footer);
    file_.finish();
}

} // namespace gazette::index
