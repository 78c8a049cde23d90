// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/index/xapian_errors.h"

#include <array>
#include <string>

#include "common/index/damage.h"

namespace gazette::index {
namespace {

// Xapian's own names of what only a misuse of the library or a bug in it can cause. All the others
// that reading a local index meets (DatabaseCorruptError, DatabaseOpeningError, SerialisationError,
// RangeError, DocNotFoundError, ...) mean that the tables are not what we wrote.
constexpr std::array<std::string_view, 4> bugs{"AssertionError", "InvalidArgumentError",
                                               "InvalidOperationError", "UnimplementedError"};

} // namespace

Error translate(const Xapian::Error& error, std::string_view where) {
    const std::string_view type = error.get_type();
    for (const std::string_view bug : bugs) {
        if (type == bug) {
            return {ErrorKind::Internal, std::string(type) + ": " + error.get_msg()};
        }
    }
    if (const char* const system = error.get_error_string(); system != nullptr) {
        return {ErrorKind::Io,
                "cannot read " + std::string(where) + ": " + error.get_msg() + ": " + system};
    }
    return damaged(where, error.get_msg());
}

Error translate(const std::logic_error& error, std::string_view where) {
    return damaged(where, error.what());
}

} // namespace gazette::index
