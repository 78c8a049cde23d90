// SPDX-License-Identifier: GPL-3.0-or-later
// Text -> tokens, in a language that the first byte chooses.

#include <string>
#include <vector>

#include "common/base/utf8.h"
#include "common/text/analyzer.h"
#include "common/text/languages.h"
#include "tests/fuzz/fuzz_target.h"

namespace gazette::fuzz {
namespace {

/// A token's own copy: the views end with the callback.
struct Seen {
    std::string term;
    std::uint32_t position;
    std::uint32_t begin;
    std::uint32_t end;

    bool operator==(const Seen&) const = default;
};

std::vector<Seen> analyze(text::Analyzer& analyzer, std::string_view bytes) {
    constexpr std::size_t max_term_bytes = 64;
    std::vector<Seen> tokens;
    std::uint32_t last = 0;
    const std::uint32_t positions = analyzer.analyze(bytes, [&](const text::Token& token) {
        expect(!token.term.empty() && token.term.size() <= max_term_bytes,
               "terms have 1 to 64 bytes");
        expect(!token.form.empty() && is_valid_utf8(token.form) && is_valid_utf8(token.term),
               "forms and terms are UTF-8");
        expect(token.begin < token.end && token.end <= bytes.size(), "tokens stay in the text");
        expect(token.position >= last, "positions never fall");
        expect(token.word < analyzer.word_count(), "word numbers are dense");
        expect(analyzer.word(token.word).term == token.term, "word numbers stand for their word");
        last = token.position;
        tokens.push_back({std::string(token.term), token.position, token.begin, token.end});
    });
    expect(tokens.empty() || last < positions, "positions end where analyze says");
    expect(positions <= bytes.size(), "no more positions than bytes");
    return tokens;
}

} // namespace
} // namespace gazette::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace gazette;
    using namespace gazette::fuzz;
    if (size == 0) {
        return 0;
    }
    const auto languages = text::language_table();
    const text::Language language = languages[data[0] % languages.size()].language;
    const std::string_view bytes = bytes_of(data + 1, size - 1).substr(0, max_input_bytes);
    text::Analyzer analyzer(language);
    const auto tokens = analyze(analyzer, bytes);
    expect(tokens == analyze(analyzer, bytes), "the memo changes nothing");
    for (const auto& token : tokens) { // the snippet maker finds words again by their bytes
        expect(token.begin == bytes.size() || !is_continuation_byte(bytes[token.begin]) ||
                   !is_valid_utf8(bytes),
               "tokens begin between characters");
    }
    return 0;
}
