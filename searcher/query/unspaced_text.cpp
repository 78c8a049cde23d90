// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/query/unspaced_text.h"

#include <cstddef>

#include "common/base/utf8.h"

namespace gazette::searcher {

bool has_unspaced_script(std::string_view text) noexcept {
    for (std::size_t at = 0; at < text.size();) {
        const Utf8Step step = decode_utf8(text, at);
        const char32_t code = step.code;
        const bool thai_or_lao = code >= 0xE00 && code < 0xF00;
        const bool burmese_or_khmer =
            (code >= 0x1000 && code < 0x10A0) || (code >= 0x1780 && code < 0x1800);
        const bool ideograph_or_syllable = (code >= 0x2E80 && code < 0xD7B0) ||
                                           (code >= 0xF900 && code < 0xFB00) || code >= 0x20000;
        if (thai_or_lao || burmese_or_khmer || ideograph_or_syllable) {
            return true;
        }
        at += step.length;
    }
    return false;
}

} // namespace gazette::searcher
