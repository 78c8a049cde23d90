// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/text/initials.h"

#include <algorithm>
#include <array>

#include <unicode/uchar.h>

#include "common/text/utf8.h"

namespace gazette::text {

namespace {

struct Initials {
    std::string_view form;
    std::string_view capitals;
    std::string_view term;
};

constexpr std::array table = {
    Initials{"it", "IT", "i.t"},
    Initials{"us", "US", "u.s"},
    Initials{"who", "WHO", "w.h.o"},
};

bool is_capital(char letter) {
    return letter >= 'A' && letter <= 'Z';
}

/// Whether `line` is all in capitals, as CapitalLines promises.
bool is_in_capitals(std::string_view line) {
    bool other_capitals = false;
    for (std::size_t at = 0; at < line.size();) {
        const char letter = line[at];
        if (letter >= 'a' && letter <= 'z') {
            return false;
        }
        if (is_capital(letter)) {
            const auto* end = std::find_if_not(line.begin() + static_cast<std::ptrdiff_t>(at),
                                               line.end(), is_capital);
            const std::size_t length = static_cast<std::size_t>(end - line.begin()) - at;
            other_capitals = other_capitals || !is_bare_initials(line.substr(at, length));
            at += length;
            continue;
        }
        const Utf8Step code = decode_utf8(line, at);
        if (code.valid && code.code >= 0x80) {
            if (u_isULowercase(static_cast<UChar32>(code.code)) != 0) {
                return false;
            }
            other_capitals = other_capitals || u_isUUppercase(static_cast<UChar32>(code.code)) != 0;
        }
        at += code.length;
    }
    return other_capitals;
}

} // namespace

std::optional<std::string> initials_term(std::string_view form) {
    const auto* row = std::ranges::find(table, form, &Initials::form);
    if (row == table.end()) {
        return std::nullopt;
    }
    return std::string(row->term);
}

bool is_bare_initials(std::string_view raw) noexcept {
    return std::ranges::find(table, raw, &Initials::capitals) != table.end();
}

bool CapitalLines::is_all_capitals(std::size_t at) {
    if (!known_ || at >= line_end_) {
        // The line begins after the last break before `at`, which is not before the last line read.
        const std::size_t searched = known_ ? line_end_ : 0;
        const std::string_view before = text_.substr(searched, at - searched);
        const std::size_t line_break = before.rfind('\n');
        const std::size_t begin =
            line_break == std::string_view::npos ? searched : searched + line_break + 1;
        line_end_ = std::min(text_.find('\n', at), text_.size());
        all_capitals_ = is_in_capitals(text_.substr(begin, line_end_ - begin));
        known_ = true;
    }
    return all_capitals_;
}

} // namespace gazette::text
