// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/glass_database_writer.h"

#include <algorithm>
#include <cerrno>
#include <string>
#include <utility>

#include <sys/random.h>

#include "common/base/error.h"

namespace gazette::indexer {
namespace {

using Uuid = std::array<unsigned char, glass::uuid_bytes>;

std::string file_name(std::string_view table) {
    return std::string(table) + std::string(glass::table_suffix);
}

/// A random UUID (RFC 4122, version 4).
Uuid make_uuid() {
    Uuid uuid{};
    if (::getrandom(uuid.data(), uuid.size(), 0) != static_cast<ssize_t>(uuid.size())) {
        throw io_error("cannot read", "random numbers", errno);
    }
    uuid[6] = static_cast<unsigned char>((uuid[6] & 0x0fU) | 0x40U);
    uuid[8] = static_cast<unsigned char>((uuid[8] & 0x3fU) | 0x80U);
    return uuid;
}

std::string to_text(const Uuid& uuid) {
    constexpr std::string_view digits = "0123456789abcdef";
    std::string text;
    for (std::size_t i = 0; i < uuid.size(); ++i) {
        if (i == 4 || i == 6 || i == 8 || i == 10) {
            text += '-';
        }
        text += digits[uuid[i] >> 4U];
        text += digits[uuid[i] & 15U];
    }
    return text;
}

void append_uint(std::string& out, std::uint64_t value) {
    std::array<char, glass::max_packed_uint64> bytes{};
    const char* const end = glass::pack_uint(bytes.data(), value);
    out.append(bytes.data(), static_cast<std::size_t>(end - bytes.data()));
}

/// What the version file says of one table. A table without blocks has no file.
void append_root(std::string& out, const GlassRoot& root, unsigned compress_min) {
    constexpr unsigned is_fake = 1;
    constexpr unsigned is_sequential = 2;
    append_uint(out, root.block);
    append_uint(out, root.level << 2U | is_sequential | (root.block_count == 0 ? is_fake : 0));
    append_uint(out, root.entry_count);
    append_uint(out, glass::block_size >> glass::block_size_shift);
    append_uint(out, compress_min);
    std::string free_list;
    if (root.block_count != 0) {
        append_uint(free_list, glass::revision);
        append_uint(free_list, root.block_count);
        free_list.append(4, '\0'); // no block is free, and none holds a list of free blocks
    }
    append_uint(out, free_list.size());
    out += free_list;
}

} // namespace

GlassDatabaseWriter::GlassDatabaseWriter(std::filesystem::path folder)
    : folder_(std::move(folder)), postlists_(folder_ / file_name(glass::postlist_name)) {
    postlists_.begin_lengths();
}

void GlassDatabaseWriter::add_document_length(std::uint32_t length) {
    postlists_.add(++document_count_, length);
    total_length_ += length;
    longest_ = std::max(longest_, length);
    if (length != 0 && (shortest_ == 0 || length < shortest_)) {
        shortest_ = length;
    }
}

void GlassDatabaseWriter::begin_term(std::string_view term) {
    end_lengths();
    postlists_.begin_term(term);
}

void GlassDatabaseWriter::begin_positions(std::string_view term) {
    char* end = glass::pack_term(position_key_.data(), term);
    *end++ = '\0';
    position_prefix_bytes_ = static_cast<std::size_t>(end - position_key_.data());
}

void GlassDatabaseWriter::add_positions(std::uint32_t docid, std::string_view encoded) {
    if (!positions_) {
        positions_.emplace(folder_ / file_name(glass::position_name));
    }
    const char* const end =
        glass::pack_sortable(position_key_.data() + position_prefix_bytes_, docid);
    positions_->add({position_key_.data(), static_cast<std::size_t>(end - position_key_.data())},
                    encoded);
}

void GlassDatabaseWriter::end_lengths() {
    if (in_lengths_) {
        postlists_.end();
        in_lengths_ = false;
    }
}

WrittenDatabase GlassDatabaseWriter::finish() {
    end_lengths();
    WrittenDatabase written;
    const GlassRoot postlists = postlists_.finish();
    written.files.push_back(file_name(glass::postlist_name));
    GlassRoot positions;
    if (positions_) {
        positions = positions_->finish();
        written.files.push_back(file_name(glass::position_name));
    }
    const Uuid uuid = make_uuid();
    write_version_file(postlists, positions, {reinterpret_cast<const char*>(uuid.data()), 16});
    written.files.emplace_back(glass::version_file_name);
    written.uuid = to_text(uuid);
    written.document_count = document_count_;
    written.total_length = total_length_;
    written.term_count = postlists_.term_count();
    return written;
}

void GlassDatabaseWriter::write_version_file(const GlassRoot& postlists, const GlassRoot& positions,
                                             std::string_view uuid) const {
    std::string bytes(glass::version_magic);
    bytes += uuid;
    append_uint(bytes, glass::revision);
    for (unsigned i = 0; i < glass::table_count; ++i) {
        GlassRoot root;
        if (i == static_cast<unsigned>(glass::Table::Postlist)) {
            root = postlists;
        } else if (i == static_cast<unsigned>(glass::Table::Position)) {
            root = positions;
        }
        append_root(bytes, root, glass::compress_min[i]);
    }
    append_uint(bytes, document_count_);
    append_uint(bytes, 0); // last docid - document count
    append_uint(bytes, shortest_);
    append_uint(bytes, postlists_.highest_wdf());
    append_uint(bytes, longest_ - postlists_.highest_wdf());
    append_uint(bytes, 0); // oldest changeset
    append_uint(bytes, total_length_);
    append_uint(bytes, 0); // highest spelling frequency
    OutputFile file(folder_ / glass::version_file_name);
    file.append(bytes);
    file.close();
}

} // namespace gazette::indexer
