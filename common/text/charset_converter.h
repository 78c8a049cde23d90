// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace gazette::text {

/// `bytes` converted from `encoding` to UTF-8, each unmappable stretch made U+FFFD; nothing when
/// ICU knows no such encoding.
[[nodiscard]] std::optional<std::string> convert_to_utf8(std::string_view bytes,
                                                         std::string_view encoding);

/// The encoding that the web reads under `name`: ISO-8859-1 is windows-1252, GB2312 is GB18030,
/// Shift_JIS is Microsoft's (WHATWG Encoding Standard, section 4.2); canonical where common, `name`
/// itself otherwise; nothing when ICU knows it not.
[[nodiscard]] std::optional<std::string> web_encoding(std::string_view name);

/// The name that ICU's detector gives `bytes` and its confidence, 0 to 100; empty when it has none.
struct DetectedCharset {
    std::string encoding;
    int confidence = 0;
};
[[nodiscard]] DetectedCharset detect_with_icu(std::string_view bytes);

} // namespace gazette::text
