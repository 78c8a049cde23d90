// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "indexer/parsing/parser.h"

namespace gazette::testing {

/// Everything parse_source handed out for one input.
struct ParsedArticles {
    std::vector<article::Article> articles;
    std::vector<std::pair<std::string, std::string>> skipped; ///< record key, reason
    std::size_t failures = 0;                                 ///< of the skipped
};

inline ParsedArticles parse_all(std::string_view bytes, std::string_view path = "",
                                const indexer::ParseOptions& options = {}) {
    ParsedArticles parsed;
    indexer::parse_source(
        {bytes, path}, options,
        [&](article::Article&& article) { parsed.articles.push_back(std::move(article)); },
        [&](std::string_view key, const indexer::SkipReason& reason) {
            parsed.skipped.emplace_back(key, reason.text);
            parsed.failures += reason.is_failure ? 1U : 0U;
        });
    return parsed;
}

/// The ISO form of the article's date; empty without one.
inline std::string date_of(const article::Article& article) {
    return article.date ? to_iso(*article.date) : std::string();
}

/// The texts of the blocks of one kind.
inline std::vector<std::string> blocks_of(const article::Article& article,
                                          article::BlockKind kind) {
    std::vector<std::string> texts;
    for (const article::Block& block : article.blocks) {
        if (block.kind == kind) {
            texts.push_back(article.body.substr(block.begin, block.end - block.begin));
        }
    }
    return texts;
}

} // namespace gazette::testing
