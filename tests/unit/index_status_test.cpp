// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>

#include "indexer/reporting/index_status.h"

namespace gazette::indexer {
namespace {

IndexStatus status_of(std::uint64_t files, std::size_t segments, std::uint64_t deleted) {
    IndexStatus status;
    status.folder = "news.idx";
    status.source_files = files;
    status.deleted = deleted;
    status.manifest.segments.resize(segments);
    return status;
}

TEST(IndexStatus, CountsOneThingInTheSingular) {
    const std::string said = describe_status(status_of(1, 1, 1));
    EXPECT_NE(said.find("\nsources: 1 file, 0 B\n"), std::string::npos) << said;
    EXPECT_NE(said.find("\nindex: news.idx, 0 B in 1 segment\n"), std::string::npos) << said;
    EXPECT_NE(said.find("\ndeleted: 1 article waits to be merged away\n"), std::string::npos)
        << said;
}

TEST(IndexStatus, CountsManyThingsInThePlural) {
    const std::string said = describe_status(status_of(1200, 3, 0));
    EXPECT_NE(said.find("\nsources: 1,200 files, 0 B\n"), std::string::npos) << said;
    EXPECT_NE(said.find("\nindex: news.idx, 0 B in 3 segments\n"), std::string::npos) << said;
    EXPECT_NE(said.find("\ndeleted: 0 articles wait to be merged away\n"), std::string::npos)
        << said;
}

} // namespace
} // namespace gazette::indexer
