// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "indexer/options.h"

namespace gazette::indexer {

/// The values of single options. All throw Error{Usage} naming `option` and what it takes.

/// "256M", "1G", "65536": bytes; K, M, G are powers of 1,024.
[[nodiscard]] std::size_t read_size(std::string_view option, std::string_view text);

/// A whole number from `least` to `most`.
[[nodiscard]] std::uint64_t read_number(std::string_view option, std::string_view text,
                                        std::uint64_t least, std::uint64_t most);

/// "500ms", "10s", "2m", "1h", "30" (seconds).
[[nodiscard]] std::chrono::milliseconds read_time(std::string_view option, std::string_view text);

[[nodiscard]] Format read_format(std::string_view text);
[[nodiscard]] FieldMapping read_mapping(std::string_view text);
/// A code with an analysis chain; "auto" gives an empty one.
[[nodiscard]] std::string read_language(std::string_view text);
[[nodiscard]] article::Date read_day(std::string_view text);
[[nodiscard]] cli::ProgressMode read_progress(std::string_view text);

} // namespace gazette::indexer
