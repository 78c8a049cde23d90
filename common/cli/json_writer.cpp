// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/cli/json_writer.h"

#include <algorithm>
#include <cmath>
#include <cstddef>

#include "common/base/utf8.h"
#include "common/cli/numbers.h"
#include "common/cli/sanitize.h"

namespace gazette::cli {
namespace {

constexpr std::string_view hex_digits = "0123456789abcdef";

void append_escape(std::string& out, unsigned unit) {
    out += "\\u";
    for (const unsigned shift : {12U, 8U, 4U, 0U}) {
        out += hex_digits[(unit >> shift) & 0xFU];
    }
}

/// \uXXXX, twice (a surrogate pair) above U+FFFF.
void append_escaped_code(std::string& out, char32_t code) {
    if (code < 0x10000) {
        append_escape(out, code);
    } else {
        const unsigned rest = code - 0x10000U;
        append_escape(out, 0xD800U + (rest >> 10U));
        append_escape(out, 0xDC00U + (rest & 0x3FFU));
    }
}

bool is_simple(char byte) noexcept {
    return byte >= 0x20 && byte <= 0x7E && byte != '"' && byte != '\\';
}

/// Appends the code point at `at` and returns the bytes it took.
std::size_t append_code(std::string& out, std::string_view bytes, std::size_t at) {
    const char byte = bytes[at];
    if (byte == '"' || byte == '\\') {
        out += '\\';
        out += byte;
        return 1;
    }
    if (byte == '\n' || byte == '\t' || byte == '\r') {
        out += byte == '\n' ? "\\n" : byte == '\t' ? "\\t" : "\\r";
        return 1;
    }
    const Utf8Step step = decode_utf8(bytes, at);
    if (!step.valid) {
        append_utf8(out, 0xFFFD);
    } else if (is_clean_line(bytes.substr(at, step.length))) {
        out.append(bytes.substr(at, step.length));
    } else {
        append_escaped_code(out, step.code);
    }
    return step.length;
}

void append_quoted(std::string& out, std::string_view bytes) {
    out += '"';
    std::size_t at = 0;
    while (at < bytes.size()) {
        std::size_t end = at;
        while (end < bytes.size() && is_simple(bytes[end])) {
            ++end;
        }
        out.append(bytes.substr(at, end - at));
        at = end < bytes.size() ? end + append_code(out, bytes, end) : end;
    }
    out += '"';
}

} // namespace

void JsonWriter::before_value() {
    if (needs_comma_) {
        out_ += ',';
    }
    needs_comma_ = true;
}

void JsonWriter::begin_object() {
    before_value();
    out_ += '{';
    needs_comma_ = false;
}

void JsonWriter::end_object() {
    out_ += '}';
    needs_comma_ = true;
}

void JsonWriter::begin_array() {
    before_value();
    out_ += '[';
    needs_comma_ = false;
}

void JsonWriter::end_array() {
    out_ += ']';
    needs_comma_ = true;
}

void JsonWriter::key(std::string_view name) {
    before_value();
    out_ += '"';
    out_.append(name).append("\":");
    needs_comma_ = false;
}

void JsonWriter::string(std::string_view bytes) {
    before_value();
    append_quoted(out_, bytes);
}

void JsonWriter::integer(std::int64_t value) {
    before_value();
    out_ += std::to_string(value);
}

void JsonWriter::natural(std::uint64_t value) {
    before_value();
    out_ += std::to_string(value);
}

void JsonWriter::decimal(double value, int digits) {
    before_value();
    if (std::isfinite(value)) {
        out_ += with_decimals(value, digits);
    } else {
        out_ += "null";
    }
}

void JsonWriter::boolean(bool value) {
    raw(value ? "true" : "false");
}

void JsonWriter::null() {
    raw("null");
}

void JsonWriter::raw(std::string_view json) {
    before_value();
    out_.append(json);
}

void JsonWriter::string_or_null(std::string_view bytes) {
    if (bytes.empty()) {
        null();
    } else {
        string(bytes);
    }
}

void JsonWriter::path(std::string_view bytes) {
    key("path");
    string(bytes);
    if (!is_valid_utf8(bytes)) {
        key("path_b64");
        string(to_base64(bytes));
    }
}

std::string json_quote(std::string_view bytes) {
    std::string out;
    append_quoted(out, bytes);
    return out;
}

std::string to_base64(std::string_view bytes) {
    constexpr std::string_view alphabet =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string out;
    out.reserve((bytes.size() + 2) / 3 * 4);
    for (std::size_t at = 0; at < bytes.size(); at += 3) {
        const std::size_t count = std::min<std::size_t>(3, bytes.size() - at);
        unsigned three = 0;
        for (std::size_t i = 0; i < 3; ++i) {
            three = (three << 8U) | (i < count ? static_cast<unsigned char>(bytes[at + i]) : 0U);
        }
        for (std::size_t i = 0; i < 4; ++i) {
            out += i <= count ? alphabet[(three >> (18U - 6U * i)) & 0x3FU] : '=';
        }
    }
    return out;
}

} // namespace gazette::cli
