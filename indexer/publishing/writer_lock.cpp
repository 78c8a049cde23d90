// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/publishing/writer_lock.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <string>
#include <thread>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "common/base/error.h"
#include "common/index/names.h"

namespace gazette::indexer {
namespace {

constexpr mode_t new_file_mode = 0644;
// How long to wait between two tries: short at first, since most writers are done soon.
constexpr std::chrono::milliseconds first_pause{10};
constexpr std::chrono::milliseconds longest_pause{200};

UniqueFd open_lock(const std::string& where) {
    constexpr int flags = O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK;
    UniqueFd fd(::open(where.c_str(), flags, new_file_mode));
    if (!fd) {
        throw io_error("cannot write to the index: cannot open", where, errno);
    }
    return fd;
}

// False when the folder was replaced while we waited: the lock we have is then nobody's.
bool is_still_there(int fd, const std::string& where) {
    struct stat ours {};
    struct stat current {};
    return ::fstat(fd, &ours) == 0 && ::stat(where.c_str(), &current) == 0 &&
           ours.st_dev == current.st_dev && ours.st_ino == current.st_ino;
}

// A lock of the open file description: it is not lost when some other descriptor of the file is
// closed, and two of one process exclude each other. A child of fork() shares it until it execs.
bool try_lock(int fd, const std::string& where) {
    struct flock lock {};
    lock.l_type = F_WRLCK;
    lock.l_whence = SEEK_SET;
    for (;;) {
        if (::fcntl(fd, F_OFD_SETLK, &lock) == 0) {
            return true;
        }
        if (errno == EAGAIN || errno == EACCES) {
            return false;
        }
        if (errno != EINTR) {
            throw io_error("cannot lock", where, errno);
        }
    }
}

std::string holder_of(int fd) {
    std::array<char, 24> bytes{};
    const ssize_t got = ::pread(fd, bytes.data(), bytes.size(), 0);
    const std::string text(bytes.data(), static_cast<std::size_t>(std::max<ssize_t>(got, 0)));
    const std::string number = text.substr(0, text.find('\n'));
    const bool is_number =
        !number.empty() && number.find_first_not_of("0123456789") == std::string::npos;
    return is_number ? "process " + number : "another process";
}

void write_holder(int fd, const std::string& where) {
    if (::ftruncate(fd, 0) != 0) {
        throw io_error("cannot write", where, errno);
    }
    write_all(fd, std::to_string(::getpid()) + "\n", where);
}

} // namespace

WriterLock::WriterLock(const std::filesystem::path& folder, std::chrono::milliseconds patience,
                       FunctionRef<void(std::string_view holder)> waiting)
    : folder_(folder) {
    const std::string where = (folder / index::lock_name).native();
    const auto deadline = std::chrono::steady_clock::now() + patience;
    auto pause = first_pause;
    bool told = false;
    fd_ = open_lock(where);
    while (!try_lock(fd_.get(), where) || !is_still_there(fd_.get(), where)) {
        const std::string holder = holder_of(fd_.get());
        const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(
            deadline - std::chrono::steady_clock::now());
        if (left <= std::chrono::milliseconds::zero()) {
            throw Error(ErrorKind::Locked, folder.native() + " is being written by " + holder,
                        "wait until it is done, or give a longer --wait");
        }
        if (!told) {
            waiting(holder);
            told = true;
        }
        std::this_thread::sleep_for(std::min(pause, left));
        pause = std::min(pause * 2, longest_pause);
        fd_ = open_lock(where);
    }
    write_holder(fd_.get(), where);
}

} // namespace gazette::indexer
