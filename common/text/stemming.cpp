// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/text/stemming.h"

#include <array>

#include <libstemmer.h>

#include "common/base/error.h"
#include "common/base/hash.h"

namespace gazette::text {

namespace {

struct DeleteStemmer {
    void operator()(sb_stemmer* stemmer) const noexcept { sb_stemmer_delete(stemmer); }
};

/// Replaces Romanian's letters with comma below (the standard's) by those with cedilla, the only
/// ones that libstemmer 2.2 knows.
std::string with_cedillas(std::string_view word) {
    std::string out(word);
    for (std::size_t at = 0; at + 1 < out.size(); ++at) {
        if (out[at] != '\xC8') {
            continue;
        }
        if (out[at + 1] == '\x99') { // U+0219 -> U+015F
            out[at] = '\xC5';
            out[at + 1] = '\x9F';
        } else if (out[at + 1] == '\x9B') { // U+021B -> U+0163
            out[at] = '\xC5';
            out[at + 1] = '\xA3';
        }
    }
    return out;
}

} // namespace

struct Stemmer::Impl {
    std::unique_ptr<sb_stemmer, DeleteStemmer> stemmer;
    bool is_romanian = false;
    std::string replaced;
};

Stemmer::Stemmer(Language language) : impl_(std::make_unique<Impl>()) {
    const LanguageRow& row = row_of(language);
    if (row.stemmer.empty()) {
        return;
    }
    impl_->stemmer.reset(sb_stemmer_new(std::string(row.stemmer).c_str(), "UTF_8"));
    if (!impl_->stemmer) {
        throw Error(ErrorKind::Internal,
                    "libstemmer has no algorithm \"" + std::string(row.stemmer) + '"',
                    "install libstemmer 2.2 or newer");
    }
    impl_->is_romanian = language == Language::Romanian;
}

Stemmer::~Stemmer() = default;
Stemmer::Stemmer(Stemmer&&) noexcept = default;
Stemmer& Stemmer::operator=(Stemmer&&) noexcept = default;

std::string_view Stemmer::stem(std::string_view word) {
    if (!impl_->stemmer) {
        return word;
    }
    if (impl_->is_romanian) {
        impl_->replaced = with_cedillas(word);
        word = impl_->replaced;
    }
    const sb_symbol* stem =
        sb_stemmer_stem(impl_->stemmer.get(), reinterpret_cast<const sb_symbol*>(word.data()),
                        static_cast<int>(word.size()));
    if (stem == nullptr) {
        throw std::bad_alloc(); // the only reason that libstemmer's manual gives
    }
    return {reinterpret_cast<const char*>(stem),
            static_cast<std::size_t>(sb_stemmer_length(impl_->stemmer.get()))};
}

bool Stemmer::stems() const noexcept {
    return impl_->stemmer != nullptr;
}

std::string stemmer_fingerprint() {
    struct Sample {
        Language language;
        std::string_view word;
    };
    constexpr std::array samples = {
        Sample{Language::English, "generously"},           Sample{Language::English, "skies"},
        Sample{Language::German, "aufeinanderf\u00F6lge"}, Sample{Language::German, "k\u00E4ufer"},
        Sample{Language::Dutch, "lichamelijkheden"},       Sample{Language::Swedish, "klokhetens"},
        Sample{Language::French, "continuellement"},       Sample{Language::Romanian, "copiilor"},
    };
    std::string evidence;
    for (const char** name = sb_stemmer_list(); *name != nullptr; ++name) {
        evidence.append(*name).push_back(' ');
    }
    for (const Sample& sample : samples) {
        evidence.append(Stemmer(sample.language).stem(sample.word)).push_back(' ');
    }
    return hex64(hash64(evidence)).substr(0, 8);
}

} // namespace gazette::text
