// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/parsing/opening.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>

#include "indexer/parsing/boilerplate.h"
#include "indexer/parsing/captions.h"
#include "indexer/parsing/characters.h"
#include "indexer/parsing/date_lines.h"
#include "indexer/parsing/dateline.h"
#include "indexer/parsing/lines.h"
#include "indexer/parsing/names.h"

namespace gazette::indexer {
namespace {

using article::Article;

// The longest headlines of the real articles have 190 bytes and 30 words.
constexpr std::size_t longest_headline = 250;
constexpr std::size_t most_headline_words = 36;
// A line this long is a paragraph: what stands above it without a blank line may be a headline.
constexpr std::size_t paragraph_bytes = 120;
// Headline twice, line under it, byline twice, outlet, two dates, and furniture between them.
constexpr int most_lines = 14;
constexpr std::size_t most_subtitle_words = 40;
constexpr std::size_t longest_name = 60;

struct Field {
    std::string_view key;
    std::string value;
};

/// "Title: ...", "Author: ..." lines that some dumps put on top.
std::optional<Field> read_field(std::string_view line) {
    constexpr auto keys = std::to_array<std::string_view>(
        {"title", "headline", "subtitle", "author", "authors", "source", "outlet", "publication",
         "url", "date", "published"});
    const std::size_t colon = line.find(':');
    if (colon > 12 || line.size() > longest_headline) { // no colon: npos
        return std::nullopt;
    }
    const std::string key = lower_case(trim(line.substr(0, colon)));
    const auto* found = std::find(keys.begin(), keys.end(), key);
    if (found == keys.end()) {
        return std::nullopt;
    }
    return Field{*found, std::string(trim(line.substr(colon + 1)))};
}

bool ends_with_full_stop(std::string_view line) {
    while (!line.empty() && (line.back() == '"' || line.back() == '\'' || line.back() == ')')) {
        line.remove_suffix(1);
    }
    return !line.empty() &&
           (line.back() == '.' || line.back() == ',' || line.back() == ';' || line.back() == ':') &&
           (line.size() < 3 || line.substr(line.size() - 3) != "...");
}

std::string same_form(std::string_view line) {
    return lower_case(collapse_blanks(line));
}

// Most words of some length are capitalised: "Now We Have to Organize."
bool is_title_case(std::string_view line) {
    std::size_t long_words = 0;
    std::size_t capitalised = 0;
    bool at_start = true;
    for (std::size_t at = 0; at < line.size();) {
        const Character character = character_at(line, at);
        if (at_start && is_letter(character.code) && line.find(' ', at) - at > 3) {
            ++long_words;
            capitalised += is_upper(character.code) ? 1U : 0U;
        }
        at_start = is_blank(character.code) || character.code == U'“' || character.code == '"';
        at += character.size;
    }
    return long_words >= 3 && long_words <= 20 && capitalised * 10 >= long_words * 8;
}

class OpeningReader {
  public:
    OpeningReader(std::string_view text, const DatingRules& rules, Article& article)
        : text_(text), rules_(rules), article_(article) {}

    std::size_t read() {
        std::size_t at = read_header();
        for (int i = 0; i < most_lines; ++i) {
            const Line line = next_filled_line(text_, at);
            if (line.is_blank() || !take(line)) {
                break;
            }
            at = line.next;
        }
        return next_filled_line(text_, at).begin;
    }

  private:
    std::size_t read_header() {
        const auto header = read_date_header(text_);
        if (!header) {
            return 0;
        }
        header_seen_ = true;
        if (header->date) {
            add_date(article_,
                     {*header->date, article::DateSource::Header, date_confidence::header,
                      "date " + header->written},
                     rules_);
        } else {
            article_.warnings.push_back("no such day: date " + header->written);
        }
        return header->end;
    }

    [[nodiscard]] Line following(const Line& line) const {
        return next_filled_line(text_, line.next);
    }

    [[nodiscard]] bool blank_line_follows(const Line& line) const {
        return line.next < text_.size() && line_at(text_, line.next).is_blank();
    }

    bool take(const Line& line) {
        const std::string_view words = line.of(text_);
        return take_repeat(words) || take_field(words) || take_byline(words) || take_date(words) ||
               take_headline(line) || take_name(line) || take_outlet(words) ||
               take_subtitle(line) || take_furniture(words);
    }

    bool take_repeat(std::string_view words) {
        if (article_.title.empty() && article_.authors.empty()) {
            return false;
        }
        const std::string form = same_form(words);
        const bool author = !article_.authors.empty() && form == same_form(article_.authors.back());
        return author || form == same_form(article_.title) ||
               (!article_.subtitle.empty() && form == same_form(article_.subtitle));
    }

    bool take_field(std::string_view words) {
        const auto field = read_field(words);
        if (!field || field->value.empty()) {
            return false;
        }
        if (field->key == "title" || field->key == "headline") {
            if (!article_.title.empty()) {
                return false;
            }
            article_.title = field->value;
        } else if (field->key == "subtitle") {
            article_.subtitle = field->value;
        } else if (field->key == "author" || field->key == "authors") {
            add_byline(parse_byline(field->value));
        } else if (field->key == "date" || field->key == "published") {
            return take_date(words);
        } else if (field->key == "source" || field->key == "outlet" ||
                   field->key == "publication") {
            article_.outlet = field->value;
        }
        return true;
    }

    bool take_date(std::string_view words) {
        const auto line = read_date_line(words, rules_.order);
        if (!line) {
            return false;
        }
        add_date(article_, line->candidate, rules_);
        date_seen_ = true;
        return true;
    }

    void add_byline(const Byline& byline) {
        for (const std::string& name : byline.names) {
            if (std::find(article_.authors.begin(), article_.authors.end(), name) ==
                article_.authors.end()) {
                article_.authors.push_back(name);
            }
        }
        if (!byline.outlet.empty()) {
            take_outlet_name(byline.outlet);
        }
    }

    void take_outlet_name(std::string_view name) {
        const std::string_view agency = agency_name(name);
        if (!agency.empty()) {
            article_.credit_line = std::string(agency);
        } else if (article_.outlet.empty()) {
            article_.outlet = collapse_blanks(name);
        }
    }

    bool take_byline(std::string_view words) {
        std::string_view rest = after_byline_word(words);
        if (rest.empty()) {
            return false;
        }
        // "By Jo Doe | December 30, 2021"
        const auto dates = find_dates(rest, rules_.order, 1);
        std::string_view people = rest;
        if (!dates.empty() && dates.front().date.year != 0) {
            people = trim(rest.substr(0, dates.front().begin));
        }
        const Byline byline = parse_byline(people);
        if (byline.names.empty() && byline.outlet.empty()) {
            return false;
        }
        if (people.size() != rest.size()) {
            add_date(article_,
                     candidate_of(dates.front(), rest, article::DateSource::Written,
                                  date_confidence::written),
                     rules_);
        }
        add_byline(byline);
        return true;
    }

    /// True when `line` is one of those that stand between a headline and its text.
    [[nodiscard]] bool is_furnishing(const Line& line, const Line& after) const {
        const std::string_view words = line.of(text_);
        return !line.is_blank() &&
               (read_date_line(words, rules_.order) || !after_byline_word(words).empty() ||
                is_written_twice(words, after) ||
                (looks_like_name(words) && is_confirmed_name(words, after)));
    }

    [[nodiscard]] bool is_written_twice(std::string_view words, const Line& after) const {
        return !after.is_blank() && words.size() < longest_name &&
               is_upper(character_at(words, 0).code) &&
               same_form(after.of(text_)) == same_form(words);
    }

    [[nodiscard]] bool is_confirmed_name(std::string_view name, const Line& after) const {
        if (after.is_blank()) {
            return false;
        }
        const std::string_view next = after.of(text_);
        return same_form(next) == same_form(name) || looks_like_outlet(next) ||
               (next.size() < longest_name && looks_like_role(next)) ||
               read_date_line(next, rules_.order);
    }

    [[nodiscard]] bool could_be_headline(std::string_view words) const {
        if (words.size() > longest_headline || count_words(words) > most_headline_words ||
            is_caption(words) || is_plea(words) || is_furniture(words)) {
            return false;
        }
        // "UNION ACCEPTS OFFER - Many issues open" has a dateline's form but no sentence, no date.
        const auto dateline = read_dateline(words, rules_.order);
        return !dateline || (!dateline->date && !ends_with_full_stop(words));
    }

    bool take_headline(const Line& line) {
        const std::string_view words = line.of(text_);
        const Line next = following(line);
        if (!article_.title.empty() || !article_.authors.empty() || next.is_blank() ||
            !could_be_headline(words)) {
            return false;
        }
        const std::string_view next_words = next.of(text_);
        const bool furnished = same_form(next_words) == same_form(words) ||
                               is_furnishing(next, following(next)) ||
                               (blank_line_follows(line) &&
                                is_furnishing(following(next), following(following(next))) &&
                                next_words.size() < longest_headline);
        if (!furnished) {
            if ((ends_with_full_stop(words) && !is_title_case(words)) ||
                (header_seen_ && words.size() > paragraph_bytes) ||
                is_lower(character_at(words, 0).code)) {
                return false;
            }
            const bool stands_alone =
                blank_line_follows(line) || (next_words.size() >= paragraph_bytes &&
                                             !is_lower(character_at(next_words, 0).code));
            if (!stands_alone) {
                return false;
            }
        }
        article_.title = collapse_blanks(words);
        return true;
    }

    bool take_name(const Line& line) {
        const std::string_view words = line.of(text_);
        const Line next = following(line);
        const bool repeated = is_written_twice(words, next);
        const bool confirmed =
            looks_like_name(words) && (is_confirmed_name(words, next) || date_seen_);
        if (article_.title.empty() || (!repeated && !confirmed)) {
            return false;
        }
        article_.authors.push_back(collapse_blanks(words));
        return true;
    }

    bool take_outlet(std::string_view words) {
        const bool after_byline = !article_.authors.empty() || date_seen_;
        if (article_.title.empty() || !after_byline) {
            return false;
        }
        if (looks_like_role(words) && words.size() < longest_name && !ends_with_full_stop(words)) {
            return true;
        }
        if (!looks_like_outlet(words) || ends_with_full_stop(words)) {
            return false;
        }
        take_outlet_name(words);
        return true;
    }

    bool take_subtitle(const Line& line) {
        const std::string_view words = line.of(text_);
        if (article_.title.empty() || !article_.subtitle.empty() || !article_.authors.empty() ||
            words.size() > longest_headline || count_words(words) > most_subtitle_words ||
            count_words(words) < 3 || !could_be_headline(words)) {
            return false;
        }
        const Line next = following(line);
        if (next.is_blank() || !blank_line_follows(line)) {
            return false;
        }
        const Line after = following(next);
        const bool furnished = is_furnishing(next, after);
        if (!furnished && (ends_with_full_stop(words) || next.of(text_).size() < words.size() ||
                           date_seen_ || is_lower(character_at(words, 0).code))) {
            return false;
        }
        article_.subtitle = collapse_blanks(words);
        return true;
    }

    [[nodiscard]] bool take_furniture(std::string_view words) const {
        return !article_.title.empty() && is_furniture(words);
    }

    std::string_view text_;
    const DatingRules& rules_;
    Article& article_;
    bool header_seen_ = false;
    bool date_seen_ = false;
};

} // namespace

std::size_t read_opening(std::string_view text, const DatingRules& rules, Article& article) {
    return OpeningReader(text, rules, article).read();
}

} // namespace gazette::indexer
