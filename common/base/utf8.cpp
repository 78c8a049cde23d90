// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/base/utf8.h"

#include <cstdint>
#include <cstring>

namespace gazette {
namespace {

/// What may follow a lead byte: how many bytes in all, and the range of the second one (Unicode 15,
/// table 3-7). Length 0: the byte cannot lead.
struct Lead {
    std::size_t length;
    unsigned second_low;
    unsigned second_high;
};

Lead lead_of(unsigned byte) noexcept {
    if (byte >= 0xC2 && byte <= 0xDF) {
        return {2, 0x80, 0xBF};
    }
    if (byte >= 0xE0 && byte <= 0xEF) {
        return {3, byte == 0xE0 ? 0xA0U : 0x80U, byte == 0xED ? 0x9FU : 0xBFU};
    }
    if (byte >= 0xF0 && byte <= 0xF4) {
        return {4, byte == 0xF0 ? 0x90U : 0x80U, byte == 0xF4 ? 0x8FU : 0xBFU};
    }
    return {0, 0, 0};
}

} // namespace

Utf8Step detail::decode_multibyte_utf8(std::string_view bytes, std::size_t at) noexcept {
    const auto byte_at = [&](std::size_t i) { return static_cast<unsigned char>(bytes[i]); };
    const unsigned first = byte_at(at);
    const Lead lead = lead_of(first);
    if (lead.length == 0) {
        return {};
    }
    char32_t code = first & (0x7FU >> lead.length);
    for (std::size_t i = 1; i < lead.length; ++i) {
        const unsigned low = i == 1 ? lead.second_low : 0x80U;
        const unsigned high = i == 1 ? lead.second_high : 0xBFU;
        if (at + i >= bytes.size() || byte_at(at + i) < low || byte_at(at + i) > high) {
            return {0xFFFD, i, false};
        }
        code = (code << 6U) | (byte_at(at + i) & 0x3FU);
    }
    return {code, lead.length, true};
}

std::size_t ascii_prefix(std::string_view bytes) noexcept {
    constexpr std::uint64_t high_bits = 0x8080808080808080ULL;
    std::size_t i = 0;
    for (; i + sizeof(std::uint64_t) <= bytes.size(); i += sizeof(std::uint64_t)) {
        std::uint64_t eight = 0;
        std::memcpy(&eight, bytes.data() + i, sizeof eight);
        if ((eight & high_bits) != 0) {
            break;
        }
    }
    while (i < bytes.size() && static_cast<unsigned char>(bytes[i]) < 0x80) {
        ++i;
    }
    return i;
}

bool is_valid_utf8(std::string_view bytes) noexcept {
    std::size_t at = ascii_prefix(bytes);
    while (at < bytes.size()) {
        const Utf8Step step = decode_utf8(bytes, at);
        if (!step.valid) {
            return false;
        }
        at += step.length;
        if (step.length == 1) {
            at += ascii_prefix(bytes.substr(at));
        }
    }
    return true;
}

void append_utf8(std::string& out, char32_t code) {
    const auto put = [&](char32_t byte) { out.push_back(static_cast<char>(byte)); };
    if (code < 0x80) {
        put(code);
    } else if (code < 0x800) {
        put(0xC0U | (code >> 6U));
        put(0x80U | (code & 0x3FU));
    } else if (code < 0x10000) {
        put(0xE0U | (code >> 12U));
        put(0x80U | ((code >> 6U) & 0x3FU));
        put(0x80U | (code & 0x3FU));
    } else {
        put(0xF0U | (code >> 18U));
        put(0x80U | ((code >> 12U) & 0x3FU));
        put(0x80U | ((code >> 6U) & 0x3FU));
        put(0x80U | (code & 0x3FU));
    }
}

void append_repaired_utf8(std::string& out, std::string_view bytes) {
    for (std::size_t at = 0; at < bytes.size();) {
        const std::size_t plain = ascii_prefix(bytes.substr(at));
        out.append(bytes.substr(at, plain));
        at += plain;
        if (at < bytes.size()) {
            const Utf8Step step = decode_utf8(bytes, at);
            append_utf8(out, step.code);
            at += step.length;
        }
    }
}

} // namespace gazette
