// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/index/names.h"

#include <algorithm>
#include <array>
#include <cerrno>

#include <sys/random.h>

#include "common/base/error.h"
#include "common/base/hash.h"

namespace gazette::index {
namespace {

constexpr std::string_view segment_prefix = "seg-";
constexpr std::string_view deleted_prefix = "del-";
constexpr std::size_t digits = 16;

constexpr std::array<std::string_view, required_segment_files> required_files{
    articles_name, records_name,       vocabulary_name,
    checks_name,   glass_version_name, glass_postlist_name};
// A segment without words has no positions. Xapian's other tables: only a database written by
// Xapian itself has them.
constexpr std::array<std::string_view, 6> optional_files{positions_name,  "position.glass",
                                                         "docdata.glass", "spelling.glass",
                                                         "synonym.glass", "termlist.glass"};

bool is_numbered(std::string_view name, std::string_view prefix) noexcept {
    return name.size() == prefix.size() + digits && name.substr(0, prefix.size()) == prefix &&
           name.find_first_not_of("0123456789abcdef", prefix.size()) == std::string_view::npos;
}

} // namespace

std::string make_segment_name(std::uint64_t number) {
    return std::string(segment_prefix) + hex64(number);
}

std::string make_deleted_name(std::uint64_t number) {
    return std::string(deleted_prefix) + hex64(number);
}

bool is_segment_name(std::string_view name) noexcept {
    return is_numbered(name, segment_prefix);
}

bool is_deleted_name(std::string_view name) noexcept {
    return is_numbered(name, deleted_prefix);
}

bool is_required_segment_file(std::string_view name) noexcept {
    return std::ranges::find(required_files, name) != required_files.end();
}

bool is_segment_file_name(std::string_view name) noexcept {
    return is_required_segment_file(name) ||
           std::ranges::find(optional_files, name) != optional_files.end();
}

std::uint64_t random_number() {
    std::uint64_t number = 0;
    for (;;) {
        const ssize_t got = ::getrandom(&number, sizeof number, 0);
        if (got == static_cast<ssize_t>(sizeof number)) {
            return number;
        }
        if (got < 0 && errno != EINTR) {
            throw io_error("cannot get", "random numbers", errno);
        }
    }
}

} // namespace gazette::index
