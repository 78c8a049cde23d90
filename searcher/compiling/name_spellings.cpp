// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/compiling/name_spellings.h"

#include <array>
#include <cstddef>

namespace gazette::searcher {
namespace {

/// The Slavic ending after -sk-, as romanisations write it.
constexpr std::array<std::string_view, 8> endings{"i", "ii", "ij", "iy", "y", "yi", "yj", "yy"};
/// Letters before -sk-: husky and risky are no names.
constexpr std::size_t least_before = 3;

} // namespace

std::vector<std::string> other_spellings(std::string_view form) {
    std::vector<std::string> others;
    const std::size_t sk = form.rfind("sk");
    if (sk == std::string_view::npos || sk < least_before) {
        return others;
    }
    const std::string_view written = form.substr(sk + 2);
    bool is_name = false;
    for (const std::string_view ending : endings) {
        is_name = is_name || ending == written;
    }
    for (const std::string_view ending : endings) {
        if (is_name && ending != written) {
            others.push_back(std::string(form.substr(0, sk + 2)).append(ending));
        }
    }
    return others;
}

} // namespace gazette::searcher
