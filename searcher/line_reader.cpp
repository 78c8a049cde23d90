// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/line_reader.h"

#include <algorithm>
#include <cerrno>

#include <unistd.h>

#include "common/base/error.h"

namespace gazette::searcher {
namespace {

constexpr std::size_t read_bytes = std::size_t{64} * 1024;

} // namespace

bool LineReader::fill() {
    if (ended_) {
        return false;
    }
    buffer_.resize(read_bytes);
    at_ = 0;
    ssize_t got = -1;
    do {
        got = ::read(fd_, buffer_.data(), buffer_.size());
    } while (got < 0 && errno == EINTR);
    if (got < 0) {
        throw io_error("cannot read", "standard input", errno);
    }
    buffer_.resize(static_cast<std::size_t>(got));
    ended_ = got == 0;
    return !ended_;
}

bool LineReader::has_line() const noexcept {
    return buffer_.find('\n', at_) != std::string::npos;
}

bool LineReader::next(std::string& line) {
    line.clear();
    bool any = false;
    while (at_ < buffer_.size() || fill()) {
        any = true;
        const std::size_t end = std::min(buffer_.find('\n', at_), buffer_.size());
        const std::size_t room = max_bytes_ + 1 - std::min(max_bytes_ + 1, line.size());
        line.append(buffer_, at_, std::min(end - at_, room));
        const bool whole = end < buffer_.size();
        at_ = end + (whole ? 1 : 0);
        if (whole) {
            break;
        }
    }
    if (line.ends_with('\r')) {
        line.pop_back();
    }
    return any;
}

} // namespace gazette::searcher
