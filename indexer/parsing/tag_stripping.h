// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace gazette::indexer {

/// The text of `markup` without its tags, comments, scripts and styles, parted where block elements
/// begin and end; named and numbered characters decoded. For markup that no tree is made of.
/// Linear.
[[nodiscard]] std::vector<std::string> strip_tags(std::string_view markup);

/// True for markup that would cost a parser more than linear time: thousands of attributes on one
/// element.
[[nodiscard]] bool is_hostile_markup(std::string_view markup);

/// `xml` without its document type (and so without entities of its own, the means of expansion
/// attacks), HTML's named characters written out.
[[nodiscard]] std::string without_document_type(std::string_view xml);

/// The UTF-8 of a character reference "&name;" or "&#...;" that starts `text`, and its length in
/// bytes there; empty when it is none that is known.
struct CharacterReference {
    std::string utf8;
    std::size_t size = 0;
};
[[nodiscard]] CharacterReference read_reference(std::string_view text);

/// `text` with its character references decoded.
[[nodiscard]] std::string decode_references(std::string_view text);

} // namespace gazette::indexer
