// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "common/index/reader.h"
#include "indexer/publishing/publisher.h"
#include "indexer/publishing/writer_lock.h"
#include "tests/support/index_fixture.h"
#include "tests/support/recorded_operations.h"
#include "tests/support/temp_folder.h"

namespace gazette::test {

/// The analyzer identity that test indexes are built with.
inline constexpr const char* test_analyzer = "words between blanks";

/// An index in a folder of its own with its writer: gazette.idx, locked.
class TestIndex {
  public:
    TestIndex();

    [[nodiscard]] const std::filesystem::path& folder() const noexcept { return folder_; }
    [[nodiscard]] RecordedOperations& operations() noexcept { return operations_; }
    [[nodiscard]] indexer::Publisher& publisher() noexcept { return publisher_; }

    /// Writes a segment of `articles` without publishing it; returns its name.
    std::string build(const std::vector<TinyArticle>& articles);
    /// Builds and publishes.
    std::string add(const std::vector<TinyArticle>& articles);
    void remove(const std::string& segment, std::uint32_t docid);
    /// Writes the merger of `segments` as they are now, without publishing it.
    indexer::Merge merge(const std::vector<std::string>& segments);

    [[nodiscard]] index::IndexReader open() const;
    /// Paths of all live articles, sorted; through a fresh reader, its filter and its tables.
    [[nodiscard]] std::vector<std::string> paths() const;
    /// Names of everything in the folder, one level deep into segments, sorted.
    [[nodiscard]] std::vector<std::string> entries() const;

  private:
    TempFolder temporary_;
    std::filesystem::path folder_;
    RecordedOperations operations_;
    indexer::WriterLock lock_;
    indexer::Publisher publisher_;
};

/// Articles /a/N with the bodies given.
[[nodiscard]] std::vector<TinyArticle> articles(const std::vector<std::string>& bodies,
                                                const std::string& prefix = "/a/");

/// Paths of the articles that `query` matches in `reader`, deleted ones taken out, best first.
[[nodiscard]] std::vector<std::string> search(const index::IndexReader& reader,
                                              const Xapian::Query& query);

} // namespace gazette::test
