// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/cli/sanitize.h"

#include <algorithm>
#include <cstddef>
#include <utility>

#include "common/base/utf8.h"

namespace gazette::cli {
namespace {

constexpr char escape = '\x1B';
constexpr char32_t replacement = 0xFFFD;

/// What becomes of one code point.
enum class Fate {
    Keep,
    Drop,    ///< invisible and between letters: nothing is left of it
    Separate ///< a control that stood between words: leaves a blank
};

Fate fate_of(char32_t code) noexcept {
    if (code < 0x20 || (code >= 0x7F && code <= 0x9F) || code == 0x2028 || code == 0x2029) {
        return Fate::Separate;
    }
    if (code < 0xAD) {
        return Fate::Keep;
    }
    // General category Cf of Unicode 15, but for what changes how letters are read or counted:
    // U+200C and U+200D (joiners), the Arabic, Syriac, Kaithi and Egyptian signs.
    const bool invisible =
        code == 0xAD || code == 0x61C || code == 0x180E || code == 0x200B || code == 0x200E ||
        code == 0x200F || (code >= 0x202A && code <= 0x202E) ||
        (code >= 0x2060 && code <= 0x206F) || code == 0xFEFF ||
        (code >= 0xFFF9 && code <= 0xFFFB) || (code >= 0x1BCA0 && code <= 0x1BCA3) ||
        (code >= 0x1D173 && code <= 0x1D17A) || (code >= 0xE0000 && code <= 0xE0FFF);
    return invisible ? Fate::Drop : Fate::Keep;
}

bool is_control(char byte) noexcept {
    const auto value = static_cast<unsigned char>(byte);
    return value < 0x20 || value == 0x7F;
}

bool is_between(std::string_view bytes, std::size_t at, char first, char last) noexcept {
    return at < bytes.size() && bytes[at] >= first && bytes[at] <= last;
}

/// Where the bytes from `first` to `last` that stand at `at` end.
std::size_t run_end(std::string_view bytes, std::size_t at, char first, char last) noexcept {
    while (is_between(bytes, at, first, last)) {
        ++at;
    }
    return at;
}

/// Bytes of the control string at `at` with what ends it, BEL or ESC \; 1 where nothing does.
std::size_t control_string_length(std::string_view bytes, std::size_t at) noexcept {
    std::size_t end = at + 2;
    while (end < bytes.size() && !is_control(bytes[end])) {
        ++end;
    }
    if (end < bytes.size() && bytes[end] == '\a') {
        return end + 1 - at;
    }
    const bool closed = end + 1 < bytes.size() && bytes[end] == escape && bytes[end + 1] == '\\';
    return closed ? end + 2 - at : 1;
}

/// Bytes of the escape sequence that starts at `at` (an ESC): ECMA-48's CSI, the control strings
/// that BEL or ESC \ end, and the short ones. An unfinished string counts as its ESC alone.
/// Strings stop at the first control character, so that the whole text is walked once.
std::size_t escape_length(std::string_view bytes, std::size_t at) noexcept {
    if (at + 1 >= bytes.size()) {
        return 1;
    }
    const char kind = bytes[at + 1];
    if (kind == '[') {
        const std::size_t end = run_end(bytes, at + 2, 0x20, 0x3F);
        return is_between(bytes, end, 0x40, 0x7E) ? end + 1 - at : end - at;
    }
    if (std::string_view("]PX^_").find(kind) != std::string_view::npos) {
        return control_string_length(bytes, at);
    }
    const std::size_t end = run_end(bytes, at + 1, 0x20, 0x2F);
    return is_between(bytes, end, 0x30, 0x7E) ? end + 1 - at : 1;
}

/// True for bytes that both functions keep as they are.
bool is_plain(char byte) noexcept {
    return byte >= 0x20 && byte <= 0x7E;
}

std::size_t plain_prefix(std::string_view bytes) noexcept {
    const auto* const end = std::ranges::find_if_not(bytes, is_plain);
    return static_cast<std::size_t>(end - bytes.begin());
}

class Sanitizer {
  public:
    Sanitizer(std::string_view bytes, bool keep_newlines)
        : bytes_(bytes), keep_newlines_(keep_newlines) {
        out_.reserve(bytes.size());
    }

    std::string run() {
        while (at_ < bytes_.size()) {
            if (const std::size_t plain = plain_prefix(bytes_.substr(at_)); plain > 0) {
                end_gap();
                out_.append(bytes_.substr(at_, plain));
                at_ += plain;
            } else {
                step();
            }
        }
        end_gap();
        return std::move(out_);
    }

  private:
    void step() {
        const char byte = bytes_[at_];
        if (byte == escape) {
            at_ += escape_length(bytes_, at_);
            return;
        }
        if (keep_newlines_ && (byte == '\n' || byte == '\r')) {
            at_ += byte == '\r' && bytes_.substr(at_).starts_with("\r\n") ? 2U : 1U;
            gap_ = false; // controls at a line's end leave nothing
            out_ += '\n';
            return;
        }
        const Utf8Step read = decode_utf8(bytes_, at_);
        switch (read.valid ? fate_of(read.code) : Fate::Keep) {
        case Fate::Keep:
            end_gap();
            if (read.valid) {
                out_.append(bytes_.substr(at_, read.length));
            } else {
                append_utf8(out_, replacement);
            }
            break;
        case Fate::Drop:
            break;
        case Fate::Separate:
            gap_ = true;
            break;
        }
        at_ += read.length;
    }

    void end_gap() {
        if (gap_) {
            out_ += ' ';
            gap_ = false;
        }
    }

    std::string_view bytes_;
    bool keep_newlines_;
    bool gap_ = false; // a blank is due before whatever is kept next
    std::size_t at_ = 0;
    std::string out_;
};

} // namespace

std::string sanitize_line(std::string_view bytes) {
    return is_clean_line(bytes) ? std::string(bytes) : Sanitizer(bytes, false).run();
}

std::string sanitize_text(std::string_view bytes) {
    return is_clean_line(bytes) ? std::string(bytes) : Sanitizer(bytes, true).run();
}

bool is_clean_line(std::string_view bytes) noexcept {
    std::size_t at = plain_prefix(bytes);
    while (at < bytes.size()) {
        const Utf8Step read = decode_utf8(bytes, at);
        if (!read.valid || fate_of(read.code) != Fate::Keep) {
            return false;
        }
        at += read.length;
        at += plain_prefix(bytes.substr(at));
    }
    return true;
}

} // namespace gazette::cli
