// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

#include "common/article/article.h"

namespace gazette::indexer {

/// Writes an article's body paragraph by paragraph, an empty line between two.
class BodyBuilder {
  public:
    /// `article` must outlive the builder; its body is added to.
    explicit BodyBuilder(article::Article& article) : article_(article) {}

    /// Adds one block; blanks at its ends go, an empty one is not added. Line breaks inside stay.
    void add(article::BlockKind kind, std::string_view text);

  private:
    article::Article& article_;
};

} // namespace gazette::indexer
