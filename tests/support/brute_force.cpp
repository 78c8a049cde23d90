// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/brute_force.h"

#include <algorithm>
#include <set>
#include <utility>

#include "common/index/schema.h"
#include "common/text/stopwords.h"
#include "searcher/query/date_range.h"

namespace gazette::test {
namespace {

using searcher::Occur;
using searcher::QueryField;
using searcher::QueryNode;
using Kind = QueryNode::Kind;

bool is_name(QueryField field) {
    return field == QueryField::Author || field == QueryField::Outlet || field == QueryField::Path;
}

/// The words between the blanks.
std::vector<std::string> split(std::string_view text, char separator) {
    std::vector<std::string> words{""};
    for (const char c : text) {
        if (c == separator) {
            words.emplace_back();
        } else {
            words.back().push_back(c);
        }
    }
    std::erase(words, "");
    return words;
}

/// The one field by which every leaf narrows, as "author" or "date"; empty for any other node.
std::string narrowing(const QueryNode& node) {
    if (node.kind == Kind::Date) {
        return "date";
    }
    if (node.kind == Kind::Language) {
        return "lang";
    }
    if (node.children.empty()) {
        return is_name(node.field) ? std::string(searcher::name_of(node.field)) : std::string();
    }
    std::set<std::string> fields;
    for (const QueryNode& child : node.children) {
        fields.insert(child.occur == Occur::Should ? narrowing(child) : std::string());
    }
    return fields.size() == 1 && node.kind != Kind::Near ? *fields.begin() : std::string();
}

} // namespace

BruteForce::BruteForce(std::vector<std::string> languages, bool exact)
    : languages_(std::move(languages)), exact_(exact) {}
BruteForce::~BruteForce() = default;

text::Analyzer& BruteForce::analyzer(std::string_view code) {
    auto& analyzer = analyzers_[std::string(code)];
    if (!analyzer) {
        analyzer = std::make_unique<text::Analyzer>(
            text::language_of_code(code).value_or(text::Language::Unknown));
    }
    return *analyzer;
}

std::uint32_t BruteForce::append(std::string_view code, std::string_view text,
                                 std::uint32_t position, std::vector<Word>& words) {
    return position + analyzer(code).analyze(text, [&](const text::Token& token) {
        words.push_back(
            {std::string(token.form), std::string(token.term), position + token.position});
    });
}

std::size_t BruteForce::add(const SmallArticle& article) {
    constexpr std::uint32_t far = 5000; // farther than any distance in a query
    Entry entry;
    append(article.language, article.title, 1, entry.words[QueryField::Title]);
    std::vector<Word>& body = entry.words[QueryField::Body];
    std::uint32_t position = far;
    for (const std::string& paragraph : split(article.body, '\n')) {
        position = append(article.language, paragraph, position, body) + index::block_gap;
    }
    position += index::zone_gap;
    for (const std::string& caption : article.captions) {
        position = append(article.language, caption, position, body) + index::block_gap;
    }
    std::vector<Word>& anywhere = entry.words[QueryField::Anywhere];
    anywhere = entry.words[QueryField::Title];
    anywhere.insert(anywhere.end(), body.begin(), body.end());
    position = 1;
    for (const std::string& author : article.authors) {
        position = append("", author, position, entry.words[QueryField::Author]) + far;
    }
    append("", article.outlet, 1, entry.words[QueryField::Outlet]);
    append("", article.path, 1, entry.words[QueryField::Path]);
    entry.date = article::parse_iso_date(article.date);
    entry.language = article.language;
    entries_.push_back(std::move(entry));
    return entries_.size() - 1;
}

bool BruteForce::matches(const QueryNode& node, std::size_t article) {
    return matches_entry(node, entries_.at(article));
}

/// Whether a word of a text is the word sought, which has no hyphens.
bool BruteForce::is(const Word& word, std::string_view sought, QueryField field) {
    bool same = false;
    const auto compare = [&](std::string_view form, std::string_view term) {
        const bool as_written = exact_ && !is_name(field);
        same = same || (as_written ? word.form == form : word.term == term);
    };
    const std::vector<std::string> names{""};
    for (const std::string& code : is_name(field) ? names : languages_) {
        analyzer(code).analyze(sought,
                               [&](const text::Token& token) { compare(token.form, token.term); });
    }
    if (sought == "us") {
        compare("u.s", "u.s");
    }
    return same;
}

BruteForce::Spans BruteForce::spans_of_word(std::string_view word, QueryField field,
                                            const Entry& entry) {
    const std::vector<std::string> parts = split(word, '-');
    std::string joined;
    for (const std::string& part : parts) {
        joined += part;
    }
    const auto words = entry.words.find(field);
    Spans found;
    if (words == entry.words.end()) {
        return found;
    }
    for (const Word& candidate : words->second) {
        if (is(candidate, joined, field)) {
            found.push_back({candidate.position, candidate.position});
        }
    }
    if (parts.size() > 1) {
        std::string apart;
        for (const std::string& part : parts) {
            apart += part + " ";
        }
        const Spans others = spans_of_words(apart, field, entry);
        found.insert(found.end(), others.begin(), others.end());
    }
    return found;
}

BruteForce::Spans BruteForce::spans_of_words(std::string_view text, QueryField field,
                                             const Entry& entry) {
    const std::vector<std::string> words = split(text, ' ');
    Spans found = spans_of_word(words.front(), field, entry);
    for (std::size_t i = 1; i < words.size(); ++i) {
        Spans longer;
        for (const Span& next : spans_of_word(words[i], field, entry)) {
            for (const Span& before : found) {
                if (before.last + 1 == next.first) {
                    longer.push_back({before.first, next.last});
                }
            }
        }
        found = longer;
    }
    return found;
}

BruteForce::Spans BruteForce::spans(const QueryNode& node, const Entry& entry) {
    Spans found;
    if (node.kind == Kind::Wildcard) {
        const auto words = entry.words.find(node.field);
        for (const Word& word : words == entry.words.end() ? std::vector<Word>() : words->second) {
            if (word.form.starts_with(node.text)) {
                found.push_back({word.position, word.position});
            }
        }
        return found;
    }
    if (node.kind == Kind::Word || node.kind == Kind::Phrase) {
        return spans_of_words(node.text, node.field, entry);
    }
    for (const QueryNode& child : node.children) {
        const Spans more = spans(child, entry);
        found.insert(found.end(), more.begin(), more.end());
    }
    return found;
}

bool BruteForce::matches_near(const QueryNode& node, const Entry& entry) {
    for (std::size_t i = 0; i + 1 < node.children.size(); ++i) {
        bool near = false;
        for (const Span& left : spans(node.children[i], entry)) {
            for (const Span& right : spans(node.children[i + 1], entry)) {
                const std::int64_t after = std::int64_t{right.first} - left.last;
                const std::int64_t before = std::int64_t{left.first} - right.last;
                const std::int64_t most = node.proximities[i].distance;
                near = near || (after >= 1 && after <= most) ||
                       (!node.proximities[i].ordered && before >= 1 && before <= most);
            }
        }
        if (!near) {
            return false;
        }
    }
    return true;
}

/// A function word that nobody insists on.
bool BruteForce::is_dropped(const QueryNode& child) const {
    return child.kind == Kind::Word && child.occur == Occur::Should && !is_name(child.field) &&
           text::is_stop_word(speaking_, child.text);
}

void BruteForce::judge(const QueryNode& child, bool needed, const Entry& entry, Verdict& verdict) {
    if (child.kind == Kind::Word && !is_name(child.field)) {
        verdict.words.push_back(child);
    }
    const bool found = matches_entry(child, entry);
    verdict.asked = true;
    verdict.any = verdict.any || found;
    verdict.all = verdict.all && (found || !needed);
}

bool BruteForce::matches_words(const QueryNode& node, const Entry& entry) {
    const auto must = [](const QueryNode& child) { return child.occur == Occur::Must; };
    const auto tells = [&](const QueryNode& child) {
        return child.occur != Occur::MustNot && !is_dropped(child) &&
               (must(child) || narrowing(child).empty());
    };
    const bool drops = std::ranges::any_of(node.children, tells);
    Verdict verdict;
    std::map<std::string, bool> narrowed;
    for (const QueryNode& child : node.children) {
        const std::string field = narrowing(child);
        if (child.occur == Occur::MustNot) {
            verdict.all = verdict.all && !matches_entry(child, entry);
        } else if (child.occur == Occur::Should && !field.empty()) {
            narrowed[field] = narrowed[field] || matches_entry(child, entry);
        } else if (!is_dropped(child) || !drops) {
            judge(child, must(child) || node.every, entry, verdict);
        } else if (child.text == "us") {
            QueryNode country = child;
            country.text = "U.S.";
            judge(country, node.every, entry, verdict);
        }
    }
    const bool within =
        std::ranges::all_of(narrowed, [](const auto& field) { return field.second; });
    const bool any = verdict.any || (!node.every && matches_part(verdict.words, entry));
    return within && verdict.all &&
           (any || std::ranges::any_of(node.children, must) || !verdict.asked);
}

/// Beside other words the parts of hyphenated ones are sought too, where they tell something alone.
bool BruteForce::matches_part(const std::vector<QueryNode>& words, const Entry& entry) {
    for (const QueryNode& word : words) {
        const std::vector<std::string> parts = split(word.text, '-');
        for (const std::string& part : parts) {
            const bool tells = part.size() >= 3 &&
                               part.find_first_of("0123456789") == std::string::npos &&
                               !text::is_stop_word(speaking_, part);
            if (words.size() > 1 && parts.size() > 1 && word.occur == Occur::Should && tells &&
                !spans_of_word(part, word.field, entry).empty()) {
                return true;
            }
        }
    }
    return false;
}

bool BruteForce::matches_entry(const QueryNode& node, const Entry& entry) {
    const auto child_matches = [&](const QueryNode& child) { return matches_entry(child, entry); };
    switch (node.kind) {
    case Kind::Word:
    case Kind::Wildcard:
    case Kind::Phrase:
        return !spans(node, entry).empty();
    case Kind::Near:
        return matches_near(node, entry);
    case Kind::Words:
        return matches_words(node, entry);
    case Kind::And:
        return std::ranges::all_of(node.children, child_matches);
    case Kind::Or:
        return std::ranges::any_of(node.children, child_matches);
    case Kind::Date:
        return entry.date && searcher::overlaps(node.range, *entry.date);
    case Kind::Language:
        return entry.language == node.text;
    }
    return false;
}

} // namespace gazette::test
