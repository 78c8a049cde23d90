// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <set>
#include <utility>

#include "common/base/error.h"
#include "common/base/hash.h"
#include "common/index/damage.h"
#include "common/index/manifest.h"
#include "common/index/manifest_format.h"
#include "common/index/manifest_lines.h"
#include "common/index/names.h"

namespace gazette::index {
namespace {

constexpr std::size_t hash_digits = 16;
constexpr std::size_t index_uuid_digits = 32;
constexpr std::size_t glass_uuid_characters = 36;

class ManifestParser {
  public:
    ManifestParser(std::string_view text, std::string_view where) : lines_(text, where) {}

    Manifest parse() {
        parse_head();
        bool more = lines_.next_line();
        while (more && lines_.keyword() == segment_keyword) {
            more = parse_segment();
        }
        while (more && lines_.keyword() == source_keyword) {
            more = parse_source();
        }
        if (more && lines_.keyword() == update_keyword) {
            more = parse_update();
        }
        if (more) {
            lines_.fail("it does not belong there");
        }
        return std::move(manifest_);
    }

  private:
    void expect_line(std::string_view keyword) {
        if (!lines_.next_line() || lines_.keyword() != keyword) {
            lines_.fail("`" + std::string(keyword) + "` is missing");
        }
    }

    void parse_head() {
        expect_line(manifest_keyword);
        manifest_.format = lines_.number<int>();
        lines_.end_line();
        expect_line(analyzer_keyword);
        manifest_.analyzer = lines_.word();
        lines_.end_line();
        expect_line(index_keyword);
        manifest_.uuid = lines_.word();
        if (manifest_.uuid.size() != index_uuid_digits ||
            manifest_.uuid.find_first_not_of("0123456789abcdef") != std::string::npos) {
            lines_.fail("the index's identity makes no sense");
        }
        manifest_.generation = lines_.number<std::uint64_t>();
        lines_.end_line();
    }

    FileFact file() {
        FileFact file;
        file.name = lines_.word();
        file.bytes = lines_.number<std::uint64_t>();
        file.hash = lines_.hash();
        lines_.end_line();
        return file;
    }

    // Each of the three below starts at its own line and ends at the first that is not its own.
    bool parse_segment() {
        SegmentFact segment;
        segment.name = lines_.word();
        segment.uuid = lines_.word();
        segment.articles = lines_.number<std::uint32_t>();
        segment.deleted = lines_.number<std::uint32_t>(segment.articles);
        lines_.end_line();
        if (!is_segment_name(segment.name) || !names_.insert(segment.name).second) {
            lines_.fail("a segment's name is not one of ours");
        }
        if (segment.uuid.size() != glass_uuid_characters || !names_.insert(segment.uuid).second) {
            lines_.fail("a database's identity makes no sense");
        }
        bool more = lines_.next_line();
        for (; more && lines_.keyword() == language_keyword; more = lines_.next_line()) {
            add_language(segment);
        }
        for (; more && lines_.keyword() == file_keyword; more = lines_.next_line()) {
            add_file(segment);
        }
        if (more && lines_.keyword() == deleted_keyword) {
            segment.deleted_file = file();
            if (!is_deleted_name(segment.deleted_file->name) ||
                !names_.insert(segment.deleted_file->name).second) {
                lines_.fail("the name of a set of deleted articles is not one of ours");
            }
            more = lines_.next_line();
        }
        check_segment(segment);
        manifest_.segments.push_back(std::move(segment));
        return more;
    }

    void add_language(SegmentFact& segment) {
        LanguageCount language;
        language.code = lines_.word();
        language.articles = lines_.number<std::uint64_t>(segment.articles);
        lines_.end_line();
        if (!segment.languages.empty() && segment.languages.back().code >= language.code) {
            lines_.fail("languages are out of order");
        }
        segment.languages.push_back(std::move(language));
    }

    void add_file(SegmentFact& segment) {
        FileFact fact = file();
        if (!is_segment_file_name(fact.name)) {
            lines_.fail("a file's name is not one of ours");
        }
        if (!segment.files.empty() && segment.files.back().name >= fact.name) {
            lines_.fail("files are out of order");
        }
        segment.files.push_back(std::move(fact));
    }

    void check_segment(const SegmentFact& segment) const {
        const auto required =
            std::ranges::count_if(segment.files, is_required_segment_file, &FileFact::name);
        if (required != required_segment_files) {
            lines_.fail(segment.name + " lacks a file");
        }
        std::uint64_t live = 0;
        for (const LanguageCount& language : segment.languages) {
            live += language.articles;
        }
        if (live != segment.live() || segment.deleted_file.has_value() != (segment.deleted > 0)) {
            lines_.fail("the articles of " + segment.name + " do not add up");
        }
    }

    bool parse_source() {
        SourceFact source;
        source.path = lines_.word();
        lines_.end_line();
        bool more = lines_.next_line();
        for (; more && lines_.keyword() == option_keyword; more = lines_.next_line()) {
            std::string name = lines_.word();
            std::string value = lines_.word();
            lines_.end_line();
            source.options.emplace_back(std::move(name), std::move(value));
        }
        manifest_.sources.push_back(std::move(source));
        return more;
    }

    bool parse_update() {
        UpdateFact update;
        update.finished_s = lines_.number<std::int64_t>();
        for (std::uint64_t* const count : {&update.added, &update.changed, &update.unchanged,
                                           &update.removed, &update.skipped}) {
            *count = lines_.number<std::uint64_t>();
        }
        lines_.end_line();
        bool more = lines_.next_line();
        for (; more && lines_.keyword() == skipped_keyword; more = lines_.next_line()) {
            SkippedFact skipped;
            skipped.path = lines_.word();
            skipped.reason = lines_.word();
            lines_.end_line();
            update.examples.push_back(std::move(skipped));
        }
        if (update.examples.size() > max_skipped_examples) {
            lines_.fail("it names too many inputs");
        }
        manifest_.last_update = std::move(update);
        return more;
    }

    ManifestLines lines_;
    Manifest manifest_;
    std::set<std::string> names_;
};

// What comes before the hash line. The format version is looked at first, so that a newer
// program's manifest is not called damaged.
std::string_view checked_part(std::string_view text, std::string_view where) {
    const std::string head = std::string(manifest_keyword) + " ";
    if (text.substr(0, head.size()) != head) {
        throw Error(ErrorKind::NoIndex, std::string(where) + " is not an index's manifest",
                    "-d names the index's folder");
    }
    const std::string current = head + std::to_string(format_version) + "\n";
    const std::size_t line_end = text.find('\n');
    const std::string_view version = text.substr(head.size(), line_end - head.size());
    const bool is_version = !version.empty() && version.size() < 10 &&
                            version.find_first_not_of("0123456789") == std::string_view::npos;
    if (line_end != std::string_view::npos && is_version &&
        text.substr(0, line_end + 1) != current) {
        throw Error(ErrorKind::NoIndex,
                    std::string(where) + " is of format " + std::string(version) +
                        ", this program reads format " + std::to_string(format_version),
                    "`indexer rebuild` makes the index anew from its sources");
    }
    const std::size_t last_line_bytes = hash_keyword.size() + 1 + hash_digits + 1;
    if (text.size() <= last_line_bytes) {
        throw damaged(where, "it is cut off");
    }
    const std::string_view body = text.substr(0, text.size() - last_line_bytes);
    std::string last_line(hash_keyword);
    last_line.append(" ").append(hex64(hash64(body))).append("\n");
    if (body.back() != '\n' || text.substr(body.size()) != last_line) {
        throw damaged(where, "its last line does not fit the others");
    }
    return body;
}

} // namespace

Manifest parse_manifest(std::string_view text, std::string_view where) {
    return ManifestParser(checked_part(text, where), where).parse();
}

} // namespace gazette::index
