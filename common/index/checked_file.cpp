// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/index/checked_file.h"

#include <cstdint>

#include <sys/mman.h>

#include "common/index/byte_reader.h"
#include "common/index/damage.h"

namespace gazette::index {

CheckedFile::CheckedFile(const std::filesystem::path& path, std::string_view checks)
    : where_(path.native()), file_(path), checks_(checks) {
    if (checks.empty()) {
        return;
    }
    const std::size_t blocks =
        (file_.bytes().size() + checked_block_bytes - 1) / checked_block_bytes;
    if (checks.size() != blocks * sizeof(std::uint32_t)) {
        throw damaged(where_, "its size is not that of its checks");
    }
    seen_.resize(blocks);
}

void CheckedFile::check(std::size_t block) const {
    const std::string_view bytes =
        file_.bytes().substr(block * checked_block_bytes, checked_block_bytes);
    const auto expected = load_le<std::uint32_t>(checks_.data() + block * sizeof(std::uint32_t));
    if (block_check(bytes) != expected) {
        throw damaged(where_, "its bytes have changed");
    }
    seen_[block] = true;
}

void CheckedFile::forget_pages() const noexcept {
    const std::string_view bytes = file_.bytes();
    if (!bytes.empty()) {
        // Only advice, and of pages that belong to the file; the mapping itself is not changed.
        void* const begin = const_cast<char*>(bytes.data()); // NOLINT(*-const-cast): madvise's type
        static_cast<void>(::madvise(begin, bytes.size(), MADV_DONTNEED));
    }
}

} // namespace gazette::index
