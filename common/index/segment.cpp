// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/index/segment.h"

#include <cerrno>

#include <sys/stat.h>

#include "common/base/error.h"
#include "common/base/file.h"
#include "common/base/hash.h"
#include "common/index/damage.h"
#include "common/index/glass_format.h"
#include "common/index/names.h"
#include "common/index/xapian_errors.h"

namespace gazette::index {
namespace {

// Opening a segment of this many articles already takes a deleted set of 512 MB.
constexpr std::size_t max_deleted_bytes = std::size_t{513} << 20U;

void check_size(const std::filesystem::path& path, const FileFact& fact) {
    struct stat status {};
    if (::lstat(path.c_str(), &status) != 0) {
        if (errno == ENOENT || errno == ENOTDIR) {
            throw damaged(path.native(), "it is missing");
        }
        throw io_error("cannot examine", path.native(), errno);
    }
    if (!S_ISREG(status.st_mode)) {
        throw damaged(path.native(), "it is not a regular file");
    }
    if (static_cast<std::uint64_t>(status.st_size) != fact.bytes) {
        throw damaged(path.native(), "it has " + std::to_string(status.st_size) +
                                         " bytes instead of " + std::to_string(fact.bytes));
    }
}

std::string read_checked(const std::filesystem::path& path, const FileFact& fact) {
    std::string bytes = read_file(path, max_deleted_bytes);
    if (bytes.size() != fact.bytes || hash64(bytes) != fact.hash) {
        throw damaged(path.native(), "its bytes have changed");
    }
    return bytes;
}

/// Sees that every file is there in its size. Gives the version file's bytes.
std::string check_files(const std::filesystem::path& folder, const SegmentFact& fact) {
    std::string version;
    for (const FileFact& file : fact.files) {
        const std::filesystem::path path = folder / fact.name / file.name;
        check_size(path, file);
        if (file.name == glass_version_name) {
            version = read_checked(path, file);
        }
    }
    return version;
}

/// Both tables, as trees of checked blocks. `version`: the version file's bytes.
Segment::Tables open_tables(const std::filesystem::path& folder, std::string_view version,
                            const BlockChecks& checks) {
    const GlassVersionFile file =
        GlassVersionFile::decode(version, (folder / glass_version_name).native());
    const auto checks_of = [&checks](const GlassRoot& root, std::string_view name) {
        return root.block_count == 0 ? std::string_view() : checks.of(name);
    };
    return {.postlists = GlassTree(folder / glass_postlist_name, file.postlists,
                                   checks_of(file.postlists, glass_postlist_name)),
            .positions = PositionTable(folder / positions_name, file.positions,
                                       checks_of(file.positions, positions_name))};
}

/// Above all that follows a term in a key: a NUL, then a number that never begins with 0xff.
std::string after_term() {
    return {'\0', '\xff'};
}

std::string packed(std::string_view term) {
    std::string bytes(2 * term.size(), '\0');
    bytes.resize(static_cast<std::size_t>(glass::pack_term(bytes.data(), term) - bytes.data()));
    return bytes;
}

} // namespace

DeletedSet read_deleted_set(const std::filesystem::path& folder, const SegmentFact& fact) {
    if (!fact.deleted_file) {
        return DeletedSet(fact.articles);
    }
    const std::filesystem::path path = folder / fact.deleted_file->name;
    check_size(path, *fact.deleted_file);
    DeletedSet deleted = DeletedSet::decode(read_checked(path, *fact.deleted_file), path.native());
    if (deleted.articles() != fact.articles || deleted.count() != fact.deleted) {
        throw damaged(path.native(), "it is not the segment's");
    }
    return deleted;
}

Xapian::Database open_glass(const std::filesystem::path& folder) {
    return translate_xapian_errors(folder.native(), [&folder] {
        return Xapian::Database(folder.native(), Xapian::DB_BACKEND_GLASS);
    });
}

Segment::Segment(const std::filesystem::path& folder, const SegmentFact& fact)
    : Segment(folder, fact, check_files(folder, fact)) {}

Segment::Segment(const std::filesystem::path& folder, const SegmentFact& fact,
                 const std::string& version)
    : name_(fact.name), uuid_(fact.uuid), checks_(folder, fact),
      deleted_(read_deleted_set(folder, fact)),
      articles_(folder / fact.name / articles_name, checks_.of(articles_name)),
      records_(folder / fact.name / records_name),
      vocabulary_(folder / fact.name / vocabulary_name, checks_.of(vocabulary_name)),
      database_(open_glass(folder / fact.name)),
      tables_(open_tables(folder / fact.name, version, checks_)),
      lengths_(tables_.postlists, articles_.size()) {
    const std::string where = (folder / fact.name).native();
    const auto [uuid, documents] = translate_xapian_errors(
        where, [this] { return std::pair(database_.get_uuid(), database_.get_doccount()); });
    if (uuid != uuid_) {
        throw damaged(where, "it is another database");
    }
    if (articles_.size() != fact.articles || documents != fact.articles) {
        throw damaged(where, "its articles do not add up");
    }
}

void Segment::check_term(std::string_view term) const {
    const std::string first = packed(term);
    tables_.postlists.check_range(first, first + after_term());
}

void Segment::check_terms_from(std::string_view prefix) const {
    const std::string first = packed(prefix);
    tables_.postlists.check_range(first, first + std::string(glass::max_key_bytes, '\xff'));
}

void Segment::check_lengths() const {
    const std::string first(glass::document_lengths_key);
    tables_.postlists.check_range(first, first + '\xff');
}

Record Segment::record(std::uint32_t docid) const {
    return decode_record(records_.read(articles_.row(docid).record), records_.where());
}

} // namespace gazette::index
