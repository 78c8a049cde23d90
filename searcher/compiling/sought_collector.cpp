// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/compiling/sought_collector.h"

#include <algorithm>

namespace gazette::searcher {

std::uint32_t SoughtCollector::add(SoughtWord word) {
    const auto same = std::ranges::find_if(sought_.words, [&](const SoughtWord& known) {
        return known.form == word.form && known.form_rule == word.form_rule;
    });
    if (same != sought_.words.end()) {
        same->stop = same->stop && word.stop; // sought by itself somewhere: marked everywhere
        return static_cast<std::uint32_t>(same - sought_.words.begin());
    }
    sought_.words.push_back(std::move(word));
    return static_cast<std::uint32_t>(sought_.words.size() - 1);
}

void SoughtCollector::add_group(std::vector<std::uint32_t> words, bool ordered,
                                std::uint32_t window) {
    if (words.size() > 1) {
        sought_.groups.push_back({.words = std::move(words), .ordered = ordered, .window = window});
    }
}

} // namespace gazette::searcher
