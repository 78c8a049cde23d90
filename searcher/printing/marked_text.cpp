// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/printing/marked_text.h"

#include <algorithm>

#include "common/base/utf8.h"
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

    /// Takes `text`, which has no blanks, into words: scripts of wide characters are written
    /// without blanks, and lines may end between two of them.
    void add_to_word(std::string_view text, bool marked) {
        while (!text.empty()) {
            const std::size_t wide = first_wide(text);
            if (wide > 0) {
                append_to_word(text.substr(0, wide), marked, false);
                text.remove_prefix(wide);
                continue;
            }
            const std::size_t end = text::next_grapheme(text, 0);
            append_to_word(text.substr(0, end), marked, true);
            text.remove_prefix(end);
        }
    }

    /// Where the first wide character of `text` begins, or its end; Hangul, whose words have blanks
    /// between them, is passed over.
    static std::size_t first_wide(std::string_view text) {
        constexpr char32_t first_wide_script = 0x2E80; // nothing before it is wide but Hangul
        const auto is_hangul = [](char32_t code) { return code >= 0xAC00 && code <= 0xD7FB; };
        for (std::size_t at = 0; at < text.size();) {
            const char32_t code = decode_utf8(text, at).code;
            if (code >= first_wide_script && !is_hangul(code)) {
                const std::size_t end = text::next_grapheme(text, at);
                if (text::display_columns(text.substr(at, end - at)) > 1) {
                    return at;
                }
                at = end;
            } else {
                at += decode_utf8(text, at).length;
            }
        }
        return text.size();
    }

    /// Marks that close do not begin a line: JIS X 4051 and GB/T 15834 agree on these.
    static bool closes(std::string_view character) {
        constexpr std::string_view closing =
            "\u3001\u3002\uff0c\uff0e\uff01\uff1f\uff09\u300d\u300f"
            "\u3011\u300b\u3009\uff1a\uff1b\u30fc";
        return closing.find(character) != std::string_view::npos;
    }

    void append_to_word(std::string_view text, bool marked, bool wide) {
        if ((wide || word_ends_wide_) && !word_.empty() && !(wide && closes(text))) {
            end_word();
        }
        const std::string_view on = marked ? layout_.mark_on : layout_.plain_on;
        const std::string_view off = on.empty() ? std::string_view() : layout_.style_off;
        if (word_.empty()) {
            word_start_ = on;
            word_.append(on);
        } else if (on == word_end_) {
            word_.resize(word_.size() - off.size()); // one style, one pair of switches
        } else {
            word_.append(on);
        }
        word_.append(text).append(off);
        word_end_ = on;
        word_ends_wide_ = wide;
        word_columns_ += text::display_columns(text);
    }

    void end_word() {
        if (word_.empty()) {
            return;
        }
        const bool first = column_ == layout_.indent;
        const std::size_t blank = blank_due_ ? 1 : 0;
        if (!first && layout_.columns > 0 && column_ + blank + word_columns_ > layout_.columns) {
            out_ += '\n';
            start_line();
            out_.append(word_);
        } else if (!first) {
            append_to_line(blank);
        } else {
            out_.append(word_);
        }
        column_ += word_columns_;
        line_end_ = word_end_;
        word_.clear();
        word_columns_ = 0;
        word_ends_wide_ = false;
        blank_due_ = false;
    }

    /// Words of one style share its switches.
    void append_to_line(std::size_t blanks) {
        std::string_view word = word_;
        if (!word_start_.empty() && word_start_ == line_end_) {
            out_.resize(out_.size() - layout_.style_off.size());
            word.remove_prefix(word_start_.size());
        }
        out_.append(blanks, ' ').append(word);
        column_ += blanks;
    }

    std::string& out_;
    const TextLayout& layout_;
    std::size_t column_ = 0;
    std::string word_;
    std::size_t word_columns_ = 0;
    std::string_view word_start_; // the styles that the word starts and ends with
    std::string_view word_end_;
    std::string_view line_end_; // the style that the last word of the line ends with
    bool word_ends_wide_ = false;
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
