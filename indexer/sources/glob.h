// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <bitset>
#include <cstdint>
#include <string_view>
#include <vector>

namespace gazette::indexer {

/// One pattern as .gitignore writes them: `*` and `?` stop at a slash, `**` does not, `[a-z]` and
/// `[!a-z]` name ASCII characters, a backslash takes the next character as it is. A pattern with a
/// slash before its end is matched from the root on, any other at every depth; one that ends in a
/// slash matches folders only. `?` stands for one character of UTF-8 (or one broken byte). One that
/// starts with `!` takes back what patterns before it matched (selected_by).
class Glob {
  public:
    explicit Glob(std::string_view pattern);

    /// `path` is relative to the root, without a slash at either end. Takes time proportional to
    /// the length of the path times that of the pattern, whatever they are.
    [[nodiscard]] bool matches(std::string_view path, bool is_folder) const;

    /// True for a pattern with a `!` at its start; the rest is what is matched.
    [[nodiscard]] bool is_negated() const noexcept { return negated_; }

    /// As matches(), but the pattern must fit the whole of `path` wherever its slashes are: for
    /// absolute paths.
    [[nodiscard]] bool matches_whole(std::string_view path) const;

  private:
    enum class Kind : std::uint8_t { Byte, AnyByte, Class, Continuation, Star, DoubleStar };
    struct Step {
        Kind kind = Kind::Byte;
        char byte = '\0';
        std::uint32_t class_index = 0;
    };

    std::string_view::size_type add_class(std::string_view pattern, std::size_t open);
    void add_step(std::string_view pattern, std::size_t& at);
    [[nodiscard]] bool step_takes(const Step& step, char byte) const;

    std::vector<Step> steps_;
    std::vector<std::bitset<256>> classes_;
    bool anchored_ = false;
    bool folders_only_ = false;
    bool negated_ = false;
};

/// True when the last of `globs` that matches is not a negated one.
[[nodiscard]] bool selected_by(const std::vector<Glob>& globs, std::string_view path,
                               bool is_folder);

} // namespace gazette::indexer
