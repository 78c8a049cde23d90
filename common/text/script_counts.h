// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

namespace gazette::text {

/// Scripts that languages with a chain are written in.
enum class Script : std::uint8_t {
    None,
    Latin,
    Cyrillic,
    Greek,
    Armenian,
    Hebrew,
    Arabic,
    Devanagari,
    Tamil,
    Thai,
    Lao,
    Hangul,
    Kana,
    Han
};

/// The script of a letter, by Unicode's blocks; None for what is no letter of these.
[[nodiscard]] Script script_of(char32_t value) noexcept;

/// Letters of a text by script.
class ScriptCounts {
  public:
    void add(Script script, std::size_t letters = 1) noexcept {
        letters_[static_cast<std::size_t>(script)] += letters;
    }

    /// The script with the most letters; one sign of Han or kana stands for some three letters, and
    /// text with more than a tenth of kana among them is Kana.
    [[nodiscard]] Script main_script() const noexcept;

  private:
    static constexpr std::size_t script_count = 14;

    [[nodiscard]] std::size_t of(Script script) const noexcept {
        return letters_[static_cast<std::size_t>(script)];
    }

    std::array<std::size_t, script_count> letters_{};
};

} // namespace gazette::text
