// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/base/hash.h"

#include <array>
#include <new>

#include <xxhash.h>

namespace gazette {

std::uint64_t hash64(std::string_view bytes) noexcept {
    return XXH3_64bits(bytes.data(), bytes.size());
}

std::string hex64(std::uint64_t value) {
    constexpr std::string_view digits = "0123456789abcdef";
    std::string text(16, '0');
    for (std::size_t i = text.size(); i-- > 0; value >>= 4U) {
        text[i] = digits[value & 0xfU];
    }
    return text;
}

struct StreamingHash::State {
    XXH3_state_t* xxh = XXH3_createState();

    State() {
        if (xxh == nullptr) {
            throw std::bad_alloc();
        }
        XXH3_64bits_reset(xxh);
    }
    ~State() { XXH3_freeState(xxh); }
    State(const State&) = delete;
    State& operator=(const State&) = delete;
    State(State&&) = delete;
    State& operator=(State&&) = delete;
};

StreamingHash::StreamingHash() : state_(std::make_unique<State>()) {}
StreamingHash::~StreamingHash() = default;
StreamingHash::StreamingHash(StreamingHash&&) noexcept = default;
StreamingHash& StreamingHash::operator=(StreamingHash&&) noexcept = default;

void StreamingHash::add(std::string_view bytes) {
    XXH3_64bits_update(state_->xxh, bytes.data(), bytes.size());
}

std::uint64_t StreamingHash::value() const {
    return XXH3_64bits_digest(state_->xxh);
}

} // namespace gazette
