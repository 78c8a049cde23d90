// SPDX-License-Identifier: GPL-3.0-or-later
#include <limits>

#include <gtest/gtest.h>

#include "common/cli/json_writer.h"

namespace gazette::cli {
namespace {

TEST(JsonWriter, WritesKeysInTheOrderGivenWithCommasBetween) {
    std::string out;
    JsonWriter json(out);
    json.begin_object();
    json.key("a");
    json.natural(1);
    json.key("list");
    json.begin_array();
    json.integer(-2);
    json.begin_array();
    json.end_array();
    json.begin_object();
    json.end_object();
    json.string("x");
    json.end_array();
    json.key("none");
    json.null();
    json.key("yes");
    json.boolean(true);
    json.key("absent");
    json.string_or_null("");
    json.end_object();
    EXPECT_EQ(out, R"({"a":1,"list":[-2,[],{},"x"],"none":null,"yes":true,"absent":null})");
}

TEST(JsonWriter, WritesFixedDigitsAndNoInfinities) {
    std::string out;
    JsonWriter json(out);
    json.begin_array();
    json.decimal(9.4, 2);
    json.decimal(1e21, 1);
    json.decimal(-0.001, 3);
    json.decimal(std::numeric_limits<double>::infinity(), 2);
    json.decimal(std::numeric_limits<double>::quiet_NaN(), 2);
    json.end_array();
    EXPECT_EQ(out, "[9.40,1000000000000000000000.0,-0.001,null,null]");
}

TEST(JsonWriter, EscapesWhatNoTerminalShouldSee) {
    EXPECT_EQ(json_quote("a\"b\\c\n\t\r"), R"("a\"b\\c\n\t\r")");
    EXPECT_EQ(json_quote("\x1b[31m\x7f"), R"("\u001b[31m\u007f")");
    EXPECT_EQ(json_quote("\u0085\u2028\u202e"), R"("\u0085\u2028\u202e")");
    EXPECT_EQ(json_quote("\U000E0041"), R"("\udb40\udc41")");
    EXPECT_EQ(json_quote("M\u00e9lanie \u65e5"), "\"M\u00e9lanie \u65e5\"");
    EXPECT_EQ(json_quote("\xff."), "\"\uFFFD.\"");
}

TEST(JsonWriter, GivesPathsThatAreNotUtf8Twice) {
    std::string out;
    JsonWriter json(out);
    json.begin_object();
    json.path("/news/caf\xe9.txt");
    json.end_object();
    EXPECT_EQ(out, "{\"path\":\"/news/caf\uFFFD.txt\",\"path_b64\":\"L25ld3MvY2Fm6S50eHQ=\"}");
    out.clear();
    JsonWriter plain(out);
    plain.begin_object();
    plain.path("/news/a.txt");
    plain.end_object();
    EXPECT_EQ(out, R"({"path":"/news/a.txt"})");
}

// RFC 4648, section 10.
TEST(Base64, AgreesWithTheStandardsExamples) {
    EXPECT_EQ(to_base64(""), "");
    EXPECT_EQ(to_base64("f"), "Zg==");
    EXPECT_EQ(to_base64("fo"), "Zm8=");
    EXPECT_EQ(to_base64("foo"), "Zm9v");
    EXPECT_EQ(to_base64("foobar"), "Zm9vYmFy");
}

} // namespace
} // namespace gazette::cli
