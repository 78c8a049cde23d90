// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "common/base/file.h"
#include "common/index/manifest.h"

namespace gazette::index {

/// Bytes that one check speaks of; the last block of a file may be shorter. On disk: do not change.
/// It is the size of a block of glass, so that a block read is one check.
inline constexpr std::size_t checked_block_bytes = 8192;

/// The check of one block: the low half of its hash64. On disk: do not change.
[[nodiscard]] std::uint32_t block_check(std::string_view block) noexcept;

/// Appends the checks of `bytes`, which begin where a block does. Those of a whole file come about
/// piece by piece when all pieces but the last are of whole blocks.
void append_block_checks(std::string_view bytes, std::vector<std::uint32_t>& checks);

/// The checks of one file.
struct FileChecks {
    std::string name;
    std::vector<std::uint32_t> checks;
};

/// checks.dat: a check for each block of the segment's files that are read in place, so that a
/// search notices damage in what it reads without reading whole files. records.dat has no part in
/// it: each row of articles.dat holds the check of its record.
///
/// The file (little-endian): magic (8 bytes); for each file, in the order of names: its name
/// (varint length, bytes), the number of its blocks (u32), their checks (u32 each).
class BlockChecks {
  public:
    /// The file's bytes. `files` in any order.
    [[nodiscard]] static std::string encode(std::span<const FileChecks> files);

    /// Maps FOLDER/NAME/checks.dat of the segment that `fact` describes. Its own bytes are held
    /// against nothing: a check that has changed belies a sound block, it does not vouch for one
    /// that has changed, too. Throws Error{Damaged} when it makes no sense, Error{Io}.
    BlockChecks(const std::filesystem::path& folder, const SegmentFact& fact);

    /// The checks of the segment's file `name`, for CheckedFile; they live as long as this object.
    /// Throws Error{Damaged} when there are none.
    [[nodiscard]] std::string_view of(std::string_view name) const;

    /// True for the files of a segment that have checks.
    [[nodiscard]] static bool has_part(std::string_view name) noexcept;

  private:
    struct Part {
        std::string_view name;
        std::string_view checks;
    };

    std::string where_;
    MappedFile file_;
    std::vector<Part> parts_;
};

} // namespace gazette::index
