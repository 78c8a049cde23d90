// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/index/block_checks.h"

#include <algorithm>
#include <array>

#include "common/base/file.h"
#include "common/base/hash.h"
#include "common/index/byte_reader.h"
#include "common/index/byte_writer.h"
#include "common/index/damage.h"
#include "common/index/names.h"

namespace gazette::index {
namespace {

// On disk: do not change or reuse.
constexpr std::string_view magic = "GZCHECK\n";

constexpr std::array<std::string_view, 4> checked_files{articles_name, glass_postlist_name,
                                                        positions_name, vocabulary_name};

} // namespace

std::uint32_t block_check(std::string_view block) noexcept {
    return static_cast<std::uint32_t>(hash64(block));
}

void append_block_checks(std::string_view bytes, std::vector<std::uint32_t>& checks) {
    for (; !bytes.empty(); bytes.remove_prefix(std::min(bytes.size(), checked_block_bytes))) {
        checks.push_back(block_check(bytes.substr(0, checked_block_bytes)));
    }
}

std::string BlockChecks::encode(std::span<const FileChecks> files) {
    std::vector<const FileChecks*> sorted;
    for (const FileChecks& file : files) {
        sorted.push_back(&file);
    }
    std::ranges::sort(sorted, {}, &FileChecks::name);
    std::string bytes(magic);
    for (const FileChecks* const file : sorted) {
        append_string(bytes, file->name);
        append_le(bytes, static_cast<std::uint32_t>(file->checks.size()));
        for (const std::uint32_t check : file->checks) {
            append_le(bytes, check);
        }
    }
    return bytes;
}

BlockChecks::BlockChecks(const std::filesystem::path& folder, const SegmentFact& fact)
    : where_((folder / fact.name / checks_name).native()) {
    const auto file = std::ranges::find(fact.files, checks_name, &FileFact::name);
    if (file == fact.files.end()) {
        throw damaged(where_, "the manifest does not name it");
    }
    file_ = MappedFile(where_);
    const std::string_view bytes = file_.bytes();
    if (bytes.size() != file->bytes) {
        throw damaged(where_, "its size has changed");
    }
    ByteReader reader(bytes, where_);
    if (reader.take(std::min(magic.size(), reader.remaining())) != magic) {
        reader.fail("it does not start as a file of checks does");
    }
    while (reader.remaining() > 0) {
        Part part;
        part.name = reader.string();
        const auto blocks = reader.fixed<std::uint32_t>();
        part.checks = reader.take(std::size_t{blocks} * sizeof(std::uint32_t));
        parts_.push_back(part);
    }
}

std::string_view BlockChecks::of(std::string_view name) const {
    const auto part = std::ranges::find(parts_, name, &Part::name);
    if (part == parts_.end()) {
        throw damaged(where_, "it has no checks of " + std::string(name));
    }
    return part->checks;
}

bool BlockChecks::has_part(std::string_view name) noexcept {
    return std::ranges::find(checked_files, name) != checked_files.end();
}

} // namespace gazette::index
