// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>

namespace gazette::searcher {

/// The weight of one term in an article, by Amati and van Rijsbergen's model I(n_e)B2 with c = 1
/// (ACM TOIS 20(4), 2002), as Xapian 1.4's weight/ineb2weight.cc computes it.
class IneB2 {
  public:
    /// Of a term that stands `occurrences` times in `having` of `articles` articles.
    IneB2(double articles, double having, double occurrences) {
        articles = std::max(articles, 1.0);
        const double expected = articles * (1.0 - std::exp(-occurrences / articles));
        most_ = std::log2((articles + 1.0) / (expected + 0.5)) * (occurrences + 1.0) /
                std::max(having, 1.0);
    }

    /// The weight of a term that stands `frequency` times in an article of this length factor
    /// (LengthFactors).
    [[nodiscard]] double weigh(double frequency, double length_factor) const {
        const double normalised = frequency * length_factor;
        return most_ * normalised / (normalised + 1.0);
    }

    /// No weight is above this.
    [[nodiscard]] double most() const noexcept { return most_; }

  private:
    double most_;
};

/// What an article's length makes of a frequency: log2(1 + average / length). Logarithms are
/// dear, lengths come again: those of usual ones are kept.
class LengthFactors {
  public:
    /// `average_length`: of all articles, in words.
    explicit LengthFactors(double average_length)
        : average_length_(std::max(average_length, 1.0)) {}

    [[nodiscard]] double of(std::uint32_t length) {
        if (length >= known_.size()) {
            return compute(length);
        }
        double& known = known_[length];
        if (known == 0) {
            known = compute(length);
        }
        return known;
    }

  private:
    [[nodiscard]] double compute(std::uint32_t length) const {
        return std::log2(1.0 + average_length_ / std::max<double>(length, 1.0));
    }

    double average_length_;
    std::array<double, 2048> known_{}; ///< by length; 0: not computed yet
};

} // namespace gazette::searcher
