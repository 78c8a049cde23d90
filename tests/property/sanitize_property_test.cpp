// SPDX-License-Identifier: GPL-3.0-or-later
#include <random>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "common/base/utf8.h"
#include "common/cli/json_writer.h"
#include "common/cli/sanitize.h"

namespace gazette::cli {
namespace {

constexpr unsigned seed = 20211230;

/// Random bytes made of what is likely to trip a sanitiser.
std::string hostile_bytes(std::mt19937& random) {
    static const std::vector<std::string> pieces{
        "word", " ",      "\n",     "\r",     "\t",         "\x1b",   "[31m",   "\x1b]0;x",
        "\x07", "\x1b\\", "\u0085", "\u202e", "\u200d",     "\u00e9", "\u65e5", "\U0001F600",
        "\xff", "\xe2",   "\x82",   "\xed",   "\xa0\x80",   "\x7f",   "\u2028", "\uFEFF",
        "\"",   "\\",     "\x9b",   "\xc2",   "\U000E0041", "]",      "P",      "\u0301",
    };
    std::string bytes;
    const std::size_t count = random() % 40;
    for (std::size_t i = 0; i < count; ++i) {
        if (random() % 8 == 0) {
            bytes += static_cast<char>(random() % 256);
        } else {
            bytes += pieces[random() % pieces.size()];
        }
    }
    return bytes;
}

bool has_control(std::string_view text, bool newlines_allowed) {
    for (std::size_t at = 0; at < text.size();) {
        const Utf8Step step = decode_utf8(text, at);
        const bool newline = newlines_allowed && step.code == '\n';
        if ((step.code < 0x20 && !newline) || (step.code >= 0x7F && step.code <= 0x9F) ||
            (step.code >= 0x202A && step.code <= 0x202E) || step.code == 0x2028 ||
            (step.code >= 0x2066 && step.code <= 0x2069)) {
            return true;
        }
        at += step.length;
    }
    return false;
}

TEST(SanitizeProperty, OutputIsCleanAndStaysAsItIs) {
    std::mt19937 random(seed);
    for (int round = 0; round < 20000; ++round) {
        const std::string bytes = hostile_bytes(random);
        const std::string line = sanitize_line(bytes);
        const std::string text = sanitize_text(bytes);
        ASSERT_TRUE(is_valid_utf8(line) && is_valid_utf8(text)) << "seed " << seed << " " << round;
        ASSERT_FALSE(has_control(line, false)) << round;
        ASSERT_FALSE(has_control(text, true)) << round;
        ASSERT_EQ(sanitize_line(line), line) << round;
        ASSERT_EQ(sanitize_text(text), text) << round;
        ASSERT_TRUE(is_clean_line(line)) << round;
        ASSERT_EQ(is_clean_line(bytes), bytes == line) << round;
        ASSERT_LE(line.size(), 3 * bytes.size()) << round;
    }
}

TEST(JsonProperty, ParsersReadBackTheTextAndTheBytesAreClean) {
    std::mt19937 random(seed);
    for (int round = 0; round < 20000; ++round) {
        const std::string bytes = hostile_bytes(random);
        const std::string json = json_quote(bytes);
        ASSERT_TRUE(is_valid_utf8(json)) << round;
        ASSERT_FALSE(has_control(json, false)) << round;
        const std::string read = nlohmann::json::parse(json).get<std::string>();
        if (is_valid_utf8(bytes)) {
            ASSERT_EQ(read, bytes) << round;
        } else {
            ASSERT_NE(read.find("\uFFFD"), std::string::npos) << round;
        }
    }
}

} // namespace
} // namespace gazette::cli
