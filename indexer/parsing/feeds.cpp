// SPDX-License-Identifier: GPL-3.0-or-later
#include <array>
#include <string>
#include <string_view>
#include <utility>

#include "indexer/parsing/characters.h"
#include "indexer/parsing/html_blocks.h"
#include "indexer/parsing/mail_encoding.h"
#include "indexer/parsing/metadata.h"
#include "indexer/parsing/record_fields.h"
#include "indexer/parsing/tag_stripping.h"
#include "indexer/parsing/xml_news.h"

namespace gazette::indexer {
namespace {

// Media and podcast extensions name their elements as the feed does.
bool is_of_the_feed(const MarkupNode& node) {
    return node.space.find("search.yahoo.com") == std::string::npos &&
           node.space.find("itunes") == std::string::npos;
}

std::size_t child_of_feed(const MarkupTree& tree, std::size_t root, std::string_view name) {
    std::size_t other = 0;
    for (const std::size_t i : tree.children(root, name)) {
        if (is_of_the_feed(tree[i])) {
            return i;
        }
        other = i;
    }
    return other;
}

// Markup inside is written out again: xhtml content is HTML as well.
void write_markup(const MarkupTree& tree, std::size_t root, std::string& html) {
    std::vector<std::size_t> open;
    for (std::size_t i = root + 1; i < tree[root].end; ++i) {
        while (!open.empty() && i >= tree[open.back()].end) {
            html += "</" + tree[open.back()].name + ">";
            open.pop_back();
        }
        if (tree[i].is_text()) {
            for (const char c : tree[i].text) {
                html += c == '<' ? "&lt;" : c == '&' ? "&amp;" : std::string(1, c);
            }
        } else {
            html += "<" + tree[i].name + ">";
            open.push_back(i);
        }
    }
    while (!open.empty()) {
        html += "</" + tree[open.back()].name + ">";
        open.pop_back();
    }
}

/// The HTML or plain text of a content, summary or description element.
std::string content_of(const MarkupTree& tree, std::size_t element) {
    if (element == 0) {
        return {};
    }
    if (tree[element].attribute("mode") == "base64") {
        return decode_base64(tree.raw_text(element));
    }
    if (tree.children(element, "").empty()) {
        return tree.raw_text(element);
    }
    std::string html;
    write_markup(tree, element, html);
    return html;
}

// Titles are text, text with marks written out, or markup.
std::string title_of(const MarkupTree& tree, std::size_t element) {
    if (element == 0) {
        return {};
    }
    std::string title;
    for (const std::string& part : strip_tags(content_of(tree, element))) {
        title += (title.empty() ? "" : " ") + part;
    }
    return title;
}

std::string first_text(const MarkupTree& tree, std::size_t entry, const auto& names) {
    for (const std::string_view name : names) {
        const std::size_t found = child_of_feed(tree, entry, name);
        if (found != 0 && !tree.text(found).empty()) {
            return tree.text(found);
        }
    }
    return {};
}

std::string body_of(const MarkupTree& tree, std::size_t entry) {
    constexpr auto names =
        std::to_array<std::string_view>({"encoded", "content", "body", "fullitem", "description",
                                         "summary", "abstract", "tagline"});
    for (const std::string_view name : names) {
        std::string body = content_of(tree, child_of_feed(tree, entry, name));
        if (!trim(body).empty()) {
            return body;
        }
    }
    return {};
}

std::string link_of(const MarkupTree& tree, std::size_t entry) {
    for (const std::size_t link : tree.children(entry, "link")) {
        const std::string_view relation = tree[link].attribute("rel");
        const std::string_view address = tree[link].attribute("href");
        if (!address.empty() && (relation.empty() || relation == "alternate")) {
            return std::string(address);
        }
        if (!tree.text(link).empty()) {
            return tree.text(link);
        }
    }
    return {};
}

// All that an entry without headline and text says, so that it is found at all: categories, names,
// the address it points to.
std::string words_of_entry(const MarkupTree& tree, std::size_t entry) {
    std::string words;
    for (std::size_t i = entry + 1; i < tree[entry].end; ++i) {
        const std::string_view address = tree[i].attribute("href");
        const std::string_view text = trim(tree[i].is_text() ? tree[i].text : address);
        if (!text.empty()) {
            words += (words.empty() ? "" : "\n\n") + collapse_blanks(text);
        }
    }
    return words;
}

RecordFields fields_of_entry(const MarkupTree& tree, std::size_t entry) {
    constexpr auto published = std::to_array<std::string_view>(
        {"published", "issued", "pubdate", "date", "created", "post_date"});
    constexpr auto updated = std::to_array<std::string_view>({"updated", "modified"});
    constexpr auto ids = std::to_array<std::string_view>({"guid", "id"});
    RecordFields fields;
    fields.title = title_of(tree, child_of_feed(tree, entry, "title"));
    fields.body = body_of(tree, entry);
    if (trim(fields.body).empty()) {
        // A headline is all that some feeds give of an article.
        fields.body = fields.title.empty() ? words_of_entry(tree, entry) : fields.title;
    }
    fields.date = first_text(tree, entry, published);
    fields.updated = first_text(tree, entry, updated);
    fields.id = first_text(tree, entry, ids);
    fields.url = link_of(tree, entry);
    fields.language = std::string(tree[entry].attribute("lang"));
    for (const std::string_view name : {"author", "creator"}) {
        for (const std::size_t author : tree.children(entry, name)) {
            const std::size_t inner = tree.child(author, "name");
            fields.authors.push_back(tree.text(inner != 0 ? inner : author));
        }
    }
    return fields;
}

} // namespace

void parse_feed(const XmlInput& input, GiveArticle give, NoteSkipped skip) {
    const MarkupTree& tree = input.tree;
    std::size_t feed = tree.find(0, "channel");
    feed = feed != 0 ? feed : tree.find(0, "feed");
    std::string outlet;
    std::string language;
    if (feed != 0) {
        outlet = title_of(tree, child_of_feed(tree, feed, "title"));
        const std::size_t stated = tree.child(feed, "language");
        language = stated != 0 ? tree.text(stated) : std::string(tree[feed].attribute("lang"));
    }
    std::size_t number = 0;
    for (std::size_t i = 1; i < tree.size(); ++i) {
        if (tree[i].name != "item" && tree[i].name != "entry") {
            continue;
        }
        const std::string key = "entry " + std::to_string(++number);
        if (number > input.options.limits.max_records) {
            skip(key, failure("more records than one file may have"));
            return;
        }
        RecordFields fields = fields_of_entry(tree, i);
        fields.outlet = outlet;
        fields.language = fields.language.empty() ? language : fields.language;
        give_record(std::move(fields), key, input.source, input.options, give, skip);
        i = tree[i].end - 1;
    }
    if (number == 0) {
        skip("", "a feed without entries");
    }
}

} // namespace gazette::indexer
