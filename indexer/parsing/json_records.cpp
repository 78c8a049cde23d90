// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/parsing/json_records.h"

#include <algorithm>
#include <string>
#include <utility>

#include "indexer/parsing/characters.h"

namespace gazette::indexer {
namespace {

const std::string* mapped_key(std::string_view field, const ParseOptions& options) {
    const auto found = std::find_if(options.field_map.begin(), options.field_map.end(),
                                    [&](const FieldMapping& row) { return row.field == field; });
    return found == options.field_map.end() ? nullptr : &found->key;
}

const JsonValue* find_field(const JsonValue& object, std::string_view field,
                            const ParseOptions& options) {
    if (const std::string* key = mapped_key(field, options)) {
        return find_member(object, *key);
    }
    for (const std::string_view name : names_of_field(field)) {
        const JsonValue* value = find_member(object, name);
        if (value != nullptr && !value->is_null() &&
            !(value->is_string() && value->get_ref<const std::string&>().empty())) {
            return value;
        }
    }
    return nullptr;
}

std::string text_of(const JsonValue* value) {
    std::string text = json_text(value);
    if (text.empty() && value != nullptr) {
        const std::vector<std::string> names = json_names(value);
        for (const std::string& name : names) {
            text += (text.empty() ? "" : "\n\n") + name;
        }
    }
    return text;
}

bool is_array_of_objects(const JsonValue& value) {
    return value.is_array() && !value.empty() && value.front().is_object();
}

// The longest list of objects in the least deep envelope that has one: {"response": {"docs":
// [..]}}.
const JsonValue* find_list(const JsonValue& document) {
    constexpr int deepest_envelope = 4;
    std::vector<const JsonValue*> level{&document};
    for (int depth = 0; depth < deepest_envelope && !level.empty(); ++depth) {
        const JsonValue* list = nullptr;
        std::vector<const JsonValue*> inside;
        for (const JsonValue* object : level) {
            for (const JsonValue& value : *object) {
                if (is_array_of_objects(value) &&
                    (list == nullptr || value.size() > list->size())) {
                    list = &value;
                } else if (value.is_object()) {
                    inside.push_back(&value);
                }
            }
        }
        if (list != nullptr) {
            return list;
        }
        level = std::move(inside);
    }
    return nullptr;
}

// Search engines' dumps keep the record in a member of its own.
const JsonValue& record_in(const JsonValue& value) {
    const JsonValue* source = value.is_object() ? find_member(value, "_source") : nullptr;
    return source != nullptr && source->is_object() ? *source : value;
}

} // namespace

RecordFields fields_of_json(const JsonValue& object, const ParseOptions& options) {
    RecordFields fields;
    const auto text = [&](std::string_view field) {
        return text_of(find_field(object, field, options));
    };
    fields.title = text("title");
    fields.subtitle = text("subtitle");
    fields.body = text("body");
    fields.date = text("date");
    fields.updated = text("updated");
    fields.outlet = text("outlet");
    fields.language = text("lang");
    fields.id = text("id");
    const std::string* address = mapped_key("path", options);
    fields.url = address != nullptr ? json_text(find_member(object, *address)) : text("url");
    fields.authors = json_names(find_field(object, "author", options));
    return fields;
}

void parse_json_lines(std::string_view text, const SourceBytes& source, const ParseOptions& options,
                      GiveArticle give, NoteSkipped skip) {
    std::size_t number = 0;
    std::size_t records = 0;
    for (std::size_t at = 0; at < text.size();) {
        source.spend_step();
        const std::size_t end = std::min(text.find('\n', at), text.size());
        const std::string_view line = trim(text.substr(at, end - at));
        at = end + 1;
        ++number;
        if (line.empty()) {
            continue;
        }
        const std::string key = "line " + std::to_string(number);
        if (++records > options.limits.max_records) {
            skip(key, failure("more records than one file may have"));
            return;
        }
        const auto value = parse_json(line);
        if (!value || !value->is_object()) {
            skip(key, "not a JSON object");
            continue;
        }
        give_record(fields_of_json(record_in(*value), options), key, source, options, give, skip);
    }
    if (records == 0) {
        skip("", "no records in it");
    }
}

std::vector<const JsonValue*> find_records(const JsonValue& document) {
    const JsonValue* list = nullptr;
    if (document.is_array()) {
        list = &document;
    } else if (document.is_object()) {
        const bool record = std::any_of(document.begin(), document.end(),
                                        [](const JsonValue& value) { return value.is_string(); });
        list = find_list(document);
        const auto names = names_of_field("body");
        const bool has_body = std::any_of(names.begin(), names.end(), [&](std::string_view name) {
            const JsonValue* value = find_member(document, name);
            return value != nullptr && value->is_string();
        });
        if (has_body || (list == nullptr && record)) {
            return {&document};
        }
    }
    std::vector<const JsonValue*> records;
    if (list != nullptr) {
        for (const JsonValue& value : *list) {
            records.push_back(&record_in(value));
        }
    }
    return records;
}

void parse_json_document(std::string_view text, const SourceBytes& source,
                         const ParseOptions& options, GiveArticle give, NoteSkipped skip) {
    const auto document = parse_json(text);
    if (!document) {
        skip("", "not valid JSON, or nested too deeply");
        return;
    }
    const std::vector<const JsonValue*> records = find_records(*document);
    // JSON Feed (jsonfeed.org) names itself once.
    const bool is_feed =
        document->is_object() &&
        json_text(find_member(*document, "version")).find("jsonfeed.org") != std::string::npos;
    const std::string feed_title =
        is_feed ? json_text(find_member(*document, "title")) : std::string();
    std::size_t number = 0;
    for (const JsonValue* record : records) {
        const std::string key = records.size() == 1 ? "" : "item " + std::to_string(++number);
        if (number > options.limits.max_records) {
            skip(key, failure("more records than one file may have"));
            return;
        }
        if (!record->is_object()) {
            skip(key, "not a JSON object");
            continue;
        }
        RecordFields fields = fields_of_json(*record, options);
        if (fields.outlet.empty()) {
            fields.outlet = feed_title;
        }
        give_record(std::move(fields), key, source, options, give, skip);
    }
    if (records.empty()) {
        skip("", "no records in it");
    }
}

} // namespace gazette::indexer
