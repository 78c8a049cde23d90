// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string_view>

namespace gazette::indexer {

/// What publishing does to the disk, so that tests can watch the order and make any step fail. All
/// throw Error{Io} naming the path.
class FileOperations {
  public:
    FileOperations() = default;
    virtual ~FileOperations() = default;
    FileOperations(const FileOperations&) = delete;
    FileOperations& operator=(const FileOperations&) = delete;
    FileOperations(FileOperations&&) = delete;
    FileOperations& operator=(FileOperations&&) = delete;

    /// Creates or replaces a file; not durable before sync().
    virtual void write(const std::filesystem::path& path, std::string_view bytes) = 0;
    /// fsync of a file or a folder.
    virtual void sync(const std::filesystem::path& path) = 0;
    virtual void rename(const std::filesystem::path& from, const std::filesystem::path& to) = 0;
    /// Removes a file or an empty folder; nothing there is fine.
    virtual void remove(const std::filesystem::path& path) = 0;
};

/// The operating system's.
class SystemFileOperations : public FileOperations {
  public:
    void write(const std::filesystem::path& path, std::string_view bytes) override;
    void sync(const std::filesystem::path& path) override;
    void rename(const std::filesystem::path& from, const std::filesystem::path& to) override;
    void remove(const std::filesystem::path& path) override;
};

} // namespace gazette::indexer
