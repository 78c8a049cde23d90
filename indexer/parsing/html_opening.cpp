// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/parsing/html_opening.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "indexer/parsing/characters.h"
#include "indexer/parsing/date_lines.h"
#include "indexer/parsing/html_blocks.h"
#include "indexer/parsing/metadata.h"
#include "indexer/parsing/names.h"
#include "indexer/parsing/timestamps.h"
#include "indexer/parsing/written_dates.h"

namespace gazette::indexer {
namespace {

using article::Article;

// A line this long is the story.
constexpr std::size_t longest_line = 200;
// Subtitle, byline, role, dates, reading time, caption, buttons.
constexpr std::size_t most_lines = 16;

/// A line as a reader sees it, and whether its markup says that a name stands there.
struct ShownLine {
    std::string text;
    bool names_author = false;
};

bool has_any(std::string_view text, const auto& parts) {
    return std::any_of(parts.begin(), parts.end(), [text](std::string_view part) {
        return text.find(part) != std::string_view::npos;
    });
}

bool is_author_element(const MarkupNode& node) {
    constexpr auto words =
        std::to_array<std::string_view>({"author", "byline", "writer", "reporter", "vcard"});
    return node.attribute("rel") == "author" ||
           has_any(lower_case(node.attribute("class").substr(0, 200)), words);
}

/// The element that shows the headline; 0 when none does.
std::size_t headline_element(const MarkupTree& page, const std::string& title) {
    const std::string wanted = lower_case(collapse_blanks(title));
    if (wanted.empty()) {
        return 0;
    }
    for (const std::string_view name : {"h1", "h2", "h3"}) {
        for (const std::size_t i : page.find_all(0, name)) {
            if (lower_case(page.text(i)) == wanted) {
                return i;
            }
        }
    }
    const std::size_t body = page.find(0, "body");
    for (std::size_t i = body; body != 0 && i < page[body].end; ++i) {
        const std::string_view text = page[i].is_text() ? trim(page[i].text) : "";
        if (text.size() >= wanted.size() && text.size() <= 2 * wanted.size() &&
            lower_case(collapse_blanks(text)) == wanted) {
            return page[i].parent;
        }
    }
    return 0;
}

void break_line(std::vector<ShownLine>& lines) {
    if (!trim(lines.back().text).empty()) {
        lines.emplace_back();
    }
}

/// Whether a block ends with the text `at`: that ends its line, though what follows is no block.
bool ends_block(const MarkupTree& page, std::size_t at) {
    const std::size_t next = at + 1;
    for (std::size_t i = page[at].parent; i != 0 && page[i].end == next; i = page[i].parent) {
        if (is_block_element(page[i].name)) {
            return true;
        }
    }
    return false;
}

/// The lines from behind `begin` up to the first that is as long as a paragraph.
std::vector<ShownLine> lines_behind(const MarkupTree& page, std::size_t begin) {
    std::vector<ShownLine> lines(1);
    std::size_t author_end = 0;
    for (std::size_t i = begin; i < page.size() && lines.size() <= most_lines;) {
        const MarkupNode& node = page[i];
        if (!node.is_text()) {
            if (is_unread_element(node.name)) {
                i = node.end;
                continue;
            }
            if (node.name == "br" || is_block_element(node.name)) {
                break_line(lines);
            }
            author_end = is_author_element(node) ? std::max(author_end, node.end) : author_end;
            ++i;
            continue;
        }
        ShownLine& line = lines.back();
        line.text += " " + node.text;
        line.names_author = line.names_author || i < author_end;
        if (line.text.size() > longest_line) {
            line = {};
            break;
        }
        if (ends_block(page, i)) {
            break_line(lines);
        }
        ++i;
    }
    return lines;
}

/// The pieces that bars and dots part a line into.
std::vector<std::string> pieces_of(std::string_view line) {
    std::vector<std::string> pieces;
    std::string plain(line);
    for (const std::string_view mark : {"·", "•", "|", "—", "–"}) {
        for (std::size_t at = plain.find(mark); at != std::string::npos;
             at = plain.find(mark, at)) {
            plain.replace(at, mark.size(), "\n");
        }
    }
    for (std::size_t at = 0; at <= plain.size();) {
        const std::size_t end = std::min(plain.find('\n', at), plain.size());
        pieces.push_back(collapse_blanks(std::string_view(plain).substr(at, end - at)));
        at = end + 1;
    }
    return pieces;
}

/// "Posted on May 3, 2021 by Ann Lee", "Submitted by Ann Lee on 3 May 2021": the words of the
/// byline, from "by" to the date or the end; empty when there is none.
std::string_view byline_inside(std::string_view line, DayOrder order) {
    const std::string lower = lower_case(line);
    const std::size_t by = lower.find(" by ");
    if (by == std::string::npos || lower.size() != line.size()) {
        return {};
    }
    std::string_view rest = line.substr(by + 1);
    const auto dates = find_dates(rest, order, 1);
    if (!dates.empty()) {
        rest = rest.substr(0, dates.front().begin);
    }
    if (const std::size_t on = rest.find(" on "); on != std::string_view::npos) {
        rest = rest.substr(0, on);
    }
    return trim(rest);
}

class OpeningLines {
  public:
    OpeningLines(const DatingRules& rules, Article& article)
        : rules_(rules), article_(article), takes_authors_(article.authors.empty()),
          takes_dates_(article.date_candidates.empty()) {}

    void take(const ShownLine& line) {
        for (const std::string& piece : pieces_of(line.text)) {
            take_piece(piece, line.names_author);
        }
    }

  private:
    void take_piece(std::string_view piece, bool names_author) {
        std::string rest(piece);
        std::string_view byline = after_byline_word(piece);
        if (byline.empty()) {
            byline = byline_inside(piece, rules_.order);
            if (!byline.empty()) {
                rest.erase(static_cast<std::size_t>(byline.data() - piece.data()), byline.size());
                byline = after_byline_word(byline);
            }
        } else {
            const auto dates = find_dates(byline, rules_.order, 1);
            const std::size_t end = dates.empty() ? byline.size() : dates.front().begin;
            rest = std::string(byline.substr(end));
            byline = byline.substr(0, end);
        }
        add_authors(byline.empty() && names_author ? piece : byline);
        add_day(rest);
    }

    void add_authors(std::string_view text) {
        if (!takes_authors_ || text.empty()) {
            return;
        }
        const Byline byline = parse_byline(text);
        for (const std::string& name : byline.names) {
            if (std::find(article_.authors.begin(), article_.authors.end(), name) ==
                article_.authors.end()) {
                article_.authors.push_back(name);
            }
        }
        if (article_.credit_line.empty()) {
            article_.credit_line = std::string(agency_name(byline.outlet));
        }
    }

    void add_day(std::string_view text) {
        if (!takes_dates_) {
            return;
        }
        if (auto line = read_date_line(text, rules_.order)) {
            add_date(article_, std::move(line->candidate), rules_);
        }
    }

    const DatingRules& rules_;
    Article& article_;
    bool takes_authors_;
    bool takes_dates_;
};

// "date-header", "entry-date", "published": the first that holds a day.
void read_marked_date(const MarkupTree& page, const DatingRules& rules, Article& article) {
    constexpr auto marks = std::to_array<std::string_view>(
        {"date-header", "entry-date", "post-date", "article-date", "publish", "pubdate",
         "date-time", "dateline", "story-date", "news-date", "dtstamp"});
    for (std::size_t i = 1; i < page.size(); ++i) {
        const std::string_view names = page[i].attribute("class").substr(0, 200);
        if (names.empty() || !has_any(lower_case(names), marks)) {
            continue;
        }
        std::string shown(page[i].attribute("datetime"));
        shown = shown.empty() ? std::string(page[i].attribute("title")) : shown;
        if (shown.empty() || !parse_timestamp(shown, rules.order)) {
            shown = page.text(i);
        }
        const auto date =
            shown.size() <= longest_line ? parse_timestamp(shown, rules.order) : std::nullopt;
        if (date && date->day != 0) {
            add_date(article,
                     {*date, article::DateSource::Metadata, date_confidence::time_element,
                      std::string(names.substr(0, 40)) + ": " + collapse_blanks(shown)},
                     rules);
            return;
        }
    }
}

} // namespace

void read_page_opening(const MarkupTree& page, const DatingRules& rules, Article& article) {
    const std::size_t headline = headline_element(page, article.title);
    if (headline != 0) {
        OpeningLines opening(rules, article);
        for (const ShownLine& line : lines_behind(page, page[headline].end)) {
            opening.take(line);
        }
    }
    if (article.date_candidates.empty()) {
        read_marked_date(page, rules, article);
    }
}

} // namespace gazette::indexer
