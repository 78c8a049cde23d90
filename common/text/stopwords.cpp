// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/text/stopwords.h"

#include <algorithm>

#include "common/text/stopword_lists_asian.h"
#include "common/text/stopword_lists_eastern.h"
#include "common/text/stopword_lists_western.h"

namespace gazette::text {

std::span<const std::string_view> stop_words(Language language) noexcept {
    switch (language) {
    case Language::Unknown:
        return {};
    case Language::English:
        return word_list<stopword_lists::english>;
    case Language::German:
        return word_list<stopword_lists::german>;
    case Language::French:
        return word_list<stopword_lists::french>;
    case Language::Spanish:
        return word_list<stopword_lists::spanish>;
    case Language::Italian:
        return word_list<stopword_lists::italian>;
    case Language::Portuguese:
        return word_list<stopword_lists::portuguese>;
    case Language::Dutch:
        return word_list<stopword_lists::dutch>;
    case Language::Swedish:
        return word_list<stopword_lists::swedish>;
    case Language::Norwegian:
        return word_list<stopword_lists::norwegian>;
    case Language::Danish:
        return word_list<stopword_lists::danish>;
    case Language::Finnish:
        return word_list<stopword_lists::finnish>;
    case Language::Russian:
        return word_list<stopword_lists::russian>;
    case Language::Hungarian:
        return word_list<stopword_lists::hungarian>;
    case Language::Romanian:
        return word_list<stopword_lists::romanian>;
    case Language::Turkish:
        return word_list<stopword_lists::turkish>;
    case Language::Arabic:
        return word_list<stopword_lists::arabic>;
    case Language::Greek:
        return word_list<stopword_lists::greek>;
    case Language::Catalan:
        return word_list<stopword_lists::catalan>;
    case Language::Basque:
        return word_list<stopword_lists::basque>;
    case Language::Irish:
        return word_list<stopword_lists::irish>;
    case Language::Lithuanian:
        return word_list<stopword_lists::lithuanian>;
    case Language::Indonesian:
        return word_list<stopword_lists::indonesian>;
    case Language::Hindi:
        return word_list<stopword_lists::hindi>;
    case Language::Tamil:
        return word_list<stopword_lists::tamil>;
    case Language::Nepali:
        return word_list<stopword_lists::nepali>;
    case Language::Serbian:
        return word_list<stopword_lists::serbian>;
    case Language::Armenian:
        return word_list<stopword_lists::armenian>;
    case Language::Yiddish:
        return word_list<stopword_lists::yiddish>;
    case Language::Persian:
        return word_list<stopword_lists::persian>;
    case Language::Ukrainian:
        return word_list<stopword_lists::ukrainian>;
    case Language::Polish:
        return word_list<stopword_lists::polish>;
    case Language::Czech:
        return word_list<stopword_lists::czech>;
    case Language::Chinese:
        return word_list<stopword_lists::chinese>;
    case Language::Japanese:
        return word_list<stopword_lists::japanese>;
    case Language::Korean:
        return word_list<stopword_lists::korean>;
    case Language::Thai:
        return word_list<stopword_lists::thai>;
    case Language::Lao:
        return word_list<stopword_lists::lao>;
    case Language::Hebrew:
        return word_list<stopword_lists::hebrew>;
    }
    return {};
}

bool is_stop_word(Language language, std::string_view form) noexcept {
    return std::ranges::binary_search(stop_words(language), form);
}

} // namespace gazette::text
