// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json.hpp>

namespace gazette::indexer {

using JsonValue = nlohmann::json;

/// Parses one JSON value; nothing when it is not JSON, or nested deeper than 64 levels (nlohmann's
/// values are freed level by level; real records have at most 12). Never throws.
[[nodiscard]] std::optional<JsonValue> parse_json(std::string_view text);

/// The member of `object` at `path`, names between dots ("publisher.name"); a name with dots in it
/// is tried as it stands first. nullptr when it is not there.
[[nodiscard]] const JsonValue* find_member(const JsonValue& object, std::string_view path);

/// A string, number or true/false as text; empty for everything else.
[[nodiscard]] std::string json_text(const JsonValue* value);

/// The texts of a value that may be one string, an object with a name, or a list of such.
[[nodiscard]] std::vector<std::string> json_names(const JsonValue* value);

} // namespace gazette::indexer
