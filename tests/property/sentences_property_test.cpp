// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <memory>
#include <set>

#include <gtest/gtest.h>
#include <unicode/brkiter.h>
#include <unicode/filteredbrk.h>

#include "common/text/sentences.h"
#include "common/text/utf16.h"
#include "common/text/utf8.h"
#include "tests/support/random_text.h"

namespace gazette::text {
namespace {

/// Where ICU's sentences of `text` begin (English, with its own list of abbreviations), in bytes.
std::set<std::size_t> icu_beginnings(icu::BreakIterator& iterator, std::string_view text) {
    icu::UnicodeString units;
    std::vector<std::size_t> offsets;
    for (std::size_t at = 0; at < text.size(); at = next_char(text, at)) {
        units.append(static_cast<UChar32>(decode_utf8(text, at).code));
        offsets.resize(static_cast<std::size_t>(units.length()), at);
    }
    offsets.push_back(text.size());
    iterator.setText(units);
    std::set<std::size_t> found;
    for (std::int32_t at = iterator.first(); at != icu::BreakIterator::DONE; at = iterator.next()) {
        found.insert(offsets[static_cast<std::size_t>(at)]);
    }
    return found;
}

std::vector<std::string> english_paragraphs() {
    std::vector<std::string> paragraphs;
    for (const std::string& text : test::corpus_texts()) {
        if (text.find(" the ") == std::string::npos) {
            continue;
        }
        for (std::size_t begin = 0; begin < text.size();) {
            const std::size_t end = std::min(text.find('\n', begin), text.size());
            paragraphs.push_back(text.substr(begin, end - begin));
            begin = end + 1;
        }
    }
    return paragraphs;
}

TEST(SentencesProperty, AgreeWithIcuOnArticles) {
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<icu::FilteredBreakIteratorBuilder> builder(
        icu::FilteredBreakIteratorBuilder::createInstance(icu::Locale::getUS(), status));
    std::unique_ptr<icu::BreakIterator> iterator(builder->wrapIteratorWithFilter(
        icu::BreakIterator::createSentenceInstance(icu::Locale::getUS(), status), status));
    ASSERT_TRUE(U_SUCCESS(status) != 0);
    std::size_t shared = 0;
    std::size_t ours = 0;
    std::size_t theirs = 0;
    for (const std::string& paragraph : english_paragraphs()) {
        const std::set<std::size_t> expected = icu_beginnings(*iterator, paragraph);
        const std::vector<TextRange> found = split_sentences(paragraph);
        ours += found.size();
        theirs += expected.empty() ? 0 : expected.size() - 1;
        for (const TextRange& range : found) {
            const bool is_same = expected.contains(range.begin);
            shared += is_same ? 1U : 0U;
            if (!is_same) {
                RecordProperty("different", paragraph.substr(range.begin, 60));
            }
        }
    }
    EXPECT_GT(ours, 300U);
    // Not all: ICU ends sentences inside quotes that go on, we do not.
    EXPECT_GE(shared * 100, ours * 97) << shared << " of " << ours << " and " << theirs;
    EXPECT_GE(shared * 100, theirs * 95) << shared << " of " << ours << " and " << theirs;
}

} // namespace
} // namespace gazette::text
