// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/publishing/file_operations.h"

#include <cerrno>
#include <cstdio>

#include <fcntl.h>
#include <unistd.h>

#include "common/base/error.h"
#include "common/base/file.h"

namespace gazette::indexer {
namespace {

constexpr mode_t new_file_mode = 0644;

} // namespace

void SystemFileOperations::write(const std::filesystem::path& path, std::string_view bytes) {
    UniqueFd fd(
        ::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, new_file_mode));
    if (!fd) {
        throw io_error("cannot create", path.native(), errno);
    }
    write_all(fd.get(), bytes, path.native());
    if (const int error_number = fd.close(); error_number != 0) {
        throw io_error("cannot finish writing", path.native(), error_number);
    }
}

void SystemFileOperations::sync(const std::filesystem::path& path) {
    sync_path(path);
}

void SystemFileOperations::rename(const std::filesystem::path& from,
                                  const std::filesystem::path& to) {
    if (std::rename(from.c_str(), to.c_str()) != 0) {
        throw io_error("cannot rename to", to.native(), errno);
    }
}

void SystemFileOperations::remove(const std::filesystem::path& path) {
    if (std::remove(path.c_str()) != 0 && errno != ENOENT) {
        throw io_error("cannot remove", path.native(), errno);
    }
}

} // namespace gazette::indexer
