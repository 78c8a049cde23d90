// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "common/index/article_table.h"
#include "common/index/file_writer.h"

namespace gazette::index {

/// Strings numbered from 1 as they first appear.
class NameNumbers {
  public:
    /// The number of `name`; 0 for an empty one.
    [[nodiscard]] std::uint32_t number_of(std::string_view name);
    /// All names, by number; the first is number 1. Views live as long as this object.
    [[nodiscard]] std::span<const std::string_view> names() const noexcept { return names_; }

  private:
    std::unordered_map<std::string, std::uint32_t> numbers_;
    std::vector<std::string_view> names_;
};

/// Writes articles.dat row by row. Holds the names and 4 bytes an author in memory, not the rows.
class ArticleTableWriter {
  public:
    /// Creates `path`, which must not exist. Throws Error{Io}.
    explicit ArticleTableWriter(const std::filesystem::path& path);

    /// Adds the next article; its docid is the number of rows so far, itself included. The fields
    /// outlet, authors_begin, author_count, folder, name_offset and name_length of `row` are made
    /// here from the other arguments. `path` is the source's absolute path. Throws Error{Io}.
    std::uint32_t add(ArticleRow row, std::string_view path, std::string_view outlet,
                      std::span<const std::string_view> authors);

    /// Writes dictionaries and footer and closes the file. Throws Error{Io}.
    void finish();

  private:
    void set_path(ArticleRow& row, std::string_view path);
    void append_dictionary(const NameNumbers& names, std::string& footer);

    FileWriter file_;
    std::uint32_t size_ = 0;
    std::string row_;
    std::string last_name_;
    std::uint32_t last_name_offset_ = 0;
    std::string names_;
    std::vector<std::uint32_t> author_numbers_;
    NameNumbers outlets_;
    NameNumbers authors_;
    NameNumbers folders_;
};

} // namespace gazette::index
