// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indexer/parsing/markup_tree.h"
#include "indexer/parsing/parser.h"

namespace gazette::indexer {

/// What the readers of one XML format need of the input they read.
struct XmlInput {
    const MarkupTree& tree;
    const SourceBytes& source;
    const ParseOptions& options;
};

/// NITF: every nitf element of the document is an article.
void parse_nitf(const XmlInput& input, GiveArticle give, NoteSkipped skip);
/// NewsML 1.x: every NewsItem with a text.
void parse_newsml(const XmlInput& input, GiveArticle give, NoteSkipped skip);
/// NewsML-G2: every newsItem with a text; packages and pictures are named as skipped.
void parse_newsml_g2(const XmlInput& input, GiveArticle give, NoteSkipped skip);
/// RSS of all versions, RDF, Atom, WordPress's export: every item or entry.
void parse_feed(const XmlInput& input, GiveArticle give, NoteSkipped skip);
/// Any other XML: every element that has a text and a headline or date among its children, by their
/// customary names.
void parse_other_xml(const XmlInput& input, GiveArticle give, NoteSkipped skip);

/// Reads the NITF body.content (or, without one, everything) below `root` into `article` as blocks.
void add_nitf_content(const MarkupTree& tree, std::size_t root, article::Article& article);

} // namespace gazette::indexer
