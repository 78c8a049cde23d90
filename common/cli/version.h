// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace gazette::cli {

/// The project's version: "0.1.0".
[[nodiscard]] std::string_view gazette_version() noexcept;

/// What -V prints, a line each: program and version, index format, Xapian, ICU with its Unicode,
/// the analysis chain's identity (which names Snowball's version). The last two facts are handed
/// in: they belong to folders that this one does not know.
[[nodiscard]] std::string version_text(std::string_view program, int index_format,
                                       std::string_view analyzer_identity);

} // namespace gazette::cli
