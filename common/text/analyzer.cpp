// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/text/analyzer.h"

#include <array>
#include <limits>
#include <optional>
#include <span>
#include <vector>

#include <unicode/uchar.h>

#include "common/text/char_class.h"
#include "common/text/dictionary_words.h"
#include "common/text/initials.h"
#include "common/text/stemming.h"
#include "common/text/utf8.h"
#include "common/text/word_forms.h"
#include "common/text/word_maker.h"
#include "common/text/word_memo.h"
#include "common/text/word_pieces.h"

namespace gazette::text {

namespace {

/// Raised whenever the rules change what any text's tokens are.
constexpr std::string_view rules_version = "gazette-3";

bool may_be_compound(const Piece& piece) {
    return piece.kind == PieceKind::Word || piece.kind == PieceKind::Dotted;
}

} // namespace

struct Analyzer::Impl {
    explicit Impl(Language language) : words(language) {}

    CharClasses classes;
    WordMaker words;
    DictionaryWords dictionary;
};

namespace {

using Sink = FunctionRef<void(const Token&)>;

} // namespace

/// One text on its way through the chain.
class Analyzer::Run {
  public:
    Run(Impl& impl, std::string_view text, Sink sink)
        : impl_(impl), memo_(impl.words.memo()), text_(text), sink_(sink), capital_lines_(text) {}

    std::uint32_t run() {
        PieceReader reader(text_, impl_.classes);
        Piece piece;
        while (reader.next(piece)) {
            add(piece);
        }
        flush();
        emit_waiting();
        return position_;
    }

  private:
    /// A word whose place in the memo is on its way from memory.
    struct Waiting {
        Piece piece;
        std::uint32_t hash = 0;
    };
    /// How many words ahead the memo is asked for: about one trip to main memory's worth of work.
    static constexpr std::size_t max_waiting = 6;

    /// Pieces that hyphens join wait in pending_ until it is known whether they are few enough.
    void add(const Piece& piece) {
        if (piece.glue == Glue::Hyphen && !breaks_compound_) {
            if (may_be_compound(piece) && pending_count_ < max_compound_parts) {
                pending_[pending_count_++] = piece;
                return;
            }
            break_compound();
        } else if (piece.glue == Glue::Other) {
            break_compound();
        } else if (piece.glue == Glue::None) {
            flush();
            breaks_compound_ = !may_be_compound(piece);
            if (piece.hyphen_follows && !breaks_compound_) {
                pending_[pending_count_++] = piece;
                return;
            }
        }
        emit(piece);
    }

    void flush() {
        if (pending_count_ == 1) {
            wait(pending_[0]);
        } else if (pending_count_ > 1) {
            emit_waiting();
            const std::span<const Piece> pieces = std::span(pending_).first(pending_count_);
            emit_words(pieces, memo_.hash_and_prefetch(ChunkFamily::Words, chunk_of(pieces)));
        }
        pending_count_ = 0;
    }

    /// What is pending is no compound, nor is what follows it without a blank.
    void break_compound() {
        for (std::size_t part = 0; part < pending_count_; ++part) {
            emit(pending_[part]);
        }
        pending_count_ = 0;
        breaks_compound_ = true;
    }

    void emit(const Piece& piece) {
        if (may_be_compound(piece)) {
            wait(piece);
            return;
        }
        emit_waiting();
        switch (piece.kind) {
        case PieceKind::Word:
        case PieceKind::Dotted:
            return;
        case PieceKind::Hangul:
        case PieceKind::Ideographs:
            emit_characters(piece);
            return;
        case PieceKind::Dictionary:
            impl_.dictionary.part(text_.substr(piece.begin, piece.end - piece.begin),
                                  [this, &piece](std::size_t begin, std::size_t end) {
                                      position_ +=
                                          emit_word(piece.begin + begin, piece.begin + end,
                                                    ChunkFamily::Syllables, TokenKind::Word);
                                  });
            return;
        }
    }

    [[nodiscard]] std::string_view chunk_of(std::span<const Piece> pieces) const {
        const std::size_t begin = pieces.front().begin;
        return text_.substr(begin, pieces.back().end - begin);
    }

    void wait(const Piece& piece) {
        if (waiting_count_ == max_waiting) {
            emit_first_waiting();
        }
        const std::size_t place = (waiting_first_ + waiting_count_) % max_waiting;
        const std::string_view chunk = chunk_of({&piece, 1});
        waiting_[place] = {piece, memo_.hash_and_prefetch(ChunkFamily::Words, chunk)};
        ++waiting_count_;
    }

    void emit_first_waiting() {
        const Waiting& first = waiting_[waiting_first_];
        waiting_first_ = (waiting_first_ + 1) % max_waiting;
        --waiting_count_;
        emit_words({&first.piece, 1}, first.hash);
    }

    void emit_waiting() {
        while (waiting_count_ > 0) {
            emit_first_waiting();
        }
    }

    void emit_words(std::span<const Piece> pieces, std::uint32_t hash) {
        const std::size_t begin = pieces.front().begin;
        const std::string_view chunk = chunk_of(pieces);
        const KnownChunk* known = memo_.find(ChunkFamily::Words, chunk, hash);
        if (known != nullptr) {
            position_ += emit_known(*known, begin);
            return;
        }
        const std::vector<WordDraft> drafts = draft_words(text_, pieces, impl_.words.language());
        position_ += emit_new(ChunkFamily::Words, chunk, drafts, begin);
    }

    /// A word, ideograph or pair at the current position, which stays. Returns the number of
    /// positions it would take: 0 when nothing of it can be searched for.
    std::uint32_t emit_word(std::size_t begin, std::size_t end, ChunkFamily family,
                            TokenKind kind) {
        const std::string_view chunk = text_.substr(begin, end - begin);
        const KnownChunk* known = memo_.find(family, chunk, memo_.hash_and_prefetch(family, chunk));
        if (known != nullptr) {
            return emit_known(*known, begin);
        }
        const std::optional<WordDraft> draft = draft_plain_word(text_, begin, end, kind);
        const auto drafts = draft ? std::span(&*draft, 1) : std::span<const WordDraft>();
        return emit_new(family, chunk, drafts, begin);
    }

    std::uint32_t emit_known(const KnownChunk& known, std::size_t origin) {
        if (known.token_count != 1) {
            return emit_tokens(memo_.tokens_of(known), origin);
        }
        const WordEntry entry = known.word();
        sink_({.term = entry.term,
               .form = entry.form,
               .position = position_,
               .begin = static_cast<std::uint32_t>(origin + known.begin),
               .end = static_cast<std::uint32_t>(origin + known.end),
               .kind = known.kind,
               .word = known.number});
        return 1;
    }

    /// Remembers a chunk and hands its tokens out.
    std::uint32_t emit_new(ChunkFamily family, std::string_view chunk,
                           std::span<const WordDraft> drafts, std::size_t origin) {
        const std::span<const ChunkToken> tokens = impl_.words.make(drafts, origin);
        if (chunk.size() <= WordMemo::max_chunk_bytes) {
            memo_.remember(family, chunk, tokens);
        }
        return emit_tokens(tokens, origin);
    }

    /// Hands out tokens; returns the number of positions they take.
    std::uint32_t emit_tokens(std::span<const ChunkToken> tokens, std::size_t origin) {
        for (const ChunkToken& found : tokens) {
            if (found.only_in_capitals && !capital_lines_.is_all_capitals(origin)) {
                continue;
            }
            const WordEntry entry = memo_.word(found.word);
            sink_({.term = entry.term,
                   .form = entry.form,
                   .position = position_ + found.position,
                   .begin = static_cast<std::uint32_t>(origin + found.begin),
                   .end = static_cast<std::uint32_t>(origin + found.end),
                   .kind = found.kind,
                   .word = found.word});
        }
        return tokens.empty() ? 0 : tokens.back().position + 1U;
    }

    /// Ideographs singly and in pairs, Hangul words whole and in pairs: one position a character,
    /// but none for the last of a Hangul word, with which no pair begins.
    void emit_characters(const Piece& piece) {
        const bool is_hangul = piece.kind == PieceKind::Hangul;
        std::uint32_t taken = 0;
        if (is_hangul) {
            taken = emit_word(piece.begin, piece.end, ChunkFamily::Syllables, TokenKind::Word);
        }
        std::size_t begin = piece.begin;
        std::size_t middle = past_marks(begin, piece.end);
        while (begin < piece.end) {
            const std::size_t end = middle < piece.end ? past_marks(middle, piece.end) : middle;
            const bool is_whole_word = is_hangul && begin == piece.begin && end == piece.end;
            if (!is_hangul) {
                taken += emit_word(begin, middle, ChunkFamily::Ideograph, TokenKind::Ideograph);
            }
            if (end > middle && !is_whole_word) {
                taken += emit_word(begin, end, ChunkFamily::Bigram, TokenKind::Bigram);
            }
            position_ += taken > 0 ? 1U : 0U;
            taken = 0;
            begin = middle;
            middle = end;
        }
    }

    /// The end of the character at `at` with the marks on it.
    [[nodiscard]] std::size_t past_marks(std::size_t at, std::size_t limit) const {
        at = next_char(text_, at);
        while (at < limit && is_attached(impl_.classes.of(decode_utf8(text_, at).code))) {
            at = next_char(text_, at);
        }
        return at;
    }

    Impl& impl_;
    WordMemo& memo_;
    std::string_view text_;
    Sink sink_;
    CapitalLines capital_lines_;
    std::array<Piece, max_compound_parts> pending_;
    std::size_t pending_count_ = 0;
    bool breaks_compound_ = false;
    std::array<Waiting, max_waiting> waiting_;
    std::size_t waiting_first_ = 0;
    std::size_t waiting_count_ = 0;
    std::uint32_t position_ = 0;
};

Analyzer::Analyzer(Language language) : impl_(std::make_unique<Impl>(language)) {}
Analyzer::~Analyzer() = default;
Analyzer::Analyzer(Analyzer&&) noexcept = default;
Analyzer& Analyzer::operator=(Analyzer&&) noexcept = default;

std::uint32_t Analyzer::analyze(std::string_view text, Sink sink) {
    constexpr std::size_t most = std::numeric_limits<std::uint32_t>::max();
    return Run(*impl_, text.substr(0, most), sink).run();
}

Language Analyzer::language() const noexcept {
    return impl_->words.language();
}

std::uint32_t Analyzer::word_count() const noexcept {
    return impl_->words.memo().word_count();
}

WordEntry Analyzer::word(std::uint32_t number) const noexcept {
    return impl_->words.memo().word(number);
}

void Analyzer::forget() {
    impl_->words.memo().clear();
}

std::size_t Analyzer::memory_bytes() const noexcept {
    return impl_->words.memo().memory_bytes();
}

std::string analyzer_identity() {
    UVersionInfo version{};
    u_getUnicodeVersion(version);
    return std::string(rules_version) + " icu-unicode-" + std::to_string(version[0]) + '.' +
           std::to_string(version[1]) + " snowball-" + stemmer_fingerprint();
}

} // namespace gazette::text
