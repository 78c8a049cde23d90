// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace gazette::text {

/// What is known of a text's encoding before looking at it. Names are those of ICU and the IANA,
/// in any case.
struct CharsetHint {
    std::string_view forced = {};   ///< asked for by the user: used whatever the bytes look like
    std::string_view declared = {}; ///< said by the text itself (HTML meta, XML, mail header)
};

/// Bytes read as text.
struct DecodedBytes {
    bool is_verbatim = false; ///< the bytes from `offset` on are the text: `text` stays empty
    std::size_t offset = 0;   ///< bytes of the byte order mark
    std::string text = {};    ///< else the text, valid UTF-8 without a byte order mark
    std::string encoding;     ///< what was assumed: "UTF-8", "UTF-16LE", "windows-1251" ...
    double confidence = 0; ///< that `encoding` is right: 1 when a mark or UTF-8's own rules say so
    std::vector<std::string> warnings = {}; ///< what a reader should know, one sentence each
};

/// Reads `bytes` as text. In this order: the forced encoding; a byte order mark; UTF-16 and UTF-32
/// without one; ISO-2022-JP; valid UTF-8; EBCDIC (its blanks are no other encoding's); UTF-8 with a
/// broken minority, whose paragraphs (lines) are read in the encoding they show themselves, or have
/// their broken bytes replaced by U+FFFD; the declared encoding if the bytes do not speak against
/// it; the encoding that gives the likeliest text, ICU's detector having a voice; windows-1252.
/// Guesses look at 32 KiB at most, so that time is bounded by one pass over the bytes. NULs are
/// kept and warned about, as is text that was decoded wrongly before it came (UTF-8 read as
/// windows-1252 and saved again). Throws Error (Usage) when `hint.forced` names no encoding ICU
/// knows.
[[nodiscard]] DecodedBytes decode_bytes(std::string_view bytes, const CharsetHint& hint = {});

/// Whether `name` names an encoding that decode_bytes can read.
[[nodiscard]] bool is_known_encoding(std::string_view name);

} // namespace gazette::text
