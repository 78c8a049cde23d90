// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/parsing/plain_text.h"

#include <algorithm>
#include <string>
#include <utility>

#include "common/article/line_ends.h"
#include "indexer/parsing/blocks.h"
#include "indexer/parsing/characters.h"
#include "indexer/parsing/date_lines.h"
#include "indexer/parsing/finishing.h"
#include "indexer/parsing/opening.h"

namespace gazette::indexer {

void parse_plain_text(const DecodedText& decoded, const SourceBytes& source,
                      const ParseOptions& options, GiveArticle give, NoteSkipped skip) {
    const std::string_view text = decoded.text();
    if (trim(text).empty()) {
        skip("", "empty: no text in it");
        return;
    }
    if (looks_binary(decoded)) {
        skip("", "not text: too many control characters");
        return;
    }
    if (text.size() > options.limits.max_article_bytes) {
        skip("", failure(longer_than_allowed(options.limits)));
        return;
    }
    article::Article article;
    article.encoding = decoded.encoding();
    article.warnings = decoded.warnings();
    const DatingRules rules = dating_rules(options, {}, text);
    const std::size_t begin = read_opening(text, rules, article);
    const std::string_view rest = text.substr(begin);
    const std::string_view body = rest.substr(
        0, static_cast<std::size_t>(trim(rest).data() - rest.data()) + trim(rest).size());
    article.body = std::string(body);
    if (decoded.is_verbatim() && !body.empty()) {
        article.body_offset = decoded.offset() + begin;
        article.body_line = 1 + article::count_line_ends(text.substr(0, begin));
    }
    article.blocks = split_blocks(article.body, source.budget);
    finish_article(article, source, options, rules);
    give(std::move(article));
}

void read_body_text(std::string_view text, article::Article& article, ParseBudget* budget) {
    constexpr std::size_t most_repeats = 4;
    article.body = std::string(trim(text));
    article.blocks = split_blocks(article.body, budget);
    const std::string title = lower_case(article.title);
    for (std::size_t i = 0; i < std::min(article.blocks.size(), most_repeats); ++i) {
        article::Block& block = article.blocks[i];
        const std::string_view words =
            std::string_view(article.body).substr(block.begin, block.end - block.begin);
        const auto line = read_date_line(words, DayOrder::Unknown);
        const bool headline =
            words.size() <= title.size() + 8 && lower_case(collapse_blanks(words)) == title;
        if (!headline && !(line && line->bare)) {
            break;
        }
        block.kind = article::BlockKind::Furniture;
    }
}

} // namespace gazette::indexer
