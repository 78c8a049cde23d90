// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <fstream>
#include <random>
#include <sstream>
#include <string>
#include <vector>

#include "common/base/utf8.h"

namespace gazette::test {

/// Every article of corpus/, whole. What the tests read that need realistic text.
inline std::vector<std::string> corpus_texts() {
    std::vector<std::string> texts;
    for (const auto& entry :
         std::filesystem::recursive_directory_iterator(GAZETTE_SOURCE_DIR "/corpus")) {
        if (entry.is_regular_file() && entry.path().extension() == ".txt") {
            std::ifstream file(entry.path(), std::ios::binary);
            std::ostringstream text;
            text << file.rdbuf();
            texts.push_back(text.str());
        }
    }
    return texts;
}

/// Texts made of characters and bits picked from a list; the same for the same seed.
class RandomText {
  public:
    explicit RandomText(std::uint32_t seed) : random_(seed) {}

    std::size_t below(std::size_t limit) {
        return std::uniform_int_distribution<std::size_t>(0, limit - 1)(random_);
    }

    std::string of(const std::vector<std::string>& bits, std::size_t longest) {
        std::string text;
        const std::size_t count = below(longest) + 1;
        for (std::size_t at = 0; at < count; ++at) {
            text += bits[below(bits.size())];
        }
        return text;
    }

    std::string bytes(std::size_t count) {
        std::string text;
        for (std::size_t at = 0; at < count; ++at) {
            text.push_back(static_cast<char>(below(256)));
        }
        return text;
    }

  private:
    std::mt19937 random_;
};

} // namespace gazette::test
