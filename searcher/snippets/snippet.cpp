// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/snippets/snippet.h"

#include <algorithm>
#include <string_view>

#include "common/article/line_ends.h"

namespace gazette::searcher {
namespace {

/// Sorts ranges and joins those that overlap, so that no byte is marked twice.
void merge_ranges(std::vector<TextRange>& ranges) {
    std::ranges::sort(ranges, {}, &TextRange::begin);
    std::vector<TextRange> merged;
    for (const TextRange& range : ranges) {
        if (!merged.empty() && range.begin < merged.back().end) {
            merged.back().end = std::max(merged.back().end, range.end);
        } else {
            merged.push_back(range);
        }
    }
    ranges = std::move(merged);
}

/// What tells of an article why it was found when nothing else of it does. Pleas tell nothing of
/// it, and what repeats the headline is shown above.
bool is_beside_story(article::BlockKind kind) {
    return kind == article::BlockKind::Caption || kind == article::BlockKind::Credit ||
           kind == article::BlockKind::AuthorBox;
}

} // namespace

SnippetMaker::SnippetMaker(const Sought& sought, AnalyzerPool& analyzers, std::size_t passages,
                           ContextSize context)
    : sought_(sought), analyzers_(analyzers), passages_(passages), context_(context) {}

OccurrenceFinder& SnippetMaker::finder_of(std::string_view language_code) {
    const text::Language language =
        text::language_of_code(language_code).value_or(text::Language::Unknown);
    return finders_.try_emplace(language, sought_, analyzers_.of(language)).first->second;
}

std::vector<TextRange> SnippetMaker::marks_in(std::span<const Occurrence> occurrences,
                                              TextRange range) const {
    std::vector<TextRange> marks;
    const auto add = [&](const Occurrence& one) {
        if (one.begin >= range.begin && one.end <= range.end) {
            marks.push_back({one.begin - range.begin, one.end - range.begin});
        }
    };
    for (const Occurrence& one : occurrences) {
        if (!sought_.words[one.word].stop) {
            add(one);
        }
    }
    if (!sought_.groups.empty()) {
        for (const GroupHit& hit : find_groups(sought_, occurrences)) {
            for (const std::uint32_t number : hit.occurrences) {
                add(occurrences[number]);
            }
        }
    }
    merge_ranges(marks);
    return marks;
}

Passage SnippetMaker::to_passage(const article::Article& article, const Window& window,
                                 std::span<const Occurrence> all) const {
    Passage passage;
    passage.body = window.range;
    passage.marks =
        marks_in(all.subspan(window.occurrences.begin, window.occurrences.size()), window.range);
    passage.cut_before = window.cut_before;
    passage.cut_after = window.cut_after;
    if (article.body_offset) {
        passage.file_begin = *article.body_offset + window.range.begin;
        passage.line =
            article.body_line +
            article::count_line_ends(std::string_view(article.body).substr(0, window.range.begin));
    }
    return passage;
}

/// Takes those of the occurrences from number `first` on away that tell nothing: stop words outside
/// the groups that they are sought for.
void SnippetMaker::drop_loose_stop_words(std::size_t first) {
    const std::span<const Occurrence> all = std::span(found_).subspan(first);
    const auto is_stop = [&](const Occurrence& one) { return sought_.words[one.word].stop; };
    if (std::ranges::none_of(all, is_stop)) {
        return;
    }
    std::vector<bool> grouped(all.size());
    for (const GroupHit& hit : find_groups(sought_, all)) {
        for (const std::uint32_t number : hit.occurrences) {
            grouped[number] = true;
        }
    }
    std::size_t kept = first;
    for (std::size_t i = first; i < found_.size(); ++i) {
        if (grouped[i - first] || !is_stop(found_[i])) {
            found_[kept++] = found_[i];
        }
    }
    found_.resize(kept);
}

/// Finds the words in the blocks of these kinds.
void SnippetMaker::add_blocks(const article::Article& article,
                              bool (*is_wanted)(article::BlockKind), PassageChoice& choice) {
    OccurrenceFinder& finder = finder_of(article.language);
    std::uint32_t number = 0;
    for (const article::Block& block : article.blocks) {
        if (!is_wanted(block.kind)) {
            continue;
        }
        const auto before = static_cast<std::uint32_t>(found_.size());
        finder.find(article.body, block.begin, block.end, found_);
        drop_loose_stop_words(before);
        choice.add_paragraph(number, {block.begin, block.end}, found_,
                             {before, static_cast<std::uint32_t>(found_.size())});
        ++number;
    }
}

std::vector<Passage> SnippetMaker::make(const article::Article& article) {
    std::vector<Passage> passages;
    if (passages_ == 0) {
        return passages;
    }
    PassageChoice choice(article.body, sought_, context_);
    found_.clear();
    add_blocks(article, article::is_story, choice);
    if (found_.empty() && mark(article.title, article.language).empty()) {
        found_.clear();
        add_blocks(article, is_beside_story, choice);
    }
    for (const Window& window : choice.choose(passages_, found_)) {
        passages.push_back(to_passage(article, window, found_));
    }
    const auto first =
        std::ranges::find(article.blocks, article::BlockKind::Paragraph, &article::Block::kind);
    if (passages.empty() && first != article.blocks.end()) {
        const Window opening = choice.opening(0, {first->begin, first->end});
        passages.push_back(to_passage(article, opening, found_));
    }
    return passages;
}

std::vector<TextRange> SnippetMaker::mark(std::string_view text, std::string_view language) {
    found_.clear();
    finder_of(language).find(text, 0, static_cast<std::uint32_t>(text.size()), found_);
    return marks_in(found_, {0, static_cast<std::uint32_t>(text.size())});
}

} // namespace gazette::searcher
