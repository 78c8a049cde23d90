// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "common/index/file_writer.h"
#include "common/index/vocabulary.h"

namespace gazette::index {

/// Writes vocabulary.dat from forms in rising byte order.
class VocabularyWriter {
  public:
    /// Creates `path`, which must not exist. Throws Error{Io}.
    explicit VocabularyWriter(const std::filesystem::path& path);

    /// Adds the next form, which must be above the one before; `stems` in rising byte order, at
    /// least one, each in at least one article. Throws Error{Internal} when not so, Error{Io}.
    void add(std::string_view form, std::span<const StemCount> stems);

    /// Throws Error{Io}.
    void finish();

  private:
    FileWriter file_;
    std::uint64_t size_ = 0;
    std::string last_form_;
    std::string entry_;
    std::vector<std::uint64_t> block_offsets_;
};

} // namespace gazette::index
