// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace gazette::indexer {

/// True for a photo caption: it ends in a credit ("(AP/Jo Doe)", "Photo: Getty Images") or starts
/// as captions do ("In this image provided by", "FILE -").
[[nodiscard]] bool is_caption(std::string_view paragraph);

/// True for a paragraph that ends in an agency's bare sign, "(AP)": a caption when it stands below
/// the credit line, else the end of a story.
[[nodiscard]] bool ends_in_agency_sign(std::string_view paragraph);

} // namespace gazette::indexer
