// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/glass/glass_position_reader.h"

#include "indexer/glass/glass_format.h"

namespace gazette::indexer {

GlassPositionReader::GlassPositionReader(const std::filesystem::path& path, const GlassRoot& root,
                                         std::uint32_t document_count, std::string_view checks)
    : table_(path, root, checks), document_count_(document_count), has_entry_(table_.next()) {}

bool GlassPositionReader::next_list() {
    if (!has_entry_) {
        return false;
    }
    const std::string_view term = glass::packed_term(table_.key());
    if (term.empty() || term.size() > glass::max_term_bytes || term.size() == table_.key().size()) {
        fail("has an entry that is no position list");
    }
    key_ = term;
    docid_ = 0;
    begin_chunk();
    return true;
}

/// Begins the chunk of the table's entry, which is of this term.
void GlassPositionReader::begin_chunk() {
    const std::string_view packed = table_.key().substr(key_.size() + 1);
    const char* const end = packed.data() + packed.size();
    std::uint32_t first = 0;
    if (glass::unpack_sortable(packed.data(), end, first) != end || table_.tag().empty()) {
        fail("has an entry that is no position list");
    }
    chunk_ = index::PositionChunkReader(table_.tag(), first);
}

bool GlassPositionReader::next_in_chunk() {
    if (!chunk_.next()) {
        if (chunk_.is_damaged()) {
            fail("has position lists that are cut short");
        }
        return false;
    }
    if (chunk_.docid() <= docid_ || chunk_.docid() > document_count_) {
        fail("has position lists out of order");
    }
    docid_ = chunk_.docid();
    return true;
}

bool GlassPositionReader::next() {
    if (next_in_chunk()) {
        return true;
    }
    has_entry_ = table_.next();
    const std::string_view key = table_.key();
    // A docid never begins with 0xff, and NUL 0xff is a NUL within a longer term.
    const bool same_term = has_entry_ && key.size() > key_.size() + 1 && key.starts_with(key_) &&
                           key[key_.size()] == '\0' && key[key_.size() + 1] != '\xff';
    if (!same_term) {
        return false;
    }
    begin_chunk();
    return next_in_chunk();
}

} // namespace gazette::indexer
