// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/index/vocabulary_writer.h"

#include <algorithm>

#include "common/base/error.h"
#include "common/base/hash.h"
#include "common/index/byte_writer.h"
#include "common/index/vocabulary_format.h"

namespace gazette::index {
namespace {

void append_shared(std::string& out, std::string_view base, std::string_view word) {
    const auto [at, unused] = std::mismatch(base.begin(), base.end(), word.begin(), word.end());
    const auto shared = static_cast<std::size_t>(at - base.begin());
    append_varint(out, shared);
    append_string(out, word.substr(shared));
}

bool stems_are_sound(std::span<const StemCount> stems) {
    const auto is_sound = [](const StemCount& stem) {
        return stem.articles > 0 && stem.stem.size() <= max_form_bytes;
    };
    const auto is_not_above = [](const StemCount& a, const StemCount& b) {
        return a.stem >= b.stem;
    };
    return !stems.empty() && stems.size() <= max_stems && std::ranges::all_of(stems, is_sound) &&
           std::ranges::adjacent_find(stems, is_not_above) == stems.end();
}

} // namespace

VocabularyWriter::VocabularyWriter(const std::filesystem::path& path) : file_(path) {
    file_.append(vocabulary_magic);
}

void VocabularyWriter::add(std::string_view form, std::span<const StemCount> stems) {
    const bool is_above = size_ == 0 || form > last_form_;
    if (!is_above || form.size() > max_form_bytes || !stems_are_sound(stems)) {
        throw Error(ErrorKind::Internal, "the vocabulary's words are out of order");
    }
    if (size_ % Vocabulary::block_entries == 0) {
        block_offsets_.push_back(file_.offset() - vocabulary_magic.size());
        last_form_.clear(); // a block's first form is stored whole
    }
    entry_.clear();
    append_shared(entry_, last_form_, form);
    append_varint(entry_, stems.size());
    for (const StemCount& stem : stems) {
        append_shared(entry_, form, stem.stem);
        append_varint(entry_, stem.articles);
    }
    file_.append(entry_);
    last_form_ = form;
    ++size_;
}

void VocabularyWriter::finish() {
    const std::uint64_t block_bytes = file_.offset() - vocabulary_magic.size();
    for (const std::uint64_t offset : block_offsets_) {
        entry_.clear();
        append_le(entry_, offset);
        file_.append(entry_);
    }
    std::string footer;
    append_le(footer, size_);
    append_le(footer, block_bytes);
    append_le(footer, hash64(footer));
    file_.append(footer);
    file_.finish();
}

} // namespace gazette::index
