// SPDX-License-Identifier: GPL-3.0-or-later
#include <string>
#include <string_view>
#include <utility>

#include "indexer/parsing/body_builder.h"
#include "indexer/parsing/characters.h"
#include "indexer/parsing/dateline.h"
#include "indexer/parsing/finishing.h"
#include "indexer/parsing/html_blocks.h"
#include "indexer/parsing/metadata.h"
#include "indexer/parsing/plain_text.h"
#include "indexer/parsing/xml_news.h"

namespace gazette::indexer {
namespace {

std::string text_of(const MarkupTree& tree, std::size_t root, std::string_view name) {
    const std::size_t found = tree.find(root, name);
    return found == 0 ? std::string() : tree.text(found);
}

std::string formal_name(const MarkupTree& tree, std::size_t root, std::string_view name) {
    const std::size_t found = tree.find(root, name);
    return found == 0 ? std::string() : std::string(tree[found].attribute("formalname"));
}

bool is_text_item(const MarkupTree& tree, std::size_t item) {
    const std::string type = lower_case(formal_name(tree, item, "mediatype"));
    return type.empty() || type.find("text") != std::string::npos;
}

// Elements inside DataContent are NITF or XHTML; bare text may be HTML written out or plain.
void add_data_content(const XmlInput& input, std::size_t content, article::Article& article) {
    const MarkupTree& tree = input.tree;
    if (!tree.children(content, "").empty()) {
        add_nitf_content(tree, content, article);
        return;
    }
    const std::string text = tree.raw_text(content);
    BodyBuilder body(article);
    if (text.find("</") != std::string::npos) {
        add_html_fragment(text, body, input.source.budget);
    } else if (article.body.empty()) {
        read_body_text(text, article, input.source.budget);
    }
}

void add_contents(const XmlInput& input, std::size_t item, article::Article& article) {
    const MarkupTree& tree = input.tree;
    for (const std::size_t content_item : tree.find_outermost(item, "contentitem")) {
        const std::size_t content = tree.find(content_item, "datacontent");
        if (content != 0 && is_text_item(tree, content_item)) {
            add_data_content(input, content, article);
        }
    }
}

void read_lines(const MarkupTree& tree, std::size_t item, article::Article& article) {
    article.title = text_of(tree, item, "headline");
    article.subtitle = text_of(tree, item, "subheadline");
    add_metadata_author(article, text_of(tree, item, "byline"));
    const std::string dateline = text_of(tree, item, "dateline");
    // A dateline is read as one: give it the sentence that it stands before.
    const auto read =
        read_dateline(dateline + (dateline.find('-') == std::string::npos ? " - " : " ") +
                          "A story follows the dateline here.",
                      DayOrder::Unknown);
    article.dateline = read ? read->place : std::string();
    const std::size_t provider = tree.find(item, "provider");
    article.outlet = provider != 0 ? formal_name(tree, provider, "party") : std::string();
    if (article.outlet.empty()) {
        article.outlet = text_of(tree, item, "creditline");
    }
}

void give_item(const XmlInput& input, std::size_t item, bool one_of_many,
               const std::string& envelope_date, GiveArticle give, NoteSkipped skip) {
    const MarkupTree& tree = input.tree;
    article::Article article;
    article.encoding = "UTF-8";
    if (one_of_many) {
        article.record_key = text_of(tree, item, "publicidentifier");
    }
    article.language = language_code(tree[item].attribute("lang"));
    if (article.language.empty()) {
        article.language = language_code(formal_name(tree, item, "language"));
    }
    const DatingRules rules = dating_rules(input.options, article.language, {});
    read_lines(tree, item, article);
    add_metadata_date(article, "FirstCreated", text_of(tree, item, "firstcreated"), false, rules);
    if (article.date_candidates.empty()) {
        add_metadata_date(article, "DateId", text_of(tree, item, "dateid"), false, rules);
    }
    add_metadata_date(article, "ThisRevisionCreated", text_of(tree, item, "thisrevisioncreated"),
                      true, rules);
    if (article.date_candidates.empty()) {
        add_metadata_date(article, "DateAndTime", envelope_date, false, rules);
    }
    add_contents(input, item, article);
    if (article.body.empty()) {
        skip(article.record_key, "a news item without text");
        return;
    }
    finish_article(article, input.source, input.options, rules);
    give(std::move(article));
}

} // namespace

void parse_newsml(const XmlInput& input, GiveArticle give, NoteSkipped skip) {
    const std::vector<std::size_t> items = input.tree.find_all(0, "newsitem");
    const std::size_t envelope = input.tree.find(0, "newsenvelope");
    const std::string envelope_date =
        envelope == 0 ? std::string() : text_of(input.tree, envelope, "dateandtime");
    for (const std::size_t item : items) {
        give_item(input, item, items.size() > 1, envelope_date, give, skip);
    }
    if (items.empty()) {
        skip("", "no news item in it");
    }
}

} // namespace gazette::indexer
