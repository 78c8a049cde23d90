// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "common/base/function_ref.h"
#include "common/index/checked_file.h"

namespace gazette::index {

/// A stem that a form was indexed under, and how many articles have the form under it (deleted
/// ones included until their segment is merged). A form has one stem a language chain at
/// most, but for Vietnamese, where it has one for each way to put accents on it.
struct StemCount {
    std::string_view stem;
    std::uint64_t articles = 0;
};

class Vocabulary;

/// A place in a vocabulary, moving forward in the byte order of the forms. Views it gives are valid
/// until next(); the vocabulary must outlive it.
class VocabularyCursor {
  public:
    VocabularyCursor(const VocabularyCursor&) = delete;
    VocabularyCursor& operator=(const VocabularyCursor&) = delete;
    VocabularyCursor(VocabularyCursor&&) noexcept = default;
    VocabularyCursor& operator=(VocabularyCursor&&) noexcept = default;
    ~VocabularyCursor() = default;

    /// False at the end; then only valid() may be called.
    [[nodiscard]] bool valid() const noexcept { return valid_; }
    /// The folded word as it stands in texts.
    [[nodiscard]] std::string_view form() const noexcept { return form_; }
    /// Its stems, in byte order; at least one.
    [[nodiscard]] std::span<const StemCount> stems() const noexcept { return stems_; }
    /// Articles with this form: the sum over its stems.
    [[nodiscard]] std::uint64_t articles() const noexcept;
    /// Throws Error{Damaged}.
    void next();

  private:
    friend class Vocabulary;
    explicit VocabularyCursor(const Vocabulary& vocabulary) noexcept : vocabulary_(&vocabulary) {}
    void enter_block(std::uint32_t block);
    void decode_entry();

    const Vocabulary* vocabulary_;
    std::uint32_t block_ = 0;
    std::uint32_t left_in_block_ = 0;
    std::string_view rest_; ///< bytes of the block not yet decoded
    bool valid_ = false;
    std::string form_;
    std::string stem_bytes_; ///< what stems_ speaks of; on the heap, so that moving is fine
    std::vector<StemCount> stems_;
};

/// vocabulary.dat, mapped: every folded form of a segment's text, sorted, with its stems.
///
/// The file (little-endian): magic (8 bytes); blocks of block_entries entries (the last may be
/// shorter), each entry front-coded against the one before in its block; the offset of each block
/// (u64); the footer.
class Vocabulary {
  public:
    static constexpr std::uint32_t block_entries = 16;

    /// Throws Error{Io} when the file cannot be mapped, Error{Damaged} when it makes no sense.
    /// `checks`: of its blocks, as for CheckedFile; whatever is asked for is held against them.
    explicit Vocabulary(const std::filesystem::path& path, std::string_view checks = {});

    /// Number of forms.
    [[nodiscard]] std::uint64_t size() const noexcept { return size_; }
    /// At the first form.
    [[nodiscard]] VocabularyCursor begin() const;
    /// At the first form that is not less than `form`, bytewise. Throws Error{Damaged}.
    [[nodiscard]] VocabularyCursor lower_bound(std::string_view form) const;

    /// Hands every form to `visit`, in order, but for stretches of which `skip` says that no form
    /// matters that begins as all of the stretch do. Throws Error{Damaged}.
    void for_each_form(FunctionRef<bool(std::string_view beginning)> skip,
                       FunctionRef<void(std::string_view form)> visit) const;

    [[nodiscard]] std::uint64_t file_bytes() const noexcept { return file_.bytes().size(); }
    /// CheckedFile::forget_pages of the vocabulary.
    void forget_pages() const noexcept { file_.forget_pages(); }

  private:
    friend class VocabularyCursor;
    [[nodiscard]] std::string_view block(std::uint32_t number) const;
    [[nodiscard]] std::string_view first_form(std::uint32_t block) const;

    std::string where_;
    CheckedFile file_;
    std::uint64_t size_ = 0;
    std::uint32_t block_count_ = 0;
    std::string_view blocks_;
    std::string_view offsets_;
};

} // namespace gazette::index
