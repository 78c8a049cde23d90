// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/parsing/captions.h"

#include <algorithm>
#include <array>
#include <string>

#include "indexer/parsing/characters.h"
#include "indexer/parsing/names.h"
#include "indexer/parsing/phrase_set.h"

namespace gazette::indexer {
namespace {

// Beyond these many bytes a paragraph is a story's and a bracket a remark.
constexpr std::size_t longest_caption = 1500;
constexpr std::size_t longest_photo_credit = 90;

constexpr PhraseSet caption_starts(std::to_array<std::string_view>({"in this image provided by",
                                                                    "in this photo provided by",
                                                                    "in this image taken from",
                                                                    "in this image made from",
                                                                    "in this file photo",
                                                                    "in this photo taken",
                                                                    "file - ",
                                                                    "file – ",
                                                                    "file — ",
                                                                    "file photo",
                                                                    "photo: ",
                                                                    "photo by ",
                                                                    "photos by ",
                                                                    "image: ",
                                                                    "image source",
                                                                    "image caption",
                                                                    "enlarge this image",
                                                                    "archivfoto",
                                                                    "symbolbild",
                                                                    "photo d'archives",
                                                                    "media caption"}));

constexpr auto photo_credit_words = std::to_array<std::string_view>(
    {"photo", "getty", "reuters", "via ap", "image", "/ap", "ap/", "afp", "epa", "shutterstock",
     "courtesy", "picture", "foto", "associated press", "/the ", "screenshot", "pool", "bild"});

bool holds_photo_word(std::string_view lower) {
    return std::any_of(
        photo_credit_words.begin(), photo_credit_words.end(),
        [&](std::string_view word) { return lower.find(word) != std::string_view::npos; });
}

/// What stands in the bracket that ends `paragraph`; empty when none does or it is long.
std::string_view last_bracket(std::string_view paragraph) {
    paragraph = trim(paragraph);
    while (!paragraph.empty() && (paragraph.back() == '.' || paragraph.back() == ' ')) {
        paragraph.remove_suffix(1);
    }
    if (paragraph.size() < 4 || (paragraph.back() != ')' && paragraph.back() != ']')) {
        return {};
    }
    const std::size_t open = paragraph.find_last_of("([");
    if (open == std::string_view::npos || paragraph.size() - open > longest_photo_credit) {
        return {};
    }
    return paragraph.substr(open + 1, paragraph.size() - open - 2);
}

// "(AP/Jo Doe)", "[Photo by X]", "(Jo Doe/The White House via AP)" at the very end.
bool ends_in_photo_credit(std::string_view paragraph) {
    const std::string_view inside = last_bracket(paragraph);
    if (inside.empty()) {
        return false;
    }
    if (holds_photo_word(lower_case(inside))) {
        return agency_name(inside).empty();
    }
    const std::size_t slash = inside.find('/');
    return slash != std::string_view::npos && looks_like_name(trim(inside.substr(0, slash)));
}

} // namespace

bool is_caption(std::string_view paragraph) {
    if (paragraph.size() > longest_caption) {
        return false;
    }
    const std::string lower = lower_case(paragraph.substr(0, 40));
    if (!caption_starts.at_start_of(lower).empty()) {
        return true;
    }
    if (ends_in_photo_credit(paragraph)) {
        return true;
    }
    if (paragraph.size() >= 500) {
        return false;
    }
    const std::string tail =
        lower_case(paragraph.size() > 60 ? paragraph.substr(paragraph.size() - 60) : paragraph);
    if (tail.find("ap photo/") != std::string::npos) {
        return true;
    }
    return tail.find("getty") != std::string::npos &&
           (tail.find("getty images") != std::string::npos ||
            tail.find("via getty") != std::string::npos ||
            tail.find("/getty") != std::string::npos);
}

bool ends_in_agency_sign(std::string_view paragraph) {
    return !agency_name(last_bracket(paragraph)).empty();
}

} // namespace gazette::indexer
