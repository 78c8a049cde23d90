// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/parsing/boilerplate.h"

#include <algorithm>
#include <array>

#include "indexer/parsing/characters.h"
#include "indexer/parsing/names.h"

namespace gazette::indexer {
namespace {

// Lengths in bytes beyond which a paragraph is a story's, whatever it says. Real ones stay under
// half of these.
constexpr std::size_t longest_plea = 320;
constexpr std::size_t longest_credit = 600;
constexpr std::size_t longest_author_box = 700;

constexpr auto credit_parts =
    std::to_array<std::string_view>({"contributed to this report",
                                     "contributed to this article",
                                     "contributed to this story",
                                     "contributed reporting",
                                     "contributed to the report",
                                     "information for this article was contributed",
                                     "information from the associated press was used",
                                     "additional reporting by",
                                     "with additional reporting",
                                     "reporting by ",
                                     "writing by ",
                                     "compiled by ",
                                     "this article originally appeared",
                                     "this article was originally published",
                                     "this story originally appeared",
                                     "this story was originally published",
                                     "republished with permission",
                                     "material from the associated press",
                                     "the associated press reported",
                                     "with files from",
                                     "with wire reports",
                                     "staff and wire reports",
                                     "from wire reports",
                                     "mit material von",
                                     "mit agenturmaterial",
                                     "(avec afp",
                                     "avec les agences",
                                     "con información de",
                                     "con informazioni di",
                                     "com informações da"});

constexpr auto plea_starts = std::to_array<std::string_view>({"subscribe",
                                                              "sign up",
                                                              "click here",
                                                              "read more",
                                                              "read also",
                                                              "read the full",
                                                              "related:",
                                                              "related stor",
                                                              "related article",
                                                              "more:",
                                                              "more from",
                                                              "more on ",
                                                              "follow us",
                                                              "follow @",
                                                              "follow him on",
                                                              "follow her on",
                                                              "share this",
                                                              "join our",
                                                              "join the conversation",
                                                              "download our",
                                                              "download the",
                                                              "get our",
                                                              "get the latest",
                                                              "get breaking news",
                                                              "get email",
                                                              "like us on",
                                                              "support our",
                                                              "donate",
                                                              "support independent",
                                                              "become a member",
                                                              "already a subscriber",
                                                              "to continue reading",
                                                              "log in",
                                                              "copyright ",
                                                              "© ",
                                                              "(c) ",
                                                              "all rights reserved",
                                                              "this article is for subscribers",
                                                              "watch:",
                                                              "watch live",
                                                              "listen:",
                                                              "see also",
                                                              "also read",
                                                              "recommended:",
                                                              "don't miss",
                                                              "newsletter",
                                                              "our newsletter",
                                                              "comments",
                                                              "leave a comment",
                                                              "have a tip",
                                                              "got a tip",
                                                              "send tips",
                                                              "stay up to date",
                                                              "stay informed",
                                                              "abonnieren sie",
                                                              "lesen sie auch",
                                                              "mehr zum thema",
                                                              "lire aussi",
                                                              "à lire aussi",
                                                              "abonnez-vous",
                                                              "lea también",
                                                              "suscríbete",
                                                              "leggi anche",
                                                              "leia também",
                                                              "lees ook",
                                                              "читайте также"});

constexpr auto plea_parts = std::to_array<std::string_view>({"subscribe to our",
                                                             "subscribe to the newsletter",
                                                             "sign up for our",
                                                             "sign up for the",
                                                             "our newsletter",
                                                             "all rights reserved",
                                                             "follow us on",
                                                             "subscribe here",
                                                             "on facebook and twitter",
                                                             "download our app",
                                                             "may not be published, broadcast",
                                                             "may not be reproduced",
                                                             "click here to",
                                                             "to your inbox",
                                                             "in your inbox",
                                                             "become a subscriber",
                                                             "support our journalism",
                                                             "newsletter here",
                                                             "subscribe now",
                                                             "sign up here"});

constexpr auto furniture_lines = std::to_array<std::string_view>(
    {"advertisement", "advertisment", "ad", "share", "tweet", "print", "email", "###", "# # #",
     "-30-", "story continues below advertisement", "story continued below",
     "story continues below", "continue reading", "loading...", "anzeige", "publicidad"});

// How a biography goes on after the name, in the languages where boxes were seen.
constexpr auto biography_verbs = std::to_array<std::string_view>({"is a ",       "is an ",
                                                                  "is the ",     "was a ",
                                                                  "are ",        "covers ",
                                                                  "has been ",   "writes ",
                                                                  "reports ",    "can be reached",
                                                                  "joined ",     "works ",
                                                                  "lives ",      "teaches ",
                                                                  "has covered", "has written",
                                                                  "has worked",  "served as",
                                                                  "contributed", "edits ",
                                                                  "leads ",      "is based",
                                                                  "is covering", "is currently",
                                                                  "is one of",   "is senior",
                                                                  "is editor",   "is co-",
                                                                  "ist ",        "est ",
                                                                  "es ",         "è ",
                                                                  "é ",          "– "});

constexpr auto box_titles =
    std::to_array<std::string_view>({"about the author", "about the writer", "über den autor"});

bool starts_with_any(std::string_view lower, const auto& table) {
    return std::any_of(table.begin(), table.end(),
                       [&](std::string_view part) { return lower.substr(0, part.size()) == part; });
}

bool holds_any(std::string_view lower, const auto& table) {
    return std::any_of(table.begin(), table.end(), [&](std::string_view part) {
        return lower.find(part) != std::string_view::npos;
    });
}

} // namespace

bool is_credit(std::string_view paragraph) {
    if (paragraph.size() > longest_credit) {
        return false;
    }
    const std::string lower = lower_case(paragraph);
    const auto found = std::find_if(credit_parts.begin(), credit_parts.end(), [&](auto part) {
        return lower.find(part) != std::string::npos;
    });
    if (found == credit_parts.end()) {
        const bool writers = lower.rfind("associated press writer", 0) == 0 ||
                             lower.rfind("associated press journalist", 0) == 0 ||
                             lower.rfind("ap writer", 0) == 0;
        return writers && paragraph.size() < 300;
    }
    // "Reporting by" opens the line or its bracket; inside a sentence it is a story's.
    const std::size_t at = lower.find(*found);
    const bool opening = *found == "reporting by " || *found == "writing by " ||
                         *found == "compiled by " || *found == "the associated press reported";
    return !opening || at <= 1 || lower.rfind("additional", 0) == 0;
}

std::string credited_agency(std::string_view paragraph) {
    constexpr auto full = std::to_array<std::string_view>(
        {"Associated Press", "Reuters", "Agence France-Presse", "AFP", "Bloomberg", "dpa", "Xinhua",
         "Interfax", "United Press International", "ANSA", "EFE", "TASS"});
    std::size_t best_at = std::string_view::npos;
    std::string_view best;
    for (const std::string_view name : full) {
        const std::size_t at = paragraph.find(name);
        if (at < best_at) {
            best_at = at;
            best = name;
        }
    }
    return best.empty() ? std::string() : std::string(agency_name(best));
}

bool is_plea(std::string_view paragraph) {
    if (paragraph.size() > longest_plea) {
        return false;
    }
    const std::string lower = lower_case(paragraph);
    return starts_with_any(lower, plea_starts) || holds_any(lower, plea_parts);
}

bool is_furniture(std::string_view paragraph) {
    if (paragraph.size() > 60) {
        return false;
    }
    const std::string lower = lower_case(paragraph);
    if (std::find(furniture_lines.begin(), furniture_lines.end(), lower) != furniture_lines.end()) {
        return true;
    }
    for (std::size_t at = 0; at < paragraph.size();) {
        const Character character = character_at(paragraph, at);
        if (is_letter(character.code) || is_digit(paragraph[at])) {
            return false;
        }
        at += character.size;
    }
    return true;
}

bool is_author_box(std::string_view paragraph, const std::vector<std::string>& authors) {
    if (paragraph.size() > longest_author_box) {
        return false;
    }
    for (const std::string& author : authors) {
        if (author.empty() || paragraph.substr(0, author.size()) != author) {
            continue;
        }
        const std::string_view rest = trim(paragraph.substr(author.size()));
        if (rest.empty() || rest.front() == ',' || rest.front() == '@' || rest.front() == ':') {
            return true;
        }
        if (starts_with_any(lower_case(rest.substr(0, 24)), biography_verbs)) {
            return true;
        }
    }
    const std::string lower = lower_case(paragraph);
    return lower.find("can be reached at") != std::string::npos ||
           lower.find("follow him on twitter") != std::string::npos ||
           lower.find("follow her on twitter") != std::string::npos ||
           starts_with_any(lower, box_titles);
}

} // namespace gazette::indexer
