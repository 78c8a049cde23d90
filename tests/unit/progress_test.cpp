// SPDX-License-Identifier: GPL-3.0-or-later
#include <array>

#include <fcntl.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include "common/cli/progress.h"

namespace gazette::cli {
namespace {

using namespace std::chrono_literals;

/// What arrives at the other end of a descriptor.
class Reader {
  public:
    Reader() { EXPECT_EQ(::pipe2(ends_.data(), O_NONBLOCK), 0); }
    ~Reader() {
        ::close(ends_[0]);
        ::close(ends_[1]);
    }
    Reader(const Reader&) = delete;
    Reader& operator=(const Reader&) = delete;
    Reader(Reader&&) = delete;
    Reader& operator=(Reader&&) = delete;

    [[nodiscard]] int fd() const { return ends_[1]; }
    std::string take() {
        std::array<char, 4096> bytes{};
        const ssize_t got = ::read(ends_[0], bytes.data(), bytes.size());
        return got > 0 ? std::string(bytes.data(), static_cast<std::size_t>(got)) : "";
    }

  private:
    std::array<int, 2> ends_{};
};

const ProgressState half{"reading", 10'000, 20'000, 50'000'000, 100'000'000};

TEST(Progress, TellsShareRateAndTimeLeft) {
    EXPECT_EQ(progress_line(half, 10, 80), "reading 10,000 of 20,000 (50%), 5.0 MB/s, 10 s left");
    EXPECT_EQ(progress_line({"reading", 12, 0, 0, 0}, 1, 80), "reading 12");
    EXPECT_EQ(progress_line(half, 10, 7), "reading");
    EXPECT_EQ(progress_line({"reading", 1, 100, 0, 0}, 60, 80),
              "reading 1 of 100 (1%), 1 h 39 min left");
}

TEST(Progress, SaysTheSameInJson) {
    EXPECT_EQ(progress_json(half, 10),
              R"({"stage":"reading","items_done":10000,"items_total":20000,"bytes_done":50000000,)"
              R"("bytes_total":100000000,"seconds":10.0,"seconds_left":10.0})");
    EXPECT_EQ(progress_json({"scanning", 5, 0, 0, 0}, 1),
              R"({"stage":"scanning","items_done":5,"items_total":null,"bytes_done":0,)"
              R"("bytes_total":null,"seconds":1.0,"seconds_left":null})");
}

TEST(Progress, ShowsNothingInTheFirstHalfSecondAndLeavesNothingBehind) {
    Reader reader;
    const Progress::Clock::time_point start{};
    Progress progress(ProgressMode::Auto, "indexer", reader.fd(), true, 80, start);
    progress.update(half, start + 499ms);
    EXPECT_EQ(reader.take(), "");
    progress.update(half, start + 500ms);
    EXPECT_EQ(reader.take(),
              "\r\x1B[Kindexer: reading 10,000 of 20,000 (50%), 100.0 MB/s, 1 s left");
    progress.update(half, start + 550ms);
    EXPECT_EQ(reader.take(), "");
    progress.clear();
    EXPECT_EQ(reader.take(), "\r\x1B[K");
    progress.clear();
    EXPECT_EQ(reader.take(), "");
}

TEST(Progress, IsSilentWhereThereIsNoTerminalUnlessAsked) {
    Reader reader;
    const Progress::Clock::time_point start{};
    Progress silent(ProgressMode::Auto, "indexer", reader.fd(), false, 80, start);
    silent.update(half, start + 10s);
    EXPECT_EQ(reader.take(), "");
    Progress always(ProgressMode::Always, "indexer", reader.fd(), false, 80, start);
    always.update(half, start + 10s);
    EXPECT_EQ(reader.take(), "indexer: reading 10,000 of 20,000 (50%), 5.0 MB/s, 10 s left\n");
    Progress json(ProgressMode::Json, "indexer", reader.fd(), true, 80, start);
    json.update(half, start + 10s);
    EXPECT_TRUE(reader.take().ends_with("}\n"));
}

} // namespace
} // namespace gazette::cli
