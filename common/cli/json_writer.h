// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace gazette::cli {

/// Writes JSON to the end of a string, keys in the order given, without white space. What comes
/// out is always valid UTF-8 and free of raw control and formatting characters: those are written
/// as \uXXXX, so that a reader gets them back exactly and a terminal never sees them. Bytes that
/// are no UTF-8 become U+FFFD.
class JsonWriter {
  public:
    /// `out` must outlive the writer.
    explicit JsonWriter(std::string& out) noexcept : out_(out) {}

    void begin_object();
    void end_object();
    void begin_array();
    void end_array();
    /// A key of ours: plain ASCII that needs no escapes. Its value must follow.
    void key(std::string_view name);

    void string(std::string_view bytes);
    void integer(std::int64_t value);
    void natural(std::uint64_t value);
    /// Always `digits` digits after the point, whatever the locale; null for what JSON cannot say
    /// (infinities, NaN).
    void decimal(double value, int digits);
    void boolean(bool value);
    void null();
    /// JSON that is already written.
    void raw(std::string_view json);

    /// A string, or null when it is empty: absent is null.
    void string_or_null(std::string_view bytes);
    /// The keys "path" (readable) and, only where the name is not valid UTF-8, "path_b64" (exact).
    void path(std::string_view bytes);

  private:
    void before_value();

    std::string& out_;
    bool needs_comma_ = false;
};

/// `bytes` as a JSON string with its quotes, as JsonWriter::string writes it.
[[nodiscard]] std::string json_quote(std::string_view bytes);

/// Base 64 of RFC 4648 section 4, padded.
[[nodiscard]] std::string to_base64(std::string_view bytes);

} // namespace gazette::cli
