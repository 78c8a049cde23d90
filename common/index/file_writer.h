// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

#include "common/base/file.h"

namespace gazette::index {

/// Writes one new file from front to back through a buffer. Nothing is synced: whoever publishes
/// the file does that. Unless finish() has returned, the destructor removes the file.
class FileWriter {
  public:
    /// Creates `path`, which must not exist. Throws Error{Io}.
    explicit FileWriter(const std::filesystem::path& path);
    ~FileWriter();
    FileWriter(const FileWriter&) = delete;
    FileWriter& operator=(const FileWriter&) = delete;
    FileWriter(FileWriter&& other) noexcept;
    FileWriter& operator=(FileWriter&&) = delete;

    /// Throws Error{Io} naming the file; the writer is then good for nothing but destruction.
    void append(std::string_view bytes);
    /// Bytes appended so far: the offset of what comes next.
    [[nodiscard]] std::uint64_t offset() const noexcept { return offset_; }
    /// Writes out what is buffered and closes. Throws Error{Io}.
    void finish();

  private:
    void flush();

    std::filesystem::path path_;
    UniqueFd fd_;
    std::string buffer_;
    std::uint64_t offset_ = 0;
};

} // namespace gazette::index
