// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/index/posting_cursor.h"

namespace gazette::index {

PostingCursor::PostingCursor(const GlassTree& table, std::uint32_t articles, std::string_view term)
    : PostingCursor(table, articles, term, false) {}

PostingCursor::PostingCursor(const GlassTree& table, std::uint32_t articles, std::string_view term,
                             bool lengths)
    : table_(&table), last_docid_(articles) {
    if (!lengths && (term.empty() || term.size() > glass::max_term_bytes)) {
        return;
    }
    if (lengths) {
        list_bytes_ = glass::document_lengths_key.copy(key_.data(), key_.size());
        prefix_bytes_ = list_bytes_;
    } else {
        char* const end = glass::pack_term(key_.data(), term);
        *end = '\0';
        list_bytes_ = static_cast<std::size_t>(end - key_.data());
        prefix_bytes_ = list_bytes_ + 1;
    }
    GlassTree::Item item{};
    if (table.find({key_.data(), list_bytes_}, 1, item, finger_)) {
        begin_chunk(item);
    }
}

const char* PostingCursor::read_long(const char* at, const char* end, std::uint32_t& value) const {
    at = glass::unpack_uint(at, end, value);
    if (at == nullptr) {
        table_->fail();
    }
    return at;
}

/// The key that the chunk would have whose first article is this one.
std::string_view PostingCursor::key_of(std::uint32_t docid) {
    const char* const end = glass::pack_sortable(key_.data() + prefix_bytes_, docid);
    return {key_.data(), static_cast<std::size_t>(end - key_.data())};
}

/// Whether `key` is that of a chunk of this list.
bool PostingCursor::belongs(std::string_view key) const {
    const std::string_view prefix(key_.data(), prefix_bytes_);
    return key == prefix.substr(0, list_bytes_) ||
           (key.starts_with(prefix) && key.size() > prefix_bytes_ && key[prefix_bytes_] != '\xff');
}

/// Stands at the first posting of the chunk `item`, which belongs to the list.
void PostingCursor::begin_chunk(const GlassTree::Item& item) {
    joined_.clear();
    const std::string_view tag = table_->whole_tag(item, joined_, finger_);
    chunk_key_ = item.key;
    at_ = tag.data();
    end_ = at_ + tag.size();
    if (item.key.size() == list_bytes_) {
        document_frequency_ = read();
        collection_frequency_ = read();
        docid_ = read();
        docid_ += docid_ < last_docid_ ? 1 : 0;
        if (prefix_bytes_ > list_bytes_ &&
            (document_frequency_ == 0 || document_frequency_ > last_docid_)) {
            table_->fail();
        }
    } else {
        const char* const key_end = item.key.data() + item.key.size();
        if (glass::unpack_sortable(item.key.data() + prefix_bytes_, key_end, docid_) != key_end) {
            table_->fail();
        }
    }
    if (at_ == end_ || (*at_ != glass::chunk_is_last && *at_ != glass::chunk_is_not_last)) {
        table_->fail();
    }
    is_last_chunk_ = *at_++ == glass::chunk_is_last;
    const std::uint32_t distance = read();
    if (docid_ == 0 || docid_ > last_docid_ || distance > last_docid_ - docid_) {
        table_->fail();
    }
    chunk_last_ = docid_ + distance;
    frequency_ = read();
}

/// From the chunk's last posting.
void PostingCursor::next_chunk() {
    if (at_ != end_) {
        table_->fail();
    }
    go_to_next_chunk();
}

void PostingCursor::go_to_next_chunk() {
    if (is_last_chunk_) {
        docid_ = chunk_last_ = end_docid;
        return;
    }
    const std::uint32_t before = chunk_last_;
    GlassTree::Item item{};
    if (!table_->find_first_above(chunk_key_, item, finger_) || !belongs(item.key)) {
        table_->fail();
    }
    begin_chunk(item);
    if (docid_ <= before) {
        table_->fail();
    }
}

/// Goes to the chunk in which `docid` is or would be, or to the one behind it: `docid` is behind
/// the chunk at hand.
void PostingCursor::skip_chunks(std::uint32_t docid) {
    if (is_last_chunk_) {
        docid_ = chunk_last_ = end_docid;
        return;
    }
    const std::uint32_t before = chunk_last_;
    GlassTree::Item item{};
    if (!table_->find_last_up_to(key_of(docid), item, finger_) || !belongs(item.key)) {
        table_->fail();
    }
    if (item.key != chunk_key_) { // of several components it may be any
        begin_chunk(item);
        if (docid_ <= before) {
            table_->fail();
        }
    }
    if (chunk_last_ < docid) {
        go_to_next_chunk();
    }
}

} // namespace gazette::index
