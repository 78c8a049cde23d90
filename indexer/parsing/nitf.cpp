// SPDX-License-Identifier: GPL-3.0-or-later
#include <array>
#include <string>
#include <string_view>
#include <utility>

#include "indexer/parsing/body_builder.h"
#include "indexer/parsing/characters.h"
#include "indexer/parsing/dateline.h"
#include "indexer/parsing/finishing.h"
#include "indexer/parsing/html_blocks.h"
#include "indexer/parsing/metadata.h"
#include "indexer/parsing/names.h"
#include "indexer/parsing/xml_news.h"

namespace gazette::indexer {
namespace {

bool is_media(const MarkupNode& node) {
    return node.name == "media-metadata" || node.name == "media-reference" ||
           node.name == "media-producer";
}

std::string text_of(const MarkupTree& tree, std::size_t root, std::string_view name) {
    const std::size_t found = tree.find(root, name);
    return found == 0 ? std::string() : tree.text(found);
}

// The dates that the head and body.head carry as attributes, the best first.
void add_dates(const MarkupTree& tree, std::size_t nitf, const DatingRules& rules,
               article::Article& article) {
    constexpr auto places = std::to_array<std::pair<std::string_view, std::string_view>>(
        {{"date.issue", "norm"},
         {"story.date", "norm"},
         {"pubdate", "date.publication"},
         {"date.release", "norm"}});
    for (const auto& [element, attribute] : places) {
        const std::size_t found = tree.find(nitf, element);
        if (found != 0) {
            add_metadata_date(article, element, tree[found].attribute(attribute), false, rules);
        }
        if (!article.date_candidates.empty()) {
            return;
        }
    }
}

void read_dateline(const MarkupTree& tree, std::size_t nitf, article::Article& article) {
    const std::size_t found = tree.find(nitf, "dateline");
    if (found == 0) {
        return;
    }
    const std::size_t location = tree.find(found, "location");
    std::string words;
    if (location != 0) {
        words = tree.text(location);
    } else {
        for (std::size_t i = found + 1; i < tree[found].end; i = tree[i].end) {
            words += tree[i].is_text() ? tree[i].text : std::string();
        }
    }
    // "SYDNEY March 22 AAP -": the place is what stands before the date.
    const auto dates = find_dates(words, DayOrder::Unknown, 1);
    std::string_view place =
        dates.empty() ? std::string_view(words) : std::string_view(words).substr(0, dates[0].begin);
    place = trim(place);
    while (!place.empty() && (place.back() == '-' || place.back() == ',')) {
        place = trim(place.substr(0, place.size() - 1));
    }
    article.dateline = collapse_blanks(place);
}

void read_head(const MarkupTree& tree, std::size_t nitf, article::Article& article) {
    article.title = text_of(tree, nitf, "hl1");
    if (article.title.empty()) {
        article.title = text_of(tree, nitf, "title");
    }
    const std::size_t headlines = tree.find(nitf, "hedline");
    if (headlines != 0) {
        article.subtitle = text_of(tree, headlines, "hl2");
    }
    for (const std::size_t byline : tree.find_all(nitf, "byline")) {
        const std::size_t person = tree.find(byline, "person");
        add_metadata_author(article, tree.text(person != 0 ? person : byline));
    }
    article.outlet = text_of(tree, nitf, "distributor");
    const std::size_t copyright = tree.find(nitf, "doc.copyright");
    if (article.outlet.empty() && copyright != 0) {
        article.outlet = std::string(tree[copyright].attribute("holder"));
    }
    read_dateline(tree, nitf, article);
}

void give_nitf(const XmlInput& input, std::size_t nitf, bool one_of_many, GiveArticle give,
               NoteSkipped skip) {
    const MarkupTree& tree = input.tree;
    article::Article article;
    article.encoding = "UTF-8";
    article.language = language_code(tree[nitf].attribute("baselang"));
    if (article.language.empty()) {
        article.language = language_code(tree[nitf].attribute("lang"));
    }
    const std::size_t id = tree.find(nitf, "doc-id");
    if (one_of_many && id != 0) {
        article.record_key = std::string(tree[id].attribute("id-string"));
    }
    const DatingRules rules = dating_rules(input.options, tree[nitf].attribute("baselang"), {});
    read_head(tree, nitf, article);
    add_dates(tree, nitf, rules, article);
    add_nitf_content(tree, nitf, article);
    if (article.body.empty()) {
        skip(article.record_key, "the article has no text");
        return;
    }
    finish_article(article, input.source, input.options, rules);
    give(std::move(article));
}

} // namespace

void add_nitf_content(const MarkupTree& tree, std::size_t root, article::Article& article) {
    BodyBuilder body(article);
    const std::size_t content = tree.find(root, "body.content");
    const auto skip_media = [&tree](std::size_t i) { return is_media(tree[i]); };
    add_html_blocks(tree, content != 0 ? content : root, skip_media, body);
    const std::size_t tagline = tree.find(root, "tagline");
    if (tagline != 0) {
        body.add(article::BlockKind::Credit, tree.text(tagline));
    }
}

void parse_nitf(const XmlInput& input, GiveArticle give, NoteSkipped skip) {
    const std::vector<std::size_t> articles = input.tree.find_all(0, "nitf");
    for (const std::size_t nitf : articles) {
        give_nitf(input, nitf, articles.size() > 1, give, skip);
    }
    if (articles.empty()) {
        skip("", "no article in it");
    }
}

} // namespace gazette::indexer
