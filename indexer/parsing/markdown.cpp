// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/parsing/markdown.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include "indexer/parsing/blocks.h"
#include "indexer/parsing/body_builder.h"
#include "indexer/parsing/characters.h"
#include "indexer/parsing/finishing.h"
#include "indexer/parsing/lines.h"
#include "indexer/parsing/metadata.h"
#include "indexer/parsing/record_fields.h"

namespace gazette::indexer {
namespace {

std::string unquoted(std::string_view value) {
    value = trim(value);
    if (value.size() >= 2 && (value.front() == '"' || value.front() == '\'') &&
        value.back() == value.front()) {
        value = value.substr(1, value.size() - 2);
    }
    return std::string(value);
}

// "Ada Berg" of a list's line, or of one that is a mapping: "name: Ada Berg".
std::string name_in(std::string_view value) {
    value = trim(value);
    return unquoted(starts_with_ascii(value, "name:") ? value.substr(5) : value);
}

/// What is written behind a key; of a list in brackets its items with their commas.
std::string value_in(std::string_view written) {
    std::string value = unquoted(written);
    if (value.size() >= 2 && value.front() == '[' && value.back() == ']') {
        value = value.substr(1, value.size() - 2);
        std::erase(value, '"');
    }
    return value;
}

void set_field(RecordFields& fields, std::string_view key, const std::string& value) {
    const std::string name = lower_case(key);
    const auto is = [&name](std::string_view field) {
        const auto names = names_of_field(field);
        return std::any_of(names.begin(), names.end(),
                           [&name](std::string_view known) { return lower_case(known) == name; });
    };
    if (is("title")) {
        fields.title = value;
    } else if (is("date")) {
        fields.date = value;
    } else if (is("updated")) {
        fields.updated = value;
    } else if (is("author")) {
        fields.authors.push_back(value);
    } else if (is("outlet")) {
        fields.outlet = value;
    } else if (is("lang")) {
        fields.language = value;
    } else if (is("url")) {
        fields.url = value;
    } else if (is("subtitle")) {
        fields.subtitle = value;
    }
}

/// Reads the lines between the marks; returns the byte behind them, 0 when there is no front
/// matter.
std::size_t read_front_matter(std::string_view text, const SourceBytes& source,
                              RecordFields& fields) {
    const Line first = line_at(text, 0);
    const std::string_view mark = first.of(text);
    if (mark != "---" && mark != "+++") {
        return 0;
    }
    const char separator = mark == "---" ? ':' : '=';
    std::string key;
    bool in_table = false;
    for (std::size_t at = first.next; at < text.size();) {
        source.spend_step();
        const Line line = line_at(text, at);
        const std::string_view words = line.of(text);
        at = line.next;
        if (words == mark || words == "...") {
            return at;
        }
        const std::size_t split = words.find(separator);
        if (separator == '=' && !words.empty() && words.front() == '[') {
            in_table = true; // TOML: what follows is of something else
        } else if (in_table) {
            continue;
        } else if (!words.empty() && words.front() == '-' && !key.empty()) {
            // A list below its key: authors, one a line.
            set_field(fields, key, name_in(words.substr(1)));
        } else if (line.indent > 0 && starts_with_ascii(words, "name:") && !key.empty()) {
            set_field(fields, key, name_in(words));
        } else if (split != std::string_view::npos && line.indent == 0) {
            key = std::string(trim(words.substr(0, split)));
            const std::string value = value_in(words.substr(split + 1));
            if (!value.empty()) {
                set_field(fields, key, value);
            }
        }
    }
    return 0;
}

/// Finds the ends of links, [text](address), each stretch of the text looked through once.
class LinkEnds {
  public:
    explicit LinkEnds(std::string_view text)
        : text_(text), close_(text.find("](")), end_(text.find(')', close_)) {}

    struct Link {
        std::size_t close = 0; ///< byte of the ] of "]("
        std::size_t end = 0;   ///< byte of the )
    };
    /// The link that the [ at `at` opens; places never go back.
    std::optional<Link> behind(std::size_t at) {
        constexpr std::size_t longest_link = 2000;
        if (close_ != std::string_view::npos && close_ < at) {
            close_ = text_.find("](", at);
            end_ = text_.find(')', close_);
        }
        if (end_ == std::string_view::npos || end_ - at > longest_link) {
            return std::nullopt;
        }
        return Link{close_, end_};
    }

  private:
    std::string_view text_;
    std::size_t close_; // of the first "](" at or behind the last place; npos: none
    std::size_t end_;
};

// Emphasis marks go; [text](address) keeps its text, ![alt](address) nothing.
std::string without_marks(std::string_view text) {
    std::string plain;
    LinkEnds links(text);
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        const bool picture = c == '!' && text.substr(i, 2) == "![";
        if (c == '[' || picture) {
            if (const auto link = links.behind(i)) {
                plain += picture ? std::string_view() : text.substr(i + 1, link->close - i - 1);
                i = link->end;
                continue;
            }
        }
        const bool doubled = text.substr(i, 2) == "**" || text.substr(i, 2) == "__";
        if (doubled) {
            ++i;
        } else if (c != '`' && c != '*' && !(c == '\\' && i + 1 < text.size())) {
            plain += c;
        }
    }
    return plain;
}

/// The text of a # line; empty when `words` is none.
std::string_view heading_text(std::string_view words) {
    const std::size_t level = words.find_first_not_of('#');
    if (level == 0 || level == std::string_view::npos || level > 6 || words[level] != ' ') {
        return {};
    }
    return trim(words.substr(level, words.find_last_not_of('#') + 1 - level));
}

void add_paragraphs(std::string_view text, const SourceBytes& source, article::Article& article) {
    BodyBuilder body(article);
    for (const article::Block& block : split_blocks(text, source.budget)) {
        std::string_view words = text.substr(block.begin, block.end - block.begin);
        const std::string_view heading = heading_text(words);
        if (!heading.empty()) {
            if (article.title.empty() && article.body.empty()) {
                article.title = without_marks(heading);
            } else if (lower_case(heading) != lower_case(article.title)) {
                body.add(article::BlockKind::SectionHead, without_marks(heading));
            }
            continue;
        }
        words = words.front() == '>' ? trim(words.substr(1)) : words;
        body.add(block.kind, without_marks(words));
    }
}

} // namespace

void parse_markdown(const DecodedText& decoded, const SourceBytes& source,
                    const ParseOptions& options, GiveArticle give, NoteSkipped skip) {
    const std::string_view text = decoded.text();
    if (text.size() > options.limits.max_article_bytes) {
        skip("", failure(longer_than_allowed(options.limits)));
        return;
    }
    RecordFields fields;
    const std::size_t begin = read_front_matter(text, source, fields);
    article::Article article;
    article.encoding = decoded.encoding();
    article.warnings = decoded.warnings();
    article.title = fields.title;
    article.subtitle = fields.subtitle;
    article.outlet = fields.outlet;
    article.language = language_code(fields.language);
    const DatingRules rules = dating_rules(options, fields.language, text);
    for (const std::string& author : fields.authors) {
        add_metadata_author(article, author);
    }
    add_metadata_date(article, "date", fields.date, false, rules);
    add_metadata_date(article, "updated", fields.updated, true, rules);
    add_paragraphs(text.substr(begin), source, article);
    if (article.body.empty()) {
        skip("", "empty: no text in it");
        return;
    }
    finish_article(article, source, options, rules);
    give(std::move(article));
}

} // namespace gazette::indexer
