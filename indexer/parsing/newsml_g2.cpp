// SPDX-License-Identifier: GPL-3.0-or-later
#include <string>
#include <string_view>
#include <utility>

#include "indexer/parsing/body_builder.h"
#include "indexer/parsing/characters.h"
#include "indexer/parsing/finishing.h"
#include "indexer/parsing/html_blocks.h"
#include "indexer/parsing/metadata.h"
#include "indexer/parsing/plain_text.h"
#include "indexer/parsing/xml_news.h"

namespace gazette::indexer {
namespace {

std::string text_of(const MarkupTree& tree, std::size_t root, std::string_view name) {
    const std::size_t found = root == 0 ? 0 : tree.find(root, name);
    return found == 0 ? std::string() : tree.text(found);
}

// provider, infoSource: a name child, a literal, or a qcode.
std::string party_name(const MarkupTree& tree, std::size_t root, std::string_view element) {
    const std::size_t found = root == 0 ? 0 : tree.find(root, element);
    if (found == 0) {
        return {};
    }
    const std::string name = text_of(tree, found, "name");
    return name.empty() ? std::string(tree[found].attribute("literal")) : name;
}

void read_headlines(const MarkupTree& tree, std::size_t meta, article::Article& article) {
    for (const std::size_t i : tree.find_all(meta, "headline")) {
        const std::string role = lower_case(tree[i].attribute("role"));
        const std::string text = tree.text(i);
        if (role.find("sub") != std::string::npos) {
            article.subtitle = article.subtitle.empty() ? text : article.subtitle;
        } else if (article.title.empty()) {
            article.title = text;
        }
    }
}

void add_contents(const XmlInput& input, std::size_t item, article::Article& article) {
    const MarkupTree& tree = input.tree;
    BodyBuilder body(article);
    for (const std::size_t content : tree.find_outermost(item, "inlinexml")) {
        add_nitf_content(tree, content, article);
    }
    for (const std::size_t content : tree.find_outermost(item, "inlinedata")) {
        const std::string text = tree.raw_text(content);
        if (text.find("</") != std::string::npos) {
            add_html_fragment(text, body, input.source.budget);
        } else if (article.body.empty()) {
            read_body_text(text, article, input.source.budget);
        }
    }
}

void give_item(const XmlInput& input, std::size_t item, bool one_of_many, const std::string& sent,
               GiveArticle give, NoteSkipped skip) {
    const MarkupTree& tree = input.tree;
    article::Article article;
    article.encoding = "UTF-8";
    const std::string guid(tree[item].attribute("guid"));
    article.record_key = one_of_many ? guid : std::string();
    const std::size_t item_meta = tree.find(item, "itemmeta");
    const std::size_t meta = tree.find(item, "contentmeta");
    const std::size_t language = meta == 0 ? 0 : tree.find(meta, "language");
    article.language = language_code(language == 0 ? tree[item].attribute("lang")
                                                   : tree[language].attribute("tag"));
    const DatingRules rules = dating_rules(input.options, article.language, {});
    if (meta != 0) {
        read_headlines(tree, meta, article);
        add_metadata_author(article, text_of(tree, meta, "by"));
    }
    if (article.title.empty()) {
        article.title = text_of(tree, item_meta, "title");
    }
    article.outlet = party_name(tree, item_meta, "provider");
    const std::size_t located = meta == 0 ? 0 : tree.find(meta, "located");
    article.dateline = located == 0 ? std::string() : text_of(tree, located, "name");
    add_metadata_date(article, "firstCreated", text_of(tree, item_meta, "firstcreated"), false,
                      rules);
    if (article.date_candidates.empty()) {
        add_metadata_date(article, "contentCreated", text_of(tree, meta, "contentcreated"), false,
                          rules);
    }
    add_metadata_date(article, "versionCreated", text_of(tree, item_meta, "versioncreated"),
                      !article.date_candidates.empty(), rules);
    if (article.date_candidates.empty()) {
        add_metadata_date(article, "sent", sent, false, rules);
    }
    add_contents(input, item, article);
    if (article.body.empty()) {
        skip(article.record_key, "a news item without text: a picture, a video or a reference");
        return;
    }
    finish_article(article, input.source, input.options, rules);
    give(std::move(article));
}

} // namespace

void parse_newsml_g2(const XmlInput& input, GiveArticle give, NoteSkipped skip) {
    const std::vector<std::size_t> items = input.tree.find_all(0, "newsitem");
    const std::string sent = text_of(input.tree, input.tree.find(0, "header"), "sent");
    for (const std::size_t item : items) {
        give_item(input, item, items.size() > 1, sent, give, skip);
    }
    if (items.empty()) {
        skip("", "no news item in it: a package refers to items elsewhere");
    }
}

} // namespace gazette::indexer
