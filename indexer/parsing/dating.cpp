// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/parsing/dating.h"

#include <algorithm>
#include <cstdlib>
#include <string>
#include <utility>

#include "indexer/parsing/calendar_names.h"
#include "indexer/parsing/characters.h"
#include "indexer/parsing/date_lines.h"
#include "indexer/parsing/dateline.h"
#include "indexer/parsing/text_cursor.h"
#include "indexer/parsing/worded_dates.h"

namespace gazette::indexer {
namespace {

using article::Article;
using article::Date;
using article::DateCandidate;
using article::DateSource;

// The first newspaper, the Relation of Strasbourg, appeared in 1605.
constexpr Date earliest{1605, 1, 1};
// How far into the lead a date may stand to be the article's own.
constexpr std::size_t lead_bytes = 200;
// "Published ..." lines stand among the last.
constexpr std::size_t tail_blocks = 4;
// The formula of a proclamation stands above its signature, in the last bytes.
constexpr std::size_t formula_bytes = 1500;
// "THE WHITE HOUSE," above the date of what was signed there.
constexpr std::size_t longest_signature = 60;
// A date on a line of its own this far up still belongs to the head of a transcript or a release.
constexpr std::size_t opening_bytes = 800;

std::string_view text_of(const Article& article, const article::Block& block) {
    return std::string_view(article.body).substr(block.begin, block.end - block.begin);
}

bool is_full(const Date& date) noexcept {
    return date.year != 0 && date.day != 0;
}

void add_dateline_date(Article& article, std::string_view paragraph, const DatingRules& rules) {
    const auto dateline = read_dateline(paragraph, rules.order);
    if (!dateline || !dateline->date || !is_full(dateline->date->date)) {
        return;
    }
    add_date(
        article,
        candidate_of(*dateline->date, paragraph, DateSource::Dateline, date_confidence::dateline),
        rules);
}

// "Today, Friday, July 8, 2022": nothing but a weekday and marks between the word and the date.
bool follows_today(std::string_view before) {
    for (int words = 0; words < 2; ++words) {
        const WordBefore word = word_before(before, before.size(), ",(*");
        if (word.word == "today") {
            return true;
        }
        if (!weekday_of_name(word.word)) {
            return false;
        }
        before = before.substr(0, word.begin);
    }
    return false;
}

void add_lead_date(Article& article, std::string_view paragraph, const DatingRules& rules) {
    for (const WrittenDate& found : find_dates(paragraph.substr(0, lead_bytes), rules.order)) {
        if (!is_full(found.date)) {
            continue;
        }
        double confidence = date_confidence::lead;
        if (follows_today(paragraph.substr(0, found.begin))) {
            confidence = date_confidence::lead_today;
        } else if (found.weekday >= 0) {
            confidence = date_confidence::lead_with_weekday;
        }
        add_date(article, candidate_of(found, paragraph, DateSource::Dateline, confidence), rules);
        return;
    }
}

bool ends_in_small_letter(std::string_view text) {
    return !text.empty() && is_lower(character_before(text, text.size()).code) && text.size() > 60;
}

void add_date_line(Article& article, std::string_view text, bool below, bool inside,
                   const DatingRules& rules) {
    auto line = read_date_line(text, rules.order);
    // "on January 23, 2023." is the end of a sentence that was broken by hand.
    if (!line || is_lower(character_at(text, 0).code) || starts_with_ascii(text, "on ") ||
        (!line->says_published && !((below || inside) && line->bare))) {
        return;
    }
    if (line->bare && !line->says_published) {
        line->candidate.confidence =
            std::min(line->candidate.confidence,
                     below ? date_confidence::written_below : date_confidence::written_inside);
    }
    add_date(article, line->candidate, rules);
}

// Letters, and all of them capitals: the institution or place that a document is signed in.
bool is_signature(std::string_view text) {
    text = trim(text);
    if (text.empty() || text.size() > longest_signature) {
        return false;
    }
    std::size_t letters = 0;
    for (std::size_t at = 0; at < text.size();) {
        const Character character = character_at(text, at);
        if (is_lower(character.code) || is_digit(text[at])) {
            return false;
        }
        letters += is_upper(character.code) ? 1U : 0U;
        at += character.size;
    }
    return letters >= 4;
}

// The date under a document's signature, and nothing behind it: "THE WHITE HOUSE, May 19, 2026."
void add_signed_date(Article& article, std::string_view before, std::string_view text,
                     const DatingRules& rules) {
    const auto dates = find_dates(text, rules.order, 2);
    if (dates.size() != 1 || !is_full(dates.front().date)) {
        return;
    }
    const std::string_view above = trim(text.substr(0, dates.front().begin));
    const std::string_view rest = trim(text.substr(dates.front().end));
    if ((rest.empty() || rest == ".") && is_signature(above.empty() ? before : above)) {
        add_date(
            article,
            candidate_of(dates.front(), text, DateSource::Written, date_confidence::signed_date),
            rules);
    }
}

void add_worded_date(Article& article, const DatingRules& rules) {
    const std::string_view body = article.body;
    const std::string_view text = body.substr(body.size() - std::min(body.size(), formula_bytes));
    if (const auto found = find_worded_date(text)) {
        add_date(article, candidate_of(*found, text, DateSource::Written, date_confidence::worded),
                 rules);
    }
}

bool same_day(const DateCandidate& a, const DateCandidate& b) noexcept {
    return a.date == b.date;
}

bool is_better(const DateCandidate& a, const DateCandidate& b) noexcept {
    if (a.confidence != b.confidence) {
        return a.confidence > b.confidence;
    }
    return a.source < b.source;
}

// The header's and the format's own date are what the publisher says; what stands in the text
// dates the article only where they are silent.
bool is_stated(DateSource source) noexcept {
    return source == DateSource::Option || source == DateSource::Header ||
           source == DateSource::Metadata;
}

void warn_of_contradiction(Article& article, const DateCandidate& chosen) {
    for (const DateCandidate& other : article.date_candidates) {
        if (other.confidence >= 0.9 && is_full(other.date) && is_full(chosen.date) &&
            std::llabs(to_days(other.date) - to_days(chosen.date)) > 1) {
            article.warnings.push_back("dates disagree: " + std::string(to_string(chosen.source)) +
                                       " " + to_iso(chosen.date) + ", " +
                                       std::string(to_string(other.source)) + " " +
                                       to_iso(other.date));
            return;
        }
    }
}

} // namespace

void add_date(Article& article, DateCandidate candidate, const DatingRules& rules) {
    if (!article::is_valid(candidate.date) || first_day(candidate.date) < earliest ||
        rules.latest < first_day(candidate.date)) {
        article.warnings.push_back("date out of range: " + candidate.evidence);
        return;
    }
    article.date_candidates.push_back(std::move(candidate));
}

DateCandidate candidate_of(const WrittenDate& found, std::string_view text, DateSource source,
                           double confidence) {
    if (found.ambiguous) {
        confidence = std::min(confidence, date_confidence::ambiguous_order);
    }
    if (found.weekday >= 0 && is_full(found.date) && weekday(found.date) != found.weekday) {
        confidence = std::min(confidence, date_confidence::weekday_disagrees);
    }
    return {found.date, source, confidence,
            collapse_blanks(text.substr(found.begin, found.end - found.begin))};
}

void add_body_dates(Article& article, const DatingRules& rules) {
    bool lead_seen = false;
    for (std::size_t i = 0; i < article.blocks.size(); ++i) {
        const std::string_view text = text_of(article, article.blocks[i]);
        const bool story = article.blocks[i].kind == article::BlockKind::Paragraph;
        if (story && !lead_seen) {
            add_dateline_date(article, text, rules);
            add_lead_date(article, text, rules);
            lead_seen = true;
        }
        const bool below = i + tail_blocks >= article.blocks.size();
        const bool inside = article.blocks[i].begin < opening_bytes;
        const bool goes_on = i > 0 && ends_in_small_letter(text_of(article, article.blocks[i - 1]));
        if ((below || inside) && !goes_on) {
            add_date_line(article, text, below, inside, rules);
        }
        if (below && i > 0 && text.size() <= 2 * longest_signature) {
            add_signed_date(article, text_of(article, article.blocks[i - 1]), text, rules);
        }
    }
    add_worded_date(article, rules);
}

void add_path_date(Article& article, std::string_view path, const DatingRules& rules) {
    for (std::size_t at = 0; at + 8 <= path.size(); ++at) {
        if (!is_digit(path[at]) || (at > 0 && is_digit(path[at - 1]))) {
            continue;
        }
        std::string compact;
        std::size_t end = at;
        for (; end < path.size() && compact.size() < 9; ++end) {
            if (is_digit(path[end])) {
                compact += path[end];
            } else if ((path[end] != '/' && path[end] != '-' && path[end] != '_') ||
                       (compact.size() != 4 && compact.size() != 6)) {
                break;
            }
        }
        if (compact.size() != 8) {
            continue;
        }
        const std::string iso =
            compact.substr(0, 4) + '-' + compact.substr(4, 2) + '-' + compact.substr(6, 2);
        const auto date = article::parse_iso_date(iso);
        // File names count and number too: only days of the age of the web are taken for dates.
        if (date && date->year >= 1990 && *date <= rules.latest && date->year < 2100) {
            add_date(article,
                     {*date, DateSource::Path, date_confidence::path,
                      std::string(path.substr(at, end - at))},
                     rules);
            return;
        }
    }
}

void choose_date(Article& article) {
    const auto& candidates = article.date_candidates;
    const DateCandidate* chosen = nullptr;
    for (const DateCandidate& candidate : candidates) {
        if (candidate.confidence < date_confidence::least) {
            continue;
        }
        if (chosen == nullptr || (is_stated(candidate.source) && !is_stated(chosen->source)) ||
            (is_stated(candidate.source) == is_stated(chosen->source) &&
             is_better(candidate, *chosen))) {
            chosen = &candidate;
        }
    }
    if (chosen == nullptr) {
        return;
    }
    double doubt = 1 - chosen->confidence;
    for (const DateCandidate& other : candidates) {
        if (other.source != chosen->source && same_day(other, *chosen)) {
            doubt *= 1 - other.confidence;
        }
    }
    article.date = chosen->date;
    article.date_source = chosen->source;
    article.date_confidence = chosen->confidence >= 1 ? 1 : std::min(0.999, 1 - doubt);
    warn_of_contradiction(article, *chosen);
}

} // namespace gazette::indexer
