// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace gazette::indexer {

/// The charset that a page or XML document says it is written in: encoding="..." of the XML
/// declaration, charset=... of a meta element; empty when it says none. Looks at 4 KiB.
[[nodiscard]] std::string declared_charset(std::string_view bytes);

} // namespace gazette::indexer
