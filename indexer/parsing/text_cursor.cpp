// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/parsing/text_cursor.h"

#include "indexer/parsing/characters.h"

namespace gazette::indexer {

std::optional<int> TextCursor::number(std::size_t max_digits) noexcept {
    std::size_t end = at_;
    int value = 0;
    while (end < text_.size() && is_digit(text_[end]) && end - at_ < max_digits) {
        value = value * 10 + (text_[end] - '0');
        ++end;
    }
    if (end == at_ || (end < text_.size() && is_digit(text_[end]))) {
        return std::nullopt;
    }
    digits_ = end - at_;
    at_ = end;
    return value;
}

bool TextCursor::take(std::string_view part) noexcept {
    if (text_.substr(at_, part.size()) != part) {
        return false;
    }
    at_ += part.size();
    return true;
}

char TextCursor::take_any(std::string_view choices) noexcept {
    if (at_ < text_.size() && choices.find(text_[at_]) != std::string_view::npos) {
        return text_[at_++];
    }
    return '\0';
}

bool TextCursor::blanks() noexcept {
    const std::size_t from = at_;
    for (int i = 0; i < 3 && at_ < text_.size(); ++i) {
        const Character next = character_at(text_, at_);
        if (!is_blank(next.code)) {
            break;
        }
        at_ += next.size;
    }
    return at_ > from;
}

std::string TextCursor::word() {
    const std::size_t from = at_;
    while (at_ < text_.size() && at_ - from < longest_calendar_name) {
        const Character next = character_at(text_, at_);
        if (!is_letter(next.code)) {
            break;
        }
        at_ += next.size;
    }
    return lower_case(text_.substr(from, at_ - from));
}

WordBefore word_before(std::string_view text, std::size_t end, std::string_view skipped) {
    for (int i = 0; i < 5 && end > 0; ++i) {
        const Character previous = character_before(text, end);
        const bool skip = is_blank(previous.code) ||
                          (previous.code < 0x80 && skipped.find(static_cast<char>(previous.code)) !=
                                                       std::string_view::npos);
        if (!skip) {
            break;
        }
        end -= previous.size;
    }
    std::size_t begin = end;
    while (begin > 0 && end - begin < longest_calendar_name) {
        const Character previous = character_before(text, begin);
        if (!is_letter(previous.code) && previous.code != '-') {
            break;
        }
        begin -= previous.size;
    }
    return {lower_case(text.substr(begin, end - begin)), begin};
}

} // namespace gazette::indexer
