// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/index/manifest_lines.h"

#include "common/base/hash.h"
#include "common/index/damage.h"
#include "common/index/manifest_format.h"

namespace gazette::index {

void ManifestLines::fail(std::string_view what) const {
    throw damaged(where_, "line " + std::to_string(line_number_) + ": " + std::string(what));
}

bool ManifestLines::next_line() {
    if (rest_.empty()) {
        return false;
    }
    const std::size_t end = rest_.find('\n');
    if (end == std::string_view::npos) {
        fail("it is cut off");
    }
    line_ = rest_.substr(0, end);
    rest_.remove_prefix(end + 1);
    ++line_number_;
    keyword_ = raw_word();
    return true;
}

// Words are parted by one blank; a blank at the end leaves a word missing.
std::string_view ManifestLines::raw_word() {
    const std::size_t end = line_.find(' ');
    const std::string_view raw = line_.substr(0, end);
    if (raw.empty()) {
        fail("a word is missing");
    }
    if (end != std::string_view::npos && end + 1 == line_.size()) {
        fail("it ends in a blank");
    }
    line_.remove_prefix(end == std::string_view::npos ? line_.size() : end + 1);
    return raw;
}

std::string ManifestLines::word() {
    const std::string_view raw = raw_word();
    std::string bytes;
    if (raw == empty_word) {
        return bytes;
    }
    for (std::size_t i = 0; i < raw.size(); ++i) {
        bytes.push_back(raw[i] == '%' ? unescape(raw, i) : raw[i]);
    }
    if (escape_word(bytes) != raw) {
        fail("a word is not written as it should be");
    }
    return bytes;
}

char ManifestLines::unescape(std::string_view raw, std::size_t& at) const {
    unsigned value = 0;
    const char* const begin = raw.data() + at + 1;
    if (raw.size() - at < 3 || std::from_chars(begin, begin + 2, value, 16).ptr != begin + 2) {
        fail("a word is not written as it should be");
    }
    at += 2;
    return static_cast<char>(static_cast<unsigned char>(value));
}

std::uint64_t ManifestLines::hash() {
    const std::string_view raw = raw_word();
    std::uint64_t value = 0;
    const auto [end, error] = std::from_chars(raw.data(), raw.data() + raw.size(), value, 16);
    if (error != std::errc() || end != raw.data() + raw.size() || hex64(value) != raw) {
        fail("a hash makes no sense");
    }
    return value;
}

void ManifestLines::end_line() const {
    if (!line_.empty()) {
        fail("there is more on it than there should be");
    }
}

} // namespace gazette::index
