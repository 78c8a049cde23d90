// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/text/number_forms.h"

#include <algorithm>

#include "common/text/analyzer.h"
#include "common/text/folding.h"
#include "common/text/utf8.h"

namespace gazette::text {

namespace {

enum class Separator : std::uint8_t { None, Comma, Dot, GroupOnly };

Separator separator_of(char32_t value) {
    switch (value) {
    case ',':
    case 0x66C:
    case 0xFE50:
    case 0xFF0C:
        return Separator::Comma;
    case '.':
    case 0x66B:
    case 0x2024:
    case 0xFE52:
    case 0xFF0E:
        return Separator::Dot;
    case '\'':
    case 0x2018:
    case 0x2019:
    case 0x202F:
    case 0xFF07:
        return Separator::GroupOnly;
    default: // anything else is part of a group
        return Separator::None;
    }
}

/// Digits between separators, and what stood before them.
struct Group {
    std::size_t begin = 0;
    std::size_t end = 0;
    std::size_t digits = 0;
    Separator before = Separator::None;
    std::string form = {};
};

std::vector<Group> groups_of(std::string_view text) {
    std::vector<Group> groups(1);
    for (std::size_t at = 0; at < text.size();) {
        const Utf8Step code = decode_utf8(text, at);
        const Separator separator = separator_of(code.code);
        if (separator != Separator::None) {
            groups.back().end = at;
            groups.push_back({.begin = at + code.length, .before = separator});
        }
        at += code.length;
    }
    groups.back().end = text.size();
    for (Group& group : groups) {
        group.form = keep_word_characters(fold(text.substr(group.begin, group.end - group.begin)));
        const auto is_digit = [](char letter) { return letter >= '0' && letter <= '9'; };
        group.digits = static_cast<std::size_t>(std::ranges::find_if_not(group.form, is_digit) -
                                                group.form.begin());
    }
    return groups;
}

/// Whether groups [0, count) are what thousands look like: one to three digits, then threes; with
/// commas also Indian twos before the last three.
bool are_thousands(const std::vector<Group>& groups, std::size_t count) {
    if (count < 2 || groups[0].digits == 0 || groups[0].digits > 3) {
        return false;
    }
    const Separator separator = groups[1].before;
    for (std::size_t number = 1; number < count; ++number) {
        const Group& group = groups[number];
        const bool is_last = number + 1 == count;
        const bool indian = separator == Separator::Comma && group.digits == 2 && !is_last;
        if (group.before != separator || (group.digits != 3 && !indian)) {
            return false;
        }
        if (!is_last && group.form.size() != group.digits) {
            return false;
        }
    }
    return true;
}

NumberForm join(const std::vector<Group>& groups, std::string_view parting,
                std::size_t first_parted) {
    NumberForm number{.begin = groups.front().begin, .end = groups.back().end};
    for (std::size_t at = 0; at < groups.size(); ++at) {
        if (at > 0 && at >= first_parted) {
            number.form.append(parting);
        }
        number.form.append(groups[at].form);
    }
    return number;
}

} // namespace

bool needs_number_reading(std::string_view text) noexcept {
    if (text.empty() || text.front() < '0' || text.front() > '9') {
        const Utf8Step first = text.empty() ? Utf8Step{} : decode_utf8(text, 0);
        if (first.code < 0x80) {
            return false;
        }
        const std::string folded = fold(text.substr(0, first.length));
        if (folded.empty() || folded.front() < '0' || folded.front() > '9') {
            return false;
        }
    }
    for (std::size_t at = 0; at < text.size(); at = next_char(text, at)) {
        if (separator_of(decode_utf8(text, at).code) != Separator::None) {
            return true;
        }
    }
    return false;
}

std::vector<NumberForm> read_number(std::string_view text) {
    std::vector<Group> groups = groups_of(text);
    const std::size_t count = groups.size();
    const auto all_before = [&groups](Separator separator) {
        return std::all_of(groups.begin() + 1, groups.end(),
                           [separator](const Group& group) { return group.before == separator; });
    };
    const bool only_dots = all_before(Separator::Dot);
    if (are_thousands(groups, count) && !(only_dots && count == 2)) {
        return {join(groups, "", 0)};
    }
    if (only_dots) {
        return {join(groups, ".", 1)};
    }
    const Group& last = groups.back();
    const bool comma_decimal =
        count == 2 && last.before == Separator::Comma && last.digits >= 1 && last.digits <= 2;
    const bool decimal_after_groups =
        count > 2 && last.digits >= 1 && last.before != Separator::GroupOnly &&
        last.before != groups[1].before && are_thousands(groups, count - 1);
    if (comma_decimal || decimal_after_groups) {
        return {join(groups, ".", count - 1)};
    }
    std::vector<NumberForm> numbers;
    numbers.reserve(count);
    for (Group& group : groups) {
        numbers.push_back({std::move(group.form), group.begin, group.end});
    }
    return numbers;
}

} // namespace gazette::text
