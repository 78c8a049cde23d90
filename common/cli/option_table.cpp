// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/cli/option_table.h"

#include <algorithm>
#include <cstddef>
#include <vector>

namespace gazette::cli {
namespace {

constexpr std::size_t help_column = 30; // where an option's help starts, as git and ripgrep do
constexpr std::size_t line_width = 80;

std::string option_heading(const OptionRow& row) {
    std::string text = "  ";
    text += row.short_name != '\0' ? std::string("-") + row.short_name + ", " : "    ";
    text.append("--").append(row.long_name);
    switch (row.takes) {
    case Takes::Nothing:
        break;
    case Takes::Value:
        text.append(" ").append(row.argument);
        break;
    case Takes::Optionally:
        text.append("[=").append(row.argument).append("]");
        break;
    }
    return text;
}

/// Appends `words` to `out`, whose last line is `column` wide, wrapped and indented.
void append_wrapped(std::string& out, std::size_t column, std::string_view words) {
    if (column + 2 > help_column) {
        out += '\n';
        column = 0;
    }
    out.append(help_column - column, ' ');
    column = help_column;
    bool first = true;
    while (!words.empty()) {
        const std::size_t end = std::min(words.find(' '), words.size());
        const std::string_view word = words.substr(0, end);
        words.remove_prefix(std::min(end + 1, words.size()));
        if (!first && column + 1 + word.size() > line_width) {
            out.append("\n").append(help_column, ' ');
            column = help_column;
        } else if (!first) {
            out += ' ';
            ++column;
        }
        out.append(word);
        column += word.size();
        first = false;
    }
    out += '\n';
}

/// Edit distance with swaps of neighbours (optimal string alignment).
std::size_t edit_distance(std::string_view a, std::string_view b) {
    std::vector<std::size_t> before(b.size() + 1);
    std::vector<std::size_t> above(b.size() + 1);
    std::vector<std::size_t> row(b.size() + 1);
    for (std::size_t j = 0; j <= b.size(); ++j) {
        above[j] = j;
    }
    for (std::size_t i = 1; i <= a.size(); ++i) {
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t change = a[i - 1] == b[j - 1] ? 0 : 1;
            row[j] = std::min({above[j] + 1, row[j - 1] + 1, above[j - 1] + change});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
                row[j] = std::min(row[j], before[j - 2] + 1);
            }
        }
        before.swap(above);
        above.swap(row);
    }
    return above[b.size()];
}

} // namespace

bool belongs_to(const OptionRow& row, std::string_view command) noexcept {
    std::string_view rest = row.commands;
    if (rest.empty() || command.empty()) {
        return true;
    }
    while (!rest.empty()) {
        const std::size_t end = std::min(rest.find(' '), rest.size());
        if (rest.substr(0, end) == command) {
            return true;
        }
        rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    return false;
}

std::string format_options(std::span<const OptionRow> rows, std::string_view command,
                           std::string_view topic) {
    std::vector<std::string_view> topics;
    for (const OptionRow& row : rows) {
        if (belongs_to(row, command) && (topic.empty() || row.topic == topic) &&
            std::ranges::find(topics, row.topic) == topics.end()) {
            topics.push_back(row.topic);
        }
    }
    std::string out;
    for (const std::string_view heading : topics) {
        out.append(out.empty() ? "" : "\n").append(heading).append(":\n");
        for (const OptionRow& row : rows) {
            if (row.topic == heading && belongs_to(row, command)) {
                const std::string left = option_heading(row);
                out += left;
                append_wrapped(out, left.size(), row.help);
            }
        }
    }
    return out;
}

std::string_view nearest_name(std::string_view word, std::span<const std::string_view> candidates) {
    constexpr std::size_t longest_name = 32;
    if (word.size() > longest_name) {
        return {};
    }
    std::size_t best = word.size() <= 4 ? 2 : 3;
    std::string_view nearest;
    for (const std::string_view candidate : candidates) {
        if (const std::size_t distance = edit_distance(word, candidate); distance < best) {
            best = distance;
            nearest = candidate;
        }
    }
    if (nearest.empty() && word.size() > 1) {
        const auto begins = [&](std::string_view candidate) { return candidate.starts_with(word); };
        const auto first = std::ranges::find_if(candidates, begins);
        if (std::ranges::count_if(candidates, begins) == 1) {
            return *first;
        }
    }
    return nearest;
}

} // namespace gazette::cli
