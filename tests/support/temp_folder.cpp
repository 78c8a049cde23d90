// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/temp_folder.h"

#include <cerrno>
#include <cstdlib>
#include <string>
#include <system_error>

#include "common/base/error.h"
#include "common/base/file.h"

namespace gazette::test {

TempFolder::TempFolder() {
    std::string pattern = (std::filesystem::temp_directory_path() / "gazette-test-XXXXXX").native();
    if (::mkdtemp(pattern.data()) == nullptr) {
        throw io_error("cannot create", pattern, errno);
    }
    path_ = pattern;
}

TempFolder::~TempFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
}

std::filesystem::path TempFolder::write(const std::filesystem::path& name,
                                        std::string_view bytes) const {
    std::filesystem::path full = path_ / name;
    std::filesystem::create_directories(full.parent_path());
    write_file_synced(full, bytes);
    return full;
}

} // namespace gazette::test
