// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/glass/glass_postlist_reader.h"

#include "indexer/glass/glass_format.h"

namespace gazette::indexer {

GlassPostlistReader::GlassPostlistReader(const std::filesystem::path& path, const GlassRoot& root,
                                         std::uint32_t document_count, std::string_view checks)
    : table_(path, root, checks), document_count_(document_count) {}

bool GlassPostlistReader::is_lengths() const {
    return key_ == glass::document_lengths_key;
}

bool GlassPostlistReader::next_list() {
    if (!table_.next()) {
        return false;
    }
    key_ = table_.key();
    check_key();
    at_ = table_.tag().data();
    end_ = at_ + table_.tag().size();
    stated_count_ = read_uint();
    stated_total_ = read_uint();
    const std::uint32_t before_first = read_uint();
    if (before_first >= document_count_) {
        fail("has a posting of a document that is not there");
    }
    count_ = 0;
    total_ = 0;
    begin_chunk(before_first + 1);
    return true;
}

void GlassPostlistReader::check_key() const {
    if (is_lengths()) {
        return;
    }
    // The NUL that ends a packed term stands only before a docid, which the first chunk lacks; and
    // a term is never empty, so that other kinds of entries (they begin with NUL) fail here too.
    if (key_.size() > glass::max_term_bytes || glass::packed_term(key_) != key_) {
        fail("has an entry of a kind that a segment does not have");
    }
}

std::uint32_t GlassPostlistReader::read_uint() {
    std::uint32_t value = 0;
    at_ = glass::unpack_uint(at_, end_, value);
    if (at_ == nullptr) {
        fail("has a posting list that is cut short");
    }
    return value;
}

/// Reads the header of the chunk that begins with `docid`.
void GlassPostlistReader::begin_chunk(std::uint32_t docid) {
    if (at_ == end_ || (*at_ != glass::chunk_is_last && *at_ != glass::chunk_is_not_last)) {
        fail("has a posting list that is cut short");
    }
    is_last_chunk_ = *at_++ == glass::chunk_is_last;
    const std::uint32_t distance = read_uint();
    if (distance > document_count_ - docid) {
        fail("has a posting of a document that is not there");
    }
    docid_ = docid;
    last_in_chunk_ = docid + distance;
    at_chunk_start_ = true;
}

void GlassPostlistReader::next_chunk() {
    if (!table_.next()) {
        fail("has a posting list that does not end");
    }
    std::string_view rest = table_.key();
    const bool same_list =
        rest.starts_with(key_) &&
        (is_lengths() || (rest.size() > key_.size() && rest[key_.size()] == '\0'));
    rest.remove_prefix(same_list ? key_.size() + (is_lengths() ? 0 : 1) : 0);
    std::uint32_t docid = 0;
    const char* const rest_end = rest.data() + rest.size();
    if (!same_list || glass::unpack_sortable(rest.data(), rest_end, docid) != rest_end) {
        fail("has a posting list that does not end");
    }
    if (docid <= docid_ || docid > document_count_) {
        fail("has postings out of order");
    }
    at_ = table_.tag().data();
    end_ = at_ + table_.tag().size();
    begin_chunk(docid);
}

bool GlassPostlistReader::next() {
    if (!at_chunk_start_ && at_ == end_) {
        if (docid_ != last_in_chunk_) {
            fail("has a posting list with a false end");
        }
        if (is_last_chunk_) {
            end_list();
            return false;
        }
        next_chunk();
    }
    if (!at_chunk_start_) {
        const std::uint32_t distance = read_uint();
        if (distance >= last_in_chunk_ - docid_) {
            fail("has postings out of order");
        }
        docid_ += distance + 1;
    }
    at_chunk_start_ = false;
    wdf_ = read_uint();
    ++count_;
    total_ += wdf_;
    return true;
}

void GlassPostlistReader::end_list() const {
    if (is_lengths() ? count_ != document_count_ || stated_count_ != 0 || stated_total_ != 0
                     : count_ != stated_count_ || total_ != stated_total_) {
        fail("has a posting list whose parts do not add up");
    }
}

} // namespace gazette::indexer
