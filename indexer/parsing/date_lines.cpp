// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/parsing/date_lines.h"

#include <algorithm>
#include <array>
#include <vector>

#include "indexer/parsing/calendar_names.h"
#include "indexer/parsing/characters.h"
#include "indexer/parsing/dating.h"
#include "indexer/parsing/written_dates.h"

namespace gazette::indexer {
namespace {

constexpr std::size_t longest_date_line = 160;
// "New York City, " before and a zone that the table does not know behind.
constexpr std::size_t most_words_before = 3;
constexpr std::size_t most_words_behind = 1;

constexpr auto published_words = std::to_array<std::string_view>(
    {"published",    "posted",      "publication", "publié",     "publiée",      "veröffentlicht",
     "erstellt",     "publicado",   "publicada",   "pubblicato", "gepubliceerd", "geplaatst",
     "опубликовано", "опубликован", "publicerad",  "publisert",  "opublikowano", "data",
     "datum",        "date",        "fecha"});

constexpr auto updated_words = std::to_array<std::string_view>(
    {"updated",     "modified",    "revised",      "corrected",  "mis",
     "actualisé",   "modifié",     "aktualisiert", "geändert",   "stand",
     "actualizado", "actualizada", "aggiornato",   "modificato", "atualizado",
     "bijgewerkt",  "обновлено",   "uppdaterad",   "oppdatert",  "zaktualizowano"});

constexpr auto neutral_words = std::to_array<std::string_view>(
    {"on",   "at",       "the",   "last",    "of",      "am",      "pm",    "a.m", "p.m", "a",
     "p",    "m",        "est",   "edt",     "et",      "cst",     "cdt",   "ct",  "mst", "mdt",
     "mt",   "pst",      "pdt",   "pt",      "gmt",     "utc",     "bst",   "ist", "cet", "cest",
     "msk",  "jst",      "aest",  "le",      "à",       "jour",    "h",     "um",  "uhr", "den",
     "der",  "el",       "a las", "hs",      "h.",      "il",      "alle",  "ore", "op",  "om",
     "в",    "г",        "года",  "em",      "às",      "kl",      "d",     "de",  "del", "do",
     "noon", "midnight", "time",  "eastern", "central", "pacific", "local", "and", "l",   "z",
     "t",    "min",      "read",  "о"});

template <std::size_t Size>
bool contains(const std::array<std::string_view, Size>& words, std::string_view word) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

struct WordTally {
    bool published = false;
    bool updated = false;
    std::size_t others = 0;
    bool small_word = false; ///< an unknown word without a capital: a sentence, not a place
};

// Weighs the words of `text` outside [skip_begin, skip_end).
void tally_words(std::string_view text, WordTally& tally) {
    for (std::size_t at = 0; at < text.size();) {
        const Character first = character_at(text, at);
        if (!is_letter(first.code)) {
            at += first.size;
            continue;
        }
        std::size_t end = at;
        while (end < text.size()) {
            const Character next = character_at(text, end);
            const bool inner_stop = next.code == '.' && end + 1 < text.size() &&
                                    is_letter(character_at(text, end + 1).code);
            if (!is_letter(next.code) && !inner_stop) {
                break;
            }
            end += next.size;
        }
        const std::string word = lower_case(text.substr(at, end - at));
        at = end;
        if (contains(published_words, word)) {
            tally.published = true;
        } else if (contains(updated_words, word)) {
            tally.updated = true;
        } else if (!contains(neutral_words, word) && !weekday_of_name(word) &&
                   !month_of_name(word)) {
            ++tally.others;
            tally.small_word = tally.small_word || !is_upper(first.code);
        }
    }
}

// "November 16-17, 2023"
bool is_range(std::string_view date) noexcept {
    const std::size_t dash = date.find_first_of("-\xE2");
    return dash != std::string_view::npos && dash > 3 && is_digit(date[dash - 1]) &&
           date.find(' ') < dash;
}

bool is_header_end(std::string_view text, std::size_t at) noexcept {
    return at == text.size() || text[at] == ' ' || text[at] == '\n' || text[at] == '\r' ||
           text[at] == '\t';
}

} // namespace

std::optional<DateLine> read_date_line(std::string_view line, DayOrder order) {
    line = trim(line);
    if (line.size() > longest_date_line ||
        line.find_first_of("0123456789") == std::string_view::npos || line.back() == ',' ||
        line.back() == ':') {
        return std::nullopt;
    }
    const std::vector<WrittenDate> dates = find_dates(line, order, 4);
    const WrittenDate* chosen = nullptr;
    DateLine result;
    WordTally tally;
    std::size_t from = 0;
    for (const WrittenDate& date : dates) {
        WordTally before;
        tally_words(line.substr(from, date.begin - from), before);
        from = date.end;
        tally.others += before.others;
        tally.small_word = tally.small_word || before.small_word;
        const bool updated = before.updated && !before.published;
        if (date.date.year != 0 && (chosen == nullptr || (result.says_updated && !updated))) {
            chosen = &date;
            result.says_published = before.published;
            result.says_updated = updated;
        }
    }
    if (chosen == nullptr) {
        return std::nullopt;
    }
    WordTally after;
    tally_words(line.substr(from), after);
    const std::string_view chosen_text = line.substr(chosen->begin, chosen->end - chosen->begin);
    if (tally.small_word || after.small_word || tally.others > most_words_before ||
        after.others > most_words_behind || is_range(chosen_text)) {
        return std::nullopt;
    }
    const bool bracket = line.front() == '(' || line.front() == '[';
    result.bare =
        !bracket && dates.size() == 1 && tally.others + after.others == 0 && chosen->date.day != 0;
    result.candidate = candidate_of(*chosen, line, article::DateSource::Written,
                                    bracket               ? date_confidence::written_in_brackets
                                    : result.says_updated ? date_confidence::written_updated
                                                          : date_confidence::written);
    result.candidate.evidence = collapse_blanks(line);
    return result;
}

std::optional<DateHeader> read_date_header(std::string_view text) {
    std::size_t at = text.substr(0, 3) == "\xEF\xBB\xBF" ? 3 : 0;
    while (at < text.size() && (text[at] == ' ' || text[at] == '\n' || text[at] == '\r')) {
        ++at;
    }
    if (!starts_with_ascii(text.substr(at), "date")) {
        return std::nullopt;
    }
    at += 4;
    if (at < text.size() && text[at] == ':') {
        ++at;
    }
    const std::size_t blank = at;
    while (at < text.size() && text[at] == ' ') {
        ++at;
    }
    const std::size_t begin = at;
    while (at < text.size() && (is_digit(text[at]) || text[at] == '-') && at - begin < 16) {
        ++at;
    }
    if (begin == blank || at - begin < 4 || !is_header_end(text, at)) {
        return std::nullopt;
    }
    DateHeader header;
    header.written = std::string(text.substr(begin, at - begin));
    header.date = article::parse_iso_date(header.written);
    header.end = at < text.size() ? at + 1 : at;
    return header;
}

} // namespace gazette::indexer
