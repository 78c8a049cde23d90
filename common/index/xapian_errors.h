// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <stdexcept>
#include <string_view>
#include <utility>

#include <xapian.h>

#include "common/base/error.h"

namespace gazette::index {

/// What one of Xapian's errors means here. With a system error inside (no descriptors left, no
/// permission): Io. A table that makes no sense: Damaged. A misuse of the library: Internal.
/// `where` is the path of what was being read.
[[nodiscard]] Error translate(const Xapian::Error& error, std::string_view where);

/// Error{Damaged} for what the standard library threw out of Xapian while it read `where`: its
/// containers speak up before Xapian does when a table's numbers are nonsense.
[[nodiscard]] Error translate(const std::logic_error& error, std::string_view where);

/// Runs `function` and gives what it gives. Every call into Xapian that reads the disk stands
/// inside one of these: Xapian::Error does not derive from std::exception. gazette::Error and
/// std::bad_alloc pass through.
template <class Function>
decltype(auto) translate_xapian_errors(std::string_view where, Function&& function) {
    try {
        return std::forward<Function>(function)();
    } catch (const Xapian::Error& error) {
        throw translate(error, where);
    } catch (const std::logic_error& error) {
        throw translate(error, where);
    }
}

} // namespace gazette::index
