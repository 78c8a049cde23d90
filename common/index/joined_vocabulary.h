// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "common/index/vocabulary.h"

namespace gazette::index {

/// Several vocabularies read as one: forms in byte order, each once, the stems' counts added up.
/// The same rules as VocabularyCursor.
class JoinedVocabularyCursor {
  public:
    explicit JoinedVocabularyCursor(std::vector<VocabularyCursor> cursors);
    [[nodiscard]] bool valid() const noexcept { return valid_; }
    [[nodiscard]] std::string_view form() const noexcept { return form_; }
    [[nodiscard]] std::span<const StemCount> stems() const noexcept { return stems_; }
    [[nodiscard]] std::uint64_t articles() const noexcept;
    void next();

  private:
    void gather();
    void add_stems(std::span<const StemCount> stems);

    std::vector<VocabularyCursor> cursors_;
    bool valid_ = false;
    std::string_view form_;
    std::vector<StemCount> stems_;
    std::vector<std::size_t> current_; ///< the cursors that stand at form_
};

} // namespace gazette::index
