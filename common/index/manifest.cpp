// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/index/manifest.h"

#include <cerrno>
#include <map>

#include <sys/stat.h>

#include "common/base/error.h"
#include "common/base/file.h"
#include "common/index/names.h"

namespace gazette::index {
namespace {

// A manifest of a million skipped inputs or roots would still fit; a mistaken file does not.
constexpr std::size_t max_manifest_bytes = std::size_t{64} << 20U;

} // namespace

std::uint64_t Manifest::articles() const noexcept {
    std::uint64_t sum = 0;
    for (const SegmentFact& segment : segments) {
        sum += segment.live();
    }
    return sum;
}

std::uint64_t Manifest::rows() const noexcept {
    std::uint64_t sum = 0;
    for (const SegmentFact& segment : segments) {
        sum += segment.articles;
    }
    return sum;
}

std::vector<LanguageCount> Manifest::languages() const {
    std::map<std::string, std::uint64_t> sums;
    for (const SegmentFact& segment : segments) {
        for (const LanguageCount& language : segment.languages) {
            sums[language.code] += language.articles;
        }
    }
    std::vector<LanguageCount> counts;
    counts.reserve(sums.size());
    for (const auto& [code, articles] : sums) {
        counts.push_back({.code = code, .articles = articles});
    }
    return counts;
}

std::uint64_t Manifest::file_bytes() const noexcept {
    std::uint64_t sum = 0;
    for (const SegmentFact& segment : segments) {
        for (const FileFact& file : segment.files) {
            sum += file.bytes;
        }
        sum += segment.deleted_file ? segment.deleted_file->bytes : 0;
    }
    return sum;
}

Manifest read_manifest(const std::filesystem::path& folder) {
    const std::filesystem::path path = folder / manifest_name;
    struct stat status {};
    if (::stat(path.c_str(), &status) != 0) {
        if (errno == ENOENT || errno == ENOTDIR) {
            throw Error(ErrorKind::NoIndex, "no index in " + folder.native(),
                        "`indexer add PATH` makes one");
        }
        throw io_error("cannot examine", path.native(), errno);
    }
    return parse_manifest(read_file(path, max_manifest_bytes), path.native());
}

void check_analyzer(const Manifest& manifest, std::string_view analyzer, std::string_view where) {
    if (manifest.analyzer != analyzer) {
        throw Error(ErrorKind::NoIndex,
                    std::string(where) + " was built by other rules for words (" +
                        manifest.analyzer + ") than this program's (" + std::string(analyzer) + ")",
                    "`indexer rebuild` makes it anew from its sources");
    }
}

} // namespace gazette::index
