// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <xapian.h>

#include "common/base/function_ref.h"
#include "common/index/reader.h"

namespace gazette::indexer {

/// The path that articles read from standard input are known by.
inline constexpr std::string_view stream_path = "/dev/stdin";

/// The path that the index knows what the user calls `name` by: absolute, links resolved; "-" and
/// stream_path stand for standard input.
[[nodiscard]] std::string indexed_path(const std::string& name);

/// Calls `sink` for every live article, segment by segment.
void for_each_article(const index::IndexReader& reader,
                      FunctionRef<void(const index::ArticlePlace& place)> sink);

/// The live articles that `name` means: an article's id, or the path of the file they were read
/// from, relative or absolute. Sorted by docid within the segments; empty when there are none.
[[nodiscard]] std::vector<index::ArticlePlace> find_articles(const index::IndexReader& reader,
                                                             std::string_view name);

/// The live articles whose file is `path` (absolute) or below it.
[[nodiscard]] std::vector<index::ArticlePlace> articles_below(const index::IndexReader& reader,
                                                              std::string_view path);

/// The live articles whose file's absolute path matches `pattern`, a glob; relative patterns start
/// at `current_folder`.
[[nodiscard]] std::vector<index::ArticlePlace> articles_matching(const index::IndexReader& reader,
                                                                 std::string_view pattern,
                                                                 std::string_view current_folder);

} // namespace gazette::indexer
