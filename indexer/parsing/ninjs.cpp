// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/parsing/ninjs.h"

#include <string>
#include <utility>
#include <vector>

#include "indexer/parsing/json_records.h"
#include "indexer/parsing/json_values.h"

namespace gazette::indexer {
namespace {

// The envelopes that were seen: {"item": [..]}, {"data": {"item": {..}}}, {"data": {"items":
// [{"item": {..}}]}}.
void collect_items(const JsonValue& value, int depth, std::vector<const JsonValue*>& items) {
    constexpr int deepest_envelope = 6;
    if (depth > deepest_envelope) {
        return;
    }
    if (value.is_array()) {
        for (const JsonValue& item : value) {
            collect_items(item, depth + 1, items);
        }
        return;
    }
    if (!value.is_object()) {
        return;
    }
    if (value.contains("versioncreated") || value.contains("headline") || value.contains("type")) {
        items.push_back(&value);
        return;
    }
    for (const char* key : {"data", "item", "items", "newsItem"}) {
        const auto found = value.find(key);
        if (found != value.end()) {
            collect_items(*found, depth + 1, items);
        }
    }
}

RecordFields fields_of_item(const JsonValue& item, const ParseOptions& options) {
    RecordFields fields = fields_of_json(item, options);
    if (fields.date.empty()) {
        std::swap(fields.date, fields.updated);
    }
    for (const char* key : {"infosource", "provider", "copyrightholder"}) {
        const std::vector<std::string> names = json_names(find_member(item, key));
        if (fields.outlet.empty() && !names.empty()) {
            fields.outlet = names.front();
        }
    }
    const std::string guid = json_text(find_member(item, "altids.itemid"));
    if (!guid.empty()) {
        fields.id = guid;
    }
    return fields;
}

} // namespace

void parse_ninjs(std::string_view text, const SourceBytes& source, const ParseOptions& options,
                 GiveArticle give, NoteSkipped skip) {
    const auto document = parse_json(text);
    if (!document) {
        skip("", "not valid JSON, or nested too deeply");
        return;
    }
    std::vector<const JsonValue*> items;
    collect_items(*document, 0, items);
    std::size_t number = 0;
    for (const JsonValue* item : items) {
        RecordFields fields = fields_of_item(*item, options);
        const std::string type = json_text(find_member(*item, "type"));
        const std::string key = items.size() == 1 ? "" : "item " + std::to_string(++number);
        if (fields.body.empty()) {
            skip(fields.id.empty() ? key : fields.id,
                 "an item without text" + (type.empty() ? "" : ": " + type));
            continue;
        }
        give_record(std::move(fields), key, source, options, give, skip);
    }
    if (items.empty()) {
        skip("", "no item in it");
    }
}

} // namespace gazette::indexer
