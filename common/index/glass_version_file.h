// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

#include "common/index/glass_format.h"

namespace gazette::index {

/// What the version file says about one table.
struct GlassRoot {
    std::uint32_t block = 0;       ///< number of the root block
    std::uint32_t block_count = 0; ///< blocks in the file; 0: there is no file
    unsigned level = 0;            ///< levels above the leaves
    std::uint64_t entry_count = 0; ///< keys, without the null item

    bool operator==(const GlassRoot&) const = default;
};

/// The file `iamglass` of a database that holds what a segment needs: posting lists, and position
/// lists if there are any.
struct GlassVersionFile {
    std::array<unsigned char, glass::uuid_bytes> uuid{};
    GlassRoot postlists;
    GlassRoot positions;
    std::uint32_t document_count = 0;  ///< also the highest docid
    std::uint32_t shortest_length = 0; ///< of the documents that are not empty; 0: there is none
    std::uint32_t longest_length = 0;  ///< at least highest_wdf
    std::uint32_t highest_wdf = 0;
    std::uint64_t total_length = 0;

    /// The file's bytes.
    [[nodiscard]] std::string encode() const;
    /// The inverse. Throws Error{Damaged} naming `where` when `bytes` are not a version file, or
    /// that of a database such as GlassDatabaseWriter does not write: with other tables, gaps
    /// between docids, another block size, or changed since it was written.
    [[nodiscard]] static GlassVersionFile decode(std::string_view bytes, std::string_view where);

    /// The identity as 36 characters, as Xapian::Database::get_uuid() gives it.
    [[nodiscard]] std::string uuid_text() const;

    bool operator==(const GlassVersionFile&) const = default;
};

} // namespace gazette::index
