// SPDX-License-Identifier: GPL-3.0-or-later
#include <string>
#include <string_view>
#include <utility>

#include "indexer/parsing/characters.h"
#include "indexer/parsing/record_fields.h"
#include "indexer/parsing/xml_news.h"

namespace gazette::indexer {
namespace {

constexpr std::size_t shortest_text = 40;

// The child of `element` that one of the customary names of `field` calls.
std::size_t child_for(const MarkupTree& tree, std::size_t element, std::string_view field) {
    for (const std::string_view name : names_of_field(field)) {
        const std::size_t found = tree.child(element, lower_case(name));
        if (found != 0) {
            return found;
        }
    }
    return 0;
}

std::string value_for(const MarkupTree& tree, std::size_t element, std::string_view field) {
    const std::size_t found = child_for(tree, element, field);
    return found == 0 ? std::string() : tree.text(found);
}

bool is_record(const MarkupTree& tree, std::size_t element) {
    const std::size_t body = child_for(tree, element, "body");
    return body != 0 && tree.raw_text(body).size() >= shortest_text &&
           (child_for(tree, element, "title") != 0 || child_for(tree, element, "date") != 0 ||
            tree.child(element, "publishdate") != 0);
}

} // namespace

void parse_other_xml(const XmlInput& input, GiveArticle give, NoteSkipped skip) {
    const MarkupTree& tree = input.tree;
    std::size_t number = 0;
    for (std::size_t i = 1; i < tree.size(); ++i) {
        if (tree[i].is_text() || !is_record(tree, i)) {
            continue;
        }
        RecordFields fields;
        fields.title = value_for(tree, i, "title");
        fields.subtitle = value_for(tree, i, "subtitle");
        fields.body = tree.raw_text(child_for(tree, i, "body"));
        fields.date = value_for(tree, i, "date");
        if (fields.date.empty() && tree.child(i, "publishdate") != 0) {
            fields.date = tree.text(tree.child(i, "publishdate"));
        }
        fields.outlet = value_for(tree, i, "outlet");
        fields.language = value_for(tree, i, "lang");
        fields.id = value_for(tree, i, "id");
        fields.authors.push_back(value_for(tree, i, "author"));
        give_record(std::move(fields), "item " + std::to_string(++number), input.source,
                    input.options, give, skip);
        i = tree[i].end - 1;
    }
    if (number == 0) {
        skip("", "XML of no kind that is known, without a headline and a text");
    }
}

} // namespace gazette::indexer
