// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/text/language_profiles.h"

#include <bit>
#include <cmath>
#include <span>

#include "common/base/function_ref.h"
#include "common/base/utf8.h"
#include "common/text/frequent_letters.h"
#include "common/text/profile_words.h"
#include "common/text/stopwords.h"

namespace gazette::text {

namespace {

/// Languages that share a script with many others, about: what a trigram of one alone is worth.
constexpr double many_languages = 24;

std::span<const std::string_view> words_of_news(Language language) {
    switch (language) {
    case Language::English:
        return word_list<profile_words::english>;
    case Language::German:
        return word_list<profile_words::german>;
    case Language::French:
        return word_list<profile_words::french>;
    case Language::Spanish:
        return word_list<profile_words::spanish>;
    case Language::Italian:
        return word_list<profile_words::italian>;
    case Language::Portuguese:
        return word_list<profile_words::portuguese>;
    case Language::Dutch:
        return word_list<profile_words::dutch>;
    case Language::Swedish:
        return word_list<profile_words::swedish>;
    case Language::Norwegian:
        return word_list<profile_words::norwegian>;
    case Language::Danish:
        return word_list<profile_words::danish>;
    case Language::Finnish:
        return word_list<profile_words::finnish>;
    case Language::Hungarian:
        return word_list<profile_words::hungarian>;
    case Language::Romanian:
        return word_list<profile_words::romanian>;
    case Language::Catalan:
        return word_list<profile_words::catalan>;
    case Language::Turkish:
        return word_list<profile_words::turkish>;
    case Language::Polish:
        return word_list<profile_words::polish>;
    case Language::Czech:
        return word_list<profile_words::czech>;
    case Language::Lithuanian:
        return word_list<profile_words::lithuanian>;
    case Language::Basque:
        return word_list<profile_words::basque>;
    case Language::Irish:
        return word_list<profile_words::irish>;
    case Language::Indonesian:
        return word_list<profile_words::indonesian>;
    case Language::Russian:
        return word_list<profile_words::russian>;
    case Language::Ukrainian:
        return word_list<profile_words::ukrainian>;
    case Language::Serbian:
        return word_list<profile_words::serbian>;
    default: // told by their scripts and stop words alone
        return {};
    }
}

/// The languages of each row of frequent_letters::latin.
constexpr std::array<LanguageSet, frequent_letters::latin.size()> languages_of_letters = {
    set_of(Language::French),
    set_of(Language::German),
    set_of(Language::Spanish),
    set_of(Language::Portuguese),
    set_of(Language::Italian),
    set_of(Language::Catalan),
    set_of(Language::Dutch),
    set_of(Language::Swedish) | set_of(Language::Finnish),
    set_of(Language::Danish) | set_of(Language::Norwegian),
    0,
    set_of(Language::Turkish),
    set_of(Language::Polish),
    set_of(Language::Czech),
    set_of(Language::Hungarian),
    set_of(Language::Romanian),
    set_of(Language::Serbian),
    set_of(Language::Lithuanian),
    0,
    0,
};

void add(std::array<double, language_slots>& sums, LanguageSet languages, double amount) {
    for (LanguageSet rest = languages; rest != 0; rest &= rest - 1) {
        sums[static_cast<std::size_t>(std::countr_zero(rest))] += amount;
    }
}

double worth_of(LanguageSet languages) {
    return std::log(many_languages / static_cast<double>(std::popcount(languages)));
}

/// Hands every three characters in a row of " word " to `each`, 21 bits a character.
void for_each_trigram(std::string_view word, FunctionRef<void(std::uint64_t)> each) {
    constexpr std::uint64_t three = (std::uint64_t{1} << 63U) - 1;
    std::uint64_t trigram = ' ';
    std::size_t letters = 1;
    const auto push = [&](char32_t code) {
        trigram = ((trigram << 21U) | code) & three;
        if (++letters >= 3) {
            each(trigram);
        }
    };
    for (std::size_t at = 0; at < word.size();) {
        const Utf8Step step = decode_utf8(word, at);
        push(step.code);
        at += step.length;
    }
    push(' ');
}

} // namespace

LanguageProfiles::LanguageProfiles() {
    for (const LanguageRow& row : language_table()) {
        for (const std::string_view word : stop_words(row.language)) {
            stop_words_[std::string(word)] |= set_of(row.language);
            learn(row.language, word);
        }
        for (const std::string_view word : words_of_news(row.language)) {
            learn(row.language, word);
        }
    }
}

void LanguageProfiles::learn(Language language, std::string_view word) {
    for_each_trigram(word, [&](std::uint64_t trigram) { trigrams_[trigram] |= set_of(language); });
}

LanguageSet LanguageProfiles::stop_word_of(const std::string& word) const {
    const auto found = stop_words_.find(word);
    return found == stop_words_.end() ? 0 : found->second;
}

void LanguageProfiles::add_trigrams(LanguageEvidence& evidence, std::string_view word) const {
    for_each_trigram(word, [&](std::uint64_t trigram) {
        evidence.trigram_count += 1;
        const auto found = trigrams_.find(trigram);
        if (found != trigrams_.end()) {
            add(evidence.trigrams, found->second, worth_of(found->second));
        }
    });
}

void LanguageProfiles::add_letter(LanguageEvidence& evidence, char32_t letter) {
    LanguageSet languages = 0;
    for (std::size_t row = 0; row < languages_of_letters.size(); ++row) {
        if (frequent_letters::latin[row].find(letter) != std::u32string_view::npos) {
            languages |= languages_of_letters[row];
        }
    }
    if (languages != 0) {
        add(evidence.trigrams, languages, worth_of(languages));
    }
}

} // namespace gazette::text
