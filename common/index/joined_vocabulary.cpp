// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/index/joined_vocabulary.h"

#include <algorithm>
#include <numeric>
#include <utility>

namespace gazette::index {

JoinedVocabularyCursor::JoinedVocabularyCursor(std::vector<VocabularyCursor> cursors)
    : cursors_(std::move(cursors)) {
    gather();
}

std::uint64_t JoinedVocabularyCursor::articles() const noexcept {
    return std::accumulate(
        stems_.begin(), stems_.end(), std::uint64_t{0},
        [](std::uint64_t sum, const StemCount& stem) { return sum + stem.articles; });
}

void JoinedVocabularyCursor::next() {
    for (const std::size_t at : current_) {
        cursors_[at].next();
    }
    gather();
}

// Looks at every cursor for the least form: a handful of segments, so a heap would gain nothing.
void JoinedVocabularyCursor::gather() {
    current_.clear();
    stems_.clear();
    for (std::size_t at = 0; at < cursors_.size(); ++at) {
        if (!cursors_[at].valid()) {
            continue;
        }
        const int order = current_.empty() ? -1 : cursors_[at].form().compare(form_);
        if (order < 0) {
            current_.clear();
            form_ = cursors_[at].form();
        }
        if (order <= 0) {
            current_.push_back(at);
        }
    }
    valid_ = !current_.empty();
    for (const std::size_t at : current_) {
        add_stems(cursors_[at].stems());
    }
}

void JoinedVocabularyCursor::add_stems(std::span<const StemCount> stems) {
    for (const StemCount& stem : stems) {
        const auto at =
            std::ranges::lower_bound(stems_, stem.stem, std::ranges::less{}, &StemCount::stem);
        if (at != stems_.end() && at->stem == stem.stem) {
            at->articles += stem.articles;
        } else {
            stems_.insert(at, stem);
        }
    }
}

} // namespace gazette::index
