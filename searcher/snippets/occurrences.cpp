// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/snippets/occurrences.h"

#include <algorithm>

namespace gazette::searcher {

OccurrenceFinder::OccurrenceFinder(const Sought& sought, text::Analyzer& analyzer)
    : sought_(sought), analyzer_(analyzer), starts_(analyzer.language()) {
    for (std::uint32_t i = 0; i < sought_.words.size(); ++i) {
        const SoughtWord& word = sought_.words[i];
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

std::span<const std::uint32_t> OccurrenceFinder::matches_of(std::uint32_t number) {
    if (number >= known_.size()) {
        known_.resize(std::max<std::size_t>(number + 1, known_.size() * 2), 0);
    }
    if (known_[number] == 0) {
        std::vector<std::uint32_t> found = compare(analyzer_.word(number));
        if (found.empty()) {
            if (match_lists_.empty()) {
                match_lists_.emplace_back(); // the list that all words not sought share
            }
            known_[number] = 1;
        } else {
            if (match_lists_.empty()) {
                match_lists_.emplace_back();
            }
            match_lists_.push_back(std::move(found));
            known_[number] = static_cast<std::uint32_t>(match_lists_.size());
        }
    }
    return match_lists_[known_[number] - 1];
}

void OccurrenceFinder::find(std::string_view body, std::uint32_t begin, std::uint32_t end,
                            std::vector<Occurrence>& found) {
    const std::string_view text = body.substr(0, end);
    std::uint32_t position = 0;
    std::size_t at = begin;
    while (at < end) {
        if (WordStarts::is_blank(text[at])) {
            ++at;
            continue;
        }
        const auto from = static_cast<std::uint32_t>(at);
        const WordStarts::Stretch stretch = starts_.read(text, at);
        at = stretch.end;
        if (!stretch.may_hold) {
            position += stretch.has_word ? 1 : 0;
            continue;
        }
        position += analyzer_.analyze(text.substr(from, at - from), [&](const text::Token& token) {
            for (const std::uint32_t word : matches_of(token.word)) {
                found.push_back(
                    {from + token.begin, from + token.end, position + token.position, word});
            }
        });
    }
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
