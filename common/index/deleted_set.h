// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace gazette::index {

/// Which articles of one segment are deleted: one bit a docid. Stored whole in del-<16 hex>.
class DeletedSet {
  public:
    DeletedSet() = default;
    /// Nothing deleted among docids 1 to `articles`.
    explicit DeletedSet(std::uint32_t articles);

    [[nodiscard]] std::uint32_t articles() const noexcept { return articles_; }
    /// How many are deleted.
    [[nodiscard]] std::uint32_t count() const noexcept { return count_; }
    /// False for docids outside 1 to articles().
    [[nodiscard]] bool contains(std::uint32_t docid) const noexcept;
    /// Marks `docid`, 1 to articles(). True when it was not marked before. Throws Error{Internal}
    /// when it is out of range.
    bool insert(std::uint32_t docid);
    /// The first deleted docid that is at least `docid`, or 0 when there is none.
    [[nodiscard]] std::uint32_t next_deleted(std::uint32_t docid) const noexcept;
    /// How many docids below `docid` are not deleted.
    [[nodiscard]] std::uint32_t live_before(std::uint32_t docid) const noexcept;

    /// The file's bytes: magic, articles, count, bits.
    [[nodiscard]] std::string encode() const;
    /// The inverse. Throws Error{Damaged} naming `where` on anything else.
    [[nodiscard]] static DeletedSet decode(std::string_view bytes, std::string_view where);

    bool operator==(const DeletedSet&) const = default;

  private:
    std::uint32_t articles_ = 0;
    std::uint32_t count_ = 0;
    std::vector<std::uint64_t> bits_; ///< bit d - 1 is docid d
};

} // namespace gazette::index
