// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/index/deleted_set.h"

#include <algorithm>
#include <bit>

#include "common/base/error.h"
#include "common/index/byte_reader.h"
#include "common/index/byte_writer.h"
#include "common/index/damage.h"

namespace gazette::index {
namespace {

// On disk: do not change or reuse.
constexpr std::string_view magic = "GZDELET\n";
constexpr std::uint32_t word_bits = 64;

constexpr std::size_t words_for(std::uint32_t articles) {
    return (std::size_t{articles} + word_bits - 1) / word_bits;
}

} // namespace

DeletedSet::DeletedSet(std::uint32_t articles)
    : articles_(articles), bits_(words_for(articles), 0) {}

bool DeletedSet::contains(std::uint32_t docid) const noexcept {
    if (docid == 0 || docid > articles_) {
        return false;
    }
    const std::uint32_t bit = docid - 1;
    return ((bits_[bit / word_bits] >> (bit % word_bits)) & 1U) != 0;
}

bool DeletedSet::insert(std::uint32_t docid) {
    if (docid == 0 || docid > articles_) {
        throw Error(ErrorKind::Internal, "deleting article " + std::to_string(docid) + " of " +
                                             std::to_string(articles_));
    }
    const std::uint32_t bit = docid - 1;
    std::uint64_t& word = bits_[bit / word_bits];
    const std::uint64_t mask = std::uint64_t{1} << (bit % word_bits);
    const bool is_new = (word & mask) == 0;
    word |= mask;
    count_ += is_new ? 1U : 0U;
    return is_new;
}

std::uint32_t DeletedSet::next_deleted(std::uint32_t docid) const noexcept {
    const std::uint32_t bit = docid == 0 ? 0 : docid - 1;
    if (bit >= articles_) {
        return 0;
    }
    std::size_t at = bit / word_bits;
    std::uint64_t word = bits_[at] & (~std::uint64_t{0} << (bit % word_bits));
    while (word == 0) {
        if (++at == bits_.size()) {
            return 0;
        }
        word = bits_[at];
    }
    return static_cast<std::uint32_t>(at * word_bits) +
           static_cast<std::uint32_t>(std::countr_zero(word)) + 1;
}

std::uint32_t DeletedSet::live_before(std::uint32_t docid) const noexcept {
    const std::uint32_t below = std::min(docid == 0 ? 0 : docid - 1, articles_);
    std::uint32_t gone = 0;
    for (std::size_t at = 0; at < below / word_bits; ++at) {
        gone += static_cast<std::uint32_t>(std::popcount(bits_[at]));
    }
    if (const std::uint32_t rest = below % word_bits; rest != 0) {
        const std::uint64_t mask = (std::uint64_t{1} << rest) - 1;
        gone += static_cast<std::uint32_t>(std::popcount(bits_[below / word_bits] & mask));
    }
    return below - gone;
}

std::string DeletedSet::encode() const {
    std::string bytes(magic);
    append_le(bytes, articles_);
    append_le(bytes, count_);
    for (const std::uint64_t word : bits_) {
        append_le(bytes, word);
    }
    return bytes;
}

DeletedSet DeletedSet::decode(std::string_view bytes, std::string_view where) {
    ByteReader reader(bytes, where);
    if (reader.take(std::min(magic.size(), bytes.size())) != magic) {
        throw damaged(where, "it does not start as a set of deleted articles does");
    }
    DeletedSet set;
    set.articles_ = reader.fixed<std::uint32_t>();
    set.count_ = reader.fixed<std::uint32_t>();
    const std::size_t words = words_for(set.articles_);
    if (reader.remaining() != words * sizeof(std::uint64_t)) {
        reader.fail("its size is not that of its articles");
    }
    std::uint64_t marked = 0;
    set.bits_.reserve(words);
    for (std::size_t i = 0; i < words; ++i) {
        set.bits_.push_back(reader.fixed<std::uint64_t>());
        marked += static_cast<std::uint64_t>(std::popcount(set.bits_.back()));
    }
    const std::uint32_t tail = set.articles_ % word_bits;
    if (marked != set.count_ || (tail != 0 && (set.bits_.back() >> tail) != 0)) {
        reader.fail("its articles do not add up");
    }
    return set;
}

} // namespace gazette::index
