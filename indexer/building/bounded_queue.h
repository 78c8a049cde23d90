// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <deque>
#include <mutex>
#include <optional>
#include <utility>

namespace gazette::indexer {

/// A queue between threads that holds at most so many items: who pushes into a full one waits.
template <class Item>
class BoundedQueue {
  public:
    explicit BoundedQueue(std::size_t most) : most_(most) {}

    /// Waits for room. False when the queue is closed: the item is dropped.
    bool push(Item item) {
        std::unique_lock lock(mutex_);
        room_.wait(lock, [this] { return items_.size() < most_ || closed_; });
        if (closed_) {
            return false;
        }
        items_.push_back(std::move(item));
        ready_.notify_one();
        return true;
    }

    /// Waits for an item, at most `patience`. Nothing when none came, or the queue is closed and
    /// empty: finished() tells which.
    std::optional<Item> pop(std::chrono::milliseconds patience) {
        std::unique_lock lock(mutex_);
        ready_.wait_for(lock, patience, [this] { return !items_.empty() || closed_; });
        if (items_.empty()) {
            return std::nullopt;
        }
        std::optional<Item> item(std::move(items_.front()));
        items_.pop_front();
        // Who waits for room is woken for half a queue of work, not for each single item.
        if (items_.size() <= most_ / 2) {
            room_.notify_one();
        }
        return item;
    }

    /// No more will be pushed; what is in the queue is still handed out.
    void close() {
        const std::lock_guard lock(mutex_);
        closed_ = true;
        room_.notify_all();
        ready_.notify_all();
    }

    /// Closes and drops what is in the queue.
    void abort() {
        const std::lock_guard lock(mutex_);
        closed_ = true;
        items_.clear();
        room_.notify_all();
        ready_.notify_all();
    }

    /// True when nothing will ever come again.
    [[nodiscard]] bool finished() const {
        const std::lock_guard lock(mutex_);
        return closed_ && items_.empty();
    }

  private:
    mutable std::mutex mutex_;
    std::condition_variable room_;
    std::condition_variable ready_;
    std::deque<Item> items_;
    std::size_t most_;
    bool closed_ = false;
};

} // namespace gazette::indexer
