// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/glass/glass_position_reader.h"

#include "indexer/glass/glass_format.h"

namespace gazette::indexer {

GlassPositionReader::GlassPositionReader(const std::filesystem::path& path, const GlassRoot& root,
                                         std::uint32_t document_count, std::string_view checks)
    : table_(path, root, checks), document_count_(document_count) {
    ahead_ = table_.next() ? Ahead::FirstOfNextTerm : Ahead::Nothing;
}

bool GlassPositionReader::next_list() {
    if (ahead_ == Ahead::Nothing) {
        return false;
    }
    const std::string_view term = glass::packed_term(table_.key());
    if (term.empty() || term.size() > glass::max_term_bytes || term.size() == table_.key().size()) {
        fail("has an entry that is no position list");
    }
    key_ = term;
    docid_ = 0;
    read_docid(table_.key().substr(key_.size() + 1));
    return true;
}

bool GlassPositionReader::next() {
    if (ahead_ == Ahead::FirstOfNextTerm) {
        ahead_ = Ahead::SameTerm;
        return true;
    }
    if (!table_.next()) {
        ahead_ = Ahead::Nothing;
        return false;
    }
    const std::string_view key = table_.key();
    // A docid never begins with 0xff, and NUL 0xff is a NUL within a longer term.
    const bool same_term = key.size() > key_.size() + 1 && key.starts_with(key_) &&
                           key[key_.size()] == '\0' && key[key_.size() + 1] != '\xff';
    if (!same_term) {
        ahead_ = Ahead::FirstOfNextTerm;
        return false;
    }
    read_docid(key.substr(key_.size() + 1));
    return true;
}

void GlassPositionReader::read_docid(std::string_view packed) {
    std::uint32_t docid = 0;
    const char* const end = packed.data() + packed.size();
    if (glass::unpack_sortable(packed.data(), end, docid) != end) {
        fail("has an entry that is no position list");
    }
    if (docid <= docid_ || docid > document_count_ || table_.tag().empty()) {
        fail("has position lists out of order");
    }
    docid_ = docid;
}

} // namespace gazette::indexer
