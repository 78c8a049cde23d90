// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include "common/article/article.h"
#include "common/article/date.h"
#include "common/index/checked_file.h"
#include "common/index/record_store.h"

namespace gazette::index {

/// Two lower-case ASCII letters of ISO 639-1, or two NULs when the language is unknown. The chain
/// an article was analysed by is text::language_of_code of it (unknown codes: Language::Unknown).
using LanguageCode = std::array<char, 2>;

/// `code` when it is two lower-case letters, otherwise the unknown language.
[[nodiscard]] LanguageCode language_code(std::string_view code) noexcept;
/// The two letters, or nothing when unknown. Valid as long as `code`.
[[nodiscard]] std::string_view to_string_view(const LanguageCode& code) noexcept;

/// What is known of one article without opening its record: enough to find out that nothing has
/// changed, to filter, to sort, to count facets and to find the record.
struct ArticleRow {
    std::uint64_t id = 0;             ///< stable hash of source path and record key
    std::uint64_t path_hash = 0;      ///< hash64 of the source's path: equal for a file's records
    std::uint64_t source_size = 0;    ///< bytes of the source file when it was read
    std::int64_t source_mtime_ns = 0; ///< its modification time, nanoseconds since 1970
    std::uint64_t content_hash = 0;   ///< hash64 of the bytes the article was read from
    RecordPlace record;               ///< where in records.dat
    std::optional<article::Date> date;
    article::DateSource date_source = article::DateSource::None;
    std::uint16_t date_confidence = 0; ///< per mille
    LanguageCode language{};
    std::uint32_t words = 0;         ///< positions used by title and body
    std::uint32_t outlet = 0;        ///< number for ArticleTable::outlet; 0: none
    std::uint32_t authors_begin = 0; ///< with author_count: for ArticleTable::author_number
    std::uint8_t author_count = 0;   ///< at most 255 are kept here; the record has them all
    std::uint32_t folder = 0;        ///< number for ArticleTable::folder
    std::uint32_t name_offset = 0;   ///< with name_length: for ArticleTable::path
    std::uint16_t name_length = 0;
};

/// A date as one number that sorts as dates do: yyyymmdd, zeros for parts that are not known; 0 for
/// none and for one that does not exist.
[[nodiscard]] std::uint32_t to_number(const std::optional<article::Date>& date) noexcept;
/// The inverse; nothing for 0 and for numbers that are no date.
[[nodiscard]] std::optional<article::Date> to_date(std::uint32_t number) noexcept;
/// A confidence of 0..1 in thousandths, rounded; what lies outside goes to the nearer end.
[[nodiscard]] std::uint16_t to_per_mille(double confidence) noexcept;

/// articles.dat, mapped: one row an article, by the docid within the segment, and the dictionaries
/// its numbers speak of. Opening reads the footer only; each row is checked when it is asked for.
///
/// The file (little-endian): magic (8 bytes); rows of row_bytes; author numbers (u32 each); the
/// file names, one after another; then for outlets, authors and folders each: offsets (u32, count +
/// 1 of them), bytes; then the footer.
class ArticleTable {
  public:
    static constexpr std::size_t row_bytes = 88;

    /// Throws Error{Io} when the file cannot be mapped, Error{Damaged} when it makes no sense.
    /// `checks`: of its blocks, as for CheckedFile; whatever is asked for is held against them.
    explicit ArticleTable(const std::filesystem::path& path, std::string_view checks = {});

    /// Number of rows; docids are 1 to size().
    [[nodiscard]] std::uint32_t size() const noexcept { return size_; }
    /// The row of `docid`. Throws Error{Damaged} when there is none or it makes no sense.
    [[nodiscard]] ArticleRow row(std::uint32_t docid) const;
    /// Only the id of `docid`, for searches over all rows.
    [[nodiscard]] std::uint64_t id(std::uint32_t docid) const;

    /// The absolute path of the row's source file. Throws Error{Damaged}.
    [[nodiscard]] std::string path(const ArticleRow& row) const;

    /// Names behind the numbers, which count from 1 and are dense; 0 gives an empty name. Throw
    /// Error{Damaged} on numbers beyond the count. Views live as long as the table.
    [[nodiscard]] std::string_view outlet(std::uint32_t number) const;
    [[nodiscard]] std::string_view author(std::uint32_t number) const;
    [[nodiscard]] std::string_view folder(std::uint32_t number) const;
    [[nodiscard]] std::uint32_t outlet_count() const noexcept { return outlets_.count; }
    [[nodiscard]] std::uint32_t author_count() const noexcept { return authors_.count; }
    [[nodiscard]] std::uint32_t folder_count() const noexcept { return folders_.count; }
    /// The number of the row's author `which`, 0 <= which < row.author_count.
    [[nodiscard]] std::uint32_t author_number(const ArticleRow& row, std::uint32_t which) const;

    /// Bytes of the file.
    [[nodiscard]] std::uint64_t file_bytes() const noexcept { return file_.bytes().size(); }
    /// CheckedFile::forget_pages of the table.
    void forget_pages() const noexcept { file_.forget_pages(); }
    /// The path, for messages.
    [[nodiscard]] const std::string& where() const noexcept { return where_; }

  private:
    /// Strings one after another with a table of where each begins.
    struct Dictionary {
        std::uint32_t count = 0;
        std::string_view offsets;
        std::string_view bytes;
    };

    [[nodiscard]] const char* row_at(std::uint32_t docid) const;
    [[nodiscard]] std::string_view name_in(const Dictionary& dictionary,
                                           std::uint32_t number) const;
    [[noreturn]] void fail(std::string_view what) const;

    std::string where_;
    CheckedFile file_;
    std::uint32_t size_ = 0;
    std::string_view rows_;
    std::string_view author_numbers_;
    std::string_view names_;
    Dictionary outlets_;
    Dictionary authors_;
    Dictionary folders_;
};

} // namespace gazette::index
