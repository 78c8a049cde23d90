// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/text/charset.h"

#include <algorithm>
#include <cmath>

#include "common/base/error.h"
#include "common/text/charset_converter.h"
#include "common/text/charset_guess.h"
#include "common/text/ebcdic.h"
#include "common/text/text_plausibility.h"
#include "common/text/utf8.h"
#include "common/text/wide_encodings.h"

namespace gazette::text {

namespace {

/// A guess below this is warned about.
constexpr double sure_enough = 0.8;

/// 0.61 for a confidence.
std::string in_two_digits(double value) {
    const auto hundredths = std::lround(value * 100);
    const std::string digits = std::to_string(hundredths % 100);
    return std::to_string(hundredths / 100) + (digits.size() < 2 ? ".0" : ".") + digits;
}

void warn_of_guess(DecodedBytes& decoded) {
    if (decoded.confidence < sure_enough) {
        decoded.warnings.push_back("encoding guessed as " + decoded.encoding + " (confidence " +
                                   in_two_digits(decoded.confidence) + ")");
    }
}

/// Counts of what UTF-8 and broken stretches `bytes` are made of.
struct Utf8Census {
    std::size_t whole = 0;  ///< characters of more than one byte
    std::size_t broken = 0; ///< broken starts
};

Utf8Census take_census(std::string_view bytes) {
    Utf8Census census;
    for (std::size_t at = ascii_prefix(bytes); at < bytes.size();) {
        const Utf8Step step = decode_utf8(bytes, at);
        census.whole += step.valid && step.length > 1 ? 1U : 0U;
        census.broken += step.valid ? 0U : 1U;
        at += step.length;
        at += ascii_prefix(bytes.substr(at));
    }
    return census;
}

/// Calls `each` with every line of `bytes`, its end included.
template <class Function>
void for_each_line(std::string_view bytes, Function each) {
    while (!bytes.empty()) {
        const std::size_t end = std::min(bytes.find('\n'), bytes.size() - 1) + 1;
        each(bytes.substr(0, end));
        bytes.remove_prefix(end);
    }
}

/// A line of another encoding: broken as UTF-8, with not one character beyond ASCII that is whole.
bool is_foreign_line(std::string_view line) {
    const Utf8Census census = take_census(line);
    return census.broken > 0 && census.whole == 0;
}

std::string paragraphs(std::size_t count) {
    return std::to_string(count) + (count == 1 ? " paragraph" : " paragraphs");
}

DecodedBytes decode_mixed(std::string_view bytes, std::size_t offset) {
    std::string foreign;
    for_each_line(bytes, [&foreign](std::string_view line) {
        if (is_foreign_line(line)) {
            foreign.append(line.substr(0, guess_sample_bytes));
        }
    });
    DecodedBytes decoded{.offset = offset, .encoding = "UTF-8", .confidence = 0.9};
    const GuessedEncoding guess = foreign.empty() ? GuessedEncoding() : guess_encoding(foreign);
    // The last line may be cut in the middle of a character: no sign of another encoding.
    const bool believable = guess.confidence >= 0.5;
    std::size_t converted = 0;
    std::size_t repaired = 0;
    for_each_line(bytes, [&](std::string_view line) {
        if (is_valid_utf8(line)) {
            decoded.text.append(line);
        } else if (believable && is_foreign_line(line)) {
            decoded.text.append(convert_to_utf8(line, guess.encoding).value_or(""));
            ++converted;
        } else {
            append_repaired_utf8(decoded.text, line);
            ++repaired;
        }
    });
    if (converted > 0) {
        decoded.warnings.push_back("mixed encodings: " + paragraphs(converted) + " read as " +
                                   guess.encoding);
    }
    if (repaired > 0) {
        decoded.warnings.push_back("broken UTF-8 replaced in " + paragraphs(repaired));
    }
    return decoded;
}

DecodedBytes decode_as(std::string_view bytes, std::string encoding, double confidence,
                       std::size_t offset) {
    if (encoding == "UTF-8" && is_valid_utf8(bytes)) {
        return {.is_verbatim = true,
                .offset = offset,
                .encoding = std::move(encoding),
                .confidence = confidence};
    }
    DecodedBytes decoded{
        .offset = offset, .encoding = std::move(encoding), .confidence = confidence};
    if (decoded.encoding == "UTF-8") {
        append_repaired_utf8(decoded.text, bytes);
    } else {
        decoded.text = convert_to_utf8(bytes, decoded.encoding).value_or("");
        if (is_ebcdic(decoded.encoding)) {
            decoded.text = with_line_feeds(decoded.text);
        }
    }
    if (decoded.text.find("\uFFFD") != std::string::npos) {
        decoded.warnings.push_back("bytes that are not " + decoded.encoding + " replaced");
    }
    return decoded;
}

/// Seven-bit text with the escapes that ISO-2022-JP begins its ideographs with.
bool looks_like_iso_2022_jp(std::string_view bytes) {
    return is_ascii(bytes) && (bytes.find("\x1B$B") != std::string_view::npos ||
                               bytes.find("\x1B$@") != std::string_view::npos);
}

/// What the declared encoding makes of the bytes, when that is text.
std::optional<DecodedBytes> decode_as_declared(std::string_view bytes, std::string_view declared) {
    const std::optional<std::string> encoding = web_encoding(declared);
    if (!encoding || encoding->starts_with("UTF")) {
        return std::nullopt;
    }
    const std::optional<std::string> sample = convert_to_utf8(telling_sample(bytes), *encoding);
    if (!sample || text_plausibility(*sample) < 0.5) {
        return std::nullopt;
    }
    return decode_as(bytes, *encoding, 0.95, 0);
}

DecodedBytes decode_unmarked(std::string_view bytes, std::string_view declared) {
    const bool has_nuls = bytes.find('\0') != std::string_view::npos;
    const bool is_utf8 = is_valid_utf8(bytes);
    if (!is_utf8 && looks_like_ebcdic(bytes)) {
        const GuessedEncoding guess = guess_ebcdic(bytes);
        DecodedBytes decoded = decode_as(bytes, guess.encoding, guess.confidence, 0);
        warn_of_guess(decoded);
        return decoded;
    }
    // Arabic in UTF-16 is valid UTF-8 full of controls; English in UTF-8 is never valid UTF-16.
    if (has_nuls || !is_utf8) {
        const std::string_view wide = wide_encoding(bytes);
        if (!wide.empty()) {
            return decode_as(bytes, std::string(wide), 0.95, 0);
        }
    }
    if (looks_like_iso_2022_jp(bytes)) {
        return decode_as(bytes, "ISO-2022-JP", 0.95, 0);
    }
    if (is_utf8) {
        return decode_as(bytes, "UTF-8", 1, 0);
    }
    const Utf8Census census = take_census(bytes);
    if (census.whole >= census.broken) {
        return decode_mixed(bytes, 0);
    }
    if (!declared.empty()) {
        std::optional<DecodedBytes> decoded = decode_as_declared(bytes, declared);
        if (decoded) {
            return std::move(*decoded);
        }
    }
    const GuessedEncoding guess = guess_encoding(bytes);
    DecodedBytes decoded = decode_as(bytes, guess.encoding, guess.confidence, 0);
    warn_of_guess(decoded);
    return decoded;
}

DecodedBytes decode(std::string_view bytes, const CharsetHint& hint) {
    const ByteOrderMark mark = byte_order_mark(bytes);
    if (!hint.forced.empty()) {
        const std::optional<std::string> encoding = web_encoding(hint.forced);
        if (!encoding) {
            throw Error(ErrorKind::Usage, "unknown encoding '" + std::string(hint.forced) + "'",
                        "use a name such as utf-8, windows-1252 or shift_jis");
        }
        const std::size_t offset = mark.encoding == *encoding ? mark.bytes : 0;
        return decode_as(bytes.substr(offset), *encoding, 1, offset);
    }
    if (!mark.encoding.empty()) {
        const std::string_view rest = bytes.substr(mark.bytes);
        return mark.encoding == "UTF-8" && !is_valid_utf8(rest)
                   ? decode_mixed(rest, mark.bytes)
                   : decode_as(rest, std::string(mark.encoding), 1, mark.bytes);
    }
    return decode_unmarked(bytes, hint.declared);
}

} // namespace

DecodedBytes decode_bytes(std::string_view bytes, const CharsetHint& hint) {
    DecodedBytes decoded = decode(bytes, hint);
    const std::string_view text =
        decoded.is_verbatim ? bytes.substr(decoded.offset) : std::string_view(decoded.text);
    if (text.find('\0') != std::string_view::npos) {
        decoded.warnings.emplace_back("the text has NUL characters");
    }
    if (looks_double_encoded(text)) {
        decoded.warnings.emplace_back(
            "the text looks as if UTF-8 had been read as windows-1252 before it was saved");
    }
    return decoded;
}

bool is_known_encoding(std::string_view name) {
    return web_encoding(name).has_value();
}

} // namespace gazette::text
