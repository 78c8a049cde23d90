// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/reporting/index_status.h"

#include <array>
#include <ctime>
#include <unordered_set>

#include "common/cli/json_writer.h"
#include "common/cli/numbers.h"
#include "common/cli/sanitize.h"
#include "indexer/sources/article_lookup.h"

namespace gazette::indexer {
namespace {

std::string iso_time(std::int64_t seconds) {
    std::tm parts{};
    const std::time_t time = seconds;
    std::array<char, 32> text{};
    if (::gmtime_r(&time, &parts) == nullptr ||
        std::strftime(text.data(), text.size(), "%Y-%m-%dT%H:%M:%SZ", &parts) == 0) {
        return std::to_string(seconds);
    }
    return text.data();
}

std::string iso_or_empty(const std::optional<article::Date>& date) {
    return date ? article::to_iso(*date) : std::string();
}

std::string describe_languages(const index::Manifest& manifest) {
    std::string text;
    for (const index::LanguageCount& count : manifest.languages()) {
        text.append(text.empty() ? "" : ", ");
        text.append(count.code.empty() ? "unknown" : count.code).append(" ");
        text.append(cli::with_thousands(count.articles));
    }
    return text;
}

void add_line(std::string& out, std::string_view label, std::string_view value) {
    out.append(label).append(": ").append(cli::sanitize_line(value)).append("\n");
}

void add_update(std::string& out, const index::UpdateFact& update) {
    add_line(out, "last update",
             iso_time(update.finished_s) + ": " + cli::with_thousands(update.added) + " added, " +
                 cli::with_thousands(update.changed) + " changed, " +
                 cli::with_thousands(update.unchanged) + " unchanged, " +
                 cli::with_thousands(update.removed) + " removed, " +
                 cli::with_thousands(update.skipped) + " skipped");
    for (const index::SkippedFact& skipped : update.examples) {
        add_line(out, "  skipped", skipped.path + ": " + skipped.reason);
    }
}

void write_update(cli::JsonWriter& json, const index::UpdateFact& update) {
    json.begin_object();
    json.key("finished");
    json.string(iso_time(update.finished_s));
    json.key("added");
    json.natural(update.added);
    json.key("changed");
    json.natural(update.changed);
    json.key("unchanged");
    json.natural(update.unchanged);
    json.key("removed");
    json.natural(update.removed);
    json.key("skipped");
    json.natural(update.skipped);
    json.key("skipped_inputs");
    json.begin_array();
    for (const index::SkippedFact& skipped : update.examples) {
        json.begin_object();
        json.path(skipped.path);
        json.key("reason");
        json.string(skipped.reason);
        json.end_object();
    }
    json.end_array();
    json.end_object();
}

void write_sources(cli::JsonWriter& json, const index::Manifest& manifest) {
    json.key("sources");
    json.begin_array();
    for (const index::SourceFact& source : manifest.sources) {
        json.begin_object();
        json.path(source.path);
        json.key("options");
        json.begin_array();
        for (const auto& [name, value] : source.options) {
            json.string("--" + name + (value.empty() ? "" : "=" + value));
        }
        json.end_array();
        json.end_object();
    }
    json.end_array();
}

void write_languages(cli::JsonWriter& json, const index::Manifest& manifest) {
    json.key("languages");
    json.begin_array();
    for (const index::LanguageCount& count : manifest.languages()) {
        json.begin_object();
        json.key("lang");
        json.string_or_null(count.code);
        json.key("articles");
        json.natural(count.articles);
        json.end_object();
    }
    json.end_array();
}

} // namespace

IndexStatus examine_index(const index::IndexReader& reader) {
    IndexStatus status;
    status.folder = reader.indexes().front().folder;
    status.manifest = reader.indexes().front().manifest;
    status.articles = reader.articles();
    status.deleted = status.manifest.rows() - status.articles;
    std::unordered_set<std::uint64_t> files;
    std::unordered_set<std::string> outlets;
    for_each_article(reader, [&](const index::ArticlePlace& place) {
        const index::ArticleTable& table = reader.segment(place.segment).articles();
        const index::ArticleRow row = table.row(place.docid);
        if (row.date) {
            const article::Date first = article::first_day(*row.date);
            const article::Date last = article::last_day(*row.date);
            status.first_date = status.first_date ? std::min(*status.first_date, first) : first;
            status.last_date = status.last_date ? std::max(*status.last_date, last) : last;
        } else {
            ++status.undated;
        }
        if (files.insert(row.path_hash).second) {
            status.source_bytes += row.source_size;
        }
        status.words += row.words;
        if (row.outlet != 0) {
            outlets.emplace(table.outlet(row.outlet));
        }
    });
    status.source_files = files.size();
    status.outlets = outlets.size();
    return status;
}

std::string describe_status(const IndexStatus& status) {
    std::string out;
    add_line(out, "articles", std::to_string(status.articles));
    std::string dates = "none";
    if (status.first_date) {
        dates = iso_or_empty(status.first_date) + " to " + iso_or_empty(status.last_date);
    }
    add_line(out, "dates", dates + ", " + cli::with_thousands(status.undated) + " undated");
    add_line(out, "languages", describe_languages(status.manifest));
    add_line(out, "outlets", cli::with_thousands(status.outlets));
    add_line(out, "words", cli::with_thousands(status.words));
    add_line(out, "sources",
             cli::counted(status.source_files, "file") + ", " +
                 cli::with_size_unit(status.source_bytes));
    for (const index::SourceFact& source : status.manifest.sources) {
        std::string text = source.path;
        for (const auto& [name, value] : source.options) {
            text += " --" + name + (value.empty() ? "" : "=" + value);
        }
        add_line(out, "  source", text);
    }
    add_line(out, "index",
             status.folder.native() + ", " + cli::with_size_unit(status.manifest.file_bytes()) +
                 " in " + cli::counted(status.manifest.segments.size(), "segment"));
    add_line(out, "deleted",
             cli::counted(status.deleted, "article") + (status.deleted == 1 ? " waits" : " wait") +
                 " to be merged away");
    add_line(out, "analysis", status.manifest.analyzer);
    if (status.manifest.last_update) {
        add_update(out, *status.manifest.last_update);
    } else {
        add_line(out, "last update", "none was finished");
    }
    return out;
}

std::string describe_status_json(const IndexStatus& status) {
    std::string out;
    cli::JsonWriter json(out);
    json.begin_object();
    json.key("articles");
    json.natural(status.articles);
    json.key("first_date");
    json.string_or_null(iso_or_empty(status.first_date));
    json.key("last_date");
    json.string_or_null(iso_or_empty(status.last_date));
    json.key("undated");
    json.natural(status.undated);
    write_languages(json, status.manifest);
    json.key("outlets");
    json.natural(status.outlets);
    json.key("words");
    json.natural(status.words);
    json.key("source_files");
    json.natural(status.source_files);
    json.key("source_bytes");
    json.natural(status.source_bytes);
    write_sources(json, status.manifest);
    json.path(status.folder.native());
    json.key("index_bytes");
    json.natural(status.manifest.file_bytes());
    json.key("segments");
    json.natural(status.manifest.segments.size());
    json.key("deleted");
    json.natural(status.deleted);
    json.key("format");
    json.integer(status.manifest.format);
    json.key("analysis");
    json.string(status.manifest.analyzer);
    json.key("last_update");
    if (status.manifest.last_update) {
        write_update(json, *status.manifest.last_update);
    } else {
        json.null();
    }
    json.end_object();
    return out.append("\n");
}

} // namespace gazette::indexer
