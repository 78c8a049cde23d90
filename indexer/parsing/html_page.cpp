// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/parsing/html_page.h"

#include <cstdint>
#include <unordered_set>
#include <utility>

#include "common/base/hash.h"
#include "indexer/parsing/characters.h"
#include "indexer/parsing/finishing.h"
#include "indexer/parsing/html_blocks.h"
#include "indexer/parsing/html_content.h"
#include "indexer/parsing/html_metadata.h"
#include "indexer/parsing/html_opening.h"
#include "indexer/parsing/markup_tree.h"
#include "indexer/parsing/plain_text.h"

namespace gazette::indexer {
namespace {

std::string_view text_of(const article::Article& article, const article::Block& block) {
    return std::string_view(article.body).substr(block.begin, block.end - block.begin);
}

// Galleries repeat their captions; shorter repeats are recipes' and lists' own.
constexpr std::size_t shortest_repeat = 120;

/// Writes the body anew without the headline, blocks that repeat another, section heads with
/// nothing below them.
void tidy_blocks(article::Article& article) {
    const std::string title = lower_case(article.title);
    std::unordered_set<std::uint64_t> seen;
    article::Article tidy;
    BodyBuilder body(tidy);
    std::size_t last = article.blocks.size();
    while (last > 0 && article.blocks[last - 1].kind == article::BlockKind::SectionHead) {
        --last;
    }
    for (std::size_t i = 0; i < last; ++i) {
        const std::string_view text = text_of(article, article.blocks[i]);
        const bool headline =
            text.size() <= title.size() + 8 && lower_case(collapse_blanks(text)) == title;
        const bool repeat = text.size() >= shortest_repeat && !seen.insert(hash64(text)).second;
        if (!headline && !repeat) {
            body.add(article.blocks[i].kind, text);
        }
    }
    article.body = std::move(tidy.body);
    article.blocks = std::move(tidy.blocks);
}

/// True when the page shows the beginning only of the text that it states (a paywall, a script).
bool is_beginning_of(const article::Article& article, std::string_view stated) {
    constexpr std::size_t times_longer = 2;
    constexpr std::size_t compared = 40;
    if (stated.size() < times_longer * article.body.size() || stated.size() < shortest_repeat) {
        return false;
    }
    return article.blocks.empty() ||
           stated.find(text_of(article, article.blocks.front()).substr(0, compared)) !=
               std::string_view::npos;
}

} // namespace

void parse_html_page(const DecodedText& text, const SourceBytes& source,
                     const ParseOptions& options, GiveArticle give, NoteSkipped skip) {
    if (text.text().size() > options.limits.max_article_bytes) {
        skip("", failure(longer_than_allowed(options.limits)));
        return;
    }
    const MarkupResult page = parse_html(text.text(), source.budget);
    article::Article article;
    article.encoding = text.encoding();
    article.warnings = text.warnings();
    if (page.flattened) {
        article.warnings.emplace_back("markup beyond the limits: read without its structure");
    }
    article.language = page_language(page.tree);
    const DatingRules rules = dating_rules(options, article.language, {});
    const std::string stated_body = read_html_metadata(page.tree, rules, article);
    read_page_opening(page.tree, rules, article);
    BodyBuilder body(article);
    const HtmlContent content = find_content(page.tree);
    for (const std::size_t root : content.roots) {
        add_html_blocks(
            page.tree, root, [&](std::size_t i) { return content.skipped[i]; }, body);
    }
    tidy_blocks(article);
    if (is_beginning_of(article, stated_body)) {
        read_body_text(stated_body, article, source.budget);
    }
    if (article.body.empty()) {
        skip("", article.title.empty() ? "no text in the page" : "a headline and no text");
        return;
    }
    finish_article(article, source, options, rules);
    give(std::move(article));
}

} // namespace gazette::indexer
