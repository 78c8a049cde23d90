// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/text/script_counts.h"

#include <algorithm>

namespace gazette::text {

namespace {

struct ScriptRange {
    char32_t first;
    char32_t last;
    Script script;
};

/// The blocks that hold the letters of everyday text, from Unicode's Blocks.txt.
constexpr std::array<ScriptRange, 26> script_ranges{{
    {0x0041, 0x005A, Script::Latin},    {0x0061, 0x007A, Script::Latin},
    {0x00C0, 0x024F, Script::Latin},    {0x0370, 0x03FF, Script::Greek},
    {0x0400, 0x052F, Script::Cyrillic}, {0x0530, 0x058F, Script::Armenian},
    {0x0590, 0x05FF, Script::Hebrew},   {0x0600, 0x06FF, Script::Arabic},
    {0x0750, 0x077F, Script::Arabic},   {0x0900, 0x097F, Script::Devanagari},
    {0x0B80, 0x0BFF, Script::Tamil},    {0x0E00, 0x0E7F, Script::Thai},
    {0x0E80, 0x0EFF, Script::Lao},      {0x1100, 0x11FF, Script::Hangul},
    {0x1E00, 0x1EFF, Script::Latin},    {0x1F00, 0x1FFF, Script::Greek},
    {0x3040, 0x30FF, Script::Kana},     {0x3130, 0x318F, Script::Hangul},
    {0x31F0, 0x31FF, Script::Kana},     {0x3400, 0x4DBF, Script::Han},
    {0x4E00, 0x9FFF, Script::Han},      {0xAC00, 0xD7AF, Script::Hangul},
    {0xF900, 0xFAFF, Script::Han},      {0xFB50, 0xFDFF, Script::Arabic},
    {0xFE70, 0xFEFF, Script::Arabic},   {0x20000, 0x2FA1F, Script::Han},
}};

} // namespace

Script script_of(char32_t value) noexcept {
    const auto* const range =
        std::ranges::lower_bound(script_ranges, value, {}, &ScriptRange::last);
    return range != script_ranges.end() && range->first <= value ? range->script : Script::None;
}

Script ScriptCounts::main_script() const noexcept {
    constexpr std::size_t letters_a_sign = 3;
    constexpr std::size_t kana_share = 10;
    Script best = Script::None;
    std::size_t most = 0;
    for (std::size_t number = 1; number < script_count; ++number) {
        if (letters_[number] > most) {
            best = static_cast<Script>(number);
            most = letters_[number];
        }
    }
    const std::size_t signs = of(Script::Han) + of(Script::Kana);
    if (signs * letters_a_sign > most || best == Script::Han || best == Script::Kana) {
        return of(Script::Kana) * kana_share > signs ? Script::Kana : Script::Han;
    }
    return best;
}

} // namespace gazette::text
