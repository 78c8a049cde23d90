// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/query/query.h"

#include <array>
#include <charconv>

namespace gazette::searcher {
namespace {

/// By QueryField.
constexpr std::array<std::string_view, 8> field_names{"",       "title", "body", "author",
                                                      "outlet", "path",  "date", "lang"};

std::string print_number(double value) {
    std::array<char, 32> buffer{};
    const auto result = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value,
                                      std::chars_format::fixed);
    return result.ec == std::errc() ? std::string(buffer.data(), result.ptr) : std::string("1");
}

std::string print_boost(const QueryNode& node) {
    return node.boost == 1 ? std::string() : "^" + print_number(node.boost);
}

std::string print_field(QueryField field) {
    return field == QueryField::Anywhere ? std::string() : std::string(name_of(field)) + ":";
}

std::string print_proximity(const QueryNode::Proximity& proximity) {
    return (proximity.ordered ? "pre/" : "NEAR/") + std::to_string(proximity.distance);
}

std::string print_sign(Occur occur) {
    switch (occur) {
    case Occur::Should:
        break;
    case Occur::Must:
        return "+";
    case Occur::MustNot:
        return "-";
    }
    return {};
}

/// The children between brackets, `joint` between two of them.
std::string print_group(const QueryNode& node, std::string_view joint) {
    std::string text = "(";
    for (std::size_t i = 0; i < node.children.size(); ++i) {
        if (i > 0) {
            text.append(" ");
            if (node.kind == QueryNode::Kind::Near) {
                text.append(print_proximity(node.proximities[i - 1])).append(" ");
            }
            text.append(joint);
        }
        text.append(print_query(node.children[i]));
    }
    return text + ")";
}

std::string describe(const QueryNode& node) {
    switch (node.kind) {
    case QueryNode::Kind::Word:
        return "word " + node.text;
    case QueryNode::Kind::Wildcard:
        return "words that start with " + node.text;
    case QueryNode::Kind::Phrase:
        return "phrase \"" + node.text + "\"";
    case QueryNode::Kind::Near:
        return "near each other";
    case QueryNode::Kind::Words:
        return node.every ? "all of" : "any of, best first";
    case QueryNode::Kind::And:
        return "each of";
    case QueryNode::Kind::Or:
        return "one of";
    case QueryNode::Kind::Date:
        return "dated " + to_string(node.range);
    case QueryNode::Kind::Language:
        return "language " + node.text;
    }
    return {};
}

void append_tree(const QueryNode& node, std::size_t depth, const std::string& lead,
                 std::vector<std::string>& lines) {
    std::string line(depth * 2, ' ');
    line.append(lead);
    if (node.occur != Occur::Should) {
        line.append(node.occur == Occur::Must ? "must: " : "must not: ");
    }
    line.append(describe(node));
    if (node.field != QueryField::Anywhere) {
        line.append(" in ").append(name_of(node.field));
    }
    if (node.boost != 1) {
        line.append(", weight times ").append(print_number(node.boost));
    }
    lines.push_back(std::move(line));
    for (std::size_t i = 0; i < node.children.size(); ++i) {
        const bool near = node.kind == QueryNode::Kind::Near && i > 0;
        append_tree(node.children[i], depth + 1,
                    near ? print_proximity(node.proximities[i - 1]) + " " : std::string(), lines);
    }
}

} // namespace

std::string_view name_of(QueryField field) noexcept {
    return field_names[static_cast<std::size_t>(field)];
}

std::optional<QueryField> field_named(std::string_view name) noexcept {
    for (std::size_t i = 1; i < field_names.size(); ++i) {
        bool same = name.size() == field_names[i].size();
        for (std::size_t c = 0; same && c < name.size(); ++c) {
            // Field names are lower-case letters: setting the bit makes both cases one.
            same = (name[c] | 0x20) == field_names[i][c];
        }
        if (same) {
            return static_cast<QueryField>(i);
        }
    }
    return std::nullopt;
}

bool narrows(QueryField field) noexcept {
    switch (field) {
    case QueryField::Anywhere:
    case QueryField::Title:
    case QueryField::Body:
        return false;
    case QueryField::Author:
    case QueryField::Outlet:
    case QueryField::Path:
    case QueryField::Date:
    case QueryField::Language:
        return true;
    }
    return false;
}

std::string print_query(const QueryNode& node) {
    std::string text = print_sign(node.occur);
    switch (node.kind) {
    case QueryNode::Kind::Word:
        text.append(print_field(node.field)).append(node.text);
        break;
    case QueryNode::Kind::Wildcard:
        text.append(print_field(node.field)).append(node.text).append("*");
        break;
    case QueryNode::Kind::Phrase:
        text.append(print_field(node.field)).append("\"").append(node.text).append("\"");
        break;
    case QueryNode::Kind::Near:
    case QueryNode::Kind::Words:
        text.append(print_group(node, ""));
        break;
    case QueryNode::Kind::And:
        text.append(print_group(node, "AND "));
        break;
    case QueryNode::Kind::Or:
        text.append(print_group(node, "OR "));
        break;
    case QueryNode::Kind::Date:
        text.append("date:").append(to_string(node.range));
        break;
    case QueryNode::Kind::Language:
        text.append("lang:").append(node.text);
        break;
    }
    return text + print_boost(node);
}

std::vector<std::string> print_query_tree(const QueryNode& node) {
    std::vector<std::string> lines;
    append_tree(node, 0, {}, lines);
    return lines;
}

} // namespace gazette::searcher
