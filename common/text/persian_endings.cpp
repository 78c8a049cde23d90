// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/text/persian_endings.h"

#include <array>
#include <cstddef>

namespace gazette::text {

std::string_view without_persian_plural(std::string_view form) noexcept {
    constexpr std::array<std::string_view, 3> endings = {
        "\u0647\u0627\u064A\u064A", "\u0647\u0627\u064A", "\u0647\u0627"}; // longest first
    constexpr std::size_t least_bytes = 4;                                 // two letters
    for (const std::string_view ending : endings) {
        if (form.ends_with(ending) && form.size() >= ending.size() + least_bytes) {
            form.remove_suffix(ending.size());
            return form;
        }
    }
    return form;
}

} // namespace gazette::text
