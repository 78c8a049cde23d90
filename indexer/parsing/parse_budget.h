// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <stdexcept>

namespace gazette::indexer {

/// Thrown where the reading of one input costs more than it may.
class BudgetSpent : public std::runtime_error {
  public:
    BudgetSpent() : std::runtime_error("the budget for one input is spent") {}
};

/// What the reading of one input may still cost. The loops that parsers are made of count their
/// rounds here: one that never ends, or that grows faster than its input, ends in BudgetSpent. It
/// counts steps and not time, so that an input has the same outcome on every machine and in every
/// run.
class ParseBudget {
  public:
    explicit ParseBudget(std::uint64_t steps) noexcept : left_(steps) {}

    /// Takes `steps`; throws BudgetSpent when fewer are left.
    void spend(std::uint64_t steps = 1) {
        if (!try_spend(steps)) {
            throw BudgetSpent();
        }
    }
    /// The same for callbacks that must not throw: false when fewer are left.
    [[nodiscard]] bool try_spend(std::uint64_t steps = 1) noexcept {
        if (steps > left_) {
            left_ = 0;
            return false;
        }
        left_ -= steps;
        return true;
    }
    [[nodiscard]] std::uint64_t left() const noexcept { return left_; }

  private:
    std::uint64_t left_;
};

} // namespace gazette::indexer
