// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/sources/glob.h"

#include <algorithm>

namespace gazette::indexer {
namespace {

[[nodiscard]] bool is_continuation(char byte) {
    return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U;
}

} // namespace

Glob::Glob(std::string_view pattern) {
    if (pattern.starts_with('!')) {
        negated_ = true;
        pattern.remove_prefix(1);
    }
    if (pattern.size() > 1 && pattern.back() == '/') {
        folders_only_ = true;
        pattern.remove_suffix(1);
    }
    anchored_ = pattern.find('/') != std::string_view::npos;
    std::size_t at = anchored_ && pattern.front() == '/' ? 1 : 0;
    while (at < pattern.size()) {
        add_step(pattern, at);
    }
}

void Glob::add_step(std::string_view pattern, std::size_t& at) {
    switch (pattern[at]) {
    case '*':
        if (pattern.substr(at, 3) == "**/") {
            // "a/**/b" must meet "a/b" too: the slash belongs to what may be absent.
            steps_.push_back({Kind::DoubleStar, '/', 0});
            at += 3;
        } else if (pattern.substr(at, 2) == "**") {
            steps_.push_back({Kind::DoubleStar, '\0', 0});
            at += 2;
        } else {
            steps_.push_back({Kind::Star, '\0', 0});
            ++at;
        }
        return;
    case '?':
        steps_.push_back({Kind::AnyByte, '\0', 0});
        steps_.push_back({Kind::Continuation, '\0', 0});
        ++at;
        return;
    case '[':
        if (const std::size_t end = add_class(pattern, at); end != at) {
            at = end;
            return;
        }
        break;
    case '\\':
        at += at + 1 < pattern.size() ? 1U : 0U;
        break;
    default:
        break;
    }
    steps_.push_back({Kind::Byte, pattern[at], 0});
    ++at;
}

/// Reads the class that opens at `open`; returns the place behind it, or `open` when it never
/// closes.
std::string_view::size_type Glob::add_class(std::string_view pattern, std::size_t open) {
    std::size_t at = open + 1;
    const bool negated = at < pattern.size() && (pattern[at] == '!' || pattern[at] == '^');
    at += negated ? 1U : 0U;
    std::bitset<256> members;
    const std::size_t first = at;
    while (at < pattern.size() && (pattern[at] != ']' || at == first)) {
        at += pattern[at] == '\\' && at + 1 < pattern.size() ? 1U : 0U;
        const auto low = static_cast<unsigned char>(pattern[at]);
        auto high = low;
        if (at + 2 < pattern.size() && pattern[at + 1] == '-' && pattern[at + 2] != ']') {
            high = static_cast<unsigned char>(pattern[at + 2]);
            at += 2;
        }
        for (unsigned byte = low; byte <= high; ++byte) {
            members.set(byte);
        }
        ++at;
    }
    if (at >= pattern.size()) {
        return open;
    }
    classes_.push_back(negated ? ~members : members);
    classes_.back().reset('/');
    steps_.push_back({Kind::Class, '\0', static_cast<std::uint32_t>(classes_.size() - 1)});
    if (negated) {
        steps_.push_back({Kind::Continuation, '\0', 0});
    }
    return at + 1;
}

bool Glob::step_takes(const Step& step, char byte) const {
    switch (step.kind) {
    case Kind::Byte:
        return byte == step.byte;
    case Kind::AnyByte:
    case Kind::Star:
        return byte != '/';
    case Kind::Class:
        return classes_[step.class_index].test(static_cast<unsigned char>(byte));
    case Kind::Continuation:
        return is_continuation(byte);
    case Kind::DoubleStar:
        return true;
    }
    return false;
}

bool Glob::matches_whole(std::string_view path) const {
    // A set of places in the pattern, moved on one byte of the path at a time.
    std::vector<char> here(steps_.size() + 1, 0);
    std::vector<char> next(steps_.size() + 1, 0);
    const auto reach = [this](std::vector<char>& places, std::size_t place, bool at_name_start) {
        places[place] = 1;
        while (place < steps_.size()) {
            const Step& step = steps_[place];
            const bool may_be_empty =
                step.kind == Kind::Star || step.kind == Kind::Continuation ||
                (step.kind == Kind::DoubleStar && (step.byte == '\0' || at_name_start));
            if (!may_be_empty) {
                return;
            }
            places[++place] = 1;
        }
    };
    reach(here, 0, true);
    for (const char byte : path) {
        std::ranges::fill(next, char{0});
        for (std::size_t place = 0; place < steps_.size(); ++place) {
            if (here[place] == 0 || !step_takes(steps_[place], byte)) {
                continue;
            }
            const Kind kind = steps_[place].kind;
            const bool stays =
                kind == Kind::Star || kind == Kind::DoubleStar || kind == Kind::Continuation;
            reach(next, stays ? place : place + 1, byte == '/');
        }
        here.swap(next);
    }
    return here[steps_.size()] != 0;
}

bool Glob::matches(std::string_view path, bool is_folder) const {
    if (folders_only_ && !is_folder) {
        return false;
    }
    if (!anchored_) {
        const std::size_t slash = path.rfind('/');
        path = slash == std::string_view::npos ? path : path.substr(slash + 1);
    }
    return matches_whole(path);
}

bool selected_by(const std::vector<Glob>& globs, std::string_view path, bool is_folder) {
    const auto last = std::find_if(globs.rbegin(), globs.rend(),
                                   [&](const Glob& glob) { return glob.matches(path, is_folder); });
    return last != globs.rend() && !last->is_negated();
}

} // namespace gazette::indexer
