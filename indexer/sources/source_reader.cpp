// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/sources/source_reader.h"

#include <algorithm>
#include <cerrno>
#include <span>

#include <fcntl.h>
#include <sys/stat.h>

#include "common/base/error.h"

namespace gazette::indexer {
SourceContent::SourceContent(const std::string& path, std::size_t largest_copied) {
    const UniqueFd fd(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY));
    struct stat status {};
    if (!fd) {
        throw io_error("cannot open", path, errno);
    }
    if (::fstat(fd.get(), &status) != 0) {
        throw io_error("cannot examine", path, errno);
    }
    if (!S_ISREG(status.st_mode)) {
        throw Error(ErrorKind::Io, path + " is not a regular file");
    }
    constexpr std::int64_t ns_a_second = 1'000'000'000;
    size_ = static_cast<std::uint64_t>(status.st_size);
    mtime_ns_ = std::int64_t{status.st_mtim.tv_sec} * ns_a_second + status.st_mtim.tv_nsec;
    if (size_ > largest_copied) {
        mapped_ = MappedFile(path);
        return;
    }
    // A file that grows meanwhile is read as far as it went; the next run finds it changed.
    copied_.resize(size_);
    size_ = read_full(fd.get(), copied_, path);
    copied_.resize(size_);
}

std::string_view SourceContent::bytes() const noexcept {
    return mapped_.bytes().empty() ? std::string_view(copied_) : mapped_.bytes();
}

std::string read_stream(int fd, std::string_view name, std::size_t max_bytes) {
    constexpr std::size_t first_size = std::size_t{64} << 10U;
    std::string bytes(std::min(first_size, max_bytes + 1), '\0');
    std::size_t have = 0;
    for (;;) {
        const std::size_t got = read_some(fd, std::span(bytes).subspan(have), name);
        if (got == 0) {
            break;
        }
        have += got;
        if (have > max_bytes) {
            throw Error(ErrorKind::Io, std::string(name) + " holds more than " +
                                           std::to_string(max_bytes) + " bytes");
        }
        if (have == bytes.size()) {
            bytes.resize(std::min(bytes.size() * 2, max_bytes + 1));
        }
    }
    bytes.resize(have);
    return bytes;
}

} // namespace gazette::indexer
