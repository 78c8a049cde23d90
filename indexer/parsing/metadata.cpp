// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/parsing/metadata.h"

#include <algorithm>
#include <array>
#include <utility>

#include "indexer/parsing/characters.h"
#include "indexer/parsing/names.h"
#include "indexer/parsing/timestamps.h"
#include "indexer/parsing/written_dates.h"

namespace gazette::indexer {
namespace {

constexpr std::size_t longest_author = 200;
// Names are compared with each other. Open letters have been signed by some dozens.
constexpr std::size_t most_authors = 100;
constexpr std::size_t shortest_headline = 10;
constexpr std::size_t most_outlet_words = 5;

std::string letters_of(std::string_view text) {
    std::string letters;
    const std::string lower = lower_case(text);
    for (std::size_t at = 0; at < lower.size();) {
        const Character character = character_at(lower, at);
        if (is_letter(character.code) || is_digit(lower[at])) {
            letters += lower.substr(at, character.size);
        }
        at += character.size;
    }
    return letters;
}

std::string_view without_end_marks(std::string_view text) {
    text = trim(text);
    while (!text.empty() && std::string_view(",;|-").find(text.back()) != std::string_view::npos) {
        text = trim(text.substr(0, text.size() - 1));
    }
    return text;
}

} // namespace

void add_metadata_date(article::Article& article, std::string_view field, std::string_view value,
                       bool updated, const DatingRules& rules) {
    value = trim(value);
    if (value.empty()) {
        return;
    }
    const auto date = parse_timestamp(value, rules.order);
    const std::string evidence =
        std::string(field) + ": " + in_utf8(collapse_blanks(value.substr(0, 80)));
    if (!date) {
        article.warnings.push_back("not understood: " + evidence);
        return;
    }
    add_date(article,
             {*date, article::DateSource::Metadata,
              updated ? date_confidence::metadata_updated : date_confidence::metadata, evidence},
             rules);
}

void add_metadata_author(article::Article& article, std::string_view value) {
    value = trim(value);
    if (value.empty() || value.size() > longest_author || article.authors.size() >= most_authors ||
        value.find("://") != std::string_view::npos || value.front() == '@' ||
        std::all_of(value.begin(), value.end(), is_digit)) {
        return;
    }
    const std::string_view rest = after_byline_word(value);
    const std::string_view people = rest.empty() ? value : rest;
    if (!agency_name(people).empty()) {
        article.credit_line = std::string(agency_name(people));
        return;
    }
    // "Reuters, MAR 04": some systems write the day behind the name.
    const auto dates = find_dates(people, DayOrder::Unknown, 1);
    if (!dates.empty()) {
        add_metadata_author(article, without_end_marks(people.substr(0, dates.front().begin)));
        return;
    }
    constexpr auto nobody =
        std::to_array<std::string_view>({"admin", "administrator", "webmaster", "no-data-available",
                                         "none", "null", "n/a", "na", "unknown", "undefined", "-"});
    if (std::find(nobody.begin(), nobody.end(), lower_case(people)) != nobody.end()) {
        return;
    }
    if (people == lower_case(people) && people.find('/') != std::string_view::npos) {
        return; // initials of an agency's desk: "gr/bp"
    }
    Byline byline = parse_byline(people);
    if (byline.names.empty()) {
        // The field says that it is an author, whatever it looks like.
        byline.names.push_back(collapse_blanks(people));
    }
    for (std::string& name : byline.names) {
        if (std::find(article.authors.begin(), article.authors.end(), name) ==
            article.authors.end()) {
            article.authors.push_back(std::move(name));
        }
    }
}

void head_by_lead(article::Article& article) {
    constexpr std::size_t longest = 120;
    constexpr std::size_t shortest_sentence = 20;
    if (!article.title.empty() || article.lead.empty()) {
        return;
    }
    const std::string_view lead = article.lead;
    std::size_t end = lead.find_first_of(".!?", shortest_sentence);
    while (end < longest && end + 1 < lead.size() && lead[end + 1] != ' ') {
        end = lead.find_first_of(".!?", end + 1);
    }
    if (end >= longest) {
        end = lead.size() <= longest ? lead.size() : lead.rfind(' ', longest);
    }
    end = end == std::string_view::npos ? 0 : end;
    if (end == 0) {
        return;
    }
    article.title = std::string(trim(lead.substr(0, end)));
    article.warnings.emplace_back("no headline stated: the lead's beginning stands for it");
}

std::string without_outlet_suffix(std::string_view title, const std::vector<std::string>& known) {
    constexpr auto separators = std::to_array<std::string_view>(
        {" | ", " - ", " – ", " — ", " :: ", " « ", " » ", " • ", " : "});
    std::string cut = collapse_blanks(title);
    for (const std::string_view separator : separators) {
        const std::size_t at = cut.rfind(separator);
        if (at == std::string::npos || at < shortest_headline) {
            continue;
        }
        const std::string head = cut.substr(0, at);
        const std::string tail = cut.substr(at + separator.size());
        const std::string tail_letters = letters_of(tail);
        const bool is_known = std::any_of(known.begin(), known.end(), [&](const std::string& name) {
            const std::string letters = letters_of(name);
            return !letters.empty() && (letters == tail_letters || letters == letters_of(head));
        });
        const bool is_bar = separator == " | " && count_words(tail) <= most_outlet_words;
        if (is_known || is_bar || (looks_like_outlet(tail) && separator != " : ")) {
            cut = head;
        }
    }
    return cut;
}

std::string outlet_of_address(std::string_view address) {
    const std::size_t begin = address.find("://");
    if (begin > 8) { // or there is none
        return {};
    }
    address = address.substr(begin + 3);
    address = address.substr(0, address.find_first_of("/?#:"));
    const std::string host = lower_case(address);
    return host.substr(0, 4) == "www." ? host.substr(4) : host;
}

std::string language_code(std::string_view tag) {
    tag = trim(tag);
    const std::size_t end = std::min(tag.find_first_of("-_,; "), tag.size());
    const std::string code = lower_case(tag.substr(0, end));
    const bool letters =
        std::all_of(code.begin(), code.end(), [](char c) { return c >= 'a' && c <= 'z'; });
    return letters && code.size() == 2 ? code : std::string();
}

} // namespace gazette::indexer
