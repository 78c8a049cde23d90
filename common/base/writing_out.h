// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <fcntl.h>

namespace gazette {

/// Asks the system to begin bringing what was written to `fd` to the disk, without waiting for it:
/// an fsync that follows later, and those of other files, then wait together. Promises nothing.
inline void begin_writing_out([[maybe_unused]] int fd) noexcept {
#ifdef SYNC_FILE_RANGE_WRITE
    static_cast<void>(::sync_file_range(fd, 0, 0, SYNC_FILE_RANGE_WRITE));
#endif
}

} // namespace gazette
