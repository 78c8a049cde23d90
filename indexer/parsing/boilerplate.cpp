// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/parsing/boilerplate.h"

#include <algorithm>
#include <array>

#include "indexer/parsing/characters.h"
#include "indexer/parsing/names.h"
#include "indexer/parsing/phrase_set.h"

namespace gazette::indexer {
namespace {

// Lengths in bytes beyond which a paragraph is a story's, whatever it says. Real ones stay under
// half of these.
constexpr std::size_t longest_plea = 320;
constexpr std::size_t longest_credit = 600;
constexpr std::size_t longest_author_box = 700;
constexpr std::size_t longest_furniture = 60;

constexpr PhraseSet
    credit_parts(std::to_array<std::string_view>({"contributed to this report",
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
                                                  "com informações da"}));

constexpr PhraseSet plea_starts(std::to_array<std::string_view>({"subscribe",
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
                                                                 "this is a rush transcript",
                                                                 "this is an automatically",
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
                                                                 "читайте также"}));

constexpr PhraseSet plea_parts(std::to_array<std::string_view>({"subscribe to our",
                                                                "subscribe to the newsletter",
                                                                "sign up for our",
                                                                "sign up for the",
                                                                "our newsletter",
                                                                "all rights reserved",
                                                                "follow us on",
                                                                "subscribe here",
                                                                "us on facebook",
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
                                                                "sign up here"}));

constexpr auto furniture_lines = std::to_array<std::string_view>(
    {"advertisement", "advertisment", "ad", "share", "tweet", "print", "email", "###", "# # #",
     "-30-", "story continues below advertisement", "story continued below",
     "story continues below", "continue reading", "loading...", "anzeige", "publicidad"});

// How a biography goes on after the name, in the languages where boxes were seen.
constexpr PhraseSet
    biography_verbs(std::to_array<std::string_view>({"is a ",       "is an ",
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
                                                     "é ",          "– "}));

constexpr PhraseSet contact_parts(std::to_array<std::string_view>(
    {"can be reached at", "follow him on twitter", "follow her on twitter"}));

constexpr PhraseSet box_titles(
    std::to_array<std::string_view>({"about the author", "about the writer", "über den autor"}));

} // namespace

Paragraph::Paragraph(std::string_view written)
    : text(written), lower(written.size() <= longest_author_box ? lower_case(written) : "") {}

bool is_credit(const Paragraph& paragraph) {
    const std::string_view lower = paragraph.lower;
    if (paragraph.text.size() > longest_credit) {
        return false;
    }
    const auto found = credit_parts.find_in(lower);
    if (found.phrase.empty()) {
        const bool writers = lower.starts_with("associated press writer") ||
                             lower.starts_with("associated press journalist") ||
                             lower.starts_with("ap writer");
        return writers && lower.size() < 300;
    }
    // "Reporting by" opens the line or its bracket; inside a sentence it is a story's.
    const bool opening = found.phrase == "reporting by " || found.phrase == "writing by " ||
                         found.phrase == "compiled by " ||
                         found.phrase == "the associated press reported";
    return !opening || found.at <= 1 || lower.starts_with("additional");
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

bool is_plea(const Paragraph& paragraph) {
    return paragraph.text.size() <= longest_plea &&
           (!plea_starts.at_start_of(paragraph.lower).empty() ||
            !plea_parts.find_in(paragraph.lower).phrase.empty());
}

bool is_furniture(const Paragraph& paragraph) {
    const std::string_view text = paragraph.text;
    if (text.size() > longest_furniture) {
        return false;
    }
    if (std::find(furniture_lines.begin(), furniture_lines.end(), paragraph.lower) !=
        furniture_lines.end()) {
        return true;
    }
    for (std::size_t at = 0; at < text.size();) {
        const Character character = character_at(text, at);
        if (is_letter(character.code) || is_digit(text[at])) {
            return false;
        }
        at += character.size;
    }
    return true;
}

bool is_author_box(const Paragraph& paragraph, const std::vector<std::string>& authors) {
    const std::string_view text = paragraph.text;
    if (text.size() > longest_author_box) {
        return false;
    }
    for (const std::string& author : authors) {
        if (author.empty() || !text.starts_with(author)) {
            continue;
        }
        const std::string_view rest = trim(text.substr(author.size()));
        if (rest.empty() || rest.front() == ',' || rest.front() == '@' || rest.front() == ':') {
            return true;
        }
        if (!biography_verbs.at_start_of(lower_case(rest.substr(0, 24))).empty()) {
            return true;
        }
    }
    return !contact_parts.find_in(paragraph.lower).phrase.empty() ||
           !box_titles.at_start_of(paragraph.lower).empty();
}

} // namespace gazette::indexer
