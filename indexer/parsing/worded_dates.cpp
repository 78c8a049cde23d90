// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/parsing/worded_dates.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>

#include "indexer/parsing/calendar_names.h"
#include "indexer/parsing/characters.h"
#include "indexer/parsing/text_cursor.h"

namespace gazette::indexer {
namespace {

constexpr auto ordinals = std::to_array<std::string_view>(
    {"zeroth",     "first",     "second",    "third",       "fourth",     "fifth",     "sixth",
     "seventh",    "eighth",    "ninth",     "tenth",       "eleventh",   "twelfth",   "thirteenth",
     "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth"});

constexpr auto cardinals = std::to_array<std::string_view>(
    {"zero",     "one",     "two",     "three",     "four",     "five",    "six",
     "seven",    "eight",   "nine",    "ten",       "eleven",   "twelve",  "thirteen",
     "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"});

constexpr auto tens = std::to_array<std::string_view>(
    {"", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"});

template <std::size_t Size>
std::optional<int> place_of(const std::array<std::string_view, Size>& words,
                            std::string_view word) {
    const auto found = std::find(words.begin(), words.end(), word);
    return word.empty() || found == words.end()
               ? std::nullopt
               : std::optional<int>(static_cast<int>(found - words.begin()));
}

/// Reads words one by one; a hyphen of any kind parts them as a blank does.
class WordReader {
  public:
    WordReader(std::string_view text, std::size_t begin) : cursor_(text, begin) {}

    /// The next word in small letters, or the digits of a number; empty at anything else.
    std::string next() {
        constexpr int most_marks = 6; // a bound, so that all is linear
        for (int i = 0; i < most_marks; ++i) {
            bool moved = cursor_.blanks();
            for (const std::string_view mark : {"-", "‑", "‐", "–", ",", "\n", "\r"}) {
                moved = cursor_.take(mark) || moved;
            }
            if (!moved) {
                break;
            }
        }
        const auto number = cursor_.number(4);
        return number ? std::to_string(*number) : cursor_.word();
    }

    [[nodiscard]] std::size_t at() const { return cursor_.at(); }

  private:
    TextCursor cursor_;
};

std::optional<int> as_number(std::string_view word) {
    if (word.empty() || !std::all_of(word.begin(), word.end(), is_digit)) {
        return std::nullopt;
    }
    int value = 0;
    for (const char c : word) {
        value = value * 10 + (c - '0');
    }
    return value;
}

// "seventeenth", "twenty-first", "3rd"; leaves the reader behind "day".
std::optional<int> read_day(WordReader& reader) {
    std::string word = reader.next();
    if (const auto number = as_number(word)) {
        reader.next(); // the "rd" of "3rd"
        word = reader.next();
        return word == "day" ? number : std::nullopt;
    }
    int day = 0;
    if (const auto ten = place_of(tens, word)) {
        day = *ten * 10;
        word = reader.next();
    } else if (word == "twentieth" || word == "thirtieth") {
        return reader.next() == "day" ? std::optional<int>(word == "twentieth" ? 20 : 30)
                                      : std::nullopt;
    }
    const auto unit = place_of(ordinals, word);
    return unit && reader.next() == "day" ? std::optional<int>(day + *unit) : std::nullopt;
}

// "2021", "two thousand [and] twenty-one", either after "in the year of our Lord".
std::optional<int> read_year(WordReader& reader) {
    std::string word = reader.next();
    for (const std::string_view formula : {"in", "the", "year", "of", "our", "lord"}) {
        if (word == formula) {
            word = reader.next();
        }
    }
    if (const auto number = as_number(word)) {
        return *number >= 1000 ? number : std::nullopt;
    }
    if (word != "two" || reader.next() != "thousand") {
        return std::nullopt;
    }
    WordReader ahead = reader;
    word = ahead.next();
    if (word == "and") {
        word = ahead.next();
    }
    const auto ten = place_of(tens, word);
    auto unit = place_of(cardinals, word);
    if (!ten && !unit) {
        return 2000;
    }
    reader = ahead;
    if (ten) {
        unit = place_of(cardinals, ahead.next());
        unit = unit && *unit < 10 ? unit : std::nullopt;
        reader = unit ? ahead : reader;
    }
    return 2000 + ten.value_or(0) * 10 + unit.value_or(0);
}

} // namespace

std::optional<WrittenDate> find_worded_date(std::string_view text) {
    constexpr std::string_view opening = "this";
    for (std::size_t at = text.find(opening); at != std::string_view::npos;
         at = text.find(opening, at + opening.size())) {
        WordReader reader(text, at + opening.size());
        const auto day = read_day(reader);
        if (!day || reader.next() != "of") {
            continue;
        }
        const auto month = month_of_name(reader.next());
        const auto year = month ? read_year(reader) : std::nullopt;
        if (!year) {
            continue;
        }
        WrittenDate found;
        found.date = {static_cast<std::int16_t>(*year), static_cast<std::uint8_t>(*month),
                      static_cast<std::uint8_t>(*day)};
        found.begin = at;
        found.end = reader.at();
        if (*year < 9999 && *day > 0 && article::is_valid(found.date)) {
            return found;
        }
    }
    return std::nullopt;
}

} // namespace gazette::indexer
