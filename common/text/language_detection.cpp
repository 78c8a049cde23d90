// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/text/language_detection.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <unordered_set>

#include "common/base/utf8.h"
#include "common/text/analyzer.h"
#include "common/text/stopwords.h"

namespace gazette::text {
namespace {

/// More than a headline and the first paragraphs; stop words are a third of any prose.
constexpr std::size_t sample_bytes = 4096;

enum class Script : std::uint8_t {
    None,
    Latin,
    Cyrillic,
    Greek,
    Armenian,
    Hebrew,
    Arabic,
    Devanagari,
    Tamil,
    Thai,
    Lao,
    Hangul,
    Kana,
    Han
};
constexpr std::size_t script_count = 14;

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

Script script_of(char32_t value) noexcept {
    const auto* const range =
        std::ranges::lower_bound(script_ranges, value, {}, &ScriptRange::last);
    return range != script_ranges.end() && range->first <= value ? range->script : Script::None;
}

std::uint64_t bit_of(Language language) {
    return std::uint64_t{1} << static_cast<unsigned>(language);
}

template <class... Languages>
std::uint64_t bits_of(Languages... languages) {
    return (bit_of(languages) | ...);
}

/// The languages that a script leaves open, to be told apart by their stop words.
std::uint64_t candidates_of(Script script) {
    switch (script) {
    case Script::Latin:
        return ~bits_of(Language::Unknown, Language::Russian, Language::Ukrainian,
                        Language::Serbian, Language::Greek, Language::Arabic, Language::Persian,
                        Language::Hebrew, Language::Yiddish, Language::Hindi, Language::Nepali,
                        Language::Tamil, Language::Armenian, Language::Chinese, Language::Japanese,
                        Language::Korean, Language::Thai, Language::Lao);
    case Script::Cyrillic:
        return bits_of(Language::Russian, Language::Ukrainian, Language::Serbian);
    case Script::Hebrew:
        return bits_of(Language::Hebrew, Language::Yiddish);
    case Script::Arabic:
        return bits_of(Language::Arabic, Language::Persian);
    case Script::Devanagari:
        return bits_of(Language::Hindi, Language::Nepali);
    default:
        return 0;
    }
}

/// The language that has a script to itself, as far as there are chains.
Language only_language(Script script) {
    switch (script) {
    case Script::Greek:
        return Language::Greek;
    case Script::Armenian:
        return Language::Armenian;
    case Script::Tamil:
        return Language::Tamil;
    case Script::Thai:
        return Language::Thai;
    case Script::Lao:
        return Language::Lao;
    case Script::Hangul:
        return Language::Korean;
    case Script::Kana:
        return Language::Japanese;
    case Script::Han:
        return Language::Chinese;
    default:
        return Language::Unknown;
    }
}

struct Sample {
    std::array<std::size_t, script_count> letters{};
    std::array<double, 64> scores{};    ///< by language: stop words, shared ones in parts
    std::array<double, 64> different{}; ///< the same, each word counted once
    std::unordered_set<std::string_view> met;
    std::size_t words = 0;

    [[nodiscard]] std::size_t& of(Script script) {
        return letters[static_cast<std::size_t>(script)];
    }
};

/// The script with the most letters; one sign of Han or kana stands for some three letters.
Script main_script(Sample& sample) {
    constexpr std::size_t letters_a_sign = 3;
    // Japanese is written with both; a text with kana in it is not Chinese.
    constexpr std::size_t kana_share = 10;
    const std::size_t signs = sample.of(Script::Han) + sample.of(Script::Kana);
    Script best = Script::None;
    std::size_t most = 0;
    for (std::size_t i = 1; i < script_count; ++i) {
        if (sample.letters[i] > most) {
            best = static_cast<Script>(i);
            most = sample.letters[i];
        }
    }
    if (signs * letters_a_sign > most || best == Script::Han || best == Script::Kana) {
        return sample.of(Script::Kana) * kana_share > signs ? Script::Kana : Script::Han;
    }
    return best;
}

Language best_language(const Sample& sample, std::uint64_t candidates) {
    // Prose of any of the languages has over 20% of stop words; a text of another language meets
    // some 5% by accident, and tables repeat an abbreviation that happens to be one.
    constexpr double least_share = 0.08;
    constexpr double least_different = 1.4;
    Language best = Language::Unknown;
    double most = least_share * static_cast<double>(sample.words);
    for (std::size_t number = 1; number < sample.scores.size(); ++number) {
        if ((candidates >> number & 1U) != 0 && sample.scores[number] > most &&
            sample.different[number] >= least_different) {
            best = static_cast<Language>(number);
            most = sample.scores[number];
        }
    }
    return best;
}

} // namespace

LanguageDetector::LanguageDetector() {
    for (const LanguageRow& row : language_table()) {
        for (const std::string_view word : stop_words(row.language)) {
            stop_words_[std::string(word)] |= bit_of(row.language);
        }
    }
}

Language LanguageDetector::detect(std::string_view text) const {
    text = text.substr(0, sample_bytes);
    Sample sample;
    std::string word;
    bool is_ascii = true;
    const auto end_word = [&] {
        if (word.empty()) {
            return;
        }
        ++sample.words;
        const auto found = stop_words_.find(is_ascii ? word : fold(word));
        if (found != stop_words_.end()) {
            const bool is_new = sample.met.insert(found->first).second;
            const double part = 1.0 / std::popcount(found->second);
            for (std::uint64_t rest = found->second; rest != 0; rest &= rest - 1) {
                const auto number = static_cast<std::size_t>(std::countr_zero(rest));
                sample.scores[number] += part;
                sample.different[number] += is_new ? part : 0;
            }
        }
        word.clear();
        is_ascii = true;
    };
    for (std::size_t at = 0; at < text.size();) {
        const Utf8Step next = decode_utf8(text, at);
        const Script script = script_of(next.code);
        // What folding drops inside a word: apostrophes and combining marks.
        const bool is_dropped = next.code == '\'' || next.code == 0x2019 ||
                                (next.code >= 0x0300 && next.code <= 0x036F);
        if (script != Script::None) {
            ++sample.of(script);
            is_ascii = is_ascii && next.code < 0x80;
            if (next.code < 0x80) {
                word += static_cast<char>(next.code | 0x20U);
            } else {
                word.append(text.substr(at, next.length));
            }
        } else if (!is_dropped) {
            end_word();
        }
        at += next.length;
    }
    end_word();
    const Script script = main_script(sample);
    const std::uint64_t candidates = candidates_of(script);
    return candidates == 0 ? only_language(script) : best_language(sample, candidates);
}

} // namespace gazette::text
