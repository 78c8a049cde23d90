// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace gazette::searcher {

/// The bytes of a path as a URL needs them: everything but unreserved characters and slashes as
/// %XX (RFC 3986).
[[nodiscard]] std::string percent_encode(std::string_view path);

/// A link target: `format` with {host}, {path} (both encoded) and {line} filled in. Control
/// characters that the format itself may have are dropped.
[[nodiscard]] std::string make_link(std::string_view format, std::string_view host,
                                    std::string_view path, std::uint32_t line);

} // namespace gazette::searcher
