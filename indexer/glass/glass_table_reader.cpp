// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/glass/glass_table_reader.h"

#include <algorithm>
#include <cerrno>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "common/base/error.h"
#include "common/index/block_checks.h"
#include "common/index/byte_reader.h"
#include "indexer/glass/glass_format.h"

namespace gazette::indexer {
namespace {

/// Blocks read at a time: 256 KB.
constexpr std::uint32_t piece_blocks = 32;

} // namespace

GlassTableReader::GlassTableReader(const std::filesystem::path& path, const GlassRoot& root,
                                   std::string_view checks)
    : name_(path.native()), root_(root), checks_(checks) {
    if (root.block_count == 0) {
        null_item_seen_ = true;
        return;
    }
    fd_ = UniqueFd(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
    if (!fd_ && errno == ENOENT) {
        fail("is missing");
    }
    if (!fd_) {
        throw io_error("cannot open", name_, errno);
    }
    struct stat status {};
    if (::fstat(fd_.get(), &status) != 0) {
        throw io_error("cannot examine", name_, errno);
    }
    const auto wanted =
        static_cast<off_t>(root.block_count) * static_cast<off_t>(glass::block_size);
    if (!S_ISREG(status.st_mode) || status.st_size != wanted) {
        fail("has another size than when it was written");
    }
    if (!checks_.empty() && checks_.size() != root.block_count * sizeof(std::uint32_t)) {
        fail("has another size than its checks");
    }
    static_cast<void>(::posix_fadvise(fd_.get(), 0, 0, POSIX_FADV_SEQUENTIAL)); // only advice
    piece_.resize(std::min(piece_blocks, root.block_count) * glass::block_size);
}

void GlassTableReader::fail(std::string_view what) const {
    throw Error(ErrorKind::Damaged, name_ + " " + std::string(what));
}

bool GlassTableReader::next() {
    Item item{};
    if (!next_item(item)) {
        if (entries_ != root_.entry_count || !null_item_seen_) {
            fail("does not have as many entries as it should");
        }
        return false;
    }
    if (item.component != 1) {
        fail("has an entry that does not begin");
    }
    if (item.key <= key_) {
        fail("has keys out of order");
    }
    key_ = item.key;
    tag_ = item.part;
    if (!item.last) {
        append_components(item);
    }
    ++entries_;
    return true;
}

/// Puts the tag of an entry together that has more than one component.
void GlassTableReader::append_components(const Item& first) {
    kept_key_ = first.key;
    key_ = kept_key_;
    joined_tag_ = first.part;
    Item item{};
    for (std::size_t component = 2; !item.last; ++component) {
        if (!next_item(item) || item.component != component || item.key != key_) {
            fail("has an entry that does not end");
        }
        joined_tag_ += item.part;
    }
    tag_ = joined_tag_;
}

bool GlassTableReader::next_item(Item& item) {
    while (directory_next_ == directory_end_) {
        if (!next_leaf()) {
            return false;
        }
    }
    const std::size_t offset = glass::load16(block_ + directory_next_);
    directory_next_ += glass::directory_entry_bytes;
    item = parse_item(offset);
    if (!null_item_seen_) {
        if (!item.key.empty() || !item.part.empty() || item.component != 1 || !item.last) {
            fail("does not begin as a table does");
        }
        null_item_seen_ = true;
        return next_item(item);
    }
    return true;
}

GlassTableReader::Item GlassTableReader::parse_item(std::size_t offset) const {
    constexpr std::size_t fixed = glass::item_size_bytes + glass::key_length_bytes;
    if (offset < directory_end_ || offset > glass::block_size - fixed) {
        fail("has an entry outside its block");
    }
    const char* const at = block_ + offset;
    const unsigned flags = glass::load16(at);
    const std::size_t size = (flags & glass::item_size_mask) + glass::item_size_bias;
    const std::size_t key_bytes = glass::load8(at + glass::item_size_bytes);
    const bool first = (flags & glass::item_first) != 0;
    const std::size_t header = fixed + key_bytes + (first ? 0 : glass::component_bytes);
    if (size > glass::block_size - offset || header > size ||
        (flags & glass::item_compressed) != 0) {
        fail("has an entry that does not fit its block");
    }
    const std::size_t component = first ? 1 : glass::load16(at + fixed + key_bytes);
    return {.key = {at + fixed, key_bytes},
            .part = {at + header, size - header},
            .component = component,
            .last = (flags & glass::item_last) != 0};
}

/// Goes to the next leaf. False when there is none.
bool GlassTableReader::next_leaf() {
    for (;;) {
        if (next_block_ == root_.block_count) {
            return false;
        }
        if (next_block_ == piece_end_) {
            read_piece();
        }
        block_ = piece_.data() + next_block_ % piece_blocks * glass::block_size;
        ++next_block_;
        const unsigned level = glass::load8(block_ + glass::level_offset);
        directory_end_ = glass::load16(block_ + glass::directory_end_offset);
        const bool is_odd = directory_end_ % glass::directory_entry_bytes != 0;
        if (level > root_.level || !is_odd || directory_end_ < glass::directory_start ||
            directory_end_ > glass::block_size) {
            fail("has a block that cannot be");
        }
        directory_next_ = glass::directory_start;
        if (level == 0) {
            return true;
        }
    }
}

/// Reads the blocks from next_block_ on.
void GlassTableReader::read_piece() {
    kept_key_ = std::string(key_); // key_ may be within the piece
    key_ = kept_key_;
    const std::uint32_t blocks = std::min(piece_blocks, root_.block_count - next_block_);
    const std::size_t wanted = blocks * glass::block_size;
    const std::size_t start = next_block_ * glass::block_size;
    for (std::size_t have = 0; have < wanted;) {
        const ssize_t got = ::pread(fd_.get(), piece_.data() + have, wanted - have,
                                    static_cast<off_t>(start + have));
        if (got < 0 && errno != EINTR) {
            throw io_error("cannot read", name_, errno);
        }
        if (got == 0) {
            fail("has become shorter");
        }
        have += got < 0 ? 0 : static_cast<std::size_t>(got);
    }
    check_piece(blocks);
    piece_end_ = next_block_ + blocks;
}

/// Holds the `blocks` blocks just read against their checks.
void GlassTableReader::check_piece(std::uint32_t blocks) const {
    if (checks_.empty()) {
        return;
    }
    std::vector<std::uint32_t> found;
    index::append_block_checks({piece_.data(), blocks * glass::block_size}, found);
    const char* expected = checks_.data() + next_block_ * sizeof(std::uint32_t);
    for (const std::uint32_t check : found) {
        if (check != index::load_le<std::uint32_t>(expected)) {
            fail("is damaged: its bytes have changed");
        }
        expected += sizeof check;
    }
}

} // namespace gazette::indexer
