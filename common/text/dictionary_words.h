// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <memory>
#include <string_view>

#include "common/base/function_ref.h"

namespace gazette::text {

/// Parts Thai, Lao, Khmer and Myanmar into words with ICU's dictionaries, which are loaded when
/// first needed. Not safe for use by two threads at once.
class DictionaryWords {
  public:
    DictionaryWords();
    ~DictionaryWords();
    DictionaryWords(DictionaryWords&&) noexcept;
    DictionaryWords& operator=(DictionaryWords&&) noexcept;
    DictionaryWords(const DictionaryWords&) = delete;
    DictionaryWords& operator=(const DictionaryWords&) = delete;

    /// Hands [begin, end) of every word of `run` (valid UTF-8), in bytes of `run`, to `sink`. Runs
    /// are parted 2,000 characters at a time, so that memory stays bounded; a word that lies across
    /// such a place is cut in two.
    void part(std::string_view run, FunctionRef<void(std::size_t begin, std::size_t end)> sink);

  private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

} // namespace gazette::text
