// SPDX-License-Identifier: GPL-3.0-or-later
// Bytes -> UTF-8, folding, graphemes, sanitising: what every text goes through.

#include <array>
#include <string>

#include "common/base/utf8.h"
#include "common/cli/sanitize.h"
#include "common/text/charset.h"
#include "common/text/folding.h"
#include "common/text/graphemes.h"
#include "common/text/language_detection.h"
#include "common/text/utf8.h"
#include "tests/fuzz/fuzz_target.h"

namespace gazette::fuzz {
namespace {

void check_characters(std::string_view bytes) {
    std::size_t at = 0;
    bool valid = true;
    while (at < bytes.size()) {
        const Utf8Step step = decode_utf8(bytes, at);
        expect(step.length >= 1 && at + step.length <= bytes.size(), "a step stays in the bytes");
        valid = valid && step.valid;
        at += step.length;
    }
    expect(valid == is_valid_utf8(bytes), "steps and the whole agree on what is UTF-8");
    const std::size_t prefix = text::valid_utf8_prefix(bytes);
    expect(is_valid_utf8(bytes.substr(0, prefix)), "the valid prefix is valid");
    expect((prefix == bytes.size()) == valid, "the valid prefix ends where validity does");
    expect(text::char_floor(bytes, bytes.size() / 2) <= bytes.size() / 2, "a floor is no higher");
}

void check_graphemes(std::string_view bytes) {
    std::size_t at = 0;
    std::size_t count = 0;
    while (at < bytes.size()) {
        const std::size_t next = text::next_grapheme(bytes, at);
        expect(next > at && next <= bytes.size(), "a grapheme has bytes and stays in the text");
        at = next;
        ++count;
    }
    expect(count == text::count_graphemes(bytes), "graphemes are counted as they are walked");
    expect(text::display_columns(bytes) <= 2 * bytes.size(), "no byte takes over two columns");
    const std::size_t middle = bytes.size() / 2;
    expect(text::grapheme_floor(bytes, middle) <= middle, "a grapheme's floor is no higher");
}

void check_folding(std::string_view bytes) {
    const std::string folded = text::casefold(bytes);
    expect(is_valid_utf8(folded), "folding gives UTF-8");
    const std::string stripped = text::strip_accents(folded);
    expect(is_valid_utf8(stripped), "taking accents away gives UTF-8");
    expect(is_valid_utf8(text::keep_word_characters(stripped)), "word characters are UTF-8");
    expect(is_valid_utf8(bytes) ? is_valid_utf8(text::lower_turkish_i(bytes)) : true,
           "Turkish letters stay UTF-8");
}

void check_sanitising(std::string_view bytes) {
    const std::string line = cli::sanitize_line(bytes);
    expect(is_valid_utf8(line), "what is printed is UTF-8");
    expect(line.size() <= 3 * bytes.size(), "sanitising at most triples");
    expect(cli::is_clean_line(line) && cli::sanitize_line(line) == line, "clean stays clean");
    expect(line.find('\x1b') == std::string::npos, "no escapes are printed");
    const std::string text = cli::sanitize_text(bytes);
    expect(is_valid_utf8(text) && cli::sanitize_text(text) == text, "clean text stays clean");
}

void check_decoded(std::string_view bytes, const text::CharsetHint& hint) {
    const text::DecodedBytes decoded = text::decode_bytes(bytes, hint);
    const std::string_view text =
        decoded.is_verbatim ? bytes.substr(decoded.offset) : std::string_view(decoded.text);
    expect(decoded.offset <= bytes.size(), "a byte order mark is inside the bytes");
    expect(is_valid_utf8(text), "decoding gives UTF-8");
    expect(!decoded.encoding.empty(), "an encoding has a name");
    expect(decoded.confidence >= 0 && decoded.confidence <= 1, "confidence is 0 to 1");
}

void check_decoding(std::string_view bytes) {
    constexpr std::array<std::string_view, 11> names{
        "UTF-8",   "UTF-16LE", "UTF-32BE",        "windows-1252", "Shift_JIS", "ISO-2022-JP",
        "GB18030", "EUC-KR",   "ISO-2022-CN-EXT", "HZ",           "UTF-7"};
    const std::string_view name = names[bytes.size() % names.size()];
    check_decoded(bytes, {});
    check_decoded(bytes, {.declared = name});
    if (text::is_known_encoding(name)) {
        check_decoded(bytes, {.forced = name});
    }
    static const text::LanguageDetector languages;
    (void)languages.detect(bytes);
}

} // namespace
} // namespace gazette::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace gazette::fuzz;
    const std::string_view bytes = bytes_of(data, size).substr(0, max_input_bytes);
    check_characters(bytes);
    check_graphemes(bytes);
    check_folding(bytes);
    check_sanitising(bytes);
    check_decoding(bytes);
    return 0;
}
