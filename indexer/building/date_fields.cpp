// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/building/date_fields.h"

#include <string>

namespace gazette::indexer {

void write_date_fields(cli::JsonWriter& json, const article::Article& article) {
    json.key("date");
    json.string_or_null(article.date ? article::to_iso(*article.date) : std::string());
    json.key("date_source");
    json.string_or_null(article::to_string(article.date_source));
    json.key("date_confidence");
    if (article.date) {
        json.decimal(article.date_confidence, 3);
    } else {
        json.null();
    }
}

} // namespace gazette::indexer
