// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/printing/marked_text.h"

#include <algorithm>

#include "common/cli/sanitize.h"
#include "common/text/graphemes.h"

namespace gazette::searcher {
namespace {

/// Builds lines out of words, which may change their style inside.
class LineBuilder {
  public:
    LineBuilder(std::string& out, const TextLayout& layout) : out_(out), layout_(layout) {
        start_line();
    }

    void add(std::string_view text, bool marked) {
        while (!text.empty()) {
            const std::size_t blank = std::min(text.find(' '), text.size());
            if (blank > 0) {
                add_to_word(text.substr(0, blank), marked);
            }
            if (blank == text.size()) {
                return;
            }
            end_word();
            blank_due_ = true;
            text.remove_prefix(blank + 1);
        }
    }

    void finish() {
        end_word();
        out_ += '\n';
    }

  private:
    void start_line() {
        out_.append(layout_.indent, ' ');
        column_ = layout_.indent;
    }

    void add_to_word(std::string_view text, bool marked) {
        const std::string_view on = marked ? layout_.mark_on : layout_.plain_on;
        if (word_.empty()) {
            word_start_ = on;
        }
        word_.append(on).append(text).append(on.empty() ? std::string_view() : layout_.style_off);
        word_end_ = on;
        word_columns_ += text::display_columns(text);
    }

    void end_word() {
        if (word_.empty()) {
            return;
        }
        const bool first = column_ == layout_.indent;
        if (!first && layout_.columns > 0 && column_ + 1 + word_columns_ > layout_.columns) {
            out_ += '\n';
            start_line();
            out_.append(word_);
        } else if (blank_due_ && !first) {
            append_after_blank();
        } else {
            out_.append(word_);
        }
        column_ += word_columns_;
        line_end_ = word_end_;
        word_.clear();
        word_columns_ = 0;
        blank_due_ = false;
    }

    /// Words of one style share its switches.
    void append_after_blank() {
        std::string_view word = word_;
        if (!word_start_.empty() && word_start_ == line_end_) {
            out_.resize(out_.size() - layout_.style_off.size());
            word.remove_prefix(word_start_.size());
        }
        out_.append(" ").append(word);
        ++column_;
    }

    std::string& out_;
    const TextLayout& layout_;
    std::size_t column_ = 0;
    std::string word_;
    std::size_t word_columns_ = 0;
    std::string_view word_start_; // the styles that the word starts and ends with
    std::string_view word_end_;
    std::string_view line_end_; // the style that the last word of the line ends with
    bool blank_due_ = false;
};

} // namespace

std::vector<TextPiece> cut_at_marks(std::string_view text, std::span<const TextRange> marks) {
    std::vector<TextPiece> pieces;
    const auto add = [&](std::size_t begin, std::size_t end, bool marked) {
        if (begin < end) {
            pieces.push_back({cli::sanitize_line(text.substr(begin, end - begin)), marked});
        }
    };
    std::size_t at = 0;
    for (const TextRange& mark : marks) {
        add(at, mark.begin, false);
        add(mark.begin, mark.end, true);
        at = mark.end;
    }
    add(at, text.size(), false);
    return pieces;
}

void append_paragraph(std::string& out, std::span<const TextPiece> pieces,
                      const TextLayout& layout) {
    LineBuilder lines(out, layout);
    for (const TextPiece& piece : pieces) {
        lines.add(piece.text, piece.marked);
    }
    lines.finish();
}

} // namespace gazette::searcher
