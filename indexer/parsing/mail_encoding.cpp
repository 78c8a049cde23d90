// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/parsing/mail_encoding.h"

#include <algorithm>
#include <cstdint>

#include "indexer/parsing/characters.h"
#include "indexer/parsing/decoding.h"

namespace gazette::indexer {
namespace {

int base64_value(char c) noexcept {
    if (c >= 'A' && c <= 'Z') {
        return c - 'A';
    }
    if (c >= 'a' && c <= 'z') {
        return c - 'a' + 26;
    }
    if (is_digit(c)) {
        return c - '0' + 52;
    }
    if (c == '+' || c == '-') {
        return 62;
    }
    return c == '/' || c == '_' ? 63 : -1;
}

int hexadecimal_value(char c) noexcept {
    if (is_digit(c)) {
        return c - '0';
    }
    const char lower = static_cast<char>(c | 0x20);
    return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

/// "=?charset?B?text?=" at the start of `text`, and its size; nothing: size 0.
struct EncodedWord {
    std::string utf8;
    std::size_t size = 0;
};

EncodedWord read_encoded_word(std::string_view text) {
    // RFC 2047 allows 75 bytes. What is not closed is looked for in no more than this.
    constexpr std::size_t longest_word = 1000;
    text = text.substr(0, longest_word);
    if (text.substr(0, 2) != "=?") {
        return {};
    }
    const std::size_t charset_end = text.find('?', 2);
    if (charset_end == std::string_view::npos || charset_end + 3 >= text.size() ||
        text[charset_end + 2] != '?') {
        return {};
    }
    const std::size_t end = text.find("?=", charset_end + 3);
    if (end == std::string_view::npos) {
        return {};
    }
    const std::string_view charset = text.substr(2, charset_end - 2);
    const char kind = static_cast<char>(text[charset_end + 1] | 0x20);
    const std::string_view content = text.substr(charset_end + 3, end - charset_end - 3);
    const std::string bytes =
        kind == 'b' ? decode_base64(content) : decode_quoted_printable(content, true);
    EncodedWord word;
    word.utf8 = std::string(DecodedText(bytes, {}, charset).text());
    word.size = end + 2;
    return word;
}

} // namespace

std::string decode_base64(std::string_view text) {
    std::string bytes;
    bytes.reserve(text.size() / 4 * 3);
    std::uint32_t bits = 0;
    int count = 0;
    for (const char c : text) {
        const int value = base64_value(c);
        if (c == '=') {
            break;
        }
        if (value < 0) {
            continue;
        }
        bits = (bits << 6U) | static_cast<std::uint32_t>(value);
        count += 6;
        if (count >= 8) {
            count -= 8;
            bytes += static_cast<char>((bits >> static_cast<unsigned>(count)) & 0xFFU);
        }
    }
    return bytes;
}

std::string decode_quoted_printable(std::string_view text, bool header) {
    std::string bytes;
    bytes.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '_' && header) {
            bytes += ' ';
            continue;
        }
        if (text[i] != '=') {
            bytes += text[i];
            continue;
        }
        const std::string_view rest = text.substr(i + 1);
        if (rest.size() >= 2 && hexadecimal_value(rest[0]) >= 0 &&
            hexadecimal_value(rest[1]) >= 0) {
            bytes +=
                static_cast<char>(hexadecimal_value(rest[0]) * 16 + hexadecimal_value(rest[1]));
            i += 2;
        } else if (rest.substr(0, 2) == "\r\n") {
            i += 2;
        } else if (rest.substr(0, 1) == "\n") {
            i += 1;
        } else {
            bytes += '=';
        }
    }
    return bytes;
}

std::string decode_header(std::string_view text) {
    std::string decoded;
    bool after_word = false;
    for (std::size_t at = 0; at < text.size();) {
        const EncodedWord word = read_encoded_word(text.substr(at));
        if (word.size == 0) {
            decoded += text[at++];
            after_word = after_word && is_blank(character_at(text, at - 1).code);
            continue;
        }
        if (after_word) {
            // Blanks between two encoded words only part the words' encodings.
            decoded.erase(decoded.find_last_not_of(" \t\r\n") + 1);
        }
        decoded += word.utf8;
        at += word.size;
        after_word = true;
    }
    return std::string(DecodedText(decoded, {}).text());
}

} // namespace gazette::indexer
