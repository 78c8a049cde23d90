// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/parsing/wire_message.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <utility>

#include "indexer/parsing/calendar_names.h"
#include "indexer/parsing/characters.h"
#include "indexer/parsing/finishing.h"
#include "indexer/parsing/lines.h"
#include "indexer/parsing/metadata.h"
#include "indexer/parsing/names.h"
#include "indexer/parsing/plain_text.h"
#include "indexer/parsing/text_cursor.h"

namespace gazette::indexer {
namespace {

constexpr char start_of_header = '\x01';
constexpr char start_of_text = '\x02';
constexpr char end_of_text = '\x03';

// Two digits of a year: wire services began to write them in the 1960s.
int full_year(int two_digits) noexcept {
    return two_digits < 60 ? 2000 + two_digits : 1900 + two_digits;
}

std::optional<article::Date> make_date(int year, int month, int day) {
    const article::Date date{static_cast<std::int16_t>(year), static_cast<std::uint8_t>(month),
                             static_cast<std::uint8_t>(day)};
    return article::is_valid(date) && day > 0 && month > 0 ? std::optional(date) : std::nullopt;
}

// "071341 GMT Okt 15": day, time, zone, month, year.
std::optional<article::Date> date_of_trailer(std::string_view trailer) {
    TextCursor cursor(trailer, 0);
    cursor.blanks();
    const auto day_and_time = cursor.number(6);
    if (!day_and_time || cursor.digits_read() != 6) {
        return std::nullopt;
    }
    for (int words = 0; words < 3; ++words) {
        cursor.blanks();
        const std::string word = cursor.word();
        if (const auto month = month_of_name(word)) {
            cursor.take(".");
            cursor.blanks();
            const auto year = cursor.number(4);
            return year ? make_date(*year < 100 ? full_year(*year) : *year, *month,
                                    *day_and_time / 10000)
                        : std::nullopt;
        }
    }
    return std::nullopt;
}

// "AP-WF-11-13-13 0745GMT": month, day, year at the end of the last heading line.
std::optional<article::Date> date_of_sign_off(std::string_view line) {
    for (std::size_t at = 0; at + 8 <= line.size(); ++at) {
        TextCursor cursor(line, at);
        const auto month = cursor.number(2);
        const bool first = month && cursor.take("-");
        const auto day = first ? cursor.number(2) : std::nullopt;
        const bool second = day && cursor.take("-");
        const auto year = second ? cursor.number(2) : std::nullopt;
        if (year) {
            return make_date(full_year(*year), *month, *day);
        }
    }
    return std::nullopt;
}

// ``quotes'', the dash that ANPA writes as _, tabs.
std::string plain(std::string_view text) {
    std::string result;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const std::string_view two = text.substr(i, 2);
        if (two == "``" || two == "''") {
            result += '"';
            ++i;
        } else if (text.substr(i, 3) == " _ ") {
            result += " — ";
            i += 2;
        } else {
            const auto c = static_cast<unsigned char>(text[i]);
            result +=
                c < 0x20 && text[i] != '\n' && text[i] != '\r' && text[i] != '\t' ? ' ' : text[i];
        }
    }
    return result;
}

class WireMessage {
  public:
    WireMessage(const SourceBytes& source, const ParseOptions& options)
        : source_(source), options_(options), rules_(dating_rules(options, {}, {})) {}

    /// Reads one message, from behind its SOH to before the next.
    std::optional<article::Article> read(std::string_view message) {
        const std::size_t stx = message.find(start_of_text);
        const std::string_view text =
            stx == std::string_view::npos ? message : message.substr(stx + 1);
        const std::size_t etx = text.find(end_of_text);
        const bool anpa = trim(text.substr(0, 8)).substr(0, 1) == "^" ||
                          text.find("\n^") != std::string_view::npos;
        article_.encoding = "UTF-8";
        if (etx != std::string_view::npos) {
            const std::string_view trailer = text.substr(etx + 1);
            note_date("trailer", trailer, date_of_trailer(trailer));
            note_date("trailer", trailer, date_of_sign_off(trailer.substr(0, 40)));
        }
        const std::string clean = plain(text.substr(0, etx));
        std::string body = anpa ? read_anpa(clean) : read_iptc(clean);
        if (trim(body).empty()) {
            body = headings_; // a digest: headlines are all there is
        }
        read_body_text(body, article_, source_.budget);
        if (article_.body.empty()) {
            return std::nullopt;
        }
        finish_article(article_, source_, options_, rules_);
        return std::move(article_);
    }

  private:
    void note_date(std::string_view where, std::string_view evidence,
                   const std::optional<article::Date>& date) {
        if (date) {
            add_date(article_,
                     {*date, article::DateSource::Metadata, date_confidence::metadata,
                      std::string(where) + ": " + collapse_blanks(evidence.substr(0, 40))},
                     rules_);
        }
    }

    void take_heading(std::string_view line) {
        headings_ += std::string(line) + "\n";
        while (!line.empty() && (line.back() == '=' || line.back() == '<')) {
            line = trim(line.substr(0, line.size() - 1));
        }
        if (line.empty()) {
            return;
        }
        if (!after_byline_word(line).empty()) {
            add_metadata_author(article_, line);
        } else if (!agency_name(line).empty()) {
            article_.outlet = std::string(agency_name(line));
        } else if (article_.title.empty()) {
            article_.title = collapse_blanks(line);
        }
    }

    // Headline and byline lines up to one that ends in "=" or a blank line, then the text; behind
    // "* * * *" stands what is not for publication.
    std::string read_iptc(std::string_view text) {
        std::size_t at = 0;
        while (at < text.size()) {
            source_.spend_step();
            const Line line = line_at(text, at);
            const std::string_view words = line.of(text);
            at = line.next;
            const bool note = words.find("LEAD") != std::string_view::npos ||
                              (!words.empty() && words.front() == '(' && words.back() == ')');
            if (words.empty() && !article_.title.empty()) {
                break;
            }
            if (!words.empty() && !(note && words.size() < 24)) {
                take_heading(words);
            }
            if (!words.empty() && words.back() == '=') {
                break;
            }
        }
        const std::string_view rest = text.substr(at);
        return std::string(rest.substr(0, rest.find("* * * *")));
    }

    // Lines that start with ^ head the story or end it; all others are the story.
    std::string read_anpa(std::string_view text) {
        std::string body;
        bool slug = true;
        for (std::size_t at = 0; at < text.size();) {
            source_.spend_step();
            const Line line = line_at(text, at);
            std::string_view words = line.of(text);
            at = line.next;
            if (words.empty() || words.front() != '^') {
                body += words.empty() ? "\n" : "    " + std::string(words) + "\n";
                continue;
            }
            words = trim(words.substr(1));
            if (!trim(body).empty()) {
                note_date("sign-off", words, date_of_sign_off(words));
                continue;
            }
            const bool note =
                starts_with_ascii(words, "eds:") || starts_with_ascii(words, "(eds") ||
                starts_with_ascii(words, "ap photo") || starts_with_ascii(words, "editor's note");
            if (!slug && !note) {
                take_heading(words);
            }
            slug = false;
        }
        return body;
    }

    const SourceBytes& source_;
    const ParseOptions& options_;
    DatingRules rules_;
    article::Article article_;
    std::string headings_;
};

} // namespace

void parse_wire_messages(std::string_view text, const SourceBytes& source,
                         const ParseOptions& options, GiveArticle give, NoteSkipped skip) {
    std::size_t at = text.find(start_of_header);
    const bool several = at != std::string_view::npos &&
                         text.find(start_of_header, at + 1) != std::string_view::npos;
    std::size_t number = 0;
    while (at != std::string_view::npos) {
        source.spend_step();
        const std::size_t next = text.find(start_of_header, at + 1);
        const std::string_view message = text.substr(at + 1, next - at - 1);
        const std::string key = several ? "message " + std::to_string(++number) : "";
        at = next;
        if (number > options.limits.max_records) {
            skip(key, failure("more records than one file may have"));
            return;
        }
        auto article = WireMessage(source, options).read(message);
        if (!article) {
            skip(key, "the message has no text");
            continue;
        }
        article->record_key = key;
        give(std::move(*article));
    }
    if (number == 0 && text.find(start_of_header) == std::string_view::npos) {
        skip("", "no wire message in it");
    }
}

} // namespace gazette::indexer
