// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/snippets/occurrences.h"

#include <algorithm>

namespace gazette::searcher {
namespace {

constexpr std::size_t other_class = 36;

constexpr std::size_t class_of(char byte) noexcept {
    if (byte >= 'a' && byte <= 'z') {
        return static_cast<std::size_t>(byte - 'a');
    }
    if (byte >= 'A' && byte <= 'Z') {
        return static_cast<std::size_t>(byte - 'A');
    }
    if (byte >= '0' && byte <= '9') {
        return 26 + static_cast<std::size_t>(byte - '0');
    }
    return other_class;
}

constexpr std::array<std::uint8_t, 256> make_classes() {
    std::array<std::uint8_t, 256> classes{};
    for (std::size_t i = 0; i < classes.size(); ++i) {
        classes[i] = static_cast<std::uint8_t>(class_of(static_cast<char>(i)));
    }
    return classes;
}
constexpr std::array<std::uint8_t, 256> classes = make_classes();

std::size_t quick_class(char byte) noexcept {
    return classes[static_cast<unsigned char>(byte)];
}

constexpr bool is_blank(char byte) noexcept {
    return byte == ' ' || byte == '\n';
}

/// Indonesian and Irish stemmers drop what a word begins with (me-, h-).
bool keeps_starts(text::Language language) noexcept {
    return language != text::Language::Indonesian && language != text::Language::Irish;
}

} // namespace

OccurrenceFinder::OccurrenceFinder(const Sought& sought, text::Analyzer& analyzer)
    : sought_(sought), analyzer_(analyzer), starts_are_kept_(keeps_starts(analyzer.language())) {
    for (std::uint32_t i = 0; i < sought_.words.size(); ++i) {
        const SoughtWord& word = sought_.words[i];
        for (const std::string& term : word.terms) {
            by_term_[term].push_back(i);
        }
        if (word.terms.empty()) {
            by_form_only_.push_back(i);
        }
    }
    learn_starts();
}

void OccurrenceFinder::learn_starts() {
    for (const SoughtWord& word : sought_.words) {
        admit_start(word.form);
        for (const std::string& term : word.terms) {
            admit_start(term);
        }
    }
}

void OccurrenceFinder::admit_start(std::string_view word) {
    if (word.empty()) {
        return;
    }
    const std::size_t first = quick_class(word[0]);
    if (word.size() == 1) { // a wildcard's or a stem's single letter: whatever comes next
        for (std::size_t second = 0; second < letter_classes; ++second) {
            starts_.set(first * letter_classes + second);
        }
        return;
    }
    const std::size_t second = quick_class(word[1]);
    starts_.set(first * letter_classes + second);
    // Porter's exceptions: dying -> die, lying -> lie, tying -> tie.
    const std::size_t i = class_of('i');
    const std::size_t y = class_of('y');
    if (second == i || second == y) {
        starts_.set(first * letter_classes + (second == i ? y : i));
    }
}

bool OccurrenceFinder::may_hold(std::string_view stretch, bool& has_word) const {
    std::size_t at = 0;
    while (at < stretch.size() && quick_class(stretch[at]) == other_class) {
        if (static_cast<unsigned char>(stretch[at]) >= 0x80 || stretch[at] == '_') {
            return true;
        }
        ++at;
    }
    has_word = at < stretch.size();
    if (!has_word) {
        return false;
    }
    const std::size_t begin = at;
    while (at < stretch.size() && quick_class(stretch[at]) != other_class) {
        ++at;
    }
    for (std::size_t i = at; i < stretch.size(); ++i) {
        // More than one word between two blanks, or letters beyond ASCII: the analyzer's to cut.
        if (quick_class(stretch[i]) != other_class ||
            static_cast<unsigned char>(stretch[i]) >= 0x80 || stretch[i] == '_') {
            return true;
        }
    }
    const std::size_t second = at - begin > 1 ? quick_class(stretch[begin + 1]) : other_class;
    return !starts_are_kept_ || starts_.test(quick_class(stretch[begin]) * letter_classes + second);
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
    std::uint32_t position = 0;
    std::uint32_t at = begin;
    while (at < end) {
        while (at < end && is_blank(body[at])) {
            ++at;
        }
        const std::uint32_t stretch = at;
        while (at < end && !is_blank(body[at])) {
            ++at;
        }
        bool has_word = false;
        if (!may_hold(body.substr(stretch, at - stretch), has_word)) {
            position += has_word ? 1 : 0;
            continue;
        }
        position +=
            analyzer_.analyze(body.substr(stretch, at - stretch), [&](const text::Token& token) {
                for (const std::uint32_t word : matches_of(token.word)) {
                    found.push_back({stretch + token.begin, stretch + token.end,
                                     position + token.position, word});
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
