// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/text/ebcdic.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "common/text/charset_converter.h"
#include "common/text/language_detection.h"
#include "common/text/text_plausibility.h"
#include "common/text/utf8.h"

namespace gazette::text {

namespace {

constexpr char ebcdic_blank = '\x40';
constexpr std::string_view next_line = "\u0085";

struct CodePage {
    std::string_view encoding;
    std::string_view with_euro; ///< the one that has the euro for the general currency sign
    std::string_view languages; ///< of the countries that it was made for, where it tells something
};

/// Which of two pages a text in the language of one of them is in, where both make words of it.
constexpr double at_home = 0.05;

/// Of pages that make equally good text the first wins: it is the same text.
constexpr std::array code_pages = {
    CodePage{"IBM037", "IBM01140", ""},      // USA, Canada, Portugal, Brazil
    CodePage{"IBM500", "IBM01148", ""},      // Belgium, Switzerland, between countries
    CodePage{"IBM1047", "", ""},             // Unix services
    CodePage{"IBM273", "IBM01141", "de"},    // Germany, Austria
    CodePage{"IBM277", "IBM01142", "da nb"}, // Denmark, Norway
    CodePage{"IBM278", "IBM01143", "sv fi"}, // Finland, Sweden
    CodePage{"IBM280", "IBM01144", "it"},    // Italy
    CodePage{"IBM284", "IBM01145", "es"},    // Spain, Latin America
    CodePage{"IBM285", "IBM01146", ""},      // United Kingdom
    CodePage{"IBM297", "IBM01147", "fr"},    // France
    CodePage{"IBM871", "IBM01149", ""},      // Iceland
    CodePage{"IBM870", "", "pl cs hu"},      // Central Europe
    CodePage{"IBM1026", "", "tr"},           // Turkey
    CodePage{"ibm-1025", "", ""},            // Cyrillic
    CodePage{"ibm-875", "", ""},             // Greek
};

constexpr bool is_ascii_letter(char c) noexcept {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

constexpr bool is_ascii_digit(char c) noexcept {
    return c >= '0' && c <= '9';
}

bool is_wordlike(char c) noexcept {
    return is_ascii_letter(c) || is_ascii_digit(c) || static_cast<unsigned char>(c) >= 0x80;
}

/// The signs that the code pages disagree on, by whether they stand where a writer sets them.
class SignCensus {
  public:
    explicit SignCensus(std::string_view text) : text_(text) {
        for (std::size_t at = 0; at < text.size(); ++at) {
            take(at);
        }
        // Brackets that nothing closes.
        const std::size_t unclosed = std::min(open_, right_);
        right_ -= unclosed;
        wrong_ += unclosed;
        // U+00AC, U+00A2 and U+00A6 stand where other pages have signs of every day.
        for (const std::string_view sign : {"\u00AC", "\u00A2", "\u00A6", "\u00A4"}) {
            for (std::size_t at = text.find(sign); at != std::string_view::npos;
                 at = text.find(sign, at + sign.size())) {
                ++wrong_;
            }
        }
    }

    [[nodiscard]] double right() const noexcept { return static_cast<double>(right_); }
    [[nodiscard]] double all() const noexcept { return static_cast<double>(right_ + wrong_); }

  private:
    void take(std::size_t at) {
        const char before = at > 0 ? text_[at - 1] : ' ';
        const char after = at + 1 < text_.size() ? text_[at + 1] : ' ';
        switch (text_[at]) {
        case '!':
            count(before != ' ' && !is_wordlike(after));
            break;
        case '[':
            count(!is_wordlike(before) && after != ' ');
            ++open_;
            break;
        case ']':
            count(open_ > 0 && !is_wordlike(after) && before != ' ');
            open_ -= open_ > 0 ? 1U : 0U;
            break;
        case '@':
            count(is_wordlike(after));
            break;
        case '#':
            count(is_wordlike(after) && !is_wordlike(before));
            break;
        case '$':
            count(is_ascii_digit(after) || is_ascii_letter(before));
            break;
        case '|':
        case '^':
        case '~':
        case '`':
        case '{':
        case '}':
        case '\\':
            count(false);
            break;
        default:
            break;
        }
    }

    void count(bool is_right) { (is_right ? right_ : wrong_) += 1; }

    std::string_view text_;
    std::size_t open_ = 0; // brackets
    std::size_t right_ = 0;
    std::size_t wrong_ = 0;
};

double score_of(std::string_view text) {
    const auto beyond_ascii = static_cast<double>(
        std::ranges::count_if(text, [](char c) { return static_cast<unsigned char>(c) >= 0xC0; }));
    const SignCensus signs(text);
    const double all = beyond_ascii + signs.all();
    return all == 0 ? 1 : (text_plausibility(text) * beyond_ascii + signs.right()) / all;
}

} // namespace

bool looks_like_ebcdic(std::string_view bytes) noexcept {
    constexpr std::size_t fewest_bytes = 12;
    const std::string_view sample = bytes.substr(0, guess_sample_bytes);
    std::array<std::size_t, 256> count{};
    for (const char c : sample) {
        ++count[static_cast<unsigned char>(c)];
    }
    const std::size_t ascii_layout = count[0x20] + count[0x0A] + count[0x00];
    const std::size_t blanks = count[static_cast<unsigned char>(ebcdic_blank)];
    // Letters and figures are all above ASCII.
    const auto letters = static_cast<std::size_t>(std::ranges::count_if(
        sample, [](char c) { return static_cast<unsigned char>(c) >= 0x80; }));
    // A blank every six letters is usual; German has one every seven.
    return sample.size() >= fewest_bytes && blanks * 20 >= sample.size() &&
           letters * 2 >= sample.size() && ascii_layout * 100 <= sample.size();
}

GuessedEncoding guess_ebcdic(std::string_view bytes) {
    const std::string_view sample = bytes.substr(0, guess_sample_bytes);
    const LanguageDetector languages;
    GuessedEncoding best;
    double best_score = -10; // below any that is given
    double runner_up = best_score;
    std::string best_text;
    for (const CodePage& page : code_pages) {
        const std::optional<std::string> converted = convert_to_utf8(sample, page.encoding);
        if (!converted) {
            continue;
        }
        std::string text = with_line_feeds(*converted);
        const std::string_view language = row_of(languages.detect(text)).code;
        const bool is_home =
            !language.empty() && page.languages.find(language) != std::string_view::npos;
        const double score = score_of(text) + (is_home ? at_home : 0);
        if (text == best_text) {
            continue;
        }
        if (score > best_score) {
            const bool has_euro = text.find("\u00A4") != std::string::npos;
            best.encoding = has_euro && !page.with_euro.empty() ? page.with_euro : page.encoding;
            runner_up = std::exchange(best_score, score);
            best_text = std::move(text);
        } else {
            runner_up = std::max(runner_up, score);
        }
    }
    // Of two pages that make equally good text one is wrong.
    const double lead = std::clamp((best_score - runner_up) / at_home, 0.0, 1.0);
    best.confidence = std::clamp(best_score, 0.1, 0.99) * (0.6 + 0.4 * lead);
    return best;
}

bool is_ebcdic(std::string_view encoding) {
    return convert_to_utf8(std::string_view(&ebcdic_blank, 1), encoding) == " ";
}

std::string with_line_feeds(std::string_view text) {
    std::string lines;
    lines.reserve(text.size());
    while (!text.empty()) {
        const std::size_t end = std::min(text.find(next_line), text.size());
        lines.append(text.substr(0, end));
        text.remove_prefix(end);
        if (!text.empty()) {
            lines.push_back('\n');
            text.remove_prefix(next_line.size());
        }
    }
    return lines;
}

} // namespace gazette::text
