// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/line_reader.h"

#include <algorithm>

#include "common/base/file.h"

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
    buffer_.resize(read_some(fd_, buffer_, "standard input"));
    ended_ = buffer_.empty();
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
