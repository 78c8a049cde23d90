// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/parsing/record_fields.h"

#include <algorithm>
#include <array>
#include <utility>

#include "indexer/parsing/body_builder.h"
#include "indexer/parsing/characters.h"
#include "indexer/parsing/finishing.h"
#include "indexer/parsing/html_blocks.h"
#include "indexer/parsing/metadata.h"
#include "indexer/parsing/plain_text.h"

namespace gazette::indexer {
namespace {

struct FieldNames {
    std::string_view field;
    std::string_view names; ///< blank between
};

// The keys of the dumps and feeds that were looked at, and of schema.org, ninjs and Dublin Core.
constexpr auto field_names = std::to_array<FieldNames>({
    {"title", "headline title name subject webTitle hed"},
    {"subtitle", "subtitle subheadline subhead description_text standfirst dek summary abstract"},
    {"body",
     "body_xhtml body_html content_html body_text body content text articleBody article_body "
     "fulltext full_text maintext main_text article story content_text bodyText fields.bodyText "
     "fields.body lead_paragraph"},
    {"date",
     "published_at published_date date_published datePublished publishedAt publish_date "
     "pub_date pubDate firstcreated date_publish date published publication_date created_at "
     "webPublicationDate datetime timestamp created"},
    {"updated", "updated_at date_modified dateModified modified updated versioncreated"},
    {"author", "authors author byline creator by writer fields.byline"},
    {"outlet",
     "outlet publication publisher source source_name site_name site domain source_domain "
     "newspaper"},
    {"lang", "language lang inLanguage locale"},
    {"id", "id guid uri _id article_id uuid docid doc_id"},
    {"url", "url link canonical_url weburl permalink source_url"},
});

std::vector<std::string_view> split(std::string_view names) {
    std::vector<std::string_view> parts;
    while (!names.empty()) {
        const std::size_t blank = names.find(' ');
        parts.push_back(names.substr(0, blank));
        names = blank == std::string_view::npos ? std::string_view() : names.substr(blank + 1);
    }
    return parts;
}

// Two tags that only markup has: "a < b" is text.
bool looks_like_html(std::string_view text) {
    return find_ascii(text, "<p>") != std::string_view::npos ||
           find_ascii(text, "</p>") != std::string_view::npos ||
           find_ascii(text, "<br") != std::string_view::npos ||
           find_ascii(text, "</div>") != std::string_view::npos ||
           find_ascii(text, "</a>") != std::string_view::npos;
}

} // namespace

std::vector<std::string_view> names_of_field(std::string_view field) {
    for (const FieldNames& row : field_names) {
        if (row.field == field) {
            return split(row.names);
        }
    }
    return {};
}

bool is_mappable_field(std::string_view field) noexcept {
    return std::any_of(field_names.begin(), field_names.end(),
                       [field](const FieldNames& row) { return row.field == field; });
}

void give_record(RecordFields&& fields, std::string_view key, const SourceBytes& source,
                 const ParseOptions& options, GiveArticle give, NoteSkipped skip) {
    article::Article article;
    article.record_key = !fields.id.empty()    ? fields.id
                         : !fields.url.empty() ? fields.url
                                               : std::string(key);
    if (trim(fields.body).empty()) {
        skip(article.record_key, "the record has no text");
        return;
    }
    if (fields.body.size() > options.limits.max_article_bytes) {
        skip(article.record_key, failure(longer_than_allowed(options.limits)));
        return;
    }
    article.title = collapse_blanks(fields.title);
    article.subtitle = collapse_blanks(fields.subtitle);
    article.outlet = collapse_blanks(fields.outlet);
    if (article.outlet.empty()) {
        article.outlet = outlet_of_address(fields.url);
    }
    article.language = language_code(fields.language);
    article.encoding = "UTF-8";
    const DatingRules rules = dating_rules(options, fields.language, fields.body);
    for (const std::string& author : fields.authors) {
        add_metadata_author(article, author);
    }
    add_metadata_date(article, "date", fields.date, false, rules);
    add_metadata_date(article, "updated", fields.updated, true, rules);
    if (looks_like_html(fields.body)) {
        BodyBuilder body(article);
        add_html_fragment(fields.body, body, source.budget);
    } else {
        read_body_text(fields.body, article, source.budget);
    }
    if (article.body.empty()) {
        skip(article.record_key, "the record has no text");
        return;
    }
    const std::string_view address = fields.url.empty() ? source.path : fields.url;
    finish_article(article, {source.bytes, address, source.budget}, options, rules);
    give(std::move(article));
}

} // namespace gazette::indexer
