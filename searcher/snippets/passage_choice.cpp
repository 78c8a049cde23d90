// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/snippets/passage_choice.h"

#include <algorithm>
#include <cstdint>
#include <functional>
#include <utility>

#include "common/base/sort_distinct.h"
#include "common/text/graphemes.h"
#include "searcher/snippets/text_cutting.h"

namespace gazette::searcher {
namespace {

// About three lines of a terminal: what a reader takes in at a glance.
constexpr std::size_t sentence_wanted = 250;
// Four sentences in five of the news are shorter; the others are shown in part.
constexpr std::size_t sentence_most = 400;
// A paragraph beyond it is a transcript without line ends.
constexpr std::size_t paragraph_most = 4000;
// A sentence as short as this ("He agreed.") says little alone.
constexpr std::size_t too_short_bytes = 60;

constexpr double repeated_share = 0.1;  ///< what a word seen again adds, of its weight
constexpr double covered_share = 0.3;   ///< what a word tells that an earlier passage has shown
constexpr double group_share = 0.6;     ///< what a phrase met adds, of its words' weights
constexpr double nearness_share = 0.3;  ///< what two words side by side add, of the lighter one
constexpr std::uint32_t near_words = 8; ///< beyond it two words are not near
constexpr double opening_bonus = 0.12;  ///< for the first paragraph; falls by a third each
constexpr double looser = 0.15;         ///< each further sentence must bring so much more
constexpr double cut_start_share = 0.8; ///< what starting inside a sentence leaves of the score
constexpr std::size_t least_tail = 20;  ///< graphemes; less of a next sentence is not worth showing
constexpr double same_share = 0.5;      ///< passages that share more of their words say the same

bool overlap(TextRange a, TextRange b) noexcept {
    return a.begin < b.end && b.begin < a.end;
}

std::string_view bytes_of(std::string_view body, TextRange range) {
    return body.substr(range.begin, range.size());
}

/// `end` without the blanks before it, but not below `begin`.
std::size_t without_blanks(std::string_view text, std::size_t begin, std::size_t end) {
    while (end > begin && text[end - 1] == ' ') {
        --end;
    }
    return end;
}

/// Those of the occurrences `among` that stand wholly inside `range`.
TextRange occurrences_in(TextRange range, TextRange among, std::span<const Occurrence> all) {
    TextRange inside{among.begin, among.begin};
    while (inside.begin < among.end && all[inside.begin].begin < range.begin) {
        ++inside.begin;
    }
    inside.end = inside.begin;
    while (inside.end < among.end && all[inside.end].end <= range.end) {
        ++inside.end;
    }
    return inside;
}

/// The words of a text, cut at blanks and without regard to ASCII case or punctuation, as sorted
/// hashes: enough to see that two passages are nearly the same.
std::vector<std::uint64_t> word_hashes(std::string_view text) {
    // FNV-1a: the words are short.
    constexpr std::uint64_t basis = 0xcbf29ce484222325;
    constexpr std::uint64_t prime = 0x100000001b3;
    std::vector<std::uint64_t> hashes;
    std::uint64_t hash = basis;
    std::size_t size = 0;
    const auto finish = [&] {
        if (size > 2) {
            hashes.push_back(hash);
        }
        hash = basis;
        size = 0;
    };
    for (const char byte : text) {
        const auto code = static_cast<unsigned char>(byte);
        const auto small = static_cast<unsigned char>(code | 0x20U);
        const bool letter = small >= 'a' && small <= 'z' && code < 0x80;
        if (letter || (code >= '0' && code <= '9') || code >= 0x80) {
            hash = (hash ^ (letter ? small : code)) * prime;
            ++size;
        } else {
            finish();
        }
    }
    finish();
    sort_distinct(hashes);
    return hashes;
}

} // namespace

PassageChoice::PassageChoice(std::string_view body, const Sought& sought, ContextSize context)
    : body_(body), sought_(sought), context_(context), wanted_(sentence_wanted),
      most_(sentence_most) {
    switch (context.unit) {
    case ContextSize::Unit::Sentence:
        break;
    case ContextSize::Unit::Paragraph:
        wanted_ = most_ = paragraph_most;
        break;
    case ContextSize::Unit::Characters:
        wanted_ = most_ = context.characters;
        break;
    }
    values_.reserve(sought.words.size());
    for (const SoughtWord& word : sought.words) {
        values_.push_back(word.stop ? 0 : word.weight);
    }
}

bool PassageChoice::fits(TextRange range, std::size_t limit) const {
    return has_at_most_graphemes(bytes_of(body_, range), limit);
}

double PassageChoice::score(std::span<const Occurrence> occurrences, std::uint32_t block) const {
    double sum = 0;
    double nearest = 0;
    for (std::size_t i = 0; i < occurrences.size(); ++i) {
        const Occurrence& one = occurrences[i];
        const auto same = [&](const Occurrence& other) { return other.word == one.word; };
        const bool seen = std::any_of(occurrences.begin(),
                                      occurrences.begin() + static_cast<std::ptrdiff_t>(i), same);
        sum += values_[one.word] * (seen ? repeated_share : 1);
        if (i > 0 && occurrences[i - 1].word != one.word) {
            const std::uint32_t apart = one.position - occurrences[i - 1].position;
            const double lighter = std::min(values_[one.word], values_[occurrences[i - 1].word]);
            nearest = std::max(
                nearest, apart <= near_words ? lighter * (near_words + 1 - apart) / near_words : 0);
        }
    }
    sum += nearness_share * nearest;
    if (!sought_.groups.empty()) {
        for (const GroupHit& hit : find_groups(sought_, occurrences)) {
            double weights = 0;
            for (const std::uint32_t word : sought_.groups[hit.group].words) {
                weights += sought_.words[word].weight;
            }
            sum += group_share * weights;
        }
    }
    return sum * (1 + opening_bonus / (1 + block / 3.0));
}

std::vector<PassageChoice::Sentence> PassageChoice::sentences_of(TextRange paragraph,
                                                                 std::span<const Occurrence> all,
                                                                 TextRange occurrences) const {
    std::vector<Sentence> sentences;
    std::uint32_t next = occurrences.begin;
    for (const TextRange& relative : text::split_sentences(bytes_of(body_, paragraph))) {
        Sentence sentence{{paragraph.begin + relative.begin, paragraph.begin + relative.end},
                          {next, next}};
        while (next < occurrences.end && all[next].begin < sentence.range.end) {
            ++next;
        }
        sentence.occurrences.end = next;
        sentences.push_back(sentence);
    }
    return sentences;
}

/// Where to start so that the word at byte `mark` is shown with what stands around it.
std::size_t PassageChoice::start_before(std::string_view text, std::size_t mark) const {
    // A quarter of the room for what leads up to the word, more where the text ends early.
    const std::size_t back = std::min(mark, most_ / 4);
    std::size_t begin = back == mark ? 0 : cut_before_word(text, mark - back, 0);
    if (after_graphemes(text, begin, most_) == text.size()) {
        const std::size_t graphemes = gazette::text::count_graphemes(text);
        begin = after_graphemes(text, 0, graphemes > most_ ? graphemes - most_ : 0);
        begin = std::min(mark, next_word_start(text, begin));
    }
    while (begin < mark && text[begin] == ' ') {
        ++begin;
    }
    return begin;
}

Window PassageChoice::cut_to_fit(const Sentence& sentence, std::uint32_t block,
                                 std::span<const Occurrence> all) const {
    const std::string_view text = bytes_of(body_, sentence.range);
    Window best;
    best.score = -1;
    std::size_t tried_to = 0; // a start inside the last window tried shows little that is new
    const auto try_from = [&](std::size_t begin) {
        const std::size_t full = after_graphemes(text, begin, most_);
        const std::size_t cut = full == text.size() ? full : cut_before_word(text, full, begin + 1);
        const TextRange range{sentence.range.begin + static_cast<std::uint32_t>(begin),
                              sentence.range.begin +
                                  static_cast<std::uint32_t>(without_blanks(text, begin, cut))};
        const TextRange inside = occurrences_in(range, sentence.occurrences, all);
        const double tightness = begin > 0 ? cut_start_share : 1;
        const double points = score(all.subspan(inside.begin, inside.size()), block) * tightness;
        if (points > best.score) {
            best = {
                range, block, inside, points, tightness, begin > 0, range.end < sentence.range.end};
        }
        tried_to = begin + range.size() / 2;
    };
    try_from(0);
    for (std::uint32_t i = sentence.occurrences.begin; i < sentence.occurrences.end; ++i) {
        const std::size_t mark = all[i].begin - sentence.range.begin;
        if (mark >= tried_to) {
            try_from(start_before(text, mark));
        }
    }
    return best;
}

void PassageChoice::add_windows_from(std::span<const Sentence> sentences, std::size_t first,
                                     std::uint32_t block, std::span<const Occurrence> all) {
    if (!fits(sentences[first].range, most_)) {
        windows_.push_back(cut_to_fit(sentences[first], block, all));
        return;
    }
    Window best;
    best.score = -1;
    for (std::size_t last = first; last < sentences.size(); ++last) {
        const TextRange range{sentences[first].range.begin, sentences[last].range.end};
        if (last > first && !fits(range, wanted_)) {
            break;
        }
        if (sentences[last].occurrences.size() == 0) {
            continue;
        }
        const TextRange inside{sentences[first].occurrences.begin, sentences[last].occurrences.end};
        const double tightness = 1 / (1 + looser * static_cast<double>(last - first));
        const double points = score(all.subspan(inside.begin, inside.size()), block) * tightness;
        if (points > best.score) {
            best = {range, block, inside, points, tightness, false, false};
        }
    }
    windows_.push_back(best);
}

void PassageChoice::add_paragraph(std::uint32_t block, TextRange range,
                                  std::span<const Occurrence> all, TextRange occurrences) {
    if (occurrences.size() == 0) {
        return;
    }
    paragraphs_.emplace_back(block, range);
    if (context_.unit == ContextSize::Unit::Paragraph) {
        const Sentence whole{range, occurrences};
        add_windows_from({&whole, 1}, 0, block, all);
        return;
    }
    const std::vector<Sentence> sentences = sentences_of(range, all, occurrences);
    for (std::size_t first = 0; first < sentences.size(); ++first) {
        if (sentences[first].occurrences.size() > 0) {
            add_windows_from(sentences, first, block, all);
        }
    }
}

bool PassageChoice::repeats(const Window& window, std::span<const Window> chosen) const {
    if (chosen.empty()) {
        return false;
    }
    const std::vector<std::uint64_t> words = word_hashes(bytes_of(body_, window.range));
    return std::ranges::any_of(chosen, [&](const Window& other) {
        if (overlap(window.range, other.range)) {
            return true;
        }
        const std::vector<std::uint64_t> others = word_hashes(bytes_of(body_, other.range));
        std::vector<std::uint64_t> shared;
        std::ranges::set_intersection(words, others, std::back_inserter(shared));
        const std::size_t fewer = std::min(words.size(), others.size());
        return static_cast<double>(shared.size()) > same_share * static_cast<double>(fewer);
    });
}

Window PassageChoice::grown(Window window, std::span<const Window> others,
                            std::span<const Occurrence> all) const {
    const bool fills = context_.unit == ContextSize::Unit::Characters;
    const bool wants_more = fills || (context_.unit == ContextSize::Unit::Sentence &&
                                      window.range.size() < too_short_bytes);
    if (!wants_more || window.cut_before || window.cut_after) {
        return window;
    }
    const auto paragraph = std::ranges::find_if(
        paragraphs_, [&](const auto& entry) { return entry.first == window.block; });
    const auto try_range = [&](TextRange range) {
        const bool taken = std::ranges::any_of(
            others, [&](const Window& other) { return overlap(range, other.range); });
        if (taken || !fits(range, wanted_)) {
            return false;
        }
        window.range = range;
        return true;
    };
    const std::vector<Sentence> sentences = sentences_of(paragraph->second, {}, {});
    for (const Sentence& next : sentences) {
        if (next.range.begin < window.range.end) {
            continue;
        }
        if (!try_range({window.range.begin, next.range.end})) {
            const TextRange tail = beginning_that_fits(window.range, next.range);
            window.cut_after =
                fills && tail.size() > 0 && try_range({window.range.begin, tail.end});
            break;
        }
    }
    for (auto before = sentences.rbegin(); before != sentences.rend(); ++before) {
        if (before->range.end <= window.range.begin &&
            !try_range({before->range.begin, window.range.end})) {
            break;
        }
    }
    window.occurrences =
        occurrences_in(window.range, {0, static_cast<std::uint32_t>(all.size())}, all);
    return window;
}

/// What of the sentence `next` still fits behind `shown`; empty when that is next to nothing.
TextRange PassageChoice::beginning_that_fits(TextRange shown, TextRange next) const {
    const std::string_view text = bytes_of(body_, {shown.begin, next.end});
    const std::size_t begin = next.begin - shown.begin;
    const std::size_t full = after_graphemes(text, 0, most_);
    const std::size_t end =
        full <= begin ? begin : without_blanks(text, begin, cut_before_word(text, full, begin));
    if (has_at_most_graphemes(text.substr(begin, end - begin), least_tail - 1)) {
        return {next.begin, next.begin};
    }
    return {next.begin, shown.begin + static_cast<std::uint32_t>(end)};
}

std::vector<Window> PassageChoice::choose(std::size_t count, std::span<const Occurrence> all) {
    std::vector<Window> chosen;
    while (chosen.size() < count && !windows_.empty()) {
        std::ranges::stable_sort(windows_, std::ranges::greater{}, &Window::score);
        const auto next = std::ranges::find_if(
            windows_, [&](const Window& window) { return !repeats(window, chosen); });
        if (next == windows_.end() || next->score <= 0) {
            break;
        }
        const Window best = *next;
        windows_.erase(windows_.begin(), next + 1); // those before it repeat what is chosen
        for (std::uint32_t i = best.occurrences.begin; i < best.occurrences.end; ++i) {
            const SoughtWord& word = sought_.words[all[i].word];
            values_[all[i].word] = word.stop ? 0 : word.weight * covered_share;
        }
        for (Window& window : windows_) {
            window.score = window.tightness *
                           score(all.subspan(window.occurrences.begin, window.occurrences.size()),
                                 window.block);
        }
        chosen.push_back(grown(best, chosen, all));
    }
    return chosen;
}

Window PassageChoice::opening(std::uint32_t block, TextRange range) const {
    Window window;
    window.range = range;
    window.block = block;
    const std::string_view text = bytes_of(body_, range);
    if (context_.unit != ContextSize::Unit::Paragraph) {
        std::uint32_t end = 0;
        for (const TextRange& sentence : text::split_sentences(text)) {
            const TextRange more{range.begin, range.begin + sentence.end};
            const std::size_t limit = end == 0 ? most_ : wanted_;
            if ((end > too_short_bytes && context_.unit == ContextSize::Unit::Sentence) ||
                !fits(more, limit)) {
                break;
            }
            end = sentence.end;
        }
        if (end > 0) {
            window.range.end = range.begin + end;
            return window;
        }
    }
    const std::size_t full = after_graphemes(text, 0, most_);
    window.cut_after = full < text.size();
    std::size_t end = window.cut_after ? cut_before_word(text, full, 1) : full;
    while (end > 0 && text[end - 1] == ' ') {
        --end;
    }
    window.range.end = range.begin + static_cast<std::uint32_t>(end);
    return window;
}

} // namespace gazette::searcher
