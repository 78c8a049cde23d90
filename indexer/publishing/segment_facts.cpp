// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/publishing/segment_facts.h"

#include <algorithm>
#include <cerrno>
#include <map>
#include <span>
#include <system_error>

#include <fcntl.h>
#include <sys/stat.h>

#include "common/base/error.h"
#include "common/base/file.h"
#include "common/base/hash.h"
#include "common/index/block_checks.h"
#include "common/index/damage.h"
#include "common/index/file_writer.h"
#include "common/index/names.h"
#include "common/index/segment.h"
#include "common/index/xapian_errors.h"

namespace gazette::indexer {
namespace {

constexpr std::size_t read_bytes = std::size_t{256} * 1024;
static_assert(read_bytes % index::checked_block_bytes == 0);

std::vector<std::string> names_in(const std::filesystem::path& folder) {
    std::error_code error;
    std::filesystem::directory_iterator entry(folder, error);
    std::vector<std::string> names;
    for (; !error && entry != std::filesystem::directory_iterator(); entry.increment(error)) {
        names.push_back(entry->path().filename().native());
    }
    if (error) {
        throw io_error("cannot read", folder.native(), error.value());
    }
    std::ranges::sort(names);
    return names;
}

/// Writes FOLDER/checks.dat.
void write_checks(const std::filesystem::path& folder, std::span<const index::FileChecks> checks) {
    index::FileWriter file(folder / index::checks_name);
    file.append(index::BlockChecks::encode(checks));
    file.finish();
}

} // namespace

// Read, not mapped: a disk's error is then an error and not a signal.
index::FileFact measure_file(const std::filesystem::path& path,
                             std::vector<std::uint32_t>* checks) {
    const UniqueFd fd(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOFOLLOW));
    struct stat status {};
    if (!fd || ::fstat(fd.get(), &status) != 0) {
        throw io_error("cannot open", path.native(), errno);
    }
    if (!S_ISREG(status.st_mode)) {
        throw index::damaged(path.native(), "it is not a regular file");
    }
    index::FileFact fact{.name = path.filename().native(), .bytes = 0, .hash = 0};
    StreamingHash hash;
    std::string buffer(read_bytes, '\0');
    std::string_view piece;
    do {
        piece = std::string_view(buffer).substr(0, read_full(fd.get(), buffer, path.native()));
        hash.add(piece);
        fact.bytes += piece.size();
        if (checks != nullptr) {
            index::append_block_checks(piece, *checks);
        }
    } while (piece.size() == buffer.size());
    fact.hash = hash.value();
    return fact;
}

index::SegmentFact describe_segment(const std::filesystem::path& folder, const std::string& name) {
    const std::filesystem::path path = folder / name;
    index::SegmentFact fact;
    fact.name = name;
    std::vector<index::FileChecks> checks;
    for (const std::string& file : names_in(path)) {
        if (!index::is_segment_file_name(file)) {
            throw index::damaged(path.native(), "it holds " + file + ", which is not ours");
        }
        std::vector<std::uint32_t>* of_blocks = nullptr;
        if (index::BlockChecks::has_part(file)) {
            of_blocks = &checks.emplace_back(index::FileChecks{.name = file, .checks = {}}).checks;
        }
        fact.files.push_back(measure_file(path / file, of_blocks));
    }
    write_checks(path, checks);
    fact.files.push_back(measure_file(path / index::checks_name));
    std::ranges::sort(fact.files, {}, &index::FileFact::name);
    const auto required =
        std::ranges::count_if(fact.files, index::is_required_segment_file, &index::FileFact::name);
    if (required != index::required_segment_files) {
        throw index::damaged(path.native(), "it lacks a file");
    }
    const index::ArticleTable articles(path / index::articles_name);
    fact.articles = articles.size();
    fact.languages = count_languages(articles, index::DeletedSet(articles.size()));
    const Xapian::Database database = index::open_glass(path);
    fact.uuid = index::translate_xapian_errors(path.native(), [&] { return database.get_uuid(); });
    // What every reader will ask of it: the sizes and counts agree.
    static_cast<void>(index::Segment(folder, fact));
    return fact;
}

std::vector<index::LanguageCount> count_languages(const index::ArticleTable& articles,
                                                  const index::DeletedSet& deleted) {
    std::map<std::string, std::uint64_t, std::less<>> counts;
    for (std::uint32_t docid = 1; docid <= articles.size(); ++docid) {
        if (!deleted.contains(docid)) {
            const index::LanguageCode code = articles.row(docid).language;
            ++counts[std::string(index::to_string_view(code))];
        }
    }
    std::vector<index::LanguageCount> languages;
    languages.reserve(counts.size());
    for (const auto& [code, count] : counts) {
        languages.push_back({.code = code, .articles = count});
    }
    return languages;
}

} // namespace gazette::indexer
