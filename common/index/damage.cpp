// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/index/damage.h"

#include <string>

namespace gazette::index {

Error damaged(std::string_view where, std::string_view what) {
    std::string message(where);
    message.append(" is damaged: ").append(what);
    return {ErrorKind::Damaged, message, std::string(damage_hint)};
}

} // namespace gazette::index
