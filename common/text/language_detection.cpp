// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/text/language_detection.h"

#include <algorithm>
#include <array>
#include <bit>
#include <string>
#include <vector>

#include <unicode/uchar.h>

#include "common/base/eight_bytes.h"
#include "common/base/utf8.h"
#include "common/text/analyzer.h"
#include "common/text/folding.h"
#include "common/text/script_counts.h"

namespace gazette::text {

namespace {

/// More than a headline and the first paragraphs; stop words are a third of any prose.
constexpr std::size_t sample_bytes = 4096;
/// What is read first; nearly all prose is settled by it, at a quarter of the cost.
constexpr std::size_t first_bytes = 1024;
constexpr double sure_enough = 0.9;
/// What is read before anything else, for its stop words alone: trigrams cost three times as much.
constexpr std::size_t glance_bytes = 512;

template <class... Languages>
LanguageSet bits_of(Languages... languages) {
    return (set_of(languages) | ...);
}

/// The languages that a script leaves open, to be told apart by their stop words.
LanguageSet candidates_of(Script script) {
    switch (script) {
    case Script::Latin:
        return ~bits_of(Language::Unknown, Language::Russian, Language::Ukrainian, Language::Greek,
                        Language::Arabic, Language::Persian, Language::Hebrew, Language::Yiddish,
                        Language::Hindi, Language::Nepali, Language::Tamil, Language::Armenian,
                        Language::Chinese, Language::Japanese, Language::Korean, Language::Thai,
                        Language::Lao);
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

/// Letters of the longest word that is read without copying it letter by letter.
constexpr std::size_t longest_plain = 32;

/// Reads a text word by word.
class Reader {
  public:
    Reader(const LanguageProfiles& profiles, bool with_trigrams)
        : profiles_(profiles), with_trigrams_(with_trigrams), met_(profiles.stop_word_count() + 1) {
    }

    void read(std::string_view text) {
        for (std::size_t at = 0; at < text.size();) {
            if (const auto byte = static_cast<unsigned char>(text[at]); byte < 0x80) {
                const std::size_t letters = word_.empty() ? plain_word(text.substr(at)) : 0;
                if (letters > 0) {
                    read_plain_word(text.substr(at, letters));
                    at += letters;
                } else {
                    read_ascii(byte);
                    ++at;
                }
                continue;
            }
            const Utf8Step next = decode_utf8(text, at);
            const Script script = script_of(next.code);
            // What folding drops inside a word: apostrophes and combining marks.
            const bool is_dropped =
                next.code == 0x2019 || (next.code >= 0x0300 && next.code <= 0x036F);
            if (script != Script::None) {
                scripts_.add(script);
                add_letter(text.substr(at, next.length), next.code, script);
            } else if (!is_dropped) {
                end_word();
            }
            at += next.length;
        }
        end_word();
        profiles_.weigh(trigrams_, evidence_);
    }

    [[nodiscard]] const LanguageEvidence& evidence() const noexcept { return evidence_; }
    [[nodiscard]] Script script() const noexcept { return scripts_.main_script(); }

  private:
    /// Letters of the ASCII word that `text` begins with; 0 when there is none, when it may go on
    /// behind them, or when it is a long one.
    static std::size_t plain_word(std::string_view text) {
        constexpr std::uint64_t high_bits = every_byte(0x80);
        for (std::size_t at = 0; at < longest_plain && at + 8 <= text.size(); at += 8) {
            const std::uint64_t others = ~ascii_letters(eight_bytes(text.data() + at)) & high_bits;
            if (others != 0) {
                const std::size_t end = at + static_cast<std::size_t>(std::countr_zero(others)) / 8;
                const auto next = static_cast<unsigned char>(text[end]);
                return next < 0x80 && next != '\'' ? end : 0;
            }
        }
        return 0;
    }

    void read_plain_word(std::string_view word) {
        std::array<char, longest_plain> lower; // filled as far as it is read
        std::ranges::transform(word, lower.begin(),
                               [](char c) { return static_cast<char>(c | 0x20); });
        scripts_.add(Script::Latin, word.size());
        count_word({lower.data(), word.size()}, word.front() < 'a');
    }

    void read_ascii(unsigned char byte) {
        if (const unsigned lower = byte | 0x20U; lower - 'a' < 26) {
            scripts_.add(Script::Latin);
            begins_with_capital_ = word_.empty() ? byte < 'a' : begins_with_capital_;
            word_ += static_cast<char>(lower);
        } else if (byte != '\'') {
            end_word();
        }
    }

    void add_letter(std::string_view bytes, char32_t code, Script script) {
        is_ascii_ = false;
        word_.append(bytes);
        if (script == Script::Latin) {
            LanguageProfiles::add_letter(
                evidence_, static_cast<char32_t>(u_tolower(static_cast<UChar32>(code))));
        }
    }

    void end_word() {
        if (word_.empty()) {
            return;
        }
        if (!is_ascii_) {
            word_ = keep_word_characters(fold(word_));
        }
        count_word(word_, begins_with_capital_);
        word_.clear();
        is_ascii_ = true;
        begins_with_capital_ = false;
    }

    void count_word(std::string_view word, bool begins_with_capital) {
        evidence_.words += 1;
        // N.Y. is no French.
        const bool is_initial = word.size() == 1 && begins_with_capital;
        if (const std::size_t number = is_initial ? 0 : profiles_.stop_word_number(word);
            number != 0) {
            add_stop_word(number);
        }
        // "Blah blah blah" says no more than "blah".
        if (with_trigrams_ && word != previous_) {
            previous_ = word;
            evidence_.trigram_count +=
                static_cast<double>(profiles_.count_trigrams(word, trigrams_));
        }
    }

    void add_stop_word(std::size_t number) {
        const LanguageSet languages = profiles_.languages_of(number);
        const bool is_new = !met_[number];
        met_[number] = true;
        const double part = 1.0 / std::popcount(languages);
        for (LanguageSet rest = languages; rest != 0; rest &= rest - 1) {
            const auto place = static_cast<std::size_t>(std::countr_zero(rest));
            evidence_.stop_words[place] += part;
            evidence_.different[place] += is_new ? part : 0;
        }
    }

    const LanguageProfiles& profiles_;
    bool with_trigrams_;
    LanguageEvidence evidence_;
    ScriptCounts scripts_;
    TrigramCounts trigrams_;
    std::vector<bool> met_; // stop words, by number
    std::string word_;
    std::string previous_; // as folded
    bool is_ascii_ = true;
    bool begins_with_capital_ = false;
};

/// How much speaks for one language: the share of its stop words, and of its trigrams.
double score_of(const LanguageEvidence& evidence, std::size_t number) {
    return 2.0 * evidence.stop_words[number] / std::max(evidence.words, 4.0) +
           evidence.trigrams[number] / std::max(evidence.trigram_count, 24.0);
}

DetectedLanguage best_language(const LanguageEvidence& evidence, LanguageSet candidates) {
    // Prose scores 1.2 and more in its own language, .4 to .9 in its neighbours; lists of names
    // about .5 in several (measured on windows of 40 to 400 characters of ten languages).
    constexpr double least_score = 0.62;
    const double least_lead = 0.1 + 0.6 / std::max(evidence.words, 1.0);
    DetectedLanguage best;
    double most = 0;
    double second = 0;
    for (std::size_t number = 1; number < language_slots; ++number) {
        if ((candidates >> number & 1U) == 0) {
            continue;
        }
        const double score = score_of(evidence, number);
        if (score > most) {
            second = most;
            most = score;
            best.language = static_cast<Language>(number);
        } else {
            second = std::max(second, score);
        }
    }
    const double lead = most - second;
    // Tables repeat one abbreviation that happens to be a stop word; prose has several.
    const bool is_table =
        evidence.words > 24 && evidence.different[static_cast<std::size_t>(best.language)] < 1.4;
    if (most < least_score || lead < least_lead || is_table) {
        return {};
    }
    best.confidence = std::min(0.99, 0.5 + lead);
    return best;
}

/// The language whose stop words make up so much of the text that nothing else can be meant: plain
/// prose has a third and more of its own and under a tenth of any neighbour's.
DetectedLanguage plain_language(const LanguageEvidence& evidence, LanguageSet candidates) {
    constexpr double least_words = 50;
    constexpr double least_share = 0.3;
    constexpr double least_lead = 0.18;
    constexpr double least_different = 8;
    std::size_t best = 0;
    double second = 0;
    for (std::size_t number = 1; number < language_slots; ++number) {
        if ((candidates >> number & 1U) == 0) {
            continue;
        }
        if (evidence.stop_words[number] > evidence.stop_words[best]) {
            second = evidence.stop_words[best];
            best = number;
        } else {
            second = std::max(second, evidence.stop_words[number]);
        }
    }
    if (evidence.words < least_words || evidence.different[best] < least_different ||
        evidence.stop_words[best] < least_share * evidence.words ||
        evidence.stop_words[best] - second < least_lead * evidence.words) {
        return {};
    }
    return {static_cast<Language>(best), 0.99};
}

} // namespace

DetectedLanguage LanguageDetector::detect_with_confidence(std::string_view text) const {
    Reader glance(profiles_, false);
    glance.read(text.substr(0, text.substr(0, glance_bytes).rfind(' ')));
    const DetectedLanguage plain =
        plain_language(glance.evidence(), candidates_of(glance.script()));
    if (plain.language != Language::Unknown) {
        return plain;
    }
    Reader reader(profiles_, true);
    text = text.substr(0, sample_bytes);
    const std::size_t blank = text.substr(0, first_bytes).rfind(' ');
    if (text.size() > first_bytes && blank != std::string_view::npos) {
        reader.read(text.substr(0, blank));
        const DetectedLanguage early =
            best_language(reader.evidence(), candidates_of(reader.script()));
        if (early.confidence >= sure_enough) {
            return early;
        }
        text.remove_prefix(blank);
    }
    reader.read(text);
    const Script script = reader.script();
    const LanguageSet candidates = candidates_of(script);
    if (candidates != 0) {
        return best_language(reader.evidence(), candidates);
    }
    const Language language = only_language(script);
    return {language, language == Language::Unknown ? 0.0 : 0.95};
}

} // namespace gazette::text
