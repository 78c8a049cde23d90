// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace gazette::indexer {

/// Bytes read as text. Valid UTF-8 is not copied: `text` then views the bytes that were given.
class DecodedText {
  public:
    /// Reads `bytes` as the charset `forced` or, when it is empty, as what they show themselves to
    /// be, `declared` (by the text itself) having a voice.
    DecodedText(std::string_view bytes, std::string_view forced, std::string_view declared = {});

    /// Valid UTF-8 without a BOM; lives as long as this object and the bytes given.
    [[nodiscard]] std::string_view text() const noexcept { return verbatim_ ? view_ : owned_; }
    /// Where text() starts in the bytes given, when it is those very bytes.
    [[nodiscard]] bool is_verbatim() const noexcept { return verbatim_; }
    [[nodiscard]] std::size_t offset() const noexcept { return offset_; }
    /// What the bytes were read as: "UTF-8", "windows-1252", ...
    [[nodiscard]] const std::string& encoding() const noexcept { return encoding_; }
    [[nodiscard]] const std::vector<std::string>& warnings() const noexcept { return warnings_; }

  private:
    std::string_view view_;
    std::string owned_;
    std::string encoding_;
    std::vector<std::string> warnings_;
    std::size_t offset_ = 0;
    bool verbatim_ = false;
};

/// True when `text` shows that its bytes were no text: so many control characters as random bytes
/// have, unless they were valid UTF-8 all the same, or no letter and no digit but control
/// characters.
[[nodiscard]] bool looks_binary(const DecodedText& text) noexcept;

} // namespace gazette::indexer
