// SPDX-License-Identifier: GPL-3.0-or-later
#include <array>

#include <gtest/gtest.h>
#include <unistd.h>

#include "common/base/file.h"
#include "searcher/line_reader.h"

namespace gazette::searcher {
namespace {

std::vector<std::string> lines_of(const std::string& bytes, std::size_t max_bytes = 1000) {
    std::array<int, 2> ends{};
    EXPECT_EQ(::pipe(ends.data()), 0);
    const UniqueFd read_end(ends[0]);
    {
        const UniqueFd write_end(ends[1]);
        write_all(write_end.get(), bytes, "a pipe");
    }
    LineReader reader(read_end.get(), max_bytes);
    std::vector<std::string> lines;
    std::string line;
    while (reader.next(line)) {
        lines.push_back(line);
    }
    return lines;
}

using Lines = std::vector<std::string>;

TEST(LineReader, EndsLinesAtNewlinesOnly) {
    EXPECT_EQ(lines_of(""), Lines{});
    EXPECT_EQ(lines_of("a\nb\n"), (Lines{"a", "b"}));
    EXPECT_EQ(lines_of("a\r\n\nb"), (Lines{"a", "", "b"}));
    EXPECT_EQ(lines_of(std::string("a\0b\n", 4)), (Lines{std::string("a\0b", 3)}));
}

TEST(LineReader, KeepsOneByteMoreThanTheLimitOfAnEndlessLine) {
    EXPECT_EQ(lines_of(std::string(60000, 'x') + "\ny\n", 10), (Lines{std::string(11, 'x'), "y"}));
}

} // namespace
} // namespace gazette::searcher
