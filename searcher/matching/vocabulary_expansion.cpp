// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/matching/vocabulary_expansion.h"

#include <algorithm>

#include "common/base/error.h"
#include "common/base/function_ref.h"
#include "common/base/sort_distinct.h"
#include "common/base/utf8.h"
#include "searcher/query/query.h"

namespace gazette::searcher {
namespace {

using text::Language;

/// What all forms that share a stem with a form that starts with `start` begin with: two ASCII
/// letters or one other character. Porter's stemmer also makes die of dying.
std::vector<std::string> beginnings_of(std::string_view start) {
    const Utf8Step first = decode_utf8(start, 0);
    std::string beginning(start.substr(0, first.length));
    if (first.length > 1 || start.size() < 2 || static_cast<unsigned char>(start[1]) >= 0x80) {
        return {beginning};
    }
    if (start[1] == 'i' || start[1] == 'y') {
        return {beginning + "i", beginning + "y"};
    }
    return {beginning + start[1]};
}

using FormVisitor = FunctionRef<void(std::string_view, std::span<const index::StemCount>)>;

void for_each_form_from(const index::IndexReader& reader, std::string_view start,
                        FormVisitor visit) {
    for (index::JoinedVocabularyCursor cursor = reader.vocabulary(start);
         cursor.valid() && cursor.form().starts_with(start); cursor.next()) {
        visit(cursor.form(), cursor.stems());
    }
}

/// Fills `shared` with the stems that forms other than the wanted ones have.
void find_shared(const index::IndexReader& reader, std::string_view start, bool whole_form,
                 std::span<const Language> languages, Expansion& expansion) {
    expansion.doubt_some_languages = std::ranges::any_of(languages, changes_beginnings);
    for (const std::string& beginning : beginnings_of(start)) {
        for_each_form_from(
            reader, beginning, [&](std::string_view form, std::span<const index::StemCount> stems) {
                if (whole_form ? form == start : form.starts_with(start)) {
                    return;
                }
                for (const index::StemCount& stem : stems) {
                    if (std::ranges::binary_search(expansion.stems, stem.stem, std::less<>())) {
                        expansion.shared.emplace_back(stem.stem);
                    }
                }
            });
    }
    sort_distinct(expansion.shared);
}

} // namespace

bool changes_beginnings(Language language) noexcept {
    return language == Language::Indonesian || language == Language::Irish ||
           language == Language::Arabic || language == Language::Tamil ||
           language == Language::Yiddish;
}

Expansion expand_start(const index::IndexReader& reader, std::string_view start,
                       std::span<const Language> languages) {
    Expansion expansion;
    std::size_t forms = 0;
    for_each_form_from(reader, start,
                       [&](std::string_view, std::span<const index::StemCount> stems) {
                           if (++forms > max_wildcard_expansions) {
                               throw Error(ErrorKind::Usage,
                                           "more than " + std::to_string(max_wildcard_expansions) +
                                               " words start with " + std::string(start),
                                           "write more of the word before the *");
                           }
                           for (const index::StemCount& stem : stems) {
                               expansion.stems.emplace_back(stem.stem);
                           }
                       });
    sort_distinct(expansion.stems);
    find_shared(reader, start, false, languages, expansion);
    return expansion;
}

Expansion expand_form(const index::IndexReader& reader, std::string_view form,
                      std::span<const Language> languages) {
    Expansion expansion;
    const index::JoinedVocabularyCursor cursor = reader.vocabulary(form);
    if (!cursor.valid() || cursor.form() != form) {
        return expansion;
    }
    for (const index::StemCount& stem : cursor.stems()) {
        expansion.stems.emplace_back(stem.stem);
    }
    sort_distinct(expansion.stems);
    find_shared(reader, form, true, languages, expansion);
    return expansion;
}

} // namespace gazette::searcher
