// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>

#include "common/base/file.h"

namespace gazette::indexer {

/// A new file written from its beginning to its end, in large pieces. Nothing is synced.
class OutputFile {
  public:
    /// Creates `path`. Throws Error{Io} when that fails or something of that name is there already.
    explicit OutputFile(const std::filesystem::path& path);

    /// Appends `bytes`. Throws Error{Io}.
    void append(std::string_view bytes);

    /// Writes what is still held back and closes the file. Throws Error{Io}. Without it, what has
    /// been appended may be lost.
    void close();

  private:
    void flush();

    std::string name_;
    UniqueFd fd_;
    std::string held_;
};

} // namespace gazette::indexer
