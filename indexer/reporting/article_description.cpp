// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/reporting/article_description.h"

#include <string_view>

#include "common/article/line_ends.h"
#include "common/cli/json_writer.h"
#include "common/cli/numbers.h"
#include "common/cli/sanitize.h"
#include "common/index/reader.h"
#include "indexer/building/date_fields.h"
#include "indexer/reporting/term_listing.h"

namespace gazette::indexer {
namespace {

constexpr std::size_t label_width = 12;

std::string_view name_of(article::BlockKind kind) {
    switch (kind) {
    case article::BlockKind::Paragraph:
        return "paragraph";
    case article::BlockKind::Bullet:
        return "bullet";
    case article::BlockKind::SectionHead:
        return "head";
    case article::BlockKind::Caption:
        return "caption";
    case article::BlockKind::Credit:
        return "credit";
    case article::BlockKind::Plea:
        return "plea";
    case article::BlockKind::AuthorBox:
        return "author box";
    case article::BlockKind::Furniture:
        return "furniture";
    }
    return {};
}

void add_line(std::string& out, std::string_view label, std::string_view value,
              std::string_view source = {}) {
    out.append(label).append(label_width > label.size() ? label_width - label.size() : 1, ' ');
    out.append(value.empty() ? "-" : cli::sanitize_line(value));
    if (!source.empty()) {
        out.append("  (").append(cli::sanitize_line(source)).append(")");
    }
    out += '\n';
}

/// Where a field's words stand: a line above the text or of it, or the format's own fields.
std::string source_of(const ShownArticle& shown, std::string_view value) {
    const article::Article& article = shown.record.article;
    if (value.empty()) {
        return {};
    }
    const std::string_view opening = shown.opening;
    if (const std::size_t at = opening.find(value); at != std::string_view::npos) {
        return "line " + std::to_string(1 + article::count_line_ends(opening.substr(0, at))) +
               " of the file";
    }
    const std::string_view body = article.body;
    const std::size_t at = body.find(value);
    if (at == std::string_view::npos) {
        return "stated outside the text";
    }
    const std::uint32_t lines = article::count_line_ends(body.substr(0, at));
    if (article.body_line > 0) {
        return "line " + std::to_string(article.body_line + lines) + " of the file";
    }
    return "line " + std::to_string(lines + 1) + " of the text";
}

std::string describe_candidate(const article::DateCandidate& candidate) {
    std::string text(article::to_string(candidate.source));
    text.append(", confidence ").append(cli::with_decimals(candidate.confidence, 2));
    if (!candidate.evidence.empty()) {
        text.append(", from \"").append(candidate.evidence).append("\"");
    }
    return text;
}

void add_dates(std::string& out, const article::Article& article) {
    if (!article.date) {
        add_line(out, "date", "", "none was found");
    } else {
        add_line(out, "date", article::to_iso(*article.date),
                 std::string(article::to_string(article.date_source)) + ", confidence " +
                     cli::with_decimals(article.date_confidence, 2));
    }
    for (const article::DateCandidate& candidate : article.date_candidates) {
        add_line(out, "  seen", article::to_iso(candidate.date), describe_candidate(candidate));
    }
}

void add_body(std::string& out, const article::Article& article) {
    add_line(out, "body", cli::with_thousands(article.body.size()) + " bytes",
             article.body_offset ? "from byte " + std::to_string(*article.body_offset) + ", line " +
                                       std::to_string(article.body_line)
                                 : "taken out of the format");
    for (const article::Block& block : article.blocks) {
        const std::string_view text =
            std::string_view(article.body).substr(block.begin, block.end - block.begin);
        out.append("  [").append(name_of(block.kind)).append("] ");
        out.append(cli::sanitize_line(text)).append("\n");
    }
}

void add_terms(std::string& out, const ShownArticle& shown) {
    out += "terms\n";
    for (const auto& [term, listed] : list_terms(shown.id, shown.record)) {
        out.append("  ").append(cli::sanitize_line(term)).append("  ");
        out.append(std::to_string(listed.frequency));
        for (const std::uint32_t position : listed.positions) {
            out.append(position == listed.positions.front() ? "  " : ",");
            out.append(std::to_string(position));
        }
        out += '\n';
    }
}

void write_candidates(cli::JsonWriter& json, const article::Article& article) {
    json.key("date_candidates");
    json.begin_array();
    for (const article::DateCandidate& candidate : article.date_candidates) {
        json.begin_object();
        json.key("date");
        json.string(article::to_iso(candidate.date));
        json.key("source");
        json.string_or_null(article::to_string(candidate.source));
        json.key("confidence");
        json.decimal(candidate.confidence, 3);
        json.key("evidence");
        json.string_or_null(candidate.evidence);
        json.end_object();
    }
    json.end_array();
}

void write_blocks(cli::JsonWriter& json, const article::Article& article) {
    json.key("blocks");
    json.begin_array();
    for (const article::Block& block : article.blocks) {
        json.begin_object();
        json.key("kind");
        json.string(name_of(block.kind));
        json.key("begin");
        json.natural(block.begin);
        json.key("end");
        json.natural(block.end);
        json.end_object();
    }
    json.end_array();
}

void write_list(cli::JsonWriter& json, std::string_view key,
                const std::vector<std::string>& values) {
    json.key(key);
    json.begin_array();
    for (const std::string& value : values) {
        json.string(value);
    }
    json.end_array();
}

void write_terms(cli::JsonWriter& json, const ShownArticle& shown) {
    json.key("terms");
    json.begin_array();
    for (const auto& [term, listed] : list_terms(shown.id, shown.record)) {
        json.begin_object();
        json.key("term");
        json.string(term);
        json.key("frequency");
        json.natural(listed.frequency);
        json.key("positions");
        json.begin_array();
        for (const std::uint32_t position : listed.positions) {
            json.natural(position);
        }
        json.end_array();
        json.end_object();
    }
    json.end_array();
}

void write_date(cli::JsonWriter& json, const article::Article& article) {
    write_date_fields(json, article);
    write_candidates(json, article);
}

void write_text(cli::JsonWriter& json, const article::Article& article) {
    json.key("lead");
    json.string_or_null(article.lead);
    json.key("body");
    json.string(article.body);
    json.key("body_offset");
    if (article.body_offset) {
        json.natural(*article.body_offset);
    } else {
        json.null();
    }
    write_blocks(json, article);
}

} // namespace

std::string describe_article(const ShownArticle& shown) {
    const article::Article& article = shown.record.article;
    std::string out;
    add_line(out, "id", index::print_id(shown.id));
    add_line(out, "path", shown.record.path);
    if (!article.record_key.empty()) {
        add_line(out, "record", article.record_key);
    }
    add_line(out, "format", shown.record.format, article.encoding);
    add_line(out, "title", article.title, source_of(shown, article.title));
    if (!article.subtitle.empty()) {
        add_line(out, "subtitle", article.subtitle, source_of(shown, article.subtitle));
    }
    for (const std::string& author : article.authors) {
        add_line(out, "author", author, source_of(shown, author));
    }
    add_line(out, "outlet", article.outlet, source_of(shown, article.outlet));
    add_line(out, "dateline", article.dateline, source_of(shown, article.dateline));
    add_dates(out, article);
    add_line(out, "language", article.language);
    if (!article.credit_line.empty()) {
        add_line(out, "credit", article.credit_line, source_of(shown, article.credit_line));
    }
    add_line(out, "words", cli::with_thousands(shown.row.words));
    for (const std::string& warning : article.warnings) {
        add_line(out, "warning", warning);
    }
    add_line(out, "lead", article.lead);
    add_body(out, article);
    if (shown.with_terms) {
        add_terms(out, shown);
    }
    return out;
}

std::string describe_article_json(const ShownArticle& shown) {
    const article::Article& article = shown.record.article;
    std::string out;
    cli::JsonWriter json(out);
    json.begin_object();
    json.key("id");
    json.string(index::print_id(shown.id));
    json.path(shown.record.path);
    json.key("record");
    json.string_or_null(article.record_key);
    json.key("format");
    json.string_or_null(shown.record.format);
    json.key("title");
    json.string_or_null(article.title);
    json.key("subtitle");
    json.string_or_null(article.subtitle);
    write_list(json, "authors", article.authors);
    json.key("outlet");
    json.string_or_null(article.outlet);
    json.key("dateline");
    json.string_or_null(article.dateline);
    write_date(json, article);
    json.key("lang");
    json.string_or_null(article.language);
    json.key("encoding");
    json.string_or_null(article.encoding);
    json.key("credit");
    json.string_or_null(article.credit_line);
    json.key("words");
    json.natural(shown.row.words);
    write_text(json, article);
    write_list(json, "warnings", article.warnings);
    if (shown.with_terms) {
        write_terms(json, shown);
    }
    json.end_object();
    return out.append("\n");
}

} // namespace gazette::indexer
