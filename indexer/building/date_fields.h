// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/article/article.h"
#include "common/cli/json_writer.h"

namespace gazette::indexer {

/// The members date, date_source and date_confidence of an article, null where there is no date.
void write_date_fields(cli::JsonWriter& json, const article::Article& article);

} // namespace gazette::indexer
