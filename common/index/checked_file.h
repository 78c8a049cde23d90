// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "common/base/file.h"
#include "common/index/block_checks.h"

namespace gazette::index {

/// A mapped file whose blocks are held against their checks the first time that they are asked
/// for. Not for two threads at once.
class CheckedFile {
  public:
    CheckedFile() noexcept = default;
    /// Maps `path`. `checks`: BlockChecks::of it, which must outlive this object; nothing for a
    /// file that nobody vouches for, whose bytes are then taken as they are. Throws Error{Io}, and
    /// Error{Damaged} when there are not as many checks as blocks.
    CheckedFile(const std::filesystem::path& path, std::string_view checks);

    /// All of it, not held against anything.
    [[nodiscard]] std::string_view bytes() const noexcept { return file_.bytes(); }

    /// `part`, which lies within bytes(), unless a block that it touches is not what was written:
    /// then throws Error{Damaged}.
    std::string_view checked(std::string_view part) const {
        if (!checks_.empty() && !part.empty()) {
            const auto begin = static_cast<std::size_t>(part.data() - file_.bytes().data());
            const std::size_t last = (begin + part.size() - 1) / checked_block_bytes;
            for (std::size_t block = begin / checked_block_bytes; block <= last; ++block) {
                if (!seen_[block]) {
                    check(block);
                }
            }
        }
        return part;
    }

    /// Gives the memory back of what has been read; it is read again when asked for, and views stay
    /// good. For those who go through a whole file.
    void forget_pages() const noexcept;

  private:
    void check(std::size_t block) const;

    std::string where_;
    MappedFile file_;
    std::string_view checks_;
    mutable std::vector<bool> seen_; ///< blocks that have been found to be right
};

} // namespace gazette::index
