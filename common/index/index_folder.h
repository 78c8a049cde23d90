// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace gazette::index {

/// What a folder is to us.
enum class FolderKind {
    Absent, ///< nothing there
    Empty,  ///< a folder with nothing in it, or with nothing but what a begun creation leaves
    Ours,   ///< it has a manifest that starts as ours do
    Foreign ///< something else: another program's folder, a file; never written to
};

/// Looks at `folder`; writes nothing. Throws Error{Io} when it cannot be looked at.
[[nodiscard]] FolderKind classify_folder(const std::filesystem::path& folder);

/// Makes `folder` if it is absent (not its parents). Throws Error{NoIndex} when it is Foreign,
/// Error{Io} when it cannot be made.
void prepare_folder(const std::filesystem::path& folder);

/// What decides which index is meant. Unset variables are nothing, not empty strings.
struct IndexSearch {
    std::optional<std::string> option;      ///< -d
    std::optional<std::string> variable;    ///< $GAZETTE_INDEX
    std::filesystem::path current_folder;   ///< absolute
    std::optional<std::string> data_folder; ///< $XDG_DATA_HOME
    std::optional<std::string> home;        ///< $HOME
};

/// Where the searcher looks, in order: -d alone; $GAZETTE_INDEX alone; otherwise gazette.idx here,
/// in each folder above, and in the user's data folder. Pure.
[[nodiscard]] std::vector<std::filesystem::path> searcher_candidates(const IndexSearch& search);

/// The first candidate with a manifest; a single candidate is given back whatever it is, so that
/// opening it says what is wrong. Throws Error{NoIndex} naming where was looked, with the hint to
/// run `indexer add`.
[[nodiscard]] std::filesystem::path find_index(const IndexSearch& search);

/// The folder the indexer works on: -d, $GAZETTE_INDEX, or gazette.idx in the current folder. Pure.
[[nodiscard]] std::filesystem::path indexer_folder(const IndexSearch& search);

} // namespace gazette::index
