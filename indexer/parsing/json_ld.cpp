// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/parsing/json_ld.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <unordered_map>

#include "indexer/parsing/characters.h"
#include "indexer/parsing/json_values.h"

namespace gazette::indexer {
namespace {

bool is_article_type(const JsonValue* type) {
    const std::vector<std::string> names = json_names(type);
    return std::any_of(names.begin(), names.end(), [](const std::string& name) {
        return name.find("Article") != std::string::npos || name == "BlogPosting" ||
               name == "Report" || name == "LiveBlogPosting" || name == "Review";
    });
}

// Lists, @graph and mainEntity may hold the article; the values are at most 64 levels deep.
const JsonValue* find_article(const JsonValue& value) {
    if (value.is_array()) {
        for (const JsonValue& item : value) {
            if (const JsonValue* found = find_article(item)) {
                return found;
            }
        }
        return nullptr;
    }
    if (!value.is_object()) {
        return nullptr;
    }
    if (is_article_type(find_member(value, "@type"))) {
        return &value;
    }
    for (const char* key : {"@graph", "mainEntity", "mainEntityOfPage"}) {
        if (const JsonValue* inner = find_member(value, key)) {
            if (const JsonValue* found = find_article(*inner)) {
                return found;
            }
        }
    }
    return nullptr;
}

// Every object that has an @id and a name, by its @id: an @graph names people and outlets once.
using NamedThings = std::unordered_map<std::string, std::string>;

void collect_things(const JsonValue& value, NamedThings& things) {
    if (value.is_array()) {
        for (const JsonValue& item : value) {
            collect_things(item, things);
        }
    }
    const JsonValue* graph = value.is_object() ? find_member(value, "@graph") : nullptr;
    if (graph != nullptr) {
        collect_things(*graph, things);
    }
    const std::string id = value.is_object() ? json_text(find_member(value, "@id")) : "";
    if (!id.empty()) {
        things.emplace(id, json_text(find_member(value, "name")));
    }
}

std::vector<std::string> names_of(const JsonValue* value, const NamedThings& things) {
    if (value != nullptr && value->is_array()) {
        std::vector<std::string> names;
        for (const JsonValue& item : *value) {
            if (!item.is_array()) {
                std::ranges::move(names_of(&item, things), std::back_inserter(names));
            }
        }
        return names;
    }
    std::vector<std::string> names = json_names(value);
    if (names.empty() && value != nullptr && value->is_object()) {
        const auto thing = things.find(json_text(find_member(*value, "@id")));
        if (thing != things.end() && !thing->second.empty()) {
            names.push_back(thing->second);
        }
    }
    return names;
}

// Raw line breaks inside strings are common and not JSON.
std::string without_controls(std::string text) {
    std::replace_if(
        text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20; }, ' ');
    return text;
}

} // namespace

JsonLdArticle read_json_ld(const MarkupTree& page) {
    JsonLdArticle result;
    for (const std::size_t script : page.find_all(0, "script")) {
        if (lower_case(page[script].attribute("type")).find("ld+json") == std::string::npos) {
            continue;
        }
        const auto value = parse_json(without_controls(page.raw_text(script)));
        const JsonValue* article = value ? find_article(*value) : nullptr;
        if (article == nullptr) {
            continue;
        }
        result.headline = json_text(find_member(*article, "headline"));
        result.published = json_text(find_member(*article, "datePublished"));
        if (result.published.empty()) {
            result.published = json_text(find_member(*article, "dateCreated"));
        }
        result.body = json_text(find_member(*article, "articleBody"));
        result.modified = json_text(find_member(*article, "dateModified"));
        result.language = json_text(find_member(*article, "inLanguage"));
        NamedThings things;
        collect_things(*value, things);
        result.authors = names_of(find_member(*article, "author"), things);
        const std::vector<std::string> publishers =
            names_of(find_member(*article, "publisher"), things);
        result.publisher = publishers.empty() ? std::string() : publishers.front();
        break;
    }
    return result;
}

} // namespace gazette::indexer
