// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/text/wide_encodings.h"

#include <algorithm>
#include <array>
#include <cstdint>

#include <unicode/uchar.h>

namespace gazette::text {

namespace {

constexpr std::size_t sample_bytes = std::size_t{16} * 1024;

struct WideForm {
    std::string_view encoding;
    std::size_t unit_bytes;
    bool is_little_endian;
};

constexpr std::array wide_forms = {
    WideForm{"UTF-32LE", 4, true},
    WideForm{"UTF-32BE", 4, false},
    WideForm{"UTF-16LE", 2, true},
    WideForm{"UTF-16BE", 2, false},
};

char32_t unit_at(std::string_view bytes, std::size_t at, const WideForm& form) {
    char32_t unit = 0;
    for (std::size_t byte = 0; byte < form.unit_bytes; ++byte) {
        const std::size_t place = form.is_little_endian ? form.unit_bytes - 1 - byte : byte;
        unit = (unit << 8U) | static_cast<unsigned char>(bytes[at + place]);
    }
    return unit;
}

/// What text in any language has plenty of.
bool is_common(char32_t unit) {
    return unit == ' ' || unit == '\n' || unit == '\r' || unit == ',' || unit == '.' ||
           unit == 0x3001 || unit == 0x3002 || unit == 0xFF0C || unit == 0x306E || unit == 0x7684 ||
           unit == 0x0E32 || unit == 0x0E19;
}

bool is_impossible(char32_t unit, std::size_t unit_bytes) {
    if (unit_bytes == 2 && unit >= 0xD800 && unit <= 0xDFFF) {
        return false; // half of a pair
    }
    if (unit > 0x10FFFF || unit == 0) {
        return true;
    }
    constexpr auto bad = U_GC_CN_MASK | U_GC_CS_MASK | U_GC_CC_MASK | U_GC_CO_MASK;
    const bool is_blank = unit >= 0x9 && unit <= 0xD;
    return !is_blank && (U_GET_GC_MASK(static_cast<UChar32>(unit)) & bad) != 0;
}

struct Evidence {
    std::size_t units = 0;
    std::size_t common = 0;
    std::size_t impossible = 0;
};

Evidence weigh(std::string_view bytes, const WideForm& form) {
    Evidence evidence;
    const std::size_t end = std::min(bytes.size(), sample_bytes);
    for (std::size_t at = 0; at + form.unit_bytes <= end; at += form.unit_bytes) {
        const char32_t unit = unit_at(bytes, at, form);
        ++evidence.units;
        evidence.common += is_common(unit) ? 1U : 0U;
        evidence.impossible += is_impossible(unit, form.unit_bytes) ? 1U : 0U;
    }
    return evidence;
}

} // namespace

ByteOrderMark byte_order_mark(std::string_view bytes) noexcept {
    using namespace std::string_view_literals;
    if (bytes.starts_with("\xEF\xBB\xBF"sv)) {
        return {"UTF-8", 3};
    }
    if (bytes.starts_with("\xFF\xFE\0\0"sv) && bytes.size() % 4 == 0) {
        return {"UTF-32LE", 4};
    }
    if (bytes.starts_with("\0\0\xFE\xFF"sv)) {
        return {"UTF-32BE", 4};
    }
    if (bytes.starts_with("\xFF\xFE"sv)) {
        return {"UTF-16LE", 2};
    }
    if (bytes.starts_with("\xFE\xFF"sv)) {
        return {"UTF-16BE", 2};
    }
    return {};
}

std::string_view wide_encoding(std::string_view bytes) noexcept {
    constexpr std::size_t fewest_units = 8;
    std::string_view best;
    std::size_t best_common = 0;
    for (const WideForm& form : wide_forms) {
        const Evidence evidence = weigh(bytes, form);
        // One unit in 50 is common even in Chinese; one in 100 may be a slip.
        const bool fits = evidence.units >= fewest_units &&
                          evidence.impossible * 100 <= evidence.units &&
                          evidence.common * 50 >= evidence.units;
        if (fits && evidence.common > best_common) {
            best = form.encoding;
            best_common = evidence.common;
        }
    }
    return best;
}

} // namespace gazette::text
