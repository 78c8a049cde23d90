// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <utility>

namespace gazette {

/// An owned file descriptor; closed by the destructor, where errors no longer matter. Writers call
/// close() themselves, since a full disk may speak up only then.
class UniqueFd {
  public:
    UniqueFd() noexcept = default;
    explicit UniqueFd(int fd) noexcept : fd_(fd) {}
    ~UniqueFd();
    UniqueFd(const UniqueFd&) = delete;
    UniqueFd& operator=(const UniqueFd&) = delete;
    UniqueFd(UniqueFd&& other) noexcept : fd_(std::exchange(other.fd_, -1)) {}
    UniqueFd& operator=(UniqueFd&& other) noexcept;

    [[nodiscard]] int get() const noexcept { return fd_; }
    [[nodiscard]] explicit operator bool() const noexcept { return fd_ >= 0; }
    /// Closes now. Returns 0 or errno.
    int close() noexcept;

  private:
    int fd_ = -1;
};

/// The whole of a regular file, read-only, mapped into memory. Empty files map to an empty view.
class MappedFile {
  public:
    MappedFile() noexcept = default;
    /// Throws Error{Io} naming `path` when it cannot be opened, is not a regular file or cannot be
    /// mapped. Never follows into a FIFO or device (opened with O_NONBLOCK, checked by fstat).
    explicit MappedFile(const std::filesystem::path& path);
    ~MappedFile();
    MappedFile(const MappedFile&) = delete;
    MappedFile& operator=(const MappedFile&) = delete;
    MappedFile(MappedFile&& other) noexcept;
    MappedFile& operator=(MappedFile&& other) noexcept;

    /// Valid as long as this object lives. The file must not be truncated meanwhile: ours never
    /// are (index files are immutable once named); files of others are read with read_file.
    [[nodiscard]] std::string_view bytes() const noexcept { return {data_, size_}; }

  private:
    const char* data_ = nullptr;
    std::size_t size_ = 0;
};

/// Reads a whole regular file. Throws Error{Io} when it cannot be read, is not regular, or holds
/// more than `max_bytes`.
[[nodiscard]] std::string read_file(const std::filesystem::path& path,
                                    std::size_t max_bytes = SIZE_MAX);

/// Reads once from `fd`, past interruptions. Returns how many bytes came, 0 at the end. Throws
/// Error{Io} naming `where`.
[[nodiscard]] std::size_t read_some(int fd, std::span<char> into, std::string_view where);

/// Reads until `into` is full or the file ends. Returns how many bytes came. Throws as read_some.
[[nodiscard]] std::size_t read_full(int fd, std::span<char> into, std::string_view where);

/// Writes all of `bytes` to `fd`, however many calls it takes. Throws Error{Io} naming `where`.
void write_all(int fd, std::string_view bytes, std::string_view where);

/// Creates or replaces `path` with `bytes` and fsyncs it (not its folder). Throws Error{Io}.
void write_file_synced(const std::filesystem::path& path, std::string_view bytes);

/// fsync of a file or folder by path. Throws Error{Io}.
void sync_path(const std::filesystem::path& path);

/// Replaces `path` atomically and durably: writes `path`.tmp, fsyncs it, renames it over `path`,
/// fsyncs the folder. When it returns, the new bytes survive a power loss; when it throws
/// Error{Io}, the old file is still there, whole.
void replace_file_durably(const std::filesystem::path& path, std::string_view bytes);

} // namespace gazette
