// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/parsing/blocks.h"

#include <algorithm>
#include <array>
#include <cstdint>

#include "indexer/parsing/boilerplate.h"
#include "indexer/parsing/captions.h"
#include "indexer/parsing/characters.h"
#include "indexer/parsing/lines.h"

namespace gazette::indexer {
namespace {

using article::Block;
using article::BlockKind;

// Agencies wrap at 60-72, mail programs at 72-80, editors up to 100.
constexpr std::size_t narrowest_wrap = 45;
constexpr std::size_t widest_wrap = 105;
// Real wrapping keeps the rule everywhere but at words broken by hand.
constexpr double wrapped_share = 0.7;
constexpr std::size_t paragraph_indent = 2;
constexpr std::size_t longest_head_words = 12;
constexpr std::size_t longest_head = 90;
// Boxes about the author stand among the last paragraphs.
constexpr std::size_t tail_blocks = 8;

bool is_ascii_letter(char c) noexcept {
    return (static_cast<unsigned char>(c) | 0x20U) - 'a' < 26U;
}

/// Bytes of the list mark and the blanks behind it that `line` starts with; 0 when there is none.
std::size_t list_mark_size(std::string_view line) {
    constexpr auto marks = std::to_array<std::string_view>(
        {"•", "‣", "▪", "■", "●", "◦", "·", "►", "➤", "*", "-", "–"});
    if (line.empty() || is_ascii_letter(line.front())) {
        return 0; // nearly every line
    }
    for (const std::string_view mark : marks) {
        if (line.substr(0, mark.size()) != mark || line.size() == mark.size()) {
            continue;
        }
        std::size_t at = mark.size();
        while (at < line.size() && is_blank(character_at(line, at).code)) {
            at += character_at(line, at).size;
        }
        const bool needs_blank = mark == "*" || mark == "-" || mark == "–" || mark == "·";
        if (at < line.size() && (at > mark.size() || !needs_blank)) {
            return at;
        }
    }
    return 0;
}

std::size_t width(std::string_view text) noexcept {
    return static_cast<std::size_t>(
        std::count_if(text.begin(), text.end(), [](char c) { return (c & '\xC0') != '\x80'; }));
}

class BlockSplitter {
  public:
    BlockSplitter(std::string_view body, ParseBudget* budget) : body_(body), budget_(budget) {}

    std::vector<Block> split() {
        std::size_t at = 0;
        while (at < body_.size()) {
            if (budget_ != nullptr) {
                budget_->spend();
            }
            const Line line = line_at(body_, at);
            at = line.next;
            if (line.is_blank()) {
                end_run();
            } else {
                run_.push_back(line);
            }
        }
        end_run();
        return std::move(blocks_);
    }

  private:
    void add(BlockKind kind, std::size_t begin, std::size_t end) {
        blocks_.push_back(
            {kind, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)});
    }

    [[nodiscard]] bool starts_paragraph(std::size_t i) const {
        return run_[i].indent >= paragraph_indent && run_[i - 1].indent < paragraph_indent;
    }

    // Greedy filling leaves no room for the next line's first word.
    [[nodiscard]] bool is_wrapped() const {
        if (run_.size() < 2) {
            return false;
        }
        std::size_t widest = 0;
        for (const Line& line : run_) {
            widest = std::max(widest, width(line.of(body_)));
            if (widest > widest_wrap) {
                return false;
            }
        }
        if (widest < narrowest_wrap) {
            return false;
        }
        std::size_t full = 0;
        std::size_t breaks = 0;
        for (std::size_t i = 1; i < run_.size(); ++i) {
            const std::string_view next = run_[i].of(body_);
            if (starts_paragraph(i) || list_mark_size(next) > 0) {
                continue;
            }
            ++breaks;
            const std::string_view word = next.substr(0, next.find(' '));
            full += width(run_[i - 1].of(body_)) + 1 + width(word) + 3 > widest ? 1U : 0U;
        }
        return static_cast<double>(full) >= wrapped_share * static_cast<double>(breaks);
    }

    void end_run() {
        const bool wrapped = is_wrapped();
        std::size_t first = 0;
        for (std::size_t i = 1; i <= run_.size(); ++i) {
            const bool parted = i == run_.size() || !wrapped || starts_paragraph(i) ||
                                list_mark_size(run_[i].of(body_)) > 0;
            if (!parted) {
                continue;
            }
            const std::size_t mark = list_mark_size(run_[first].of(body_));
            const std::size_t begin = run_[first].begin + mark;
            add(mark > 0 ? BlockKind::Bullet : BlockKind::Paragraph, begin, run_[i - 1].end);
            first = i;
        }
        run_.clear();
    }

    std::string_view body_;
    ParseBudget* budget_;
    std::vector<Line> run_;
    std::vector<Block> blocks_;
};

bool ends_a_sentence(std::string_view text) {
    while (!text.empty()) {
        const Character last = character_before(text, text.size());
        const bool closing = last.code == '"' || last.code == '\'' || last.code == U'”' ||
                             last.code == U'’' || last.code == ')' || last.code == U'»';
        if (!closing) {
            return last.code == '.' || last.code == '!' || last.code == '?' || last.code == ',' ||
                   last.code == ';' || last.code == ':' || last.code == U'…' || last.code == U'。';
        }
        text.remove_suffix(last.size);
    }
    return false;
}

bool is_section_head(std::string_view text, std::string_view following) {
    if (text.size() > longest_head || text.size() < 3 || ends_a_sentence(text) ||
        following.size() < 2 * text.size() || count_words(text) > longest_head_words) {
        return false;
    }
    const Character first = character_at(text, 0);
    return is_letter(first.code) && !is_lower(first.code);
}

BlockKind kind_of(std::string_view text, std::string_view following, bool tail,
                  const article::Article& article) {
    const Paragraph paragraph(text);
    if (is_furniture(paragraph) || (!article.title.empty() && text == article.title)) {
        return BlockKind::Furniture;
    }
    if (is_credit(paragraph)) {
        return BlockKind::Credit;
    }
    if (is_caption(text)) {
        return BlockKind::Caption;
    }
    if (is_plea(paragraph)) {
        return BlockKind::Plea;
    }
    if (tail && is_author_box(paragraph, article.authors)) {
        return BlockKind::AuthorBox;
    }
    return is_section_head(text, following) ? BlockKind::SectionHead : BlockKind::Paragraph;
}

} // namespace

std::vector<Block> split_blocks(std::string_view body, ParseBudget* budget) {
    return BlockSplitter(body, budget).split();
}

void name_blocks(article::Article& article) {
    const std::string_view body = article.body;
    const auto text_of = [&](const Block& block) {
        return body.substr(block.begin, block.end - block.begin);
    };
    bool credit_seen = false;
    for (std::size_t i = 0; i < article.blocks.size(); ++i) {
        Block& block = article.blocks[i];
        if (block.kind != BlockKind::Paragraph) {
            continue;
        }
        const std::string_view following =
            i + 1 < article.blocks.size() ? text_of(article.blocks[i + 1]) : std::string_view();
        const bool tail = i + tail_blocks >= article.blocks.size() && i > 0;
        block.kind = kind_of(text_of(block), following, tail, article);
        if (block.kind == BlockKind::Paragraph && credit_seen &&
            ends_in_agency_sign(text_of(block))) {
            block.kind = BlockKind::Caption;
        }
        credit_seen = credit_seen || block.kind == BlockKind::Credit;
    }
}

} // namespace gazette::indexer
