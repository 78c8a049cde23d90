// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/parsing/dateline.h"

#include <algorithm>
#include <array>

#include "indexer/parsing/characters.h"
#include "indexer/parsing/names.h"

namespace gazette::indexer {
namespace {

// "WASHINGTON/NEW YORK, Dec 30, 2021 (Thomson Reuters Foundation) - " has 66; Swiss releases name
// several towns.
constexpr std::size_t longest_dateline = 160;
constexpr std::size_t most_place_words = 8;
constexpr std::size_t longest_sign_head = 60;

struct Dash {
    std::size_t begin = 0;
    std::size_t end = 0;
};

// A dash that separates: a long one anywhere, a hyphen only between blanks (or doubled).
std::optional<Dash> next_dash(std::string_view text, std::size_t from) {
    for (std::size_t at = from; at < text.size(); ++at) {
        for (const std::string_view mark : {"—", "–", "―", "--", " - ", " -\n", " _ "}) {
            if (text.substr(at, mark.size()) == mark) {
                std::size_t end = at + mark.size();
                while (end < text.size() && text[end] == '-') {
                    ++end;
                }
                return Dash{at, end};
            }
        }
    }
    return std::nullopt;
}

bool is_all_upper(std::string_view word) {
    std::size_t upper = 0;
    for (std::size_t at = 0; at < word.size();) {
        const Character character = character_at(word, at);
        if (is_lower(character.code)) {
            return false;
        }
        upper += is_upper(character.code) ? 1U : 0U;
        at += character.size;
    }
    return upper >= 2;
}

// Place names: capitalised words, small ones only inside ("RIO de JANEIRO"), no digits.
bool is_place(std::string_view text, bool must_shout) {
    std::size_t words = 0;
    bool first = true;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find(' ', at), text.size());
        const std::string_view word = trim(text.substr(at, end - at));
        at = end + 1;
        if (word.empty()) {
            continue;
        }
        ++words;
        const Character initial = character_at(word, 0);
        const bool bracket = initial.code == '(';
        if (!is_upper(initial.code) && !bracket && (first || word.size() > 3) && word != "and" &&
            word != "und") {
            return false;
        }
        if (std::any_of(word.begin(), word.end(), is_digit) ||
            word.find_first_of("?!\"<>=:;") != std::string_view::npos) {
            return false;
        }
        if (first && must_shout && !is_all_upper(word)) {
            return false;
        }
        first = false;
    }
    return words > 0 && words <= most_place_words;
}

std::string_view strip_commas(std::string_view text) {
    text = trim(text);
    while (!text.empty() && (text.back() == ',' || text.back() == ';' || text.back() == ':')) {
        text = trim(text.substr(0, text.size() - 1));
    }
    return text;
}

// Takes "(Reuters)" off the end of `head`.
std::string take_agency(std::string_view& head) {
    head = trim(head);
    if (head.empty() || head.back() != ')') {
        return {};
    }
    const std::size_t open = head.rfind('(');
    if (open == std::string_view::npos || head.size() - open > 50) {
        return {};
    }
    std::string agency(trim(head.substr(open + 1, head.size() - open - 2)));
    head = trim(head.substr(0, open));
    return agency;
}

// "PARIS, 30 déc", "Bern, 2010-07-15", "BOSTON, Dec. 30, 2021 /PRNewswire/": the date that ends it.
std::optional<WrittenDate> take_date(std::string_view& head, DayOrder order) {
    const std::string_view wire = "/PRNewswire";
    if (const std::size_t at = head.find(wire); at != std::string_view::npos) {
        head = trim(head.substr(0, at));
    }
    auto dates = find_dates(head, order, 3);
    if (dates.empty() || !strip_commas(head.substr(dates.back().end)).empty()) {
        const std::string_view rest =
            dates.empty() ? std::string_view("x") : trim(head.substr(dates.back().end));
        if (rest != ".") {
            return std::nullopt;
        }
    }
    WrittenDate date = dates.back();
    std::size_t end = date.begin;
    if (date.weekday >= 0) {
        end = head.find_last_of(' ', trim(head.substr(0, end)).size() - 1);
        end = end == std::string_view::npos ? 0 : end;
    }
    head = strip_commas(head.substr(0, end));
    return date;
}

std::optional<Dateline> read_head(std::string_view whole_head, DayOrder order) {
    Dateline line;
    std::string_view head = whole_head;
    line.agency = take_agency(head);
    line.date = take_date(head, order);
    if (line.agency.empty()) {
        line.agency = take_agency(head);
    }
    std::string_view place = strip_commas(head);
    if (line.agency.empty() && !line.date && !agency_name(place).empty()) {
        line.agency = std::string(place); // "CNN — Ukrainian forces"
        place = {};
    }
    if (place.empty()) {
        return !line.agency.empty() && !agency_name(line.agency).empty() ? std::optional(line)
                                                                         : std::nullopt;
    }
    const bool certain = line.date.has_value() || !agency_name(line.agency).empty();
    if (!is_place(place, !certain)) {
        return std::nullopt;
    }
    line.place = collapse_blanks(place);
    return line;
}

// What follows a dateline's dash is a sentence.
bool starts_a_sentence(std::string_view story) {
    if (story.size() < 20) {
        return false;
    }
    const Character first = character_at(story, 0);
    return !is_lower(first.code);
}

// "Copenhagen, Denmark (CNN) Open a newspaper": an agency's sign without a dash.
std::optional<Dateline> read_sign(std::string_view paragraph) {
    const std::size_t open = paragraph.substr(0, longest_sign_head).find('(');
    const std::size_t close = open == std::string_view::npos ? open : paragraph.find(')', open);
    if (close == std::string_view::npos || close - open > longest_sign_head) {
        return std::nullopt;
    }
    const std::string_view sign = paragraph.substr(open + 1, close - open - 1);
    const std::string_view place = strip_commas(paragraph.substr(0, open));
    const std::string_view story = trim(paragraph.substr(close + 1));
    if (agency_name(sign).empty() || !(place.empty() || is_place(place, false)) ||
        !starts_a_sentence(story) || !is_upper(character_at(story, 0).code)) {
        return std::nullopt;
    }
    Dateline line;
    line.place = collapse_blanks(place);
    line.agency = std::string(trim(sign));
    line.story_begin = static_cast<std::size_t>(story.data() - paragraph.data());
    return line;
}

} // namespace

std::optional<Dateline> read_dateline(std::string_view paragraph, DayOrder order) {
    const std::string_view window = paragraph.substr(0, longest_dateline);
    std::optional<Dateline> best;
    std::size_t from = 0;
    // "(ANSA) - ROMA, 30 DIC - ": up to three dashes, the last that still reads as a dateline.
    for (int i = 0; i < 3; ++i) {
        const auto dash = next_dash(window, from);
        if (!dash || dash->begin == 0) {
            break;
        }
        const std::string_view story = trim(paragraph.substr(dash->end));
        const std::size_t head_begin = best && best->place.empty() ? from : 0;
        auto line =
            starts_a_sentence(story)
                ? read_head(trim(window.substr(head_begin, dash->begin - head_begin)), order)
                : std::nullopt;
        if (line) {
            line->story_begin = static_cast<std::size_t>(story.data() - paragraph.data());
            if (best && line->agency.empty()) {
                line->agency = best->agency;
            }
            best = std::move(line);
        } else if (best) {
            break;
        }
        from = dash->end;
        if (best && !best->place.empty()) {
            break;
        }
    }
    return best ? best : read_sign(paragraph);
}

} // namespace gazette::indexer
