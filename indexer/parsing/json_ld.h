// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "indexer/parsing/markup_tree.h"

namespace gazette::indexer {

/// What the JSON-LD of a page says of its article; empty where it is silent.
struct JsonLdArticle {
    std::string headline;
    std::string published;
    std::string modified;
    std::string publisher;
    std::string language;
    std::vector<std::string> authors;
    std::string body; ///< the whole text, where the page states it
};

/// Reads the first object of an article's type (NewsArticle, BlogPosting, ...) from the page's
/// JSON-LD scripts, in lists and graphs too. Broken scripts are passed over.
[[nodiscard]] JsonLdArticle read_json_ld(const MarkupTree& page);

} // namespace gazette::indexer
