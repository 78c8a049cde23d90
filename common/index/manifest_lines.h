// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <charconv>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <string>
#include <string_view>

namespace gazette::index {

/// Splits the manifest into lines and words, one word at a time. Whatever is not written exactly as
/// print_manifest writes it throws Error{Damaged} naming `where` and the line.
class ManifestLines {
  public:
    /// Both must outlive this object.
    ManifestLines(std::string_view text, std::string_view where) : rest_(text), where_(where) {}

    /// Goes on to the next line. False at the end.
    bool next_line();
    /// The first word of the line.
    [[nodiscard]] std::string_view keyword() const noexcept { return keyword_; }

    /// The line's next word, its escapes undone.
    [[nodiscard]] std::string word();
    /// The line's next word as a decimal number of at most `max`.
    template <class Number>
    [[nodiscard]] Number number(Number max = std::numeric_limits<Number>::max()) {
        const std::string_view raw = raw_word();
        Number value = 0;
        const auto [end, error] = std::from_chars(raw.data(), raw.data() + raw.size(), value);
        if (error != std::errc() || end != raw.data() + raw.size() || value > max ||
            std::to_string(value) != raw) {
            fail("a number makes no sense");
        }
        return value;
    }
    /// The line's next word as sixteen hexadecimal digits.
    [[nodiscard]] std::uint64_t hash();
    /// Throws unless the line has no more words.
    void end_line() const;

    [[noreturn]] void fail(std::string_view what) const;

  private:
    std::string_view raw_word();
    char unescape(std::string_view raw, std::size_t& at) const;

    std::string_view rest_;
    std::string_view where_;
    std::string_view line_;
    std::string_view keyword_;
    std::size_t line_number_ = 0;
};

} // namespace gazette::index
