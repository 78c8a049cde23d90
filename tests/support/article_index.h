// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "common/article/article.h"
#include "common/index/reader.h"
#include "tests/support/temp_folder.h"

namespace gazette::test {

/// An article for a test: `body` is one paragraph a line, in English unless changed.
struct SmallArticle {
    std::string path; ///< absolute
    std::string body;
    std::string title = {};
    std::string date = {}; ///< YYYY, YYYY-MM, YYYY-MM-DD or empty
    std::string outlet = {};
    std::vector<std::string> authors = {};
    std::string language = "en";
    std::vector<std::string> captions = {}; ///< stand behind the story
};

[[nodiscard]] article::Article to_article(const SmallArticle& small);

/// A real index in a fresh folder, built and published in this process.
class ArticleIndex {
  public:
    /// Publishes one segment with `articles`.
    void add(const std::vector<SmallArticle>& articles);
    /// Publishes one segment without them and the deletion of the articles at `paths`.
    void remove(const std::vector<std::string>& paths);

    [[nodiscard]] index::IndexReader open() const;
    [[nodiscard]] const std::filesystem::path& path() const noexcept { return folder_.path(); }

  private:
    TempFolder folder_;
};

} // namespace gazette::test
