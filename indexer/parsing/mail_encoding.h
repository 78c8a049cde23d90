// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace gazette::indexer {

/// Base64 (RFC 4648), blanks and broken characters passed over.
[[nodiscard]] std::string decode_base64(std::string_view text);

/// Quoted-printable (RFC 2045); with `header` the Q encoding of RFC 2047, where _ is a blank.
[[nodiscard]] std::string decode_quoted_printable(std::string_view text, bool header);

/// A header field's text with its encoded words ("=?utf-8?Q?...?=", RFC 2047) decoded to UTF-8.
[[nodiscard]] std::string decode_header(std::string_view text);

} // namespace gazette::indexer
