// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "common/article/article.h"
#include "indexer/parsing/dating.h"

namespace gazette::indexer {

/// Adds the date that a field of the format gives ("published", "2021-12-30T10:00:00Z") as a
/// candidate of source Metadata; `updated` says that it is the time of a change. What names no day
/// becomes a warning.
void add_metadata_date(article::Article& article, std::string_view field, std::string_view value,
                       bool updated, const DatingRules& rules);

/// Adds the names a field of authors holds: one name as it stands, or several in a byline. Web
/// addresses and repeats are left out.
void add_metadata_author(article::Article& article, std::string_view value);

/// Gives an agency's flash without a headline the first sentence of its lead (at most 120 bytes)
/// for one, and a warning that says so.
void head_by_lead(article::Article& article);

/// "Headline - The Outlet", "Headline | Site": without the outlet where the last part is it or one
/// of `known` (site names, the headline's own text elsewhere on the page).
[[nodiscard]] std::string without_outlet_suffix(std::string_view title,
                                                const std::vector<std::string>& known);

/// The host of a web address without "www.": the name of an outlet that states no other; empty when
/// `address` is none.
[[nodiscard]] std::string outlet_of_address(std::string_view address);

/// The language code of a language tag: "en" of "en-US", "en_GB", "EN"; empty when it is none.
[[nodiscard]] std::string language_code(std::string_view tag);

} // namespace gazette::indexer
