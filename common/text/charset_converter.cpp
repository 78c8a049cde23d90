// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/text/charset_converter.h"

#include <algorithm>
#include <array>
#include <memory>
#include <vector>

#include <unicode/ucnv.h>
#include <unicode/ucsdet.h>

#include "common/base/utf8.h"
#include "common/text/utf16.h"

namespace gazette::text {

namespace {

struct CloseConverter {
    void operator()(UConverter* converter) const noexcept { ucnv_close(converter); }
};
using Converter = std::unique_ptr<UConverter, CloseConverter>;

struct CloseDetector {
    void operator()(UCharsetDetector* detector) const noexcept { ucsdet_close(detector); }
};

struct WebName {
    std::string_view given; ///< as ICU canonicalises it, or as the web writes it
    std::string_view read_as;
};

constexpr std::array web_names = {
    WebName{"ascii", "windows-1252"},
    WebName{"us-ascii", "windows-1252"},
    WebName{"iso-8859-1", "windows-1252"},
    WebName{"iso8859-1", "windows-1252"},
    WebName{"iso_8859-1", "windows-1252"},
    WebName{"latin1", "windows-1252"},
    WebName{"latin-1", "windows-1252"},
    WebName{"cp1252", "windows-1252"},
    WebName{"iso-8859-9", "windows-1254"},
    WebName{"latin5", "windows-1254"},
    WebName{"cp1254", "windows-1254"},
    WebName{"cp1250", "windows-1250"},
    WebName{"cp1251", "windows-1251"},
    WebName{"cp1253", "windows-1253"},
    WebName{"cp1255", "windows-1255"},
    WebName{"cp1256", "windows-1256"},
    WebName{"cp1257", "windows-1257"},
    WebName{"gb2312", "GB18030"},
    WebName{"gbk", "GB18030"},
    WebName{"gb18030", "GB18030"},
    WebName{"x-gbk", "GB18030"},
    WebName{"big5", "Big5"},
    WebName{"big5-hkscs", "Big5-HKSCS"},
    WebName{"shift_jis", "Shift_JIS"},
    WebName{"shift-jis", "Shift_JIS"},
    WebName{"sjis", "Shift_JIS"},
    WebName{"x-sjis", "Shift_JIS"},
    WebName{"euc-kr", "windows-949"},
    WebName{"ks_c_5601-1987", "windows-949"},
    WebName{"ksc5601", "windows-949"},
    WebName{"utf8", "UTF-8"},
    WebName{"utf-8", "UTF-8"},
    WebName{"utf-16", "UTF-16LE"},
    WebName{"unicode", "UTF-16LE"},
};

std::string lower(std::string_view name) {
    std::string out(name);
    std::ranges::transform(out, out.begin(), [](char letter) {
        return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
    });
    return out;
}

Converter open_converter(std::string_view encoding) {
    // Names from outside: ICU takes commas for options and cuts long names.
    constexpr std::size_t longest_name = 60;
    if (encoding.empty() || encoding.size() > longest_name ||
        encoding.find_first_of(std::string_view(",\0", 2)) != std::string_view::npos) {
        return nullptr;
    }
    UErrorCode status = U_ZERO_ERROR;
    Converter converter(ucnv_open(std::string(encoding).c_str(), &status));
    return U_SUCCESS(status) != 0 ? std::move(converter) : nullptr;
}

} // namespace

std::optional<std::string> convert_to_utf8(std::string_view bytes, std::string_view encoding) {
    const Converter converter = open_converter(encoding);
    if (!converter) {
        return std::nullopt;
    }
    std::string out;
    out.reserve(bytes.size() + bytes.size() / 2);
    std::array<UChar, 4096> buffer{};
    std::u16string units;
    const char* source = bytes.data();
    const char* const end = source + bytes.size();
    UErrorCode status = U_BUFFER_OVERFLOW_ERROR;
    while (status == U_BUFFER_OVERFLOW_ERROR) {
        status = U_ZERO_ERROR;
        UChar* target = buffer.data();
        ucnv_toUnicode(converter.get(), &target, buffer.data() + buffer.size(), &source, end,
                       nullptr, 1, &status);
        units.append(buffer.data(), static_cast<std::size_t>(target - buffer.data()));
        // A surrogate pair may lie across two buffers.
        const bool holds_back = status == U_BUFFER_OVERFLOW_ERROR && !units.empty() &&
                                units.back() >= 0xD800 && units.back() <= 0xDBFF;
        const std::size_t usable = units.size() - (holds_back ? 1U : 0U);
        for (std::size_t at = 0; at < usable;) {
            const char32_t code = next_utf16(std::u16string_view(units).substr(0, usable), at);
            append_utf8(out, code >= 0xD800 && code <= 0xDFFF ? U'\uFFFD' : code);
        }
        units.erase(0, usable);
    }
    if (U_FAILURE(status) != 0) {
        return std::nullopt;
    }
    return out;
}

std::optional<std::string> web_encoding(std::string_view name) {
    const std::string lowered = lower(name);
    const auto* row = std::ranges::find(web_names, lowered, &WebName::given);
    if (row != web_names.end()) {
        return std::string(row->read_as);
    }
    const Converter converter = open_converter(name);
    if (!converter) {
        return std::nullopt;
    }
    UErrorCode status = U_ZERO_ERROR;
    const char* internal = ucnv_getName(converter.get(), &status);
    const char* standard = ucnv_getStandardName(internal, "MIME", &status);
    if (standard == nullptr) {
        standard = ucnv_getStandardName(internal, "IANA", &status);
    }
    if (U_FAILURE(status) != 0 || standard == nullptr) {
        return std::string(name);
    }
    const auto* canonical = std::ranges::find(web_names, lower(standard), &WebName::given);
    return std::string(canonical != web_names.end() ? canonical->read_as : standard);
}

DetectedCharset detect_with_icu(std::string_view bytes) {
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<UCharsetDetector, CloseDetector> detector(ucsdet_open(&status));
    ucsdet_setText(detector.get(), bytes.data(), static_cast<std::int32_t>(bytes.size()), &status);
    const UCharsetMatch* match = ucsdet_detect(detector.get(), &status);
    if (U_FAILURE(status) != 0 || match == nullptr) {
        return {};
    }
    const char* name = ucsdet_getName(match, &status);
    const int confidence = ucsdet_getConfidence(match, &status);
    if (U_FAILURE(status) != 0) {
        return {};
    }
    return {web_encoding(name).value_or(name), confidence};
}

} // namespace gazette::text
