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
        return stopword_lists::english;
    case Language::German:
        return stopword_lists::german;
    case Language::French:
        return stopword_lists::french;
    case Language::Spanish:
        return stopword_lists::spanish;
    case Language::Italian:
        return stopword_lists::italian;
    case Language::Portuguese:
        return stopword_lists::portuguese;
    case Language::Dutch:
        return stopword_lists::dutch;
    case Language::Swedish:
        return stopword_lists::swedish;
    case Language::Norwegian:
        return stopword_lists::norwegian;
    case Language::Danish:
        return stopword_lists::danish;
    case Language::Finnish:
        return stopword_lists::finnish;
    case Language::Russian:
        return stopword_lists::russian;
    case Language::Hungarian:
        return stopword_lists::hungarian;
    case Language::Romanian:
        return stopword_lists::romanian;
    case Language::Turkish:
        return stopword_lists::turkish;
    case Language::Arabic:
        return stopword_lists::arabic;
    case Language::Greek:
        return stopword_lists::greek;
    case Language::Catalan:
        return stopword_lists::catalan;
    case Language::Basque:
        return stopword_lists::basque;
    case Language::Irish:
        return stopword_lists::irish;
    case Language::Lithuanian:
        return stopword_lists::lithuanian;
    case Language::Indonesian:
        return stopword_lists::indonesian;
    case Language::Hindi:
        return stopword_lists::hindi;
    case Language::Tamil:
        return stopword_lists::tamil;
    case Language::Nepali:
        return stopword_lists::nepali;
    case Language::Serbian:
        return stopword_lists::serbian;
    case Language::Armenian:
        return stopword_lists::armenian;
    case Language::Yiddish:
        return stopword_lists::yiddish;
    case Language::Persian:
        return stopword_lists::persian;
    case Language::Ukrainian:
        return stopword_lists::ukrainian;
    case Language::Polish:
        return stopword_lists::polish;
    case Language::Czech:
        return stopword_lists::czech;
    case Language::Chinese:
        return stopword_lists::chinese;
    case Language::Japanese:
        return stopword_lists::japanese;
    case Language::Korean:
        return stopword_lists::korean;
    case Language::Thai:
        return stopword_lists::thai;
    case Language::Lao:
        return stopword_lists::lao;
    case Language::Hebrew:
        return stopword_lists::hebrew;
    }
    return {};
}

bool is_stop_word(Language language, std::string_view form) noexcept {
    return std::ranges::binary_search(stop_words(language), form);
}

} // namespace gazette::text
