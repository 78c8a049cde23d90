// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/base/error.h"

#include <system_error>

namespace gazette {

Error io_error(std::string_view what, std::string_view where, int error_number, std::string hint) {
    std::string message(what);
    message.append(" ").append(where).append(": ");
    message.append(std::generic_category().message(error_number));
    return {ErrorKind::Io, message, std::move(hint)};
}

} // namespace gazette
