// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string_view>

#include "common/base/function_ref.h"
#include "indexer/parsing/parser.h"

namespace gazette::indexer {

/// Takes a member of an archive: its name there (empty for a file that is only compressed) and its
/// bytes, which live until the call returns.
using GiveMember = FunctionRef<void(std::string_view name, std::string_view bytes)>;

/// How many bytes a source of `packed` bytes may unpack to in all, with the archives inside it.
[[nodiscard]] std::size_t may_unpack(std::size_t packed, const ParseLimits& limits) noexcept;

/// Unpacks `packed` (tar, zip; gz, bz2, xz, zst, lz4, lzip, alone or around a tar) in memory and
/// gives its files in their order. Nothing is written to disk and no other program is run; links
/// and folders are passed over. What breaks a limit, is encrypted or damaged is named to `skip`;
/// the members before it have been given. `left` is how many bytes it may still unpack to, and is
/// lowered by them before a member is given.
void unpack(std::string_view packed, const ParseLimits& limits, std::size_t& left, GiveMember give,
            NoteSkipped skip);

} // namespace gazette::indexer
