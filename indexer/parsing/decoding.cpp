// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/parsing/decoding.h"

#include <algorithm>

#include "common/base/utf8.h"

namespace gazette::indexer {
namespace {

constexpr std::string_view utf8_bom = "\xEF\xBB\xBF";

/// `bytes` with every broken stretch made U+FFFD.
std::string repaired(std::string_view bytes) {
    std::string text;
    text.reserve(bytes.size());
    for (std::size_t at = 0; at < bytes.size();) {
        const std::size_t plain = ascii_prefix(bytes.substr(at));
        text += bytes.substr(at, plain);
        at += plain;
        if (at < bytes.size()) {
            const Utf8Step step = decode_utf8(bytes, at);
            append_utf8(text, step.code);
            at += step.length;
        }
    }
    return text;
}

} // namespace

DecodedText::DecodedText(std::string_view bytes, std::string_view forced,
                         std::string_view /*declared*/)
    : view_(bytes), encoding_(forced.empty() ? "UTF-8" : forced) {
    if (view_.substr(0, utf8_bom.size()) == utf8_bom) {
        view_.remove_prefix(utf8_bom.size());
        offset_ = utf8_bom.size();
    }
    verbatim_ = is_valid_utf8(view_);
    if (verbatim_) {
        return;
    }
    owned_ = repaired(view_);
    warnings_.emplace_back("broken UTF-8 replaced");
}

bool looks_binary(std::string_view text) noexcept {
    // One control character in 25: random bytes have one in ten, a text with a NUL after every
    // "the" one in 100.
    const std::string_view sample = text.substr(0, 65536);
    const auto controls = std::count_if(sample.begin(), sample.end(), [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return (byte < 0x20 && c != '\n' && c != '\r' && c != '\t' && c != '\f' && c != '\x1B') ||
               byte == 0x7F;
    });
    return static_cast<std::size_t>(controls) * 25 > sample.size();
}

} // namespace gazette::indexer
