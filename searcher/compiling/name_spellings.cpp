// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/compiling/name_spellings.h"

#include <algorithm>
#include <array>
#include <cstddef>

#include "common/base/sort_distinct.h"

namespace gazette::searcher {
namespace {

/// The Slavic ending after -sk-, as romanisations write it.
constexpr std::array<std::string_view, 8> endings{"i", "ii", "ij", "iy", "y", "yi", "yj", "yy"};
/// Letters before -sk-: husky and risky are no names.
constexpr std::size_t least_before = 3;

/// Adds the terms that texts have `form` under to the sorted `terms`.
void add_terms_of(std::string_view form, const index::IndexReader& reader,
                  std::vector<std::string>& terms) {
    const index::JoinedVocabularyCursor cursor = reader.vocabulary(form);
    if (!cursor.valid() || cursor.form() != form) {
        return;
    }
    for (const index::StemCount& stem : cursor.stems()) {
        terms.emplace_back(stem.stem);
    }
    sort_distinct(terms);
}

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

void add_spellings(QueryUnit& unit, const index::IndexReader& reader, bool any_accents) {
    const auto add = [&](QueryForm& form) {
        if (any_accents) {
            add_terms_of(form.form, reader, form.terms);
        }
        for (const std::string& other : other_spellings(form.form)) {
            add_terms_of(other, reader, form.terms);
        }
    };
    std::ranges::for_each(unit.forms, add);
    std::ranges::for_each(unit.parts, add);
}

} // namespace gazette::searcher
