// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/cli/output.h"

#include "common/base/file.h"

namespace gazette::cli {
namespace {

/// One system call a pipe's worth (64 KiB is Linux's pipe buffer).
constexpr std::size_t flush_at_bytes = std::size_t{64} * 1024;

} // namespace

Output::Output(int fd, std::string_view name) : fd_(fd), name_(name) {}

void Output::write(std::string_view bytes) {
    buffer_.append(bytes);
    if (buffer_.size() >= flush_at_bytes) {
        flush();
    }
}

void Output::flush() {
    if (!buffer_.empty()) {
        write_all(fd_, buffer_, name_);
        buffer_.clear();
    }
}

} // namespace gazette::cli
