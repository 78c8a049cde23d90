// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/text/word_maker.h"

#include "common/text/analyzer.h"
#include "common/text/folding.h"
#include "common/text/persian_endings.h"
#include "common/text/slavic_endings.h"
#include "common/text/vietnamese_syllables.h"

namespace gazette::text {

std::string WordMaker::term_of(const WordDraft& draft) {
    if (draft.stemmer_input.empty()) {
        return draft.form;
    }
    switch (language_) {
    case Language::Persian:
        return std::string(without_persian_plural(draft.form));
    case Language::Czech:
        return czech_stem(draft.form);
    case Language::Polish:
        return polish_stem(draft.form);
    default: // libstemmer's, Vietnamese or none
        break;
    }
    if (row_of(language_).keeps_accents) {
        return vietnamese_term(draft.stemmer_input, draft.form);
    }
    if (!stemmer_) {
        stemmer_.emplace(language_);
    }
    if (!stemmer_->stems()) {
        return draft.form;
    }
    const bool folds_first = row_of(language_).fold_before_stemming;
    std::string stem(stemmer_->stem(folds_first ? draft.form : draft.stemmer_input));
    if (!folds_first) {
        stem = keep_word_characters(fold(stem));
    }
    stem.resize(cut_to_term(stem).size());
    return stem.empty() ? draft.form : stem;
}

std::span<const ChunkToken> WordMaker::make(std::span<const WordDraft> drafts, std::size_t origin) {
    tokens_.clear();
    for (const WordDraft& draft : drafts) {
        const std::uint32_t word = memo_.number_of(draft.form, term_of(draft));
        tokens_.push_back({.word = word,
                           .begin = static_cast<std::uint32_t>(draft.begin - origin),
                           .end = static_cast<std::uint32_t>(draft.end - origin),
                           .position = static_cast<std::uint16_t>(draft.position),
                           .kind = draft.kind,
                           .only_in_capitals = draft.only_in_capitals});
    }
    return tokens_;
}

} // namespace gazette::text
