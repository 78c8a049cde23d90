// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace gazette::cli {

/// From now on, a page of a mapped file that cannot be read ends the process with a message and
/// ExitCode::NoIndex, not by a signal: a disk may fail, and somebody may cut the file short that we
/// have mapped. Only an index's files are mapped. `program` comes first in the message.
void explain_bus_errors(std::string_view program) noexcept;

} // namespace gazette::cli
