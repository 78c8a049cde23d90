// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/recorded_operations.h"

#include <algorithm>
#include <cerrno>

#include "common/base/error.h"

namespace gazette::test {

std::size_t RecordedOperations::place_of(const std::string& entry) const {
    return static_cast<std::size_t>(std::ranges::find(log_, entry) - log_.begin());
}

void RecordedOperations::fail_at(std::optional<std::size_t> number, bool sticky) {
    left_ = number;
    sticky_ = sticky;
}

void RecordedOperations::note(const std::string& what, const std::filesystem::path& path) {
    log_.push_back(what + " " + path.lexically_relative(folder_).native());
    if (left_ && *left_ == 0) {
        if (!sticky_) {
            left_.reset();
        }
        throw io_error("cannot " + what, path.native(), ENOSPC);
    }
    if (left_) {
        --*left_;
    }
}

void RecordedOperations::write(const std::filesystem::path& path, std::string_view bytes) {
    note("write", path);
    system_.write(path, bytes);
}

void RecordedOperations::sync(const std::filesystem::path& path) {
    note("sync", path);
    if (!std::filesystem::exists(path)) {
        throw io_error("cannot open", path.native(), ENOENT);
    }
}

void RecordedOperations::rename(const std::filesystem::path& from,
                                const std::filesystem::path& to) {
    note("rename", to);
    system_.rename(from, to);
}

void RecordedOperations::remove(const std::filesystem::path& path) {
    note("remove", path);
    system_.remove(path);
}

} // namespace gazette::test
