// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/parsing/finishing.h"

#include <string>

#include "indexer/parsing/blocks.h"
#include "indexer/parsing/boilerplate.h"
#include "indexer/parsing/characters.h"
#include "indexer/parsing/dateline.h"
#include "indexer/parsing/names.h"

namespace gazette::indexer {
namespace {

using article::Article;
using article::Block;
using article::BlockKind;

// A lead is a paragraph; texts without paragraphs give their beginning. Real leads: p99 600 bytes.
constexpr std::size_t longest_lead = 1200;

std::string_view text_of(const Article& article, const Block& block) {
    return std::string_view(article.body).substr(block.begin, block.end - block.begin);
}

std::string shorten(std::string text) {
    if (text.size() <= longest_lead) {
        return text;
    }
    const std::size_t blank = text.rfind(' ', longest_lead);
    std::size_t end = blank == std::string::npos ? longest_lead : blank;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) {
        --end;
    }
    text.resize(end);
    return text;
}

void read_lead(Article& article, const DatingRules& rules) {
    for (const Block& block : article.blocks) {
        if (block.kind != BlockKind::Paragraph) {
            continue;
        }
        std::string_view paragraph = text_of(article, block);
        if (const auto dateline = read_dateline(paragraph, rules.order)) {
            article.dateline = article.dateline.empty() ? dateline->place : article.dateline;
            if (article.credit_line.empty()) {
                article.credit_line = std::string(agency_name(dateline->agency));
            }
            paragraph = paragraph.substr(dateline->story_begin);
        }
        article.lead = shorten(collapse_blanks(paragraph.substr(0, 4 * longest_lead)));
        return;
    }
}

void read_credit(Article& article) {
    for (const Block& block : article.blocks) {
        if (block.kind == BlockKind::Credit && article.credit_line.empty()) {
            article.credit_line = credited_agency(text_of(article, block));
        }
    }
}

std::string folder_name(std::string_view path) {
    const std::size_t slash = path.rfind('/');
    if (slash == std::string_view::npos || slash == 0) {
        return {};
    }
    const std::string_view folder = path.substr(0, slash);
    const std::size_t above = folder.rfind('/');
    return std::string(folder.substr(above == std::string_view::npos ? 0 : above + 1));
}

} // namespace

DatingRules dating_rules(const ParseOptions& options, std::string_view language,
                         std::string_view text) {
    DatingRules rules;
    rules.latest = options.latest_date;
    rules.order = day_order_of_language(options.language.empty() ? language : options.language);
    if (rules.order == DayOrder::Unknown) {
        rules.order = day_order_shown(text);
    }
    return rules;
}

void finish_article(Article& article, const SourceBytes& source, const ParseOptions& options,
                    const DatingRules& rules) {
    name_blocks(article);
    read_lead(article, rules);
    read_credit(article);
    add_body_dates(article, rules);
    add_path_date(article, source.path, rules);
    if (options.date) {
        article.date_candidates.push_back({*options.date, article::DateSource::Option,
                                           date_confidence::option,
                                           "--date " + to_iso(*options.date)});
    }
    choose_date(article);
    if (!options.language.empty()) {
        article.language = options.language;
    }
    if (article.outlet.empty()) {
        article.outlet = options.outlet_from_folder ? folder_name(source.path) : options.outlet;
    }
}

std::string longer_than_allowed(const ParseLimits& limits) {
    const std::size_t kilobytes = limits.max_article_bytes >> 10U;
    const std::string most = kilobytes < 1024 ? std::to_string(kilobytes) + " KB"
                                              : std::to_string(kilobytes >> 10U) + " MB";
    return "longer than one article may be (" + most + "; see --memory)";
}

} // namespace gazette::indexer
