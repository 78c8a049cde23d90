// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/snippets/occurrences.h"

#include <algorithm>

namespace gazette::searcher {
namespace {

/// Which words sought are of use to a passage: a stop word tells nothing outside a group.
std::vector<bool> shown_words(const Sought& sought) {
    std::vector<bool> shown;
    for (const SoughtWord& word : sought.words) {
        shown.push_back(!word.stop);
    }
    for (const SoughtGroup& group : sought.groups) {
        for (const std::uint32_t word : group.words) {
            shown[word] = true;
        }
    }
    return shown;
}

/// A plain word without the marks before and behind it, which mean nothing to the analyzer;
/// anything else as it is.
std::string_view without_marks(std::string_view stretch) {
    constexpr std::string_view marks = ",.;:!?()\"";
    const std::size_t first = stretch.find_first_not_of(marks);
    if (first == std::string_view::npos) {
        return stretch;
    }
    const std::string_view word =
        stretch.substr(first, stretch.find_last_not_of(marks) + 1 - first);
    const bool plain = word.size() > 2 && std::ranges::all_of(word, [](char byte) {
                           return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
                       });
    return plain ? word : stretch;
}

} // namespace

OccurrenceFinder::OccurrenceFinder(const Sought& sought, text::Analyzer& analyzer)
    : sought_(sought), analyzer_(analyzer), starts_(analyzer.language()) {
    const std::vector<bool> shown = shown_words(sought);
    for (std::uint32_t i = 0; i < sought_.words.size(); ++i) {
        const SoughtWord& word = sought_.words[i];
        if (!shown[i]) {
            continue;
        }
        starts_.admit_form(word.form);
        for (const std::string& term : word.terms) {
            starts_.admit_term(term);
            by_term_[term].push_back(i);
        }
        if (word.terms.empty()) {
            by_form_only_.push_back(i);
        }
    }
}

std::vector<std::uint32_t> OccurrenceFinder::compare(const text::WordEntry& entry) const {
    std::vector<std::uint32_t> found = by_form_only_;
    if (const auto same = by_term_.find(entry.term); same != by_term_.end()) {
        found.insert(found.end(), same->second.begin(), same->second.end());
    }
    std::erase_if(found, [&](std::uint32_t number) {
        const SoughtWord& word = sought_.words[number];
        switch (word.form_rule) {
        case SoughtWord::FormRule::Any:
            return word.terms.empty() && entry.form != word.form;
        case SoughtWord::FormRule::StartsWith:
            return !entry.form.starts_with(word.form);
        case SoughtWord::FormRule::Equals:
            return entry.form != word.form;
        }
        return true;
    });
    std::ranges::sort(found);
    return found;
}

void OccurrenceFinder::find(std::string_view body, std::uint32_t begin, std::uint32_t end,
                            std::vector<Occurrence>& found) {
    const std::string_view text = body.substr(0, end);
    std::uint32_t position = 0;
    WordStarts::Place place = starts_.next(text, begin, position);
    while (place.begin < end) {
        const std::string_view bare =
            without_marks(text.substr(place.begin, place.end - place.begin));
        const auto from = static_cast<std::uint32_t>(bare.data() - text.data());
        const KnownStretch& known = look_at(bare);
        for (const Occurrence& one : std::span(seen_).subspan(known.first, known.count)) {
            found.push_back({from + one.begin, from + one.end, position + one.position, one.word});
        }
        position += known.positions;
        place = starts_.next(text, place.end, position);
    }
}

const OccurrenceFinder::KnownStretch& OccurrenceFinder::look_at(std::string_view stretch) {
    constexpr std::size_t most_known = 4096;
    constexpr std::size_t longest_known = 40; // longer ones hardly come again
    seen_.resize(kept_);
    if (stretch.size() > longest_known) {
        unkept_ = analyze(stretch);
        return unkept_;
    }
    if (const auto known = known_stretches_.find(stretch); known != known_stretches_.end()) {
        return known->second;
    }
    if (known_stretches_.size() == most_known) {
        known_stretches_.clear();
        seen_.clear();
    }
    const KnownStretch known = analyze(stretch);
    kept_ = seen_.size();
    return known_stretches_.emplace(stretch, known).first->second;
}

OccurrenceFinder::KnownStretch OccurrenceFinder::analyze(std::string_view stretch) {
    KnownStretch known{.first = static_cast<std::uint32_t>(seen_.size())};
    known.positions = analyzer_.analyze(stretch, [&](const text::Token& token) {
        for (const std::uint32_t word : compare({.form = token.form, .term = token.term})) {
            seen_.push_back({token.begin, token.end, token.position, word});
        }
    });
    known.count = static_cast<std::uint32_t>(seen_.size()) - known.first;
    return known;
}

namespace {

/// For a phrase: the occurrence of `word` at exactly `position`, from `from` on.
std::size_t at_position(std::span<const Occurrence> occurrences, std::size_t from,
                        std::uint32_t position, std::uint32_t word) {
    for (std::size_t i = from; i < occurrences.size() && occurrences[i].position <= position; ++i) {
        if (occurrences[i].position == position && occurrences[i].word == word) {
            return i;
        }
    }
    return occurrences.size();
}

/// The first occurrence of `word` at `first` or later, inside the window and, where the group is
/// ordered, beyond `after`; occurrences.size() when there is none.
std::size_t within(std::span<const Occurrence> occurrences, std::size_t first,
                   std::uint32_t last_position, std::int64_t after, std::uint32_t word) {
    for (std::size_t i = first; i < occurrences.size() && occurrences[i].position <= last_position;
         ++i) {
        if (occurrences[i].word == word && std::int64_t{occurrences[i].position} > after) {
            return i;
        }
    }
    return occurrences.size();
}

/// The group's words from occurrence `first` (the earliest of them) on; empty when they are not
/// all there.
std::vector<std::uint32_t> match_group(const SoughtGroup& group,
                                       std::span<const Occurrence> occurrences, std::size_t first) {
    const std::uint32_t start = occurrences[first].position;
    const bool phrase = group.ordered && group.window == group.words.size();
    std::vector<std::uint32_t> places;
    std::int64_t after = -1;
    for (std::size_t i = 0; i < group.words.size(); ++i) {
        const std::size_t place =
            phrase ? at_position(occurrences, first, start + static_cast<std::uint32_t>(i),
                                 group.words[i])
                   : within(occurrences, first, start + std::max(group.window, 1U) - 1, after,
                            group.words[i]);
        if (place == occurrences.size()) {
            return {};
        }
        after = group.ordered ? std::int64_t{occurrences[place].position} : after;
        places.push_back(static_cast<std::uint32_t>(place));
    }
    return places;
}

} // namespace

std::vector<GroupHit> find_groups(const Sought& sought, std::span<const Occurrence> occurrences) {
    std::vector<GroupHit> hits;
    for (std::uint32_t number = 0; number < sought.groups.size(); ++number) {
        const SoughtGroup& group = sought.groups[number];
        if (group.words.empty()) {
            continue;
        }
        std::uint32_t free_from = 0; // places of one group do not share occurrences
        for (std::uint32_t first = 0; first < occurrences.size(); ++first) {
            const bool may_start =
                group.ordered
                    ? occurrences[first].word == group.words.front()
                    : std::ranges::find(group.words, occurrences[first].word) != group.words.end();
            if (first < free_from || !may_start) {
                continue;
            }
            std::vector<std::uint32_t> places = match_group(group, occurrences, first);
            if (!places.empty()) {
                free_from = *std::ranges::max_element(places) + 1;
                hits.push_back({number, std::move(places)});
            }
        }
    }
    return hits;
}

} // namespace gazette::searcher
