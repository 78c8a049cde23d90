// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/text/stopwords.h"

#include <algorithm>
#include <array>
#include <cstddef>

#include "common/text/stopword_lists_asian.h"
#include "common/text/stopword_lists_eastern.h"
#include "common/text/stopword_lists_western.h"

namespace gazette::text {

namespace {

struct Row {
    Language language;
    std::span<const std::string_view> words;
};

/// Ordered by Language.
constexpr std::array rows = {
    Row{Language::Unknown, {}},
    Row{Language::English, word_list<stopword_lists::english>},
    Row{Language::German, word_list<stopword_lists::german>},
    Row{Language::French, word_list<stopword_lists::french>},
    Row{Language::Spanish, word_list<stopword_lists::spanish>},
    Row{Language::Italian, word_list<stopword_lists::italian>},
    Row{Language::Portuguese, word_list<stopword_lists::portuguese>},
    Row{Language::Dutch, word_list<stopword_lists::dutch>},
    Row{Language::Swedish, word_list<stopword_lists::swedish>},
    Row{Language::Norwegian, word_list<stopword_lists::norwegian>},
    Row{Language::Danish, word_list<stopword_lists::danish>},
    Row{Language::Finnish, word_list<stopword_lists::finnish>},
    Row{Language::Russian, word_list<stopword_lists::russian>},
    Row{Language::Hungarian, word_list<stopword_lists::hungarian>},
    Row{Language::Romanian, word_list<stopword_lists::romanian>},
    Row{Language::Turkish, word_list<stopword_lists::turkish>},
    Row{Language::Arabic, word_list<stopword_lists::arabic>},
    Row{Language::Greek, word_list<stopword_lists::greek>},
    Row{Language::Catalan, word_list<stopword_lists::catalan>},
    Row{Language::Basque, word_list<stopword_lists::basque>},
    Row{Language::Irish, word_list<stopword_lists::irish>},
    Row{Language::Lithuanian, word_list<stopword_lists::lithuanian>},
    Row{Language::Indonesian, word_list<stopword_lists::indonesian>},
    Row{Language::Hindi, word_list<stopword_lists::hindi>},
    Row{Language::Tamil, word_list<stopword_lists::tamil>},
    Row{Language::Nepali, word_list<stopword_lists::nepali>},
    Row{Language::Serbian, word_list<stopword_lists::serbian>},
    Row{Language::Armenian, word_list<stopword_lists::armenian>},
    Row{Language::Yiddish, word_list<stopword_lists::yiddish>},
    Row{Language::Persian, word_list<stopword_lists::persian>},
    Row{Language::Ukrainian, word_list<stopword_lists::ukrainian>},
    Row{Language::Polish, word_list<stopword_lists::polish>},
    Row{Language::Czech, word_list<stopword_lists::czech>},
    Row{Language::Chinese, word_list<stopword_lists::chinese>},
    Row{Language::Japanese, word_list<stopword_lists::japanese>},
    Row{Language::Korean, word_list<stopword_lists::korean>},
    Row{Language::Thai, word_list<stopword_lists::thai>},
    Row{Language::Lao, word_list<stopword_lists::lao>},
    Row{Language::Hebrew, word_list<stopword_lists::hebrew>},
    Row{Language::Vietnamese, word_list<stopword_lists::vietnamese>},
};

static_assert(rows.size() == language_count);

constexpr bool rows_are_in_order() {
    for (std::size_t number = 0; number < rows.size(); ++number) {
        if (static_cast<std::size_t>(rows[number].language) != number) {
            return false;
        }
    }
    return true;
}
static_assert(rows_are_in_order());

} // namespace

std::span<const std::string_view> stop_words(Language language) noexcept {
    return rows[static_cast<std::size_t>(language)].words;
}

bool is_stop_word(Language language, std::string_view form) noexcept {
    return std::ranges::binary_search(stop_words(language), form);
}

bool is_stop_word(Language language, std::string_view form, std::string_view term) noexcept {
    return is_stop_word(language, row_of(language).keeps_accents ? term : form);
}

} // namespace gazette::text
