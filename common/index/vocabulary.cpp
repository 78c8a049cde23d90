// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/index/vocabulary.h"

#include <algorithm>
#include <numeric>

#include "common/base/hash.h"
#include "common/index/byte_reader.h"
#include "common/index/damage.h"
#include "common/index/vocabulary_format.h"

namespace gazette::index {
namespace {

std::uint64_t sum_of(std::span<const StemCount> stems) noexcept {
    return std::accumulate(
        stems.begin(), stems.end(), std::uint64_t{0},
        [](std::uint64_t sum, const StemCount& stem) { return sum + stem.articles; });
}

} // namespace

Vocabulary::Vocabulary(const std::filesystem::path& path, std::string_view checks)
    : where_(path.native()), file_(path, checks) {
    const std::string_view all = file_.bytes();
    if (all.size() < vocabulary_magic.size() + vocabulary_footer_bytes ||
        all.substr(0, vocabulary_magic.size()) != vocabulary_magic) {
        throw damaged(where_, "it is not a vocabulary");
    }
    const std::string_view footer = file_.checked(all.substr(all.size() - vocabulary_footer_bytes));
    ByteReader numbers(footer, where_);
    size_ = numbers.fixed<std::uint64_t>();
    const auto block_bytes = numbers.fixed<std::uint64_t>();
    const std::string_view checked = footer.substr(0, footer.size() - sizeof(std::uint64_t));
    if (numbers.fixed<std::uint64_t>() != hash64(checked)) {
        throw damaged(where_, "its footer has changed");
    }
    // An entry takes at least four bytes, so that honest counts stay below the file's size.
    if (size_ > all.size() || size_ / block_entries >= UINT32_MAX) {
        throw damaged(where_, "its sizes make no sense");
    }
    block_count_ = static_cast<std::uint32_t>((size_ + block_entries - 1) / block_entries);
    ByteReader body(all.substr(0, all.size() - vocabulary_footer_bytes), where_);
    static_cast<void>(body.take(vocabulary_magic.size()));
    blocks_ = body.take(block_bytes);
    offsets_ = body.take(std::size_t{block_count_} * sizeof(std::uint64_t));
    body.expect_end();
}

std::string_view Vocabulary::block(std::uint32_t number) const {
    const bool is_last = number + 1 == block_count_;
    const char* const at = file_
                               .checked(offsets_.substr(std::size_t{number} * sizeof(std::uint64_t),
                                                        (is_last ? 1 : 2) * sizeof(std::uint64_t)))
                               .data();
    const auto begin = load_le<std::uint64_t>(at);
    const auto end = is_last ? blocks_.size() : load_le<std::uint64_t>(at + sizeof begin);
    if (begin > end || end > blocks_.size()) {
        throw damaged(where_, "a block lies outside it");
    }
    return file_.checked(blocks_.substr(begin, end - begin));
}

std::string_view Vocabulary::first_form(std::uint32_t block) const {
    ByteReader reader(this->block(block), where_);
    if (reader.varint() != 0) {
        reader.fail("a block does not start with a whole word");
    }
    return reader.string();
}

VocabularyCursor Vocabulary::begin() const {
    VocabularyCursor cursor(*this);
    cursor.enter_block(0);
    return cursor;
}

VocabularyCursor Vocabulary::lower_bound(std::string_view form) const {
    std::uint32_t low = 0; // blocks before low start at or below form
    std::uint32_t high = block_count_;
    while (low < high) {
        const std::uint32_t middle = low + (high - low) / 2;
        if (first_form(middle) <= form) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    VocabularyCursor cursor(*this);
    cursor.enter_block(low == 0 ? 0 : low - 1);
    while (cursor.valid() && cursor.form() < form) {
        cursor.next();
    }
    return cursor;
}

void Vocabulary::for_each_form(FunctionRef<bool(std::string_view beginning)> skip,
                               FunctionRef<void(std::string_view form)> visit) const {
    for (std::uint32_t number = 0; number < block_count_; ++number) {
        const std::string_view first = first_form(number);
        const std::string_view next =
            number + 1 < block_count_ ? first_form(number + 1) : std::string_view();
        // Forms are sorted: what those on both sides begin with, all between begin with.
        const auto differ = std::ranges::mismatch(first, next);
        if (skip(first.substr(0, static_cast<std::size_t>(differ.in1 - first.begin())))) {
            continue;
        }
        VocabularyCursor cursor(*this);
        for (cursor.enter_block(number); cursor.valid() && cursor.block_ == number; cursor.next()) {
            visit(cursor.form());
        }
    }
}

std::uint64_t VocabularyCursor::articles() const noexcept {
    return sum_of(stems_);
}

void VocabularyCursor::enter_block(std::uint32_t block) {
    block_ = block;
    valid_ = block < vocabulary_->block_count_;
    if (!valid_) {
        return;
    }
    rest_ = vocabulary_->block(block);
    const std::uint64_t before = std::uint64_t{block} * Vocabulary::block_entries;
    left_in_block_ = static_cast<std::uint32_t>(
        std::min<std::uint64_t>(vocabulary_->size_ - before, Vocabulary::block_entries));
    form_.clear();
    decode_entry();
}

void VocabularyCursor::next() {
    if (--left_in_block_ > 0) {
        decode_entry();
    } else {
        enter_block(block_ + 1);
    }
}

void VocabularyCursor::decode_entry() {
    ByteReader reader(rest_, vocabulary_->where_);
    const std::size_t shared = reader.varint(form_.size());
    const std::string_view ending = reader.string();
    if (shared + ending.size() > max_form_bytes) {
        reader.fail("a word is too long");
    }
    form_.resize(shared);
    form_.append(ending);

    const std::size_t count = reader.varint(max_stems);
    if (count == 0) {
        reader.fail("a word has no stem");
    }
    stems_.resize(count);
    stem_bytes_.clear();
    stem_bytes_.reserve(count * max_form_bytes); // the views into it must stay
    for (StemCount& stem : stems_) {
        const std::size_t begin = stem_bytes_.size();
        const std::size_t shared_with_form = reader.varint(form_.size());
        const std::string_view stem_ending = reader.string();
        if (shared_with_form + stem_ending.size() > max_form_bytes) {
            reader.fail("a stem is too long");
        }
        stem_bytes_.append(form_, 0, shared_with_form);
        stem_bytes_.append(stem_ending);
        stem.stem = std::string_view(stem_bytes_).substr(begin);
        stem.articles = reader.varint();
    }
    rest_ = rest_.substr(rest_.size() - reader.remaining());
    if (left_in_block_ == 1) {
        reader.expect_end();
    }
}

} // namespace gazette::index
