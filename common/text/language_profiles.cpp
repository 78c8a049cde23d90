// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/text/language_profiles.h"

#include <bit>
#include <cassert>
#include <cmath>
#include <span>

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
    case Language::Vietnamese:
        return word_list<profile_words::vietnamese>;
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

/// Words are looked up folded.
std::span<const std::string_view> folded_stop_words(const LanguageRow& row) {
    return row.keeps_accents
               ? std::span<const std::string_view>(word_list<profile_words::vietnamese_function>)
               : stop_words(row.language);
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
    set_of(Language::Vietnamese),
};

void add(std::array<double, language_slots>& sums, LanguageSet languages, double amount) {
    for (LanguageSet rest = languages; rest != 0; rest &= rest - 1) {
        sums[static_cast<std::size_t>(std::countr_zero(rest))] += amount;
    }
}

/// What a trigram or letter says that so many languages share.
double worth_of(std::size_t languages) {
    return std::log(many_languages / static_cast<double>(languages));
}

/// Places for stop words, of which there are some 5,000: a power of two.
constexpr std::size_t first_places = std::size_t{1} << 14U;

/// FNV-1a with its high bits folded in; words are short.
std::size_t hash_of(std::string_view word) {
    std::uint64_t hash = 0xCBF29CE484222325ULL;
    for (const char c : word) {
        hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3ULL;
    }
    return hash ^ hash >> 32U;
}

} // namespace

LanguageProfiles::LanguageProfiles() : places_(first_places) {
    for (std::size_t count = 1; count <= language_slots; ++count) {
        worths_[count] = worth_of(count);
    }
    for (const LanguageRow& row : language_table()) {
        for (const std::string_view word : folded_stop_words(row)) {
            learn_stop_word(row.language, word);
            trigrams_.learn(set_of(row.language), word);
        }
        for (const std::string_view word : words_of_news(row.language)) {
            trigrams_.learn(set_of(row.language), word);
        }
    }
}

void LanguageProfiles::learn_stop_word(Language language, std::string_view word) {
    std::size_t number = stop_word_number(word);
    if (number == 0) {
        stop_words_.push_back({word, 0});
        number = stop_words_.size();
        assert(number < places_.size() / 2);
        places_[place_of(word)] = static_cast<std::uint16_t>(number);
    }
    stop_words_[number - 1].languages |= set_of(language);
}

/// Where the number of `word` stands among the places, or would stand.
std::size_t LanguageProfiles::place_of(std::string_view word) const noexcept {
    std::size_t place = hash_of(word) & (places_.size() - 1);
    while (places_[place] != 0 && stop_words_[places_[place] - 1U].word != word) {
        place = (place + 1) & (places_.size() - 1);
    }
    return place;
}

std::size_t LanguageProfiles::stop_word_number(std::string_view word) const noexcept {
    return places_[place_of(word)];
}

void LanguageProfiles::weigh(TrigramCounts& counts, LanguageEvidence& evidence) const {
    counts.drain([&](std::size_t kind, std::uint32_t count) {
        const LanguageSet languages = trigrams_.languages_of(kind);
        add(evidence.trigrams, languages,
            count * worths_[static_cast<std::size_t>(std::popcount(languages))]);
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
        add(evidence.trigrams, languages,
            worth_of(static_cast<std::size_t>(std::popcount(languages))));
    }
}

} // namespace gazette::text
