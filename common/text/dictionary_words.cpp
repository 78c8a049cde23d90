// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/text/dictionary_words.h"

#include <string>
#include <vector>

#include <unicode/ubrk.h>

#include "common/base/error.h"
#include "common/text/utf16.h"
#include "common/text/utf8.h"

namespace gazette::text {

namespace {

constexpr std::size_t most_characters = 2000;

struct CloseIterator {
    void operator()(UBreakIterator* iterator) const noexcept { ubrk_close(iterator); }
};

void check(UErrorCode status) {
    if (U_FAILURE(status) != 0) {
        throw Error(ErrorKind::Internal,
                    std::string("ICU cannot part words: ") + u_errorName(status));
    }
}

} // namespace

struct DictionaryWords::Impl {
    std::unique_ptr<UBreakIterator, CloseIterator> iterator;
    std::u16string characters;
    std::vector<std::size_t> offsets; ///< byte offset of each UTF-16 unit, and of the end

    /// Takes up to most_characters from `run` at `at`; returns where they end.
    std::size_t take(std::string_view run, std::size_t at);
    void set_text();
};

DictionaryWords::DictionaryWords() : impl_(std::make_unique<Impl>()) {}
DictionaryWords::~DictionaryWords() = default;
DictionaryWords::DictionaryWords(DictionaryWords&&) noexcept = default;
DictionaryWords& DictionaryWords::operator=(DictionaryWords&&) noexcept = default;

std::size_t DictionaryWords::Impl::take(std::string_view run, std::size_t at) {
    characters.clear();
    offsets.clear();
    for (std::size_t count = 0; at < run.size() && count < most_characters; ++count) {
        const Utf8Step code = decode_utf8(run, at);
        append_utf16(characters, code.code);
        offsets.resize(characters.size(), at);
        at += code.length;
    }
    offsets.push_back(at);
    return at;
}

void DictionaryWords::Impl::set_text() {
    UErrorCode status = U_ZERO_ERROR;
    const auto length = static_cast<std::int32_t>(characters.size());
    if (iterator) {
        ubrk_setText(iterator.get(), characters.data(), length, &status);
    } else {
        iterator.reset(ubrk_open(UBRK_WORD, "", characters.data(), length, &status));
    }
    check(status);
}

void DictionaryWords::part(std::string_view run,
                           FunctionRef<void(std::size_t begin, std::size_t end)> sink) {
    for (std::size_t at = 0; at < run.size();) {
        at = impl_->take(run, at);
        impl_->set_text();
        std::int32_t begin = ubrk_first(impl_->iterator.get());
        for (std::int32_t end = ubrk_next(impl_->iterator.get()); end != UBRK_DONE;
             end = ubrk_next(impl_->iterator.get())) {
            sink(impl_->offsets[static_cast<std::size_t>(begin)],
                 impl_->offsets[static_cast<std::size_t>(end)]);
            begin = end;
        }
    }
}

} // namespace gazette::text
