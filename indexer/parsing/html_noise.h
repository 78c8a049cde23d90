// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indexer/parsing/markup_tree.h"

namespace gazette::indexer {

/// True for elements that by their tag, role, class or id are not an article's text: navigation,
/// related stories, sharing, comments, advertisements, newsletters, hidden parts.
[[nodiscard]] bool is_noise(const MarkupNode& element);

/// True for itemprop="articleBody", the one mark with a meaning of its own.
[[nodiscard]] bool is_article_body_property(const MarkupNode& element);

/// True for elements that say they are the article's text: itemprop="articleBody", class names such
/// as article-body, entry-content, story-text.
[[nodiscard]] bool is_marked_body(const MarkupNode& element);

} // namespace gazette::indexer
