// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/parsing/json_values.h"

#include <array>

namespace gazette::indexer {
namespace {

constexpr int deepest_nesting = 64;

bool is_too_deep(std::string_view text) noexcept {
    int depth = 0;
    bool quoted = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (quoted) {
            i += c == '\\' ? 1U : 0U;
            quoted = c != '"';
        } else if (c == '"') {
            quoted = true;
        } else if (c == '{' || c == '[') {
            if (++depth > deepest_nesting) {
                return true;
            }
        } else if (c == '}' || c == ']') {
            --depth;
        }
    }
    return false;
}

// The four digits behind "\\u" at `at`, when the escape is half of a surrogate pair.
bool is_surrogate(std::string_view text, std::size_t at, std::string_view third_digits) noexcept {
    return text.substr(at, 2) == "\\u" && at + 6 <= text.size() &&
           (text[at + 2] == 'd' || text[at + 2] == 'D') &&
           third_digits.find(text[at + 3]) != std::string_view::npos;
}

// Half a surrogate pair names no character: programs that cut strings write them. U+FFFD instead.
std::string without_lone_surrogates(std::string_view text) {
    constexpr std::string_view high = "89abAB";
    constexpr std::string_view low = "cdefCDEF";
    std::string clean(text);
    for (std::size_t at = 0; at < clean.size(); ++at) {
        if (clean[at] != '\\') {
            continue;
        }
        if (is_surrogate(clean, at, high) && is_surrogate(clean, at + 6, low)) {
            at += 11;
        } else if (is_surrogate(clean, at, high) || is_surrogate(clean, at, low)) {
            clean.replace(at + 2, 4, "fffd");
            at += 5;
        } else {
            ++at;
        }
    }
    return clean;
}

} // namespace

std::optional<JsonValue> parse_json(std::string_view text) {
    if (is_too_deep(text)) {
        return std::nullopt;
    }
    JsonValue value = JsonValue::parse(text.begin(), text.end(), nullptr, false);
    if (value.is_discarded() && text.find("\\u") != std::string_view::npos) {
        value = JsonValue::parse(without_lone_surrogates(text), nullptr, false);
    }
    return value.is_discarded() ? std::nullopt : std::optional(std::move(value));
}

const JsonValue* find_member(const JsonValue& object, std::string_view path) {
    const JsonValue* at = &object;
    if (at->is_object()) {
        const auto whole = at->find(std::string(path));
        if (whole != at->end()) {
            return &*whole;
        }
    }
    while (!path.empty()) {
        const std::size_t dot = path.find('.');
        const std::string name(path.substr(0, dot));
        path = dot == std::string_view::npos ? std::string_view() : path.substr(dot + 1);
        if (at->is_array() && !at->empty()) {
            at = &at->front();
        }
        if (!at->is_object()) {
            return nullptr;
        }
        const auto found = at->find(name);
        if (found == at->end()) {
            return nullptr;
        }
        at = &*found;
    }
    return at;
}

std::string json_text(const JsonValue* value) {
    if (value == nullptr) {
        return {};
    }
    if (value->is_string()) {
        return value->get<std::string>();
    }
    return value->is_number() || value->is_boolean() ? value->dump() : std::string();
}

std::vector<std::string> json_names(const JsonValue* value) {
    std::vector<std::string> names;
    if (value == nullptr) {
        return names;
    }
    if (value->is_array()) {
        for (const JsonValue& item : *value) {
            for (std::string& name : json_names(item.is_array() ? nullptr : &item)) {
                names.push_back(std::move(name));
            }
        }
        return names;
    }
    constexpr auto keys = std::to_array<const char*>(
        {"name", "fullname", "title", "byline", "rendered", "main", "original"});
    if (value->is_object()) {
        for (const char* key : keys) {
            const std::string name = json_text(find_member(*value, key));
            if (!name.empty()) {
                names.push_back(name);
                break;
            }
        }
        return names;
    }
    const std::string text = json_text(value);
    if (!text.empty()) {
        names.push_back(text);
    }
    return names;
}

} // namespace gazette::indexer
