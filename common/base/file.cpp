// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/base/file.h"

#include <cerrno>
#include <cstdio>

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "common/base/error.h"

namespace gazette {
namespace {

constexpr mode_t new_file_mode = 0644;

UniqueFd open_regular(const std::filesystem::path& path, struct stat& status) {
    UniqueFd fd(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY));
    if (!fd) {
        throw io_error("cannot open", path.native(), errno);
    }
    if (::fstat(fd.get(), &status) != 0) {
        throw io_error("cannot examine", path.native(), errno);
    }
    if (!S_ISREG(status.st_mode)) {
        throw Error(ErrorKind::Io, path.native() + " is not a regular file");
    }
    return fd;
}

void close_written(UniqueFd& fd, const std::filesystem::path& path) {
    if (const int error_number = fd.close(); error_number != 0) {
        throw io_error("cannot finish writing", path.native(), error_number);
    }
}

} // namespace

UniqueFd::~UniqueFd() {
    if (fd_ >= 0) {
        ::close(fd_);
    }
}

UniqueFd& UniqueFd::operator=(UniqueFd&& other) noexcept {
    if (this != &other) {
        close();
        fd_ = std::exchange(other.fd_, -1);
    }
    return *this;
}

int UniqueFd::close() noexcept {
    if (fd_ < 0) {
        return 0;
    }
    return ::close(std::exchange(fd_, -1)) == 0 ? 0 : errno;
}

MappedFile::MappedFile(const std::filesystem::path& path) {
    struct stat status {};
    const UniqueFd fd = open_regular(path, status);
    size_ = static_cast<std::size_t>(status.st_size);
    if (size_ == 0) {
        return;
    }
    void* mapped = ::mmap(nullptr, size_, PROT_READ, MAP_PRIVATE, fd.get(), 0);
    if (mapped == MAP_FAILED) {
        throw io_error("cannot map", path.native(), errno);
    }
    data_ = static_cast<const char*>(mapped);
}

MappedFile::~MappedFile() {
    if (data_ != nullptr) {
        ::munmap(const_cast<char*>(data_), size_);
    }
}

MappedFile::MappedFile(MappedFile&& other) noexcept
    : data_(std::exchange(other.data_, nullptr)), size_(std::exchange(other.size_, 0)) {}

MappedFile& MappedFile::operator=(MappedFile&& other) noexcept {
    std::swap(data_, other.data_);
    std::swap(size_, other.size_);
    return *this;
}

std::size_t read_some(int fd, std::span<char> into, std::string_view where) {
    for (;;) {
        const ssize_t got = ::read(fd, into.data(), into.size());
        if (got >= 0) {
            return static_cast<std::size_t>(got);
        }
        if (errno != EINTR) {
            throw io_error("cannot read", where, errno);
        }
    }
}

std::size_t read_full(int fd, std::span<char> into, std::string_view where) {
    std::size_t have = 0;
    while (have < into.size()) {
        const std::size_t got = read_some(fd, into.subspan(have), where);
        if (got == 0) {
            break;
        }
        have += got;
    }
    return have;
}

std::string read_file(const std::filesystem::path& path, std::size_t max_bytes) {
    struct stat status {};
    const UniqueFd fd = open_regular(path, status);
    std::string bytes;
    bytes.resize(std::min(max_bytes, static_cast<std::size_t>(status.st_size)) + 1);
    std::size_t have = 0;
    for (;;) {
        const std::size_t got = read_some(fd.get(), std::span(bytes).subspan(have), path.native());
        if (got == 0) {
            break;
        }
        have += got;
        if (have > max_bytes) {
            throw Error(ErrorKind::Io,
                        path.native() + " is larger than " + std::to_string(max_bytes) + " bytes");
        }
        if (have == bytes.size()) {
            bytes.resize(bytes.size() * 2);
        }
    }
    bytes.resize(have);
    return bytes;
}

void write_all(int fd, std::string_view bytes, std::string_view where) {
    while (!bytes.empty()) {
        const ssize_t put = ::write(fd, bytes.data(), bytes.size());
        if (put < 0 && errno == EINTR) {
            continue;
        }
        if (put <= 0) {
            throw io_error("cannot write", where, put < 0 ? errno : ENOSPC);
        }
        bytes.remove_prefix(static_cast<std::size_t>(put));
    }
}

void write_file_synced(const std::filesystem::path& path, std::string_view bytes) {
    UniqueFd fd(::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, new_file_mode));
    if (!fd) {
        throw io_error("cannot create", path.native(), errno);
    }
    write_all(fd.get(), bytes, path.native());
    if (::fsync(fd.get()) != 0) {
        throw io_error("cannot make durable", path.native(), errno);
    }
    close_written(fd, path);
}

void sync_path(const std::filesystem::path& path) {
    UniqueFd fd(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
    if (!fd) {
        throw io_error("cannot open", path.native(), errno);
    }
    if (::fsync(fd.get()) != 0) {
        throw io_error("cannot make durable", path.native(), errno);
    }
    close_written(fd, path);
}

void replace_file_durably(const std::filesystem::path& path, std::string_view bytes) {
    std::filesystem::path temporary = path;
    temporary += ".tmp";
    write_file_synced(temporary, bytes);
    if (std::rename(temporary.c_str(), path.c_str()) != 0) {
        throw io_error("cannot rename to", path.native(), errno);
    }
    sync_path(path.has_parent_path() ? path.parent_path() : std::filesystem::path("."));
}

} // namespace gazette
