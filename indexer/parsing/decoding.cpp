// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/parsing/decoding.h"

#include <algorithm>
#include <utility>

#include "common/text/charset.h"

namespace gazette::indexer {
namespace {

// Tab, line ends and form feed stand together; escape sequences are text's too.
bool is_control(char c) noexcept {
    const auto byte = static_cast<unsigned char>(c);
    const bool layout = byte - 9U < 5U || byte == 0x1B;
    return (byte < 0x20 && !layout) || byte == 0x7F;
}

bool is_telling(char c) noexcept {
    const auto byte = static_cast<unsigned char>(c);
    return (byte >= '0' && byte <= '9') || (byte | 0x20U) - 'a' < 26U || byte >= 0x80;
}

} // namespace

DecodedText::DecodedText(std::string_view bytes, std::string_view forced,
                         std::string_view declared) {
    text::DecodedBytes decoded = text::decode_bytes(bytes, {forced, declared});
    verbatim_ = decoded.is_verbatim;
    offset_ = decoded.offset;
    view_ = verbatim_ ? bytes.substr(offset_) : std::string_view();
    owned_ = std::move(decoded.text);
    encoding_ = std::move(decoded.encoding);
    warnings_ = std::move(decoded.warnings);
}

bool looks_binary(const DecodedText& text) noexcept {
    // One control character in 25: random bytes have one in ten, a text with a NUL after every
    // "the" one in 100. Bytes that are valid UTF-8 by chance are rare: terminal rubbish is text.
    constexpr std::size_t sample_bytes = 65536;
    constexpr std::size_t characters_a_control = 25;
    const std::string_view sample = text.text().substr(0, sample_bytes);
    if (text.is_verbatim()) {
        // Settled by the first letter or digit.
        return std::ranges::none_of(sample, is_telling) && std::ranges::any_of(sample, is_control);
    }
    const auto controls =
        static_cast<std::size_t>(std::count_if(sample.begin(), sample.end(), is_control));
    return controls * characters_a_control > sample.size();
}

} // namespace gazette::indexer
