// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/parsing/names.h"

#include <algorithm>
#include <array>
#include <span>
#include <utility>

#include "indexer/parsing/calendar_names.h"
#include "indexer/parsing/characters.h"

namespace gazette::indexer {
namespace {

constexpr std::size_t longest_byline = 200;
// Bytes of a name or an outlet that stands on a line of its own.
constexpr std::size_t longest_sign = 80;

constexpr auto particles = std::to_array<std::string_view>(
    {"de", "van", "von", "der", "den", "la", "le", "da", "dos", "du", "di",  "del", "della", "bin",
     "al", "el",  "ibn", "ten", "ter", "zu", "af", "y",  "e",   "do", "das", "des", "st."});

// Capitalised words that stand on lines of their own in articles and are no one's name.
constexpr auto never_in_names = std::to_array<std::string_view>(
    {"the",      "news",     "press",    "staff",      "room",       "house",    "report",
     "reports",  "breaking", "update",   "updated",    "published",  "photo",    "photos",
     "image",    "video",    "opinion",  "editorial",  "analysis",   "story",    "advertisement",
     "share",    "read",     "more",     "related",    "sports",     "business", "politics",
     "world",    "local",    "national", "weather",    "home",       "menu",     "search",
     "today",    "times",    "post",     "journal",    "tribune",    "daily",    "herald",
     "newsroom", "agency",   "office",   "department", "conference", "briefing", "statement",
     "release",  "street",   "city",     "county",     "university", "and",      "of",
     "in",       "for"});

constexpr auto outlet_words = std::to_array<std::string_view>(
    {"times",    "post",      "news",       "press",    "tribune",  "journal",   "daily",
     "today",    "herald",    "gazette",    "guardian", "observer", "chronicle", "globe",
     "star",     "telegraph", "mail",       "magazine", "review",   "agency",    "network",
     "radio",    "tv",        "newspaper",  "reuters",  "ap",       "afp",       "upi",
     "dpa",      "cnn",       "bbc",        "npr",      "cnbc",     "politico",  "bloomberg",
     "zeitung",  "monde",     "courier",    "dispatch", "examiner", "inquirer",  "sentinel",
     "bulletin", "newswire",  "independent"});

constexpr auto role_words = std::to_array<std::string_view>(
    {"writer",        "writers",      "reporter",     "reporters",     "editor",    "editors",
     "correspondent", "columnist",    "contributor",  "staff",         "bureau",    "chief",
     "producer",      "journalist",   "analyst",      "opinion",       "political", "senior",
     "special",       "contributing", "photographer", "author",        "redakteur", "redaktion",
     "journaliste",   "redactor",     "redattore",    "корреспондент", "guest",     "foreign",
     "national",      "business",     "sports",       "investigative"});

constexpr auto byline_words = std::to_array<std::string_view>(
    {"by ",      "by: ",  "by:",  "written by ", "story by ", "reported by ", "posted by ",
     "author: ", "from ", "von ", "par ",        "por ",      "per ",         "di ",
     "door ",    "av ",   "af ",  "автор: ",     "автор ",    "autor: ",      "texto: "});

constexpr std::array<std::pair<std::string_view, std::string_view>, 26> agencies{{
    {"ap", "The Associated Press"},
    {"associated press", "The Associated Press"},
    {"the associated press", "The Associated Press"},
    {"reuters", "Reuters"},
    {"thomson reuters", "Reuters"},
    {"afp", "Agence France-Presse"},
    {"agence france-presse", "Agence France-Presse"},
    {"upi", "United Press International"},
    {"dpa", "dpa"},
    {"pti", "Press Trust of India"},
    {"ians", "IANS"},
    {"ani", "ANI"},
    {"ansa", "ANSA"},
    {"efe", "EFE"},
    {"tass", "TASS"},
    {"interfax", "Interfax"},
    {"xinhua", "Xinhua"},
    {"kyodo", "Kyodo News"},
    {"bloomberg", "Bloomberg"},
    {"apa", "APA"},
    {"sda", "Keystone-SDA"},
    {"belga", "Belga"},
    {"europa press", "Europa Press"},
    {"pa", "PA Media"},
    {"cnn", "CNN"},
    {"aap", "AAP"},
}};

// More than any of them has in any case, in bytes.
constexpr std::size_t longest_agency = 40;

template <std::size_t Size>
bool contains(const std::array<std::string_view, Size>& words, std::string_view word) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

std::vector<std::string_view> split_words(std::string_view text) {
    std::vector<std::string_view> words;
    std::size_t begin = 0;
    bool inside = false;
    for (std::size_t at = 0; at < text.size();) {
        const Character character = character_at(text, at);
        if (is_blank(character.code)) {
            if (inside) {
                words.push_back(text.substr(begin, at - begin));
            }
            inside = false;
        } else if (!inside) {
            inside = true;
            begin = at;
        }
        at += character.size;
    }
    if (inside) {
        words.push_back(text.substr(begin));
    }
    return words;
}

std::string_view without_marks(std::string_view word) {
    while (!word.empty() &&
           std::string_view(".,;:|()").find(word.back()) != std::string_view::npos) {
        word.remove_suffix(1);
    }
    while (!word.empty() && (word.front() == '(' || word.front() == '|')) {
        word.remove_prefix(1);
    }
    return word;
}

bool is_name_word(std::string_view word) {
    if (!is_upper(character_at(word, 0).code) || word.size() > 40) {
        return false;
    }
    for (std::size_t at = 0; at < word.size();) {
        const Character character = character_at(word, at);
        const bool mark = character.code == '.' || character.code == '-' ||
                          character.code == '\'' || character.code == U'’';
        if (!is_letter(character.code) && !mark) {
            return false;
        }
        at += character.size;
    }
    return true;
}

// The parts of a byline between commas, "and", "&", "|" and their like.
std::vector<std::string> byline_parts(std::string_view text) {
    constexpr auto joining =
        std::to_array<std::string_view>({"and", "&", "und", "et", "y", "e", "en", "и"});
    std::vector<std::string> parts(1);
    for (const std::string_view word : split_words(text)) {
        if (contains(joining, word) || word == "|" || word == "/" || word == "·" || word == "-" ||
            word == "—" || word == "–") {
            parts.emplace_back();
            continue;
        }
        const bool ends_part = word.back() == ',' || word.back() == ';' || word.back() == '|';
        const std::string_view bare = ends_part ? word.substr(0, word.size() - 1) : word;
        if (bare.find('@') == std::string_view::npos && !bare.empty()) {
            parts.back() += parts.back().empty() ? "" : " ";
            parts.back() += bare;
        }
        if (ends_part) {
            parts.emplace_back();
        }
    }
    std::erase_if(parts, [](const std::string& part) { return part.empty(); });
    return parts;
}

// "JANE DOE Associated Press": the outlet written right behind the name.
void split_off_outlet(std::string& part, Byline& byline) {
    const std::vector<std::string_view> words = split_words(part);
    for (std::size_t first = 2; first < words.size(); ++first) {
        const auto offset = static_cast<std::size_t>(words[first].data() - part.data());
        const std::string rest = part.substr(offset);
        const bool agency = !agency_name(rest).empty();
        if ((agency || looks_like_role(rest)) && looks_like_name(part.substr(0, offset))) {
            if (agency) {
                byline.outlet = rest;
            }
            part = std::string(trim(std::string_view(part).substr(0, offset)));
            return;
        }
    }
}

} // namespace

bool looks_like_name(std::string_view line) {
    if (line.size() > longest_sign) {
        return false;
    }
    const std::vector<std::string_view> words = split_words(line);
    if (words.size() < 2 || words.size() > 5) {
        return false;
    }
    std::size_t capitalised = 0;
    for (const std::string_view word : words) {
        const std::string lower = lower_case(without_marks(word));
        if (contains(never_in_names, lower) || weekday_of_name(lower)) {
            return false;
        }
        if (is_name_word(word)) {
            ++capitalised;
        } else if (!contains(particles, lower)) {
            return false;
        }
    }
    return capitalised >= 2 && is_name_word(words.front());
}

bool looks_like_outlet(std::string_view line) {
    if (line.size() > longest_sign) {
        return false;
    }
    const std::vector<std::string_view> words = split_words(line);
    if (words.empty() || words.size() > 6) {
        return false;
    }
    bool known = false;
    for (const std::string_view word : words) {
        const std::string lower = lower_case(without_marks(word));
        known = known || contains(outlet_words, lower);
        const Character first = character_at(word, 0);
        if (!is_upper(first.code) && lower != "of" && lower != "the" && lower != "and" && !known) {
            return false;
        }
    }
    return known || !agency_name(line).empty();
}

bool looks_like_role(std::string_view line) {
    const std::vector<std::string_view> words = split_words(line);
    return !words.empty() && words.size() <= 6 &&
           std::any_of(words.begin(), words.end(), [](std::string_view word) {
               return contains(role_words, lower_case(without_marks(word)));
           });
}

std::string_view after_byline_word(std::string_view line) {
    if (line.size() > longest_byline) {
        return {};
    }
    const std::string lower = lower_case(line.substr(0, 24));
    for (const std::string_view word : byline_words) {
        if (lower.size() >= word.size() && std::string_view(lower).substr(0, word.size()) == word) {
            return trim(line.substr(std::min(word.size(), line.size())));
        }
    }
    return {};
}

Byline parse_byline(std::string_view text) {
    Byline byline;
    for (std::string& part : byline_parts(text)) {
        split_off_outlet(part, byline);
        if (!agency_name(part).empty() || looks_like_outlet(part)) {
            byline.outlet = part;
            continue;
        }
        if (looks_like_role(part) && !looks_like_name(part)) {
            continue;
        }
        if (looks_like_name(part) &&
            std::find(byline.names.begin(), byline.names.end(), part) == byline.names.end()) {
            byline.names.push_back(std::move(part));
        }
    }
    return byline;
}

std::string_view agency_name(std::string_view sign) {
    sign = trim(sign);
    if (sign.size() > longest_agency) {
        return {};
    }
    const std::string lower = lower_case(sign);
    for (const auto& [short_name, full_name] : agencies) {
        if (lower == short_name) {
            return full_name;
        }
    }
    return {};
}

} // namespace gazette::indexer
