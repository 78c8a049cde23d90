// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "common/base/function_ref.h"
#include "indexer/sources/glob.h"

namespace gazette::indexer {

/// A regular file that may hold articles.
struct SourceFile {
    std::string path;          ///< absolute, without links, `.` or `..`; any bytes but NUL
    std::uint64_t size = 0;    ///< bytes
    std::int64_t mtime_ns = 0; ///< nanoseconds since 1970
};

/// An input that was not indexed, and why. Bad input is data: the run goes on.
struct Skipped {
    std::string path;
    std::string reason;
};

/// An entry that a walk left by rule, which is no failure: a hidden folder, a hidden file that is
/// none of ours. `reason` lives for ever.
struct PassedOver {
    std::string_view path;
    std::string_view reason;
};

/// What a walk takes and leaves. Hidden folders (their name starts with a dot) are not entered, and
/// of hidden files those are taken that `is_article_name` knows or an include matches; so lock
/// files, what file managers keep and version control stay out. Every folder that holds an index of
/// ours is left. A path named by the user is taken whatever its name.
struct ScanRules {
    std::vector<Glob>
        excludes; ///< matched against the path below the root; folders are not entered
    std::vector<Glob> includes; ///< when not empty, a file must match one
    bool follow = false;        ///< follow symbolic links that lead out of the roots
    /// Whether a file of this name is one that articles come in; null: no hidden file is taken.
    bool (*is_article_name)(std::string_view name) = nullptr;
    /// Device and inode of the index being written, which is never walked into.
    std::optional<std::pair<std::uint64_t, std::uint64_t>> index_folder;
};

/// Receives what a walk meets, in the order of the names' bytes within each folder. Returning false
/// stops the walk.
using FileSink = FunctionRef<bool(SourceFile&&)>;
using SkipSink = FunctionRef<void(Skipped&&)>;
using PassedOverSink = FunctionRef<void(const PassedOver&)>;

/// A path the user gave.
struct Root {
    std::string path; ///< as SourceFile::path; when it does not exist, absolute and tidied only
    bool exists = false;
    bool is_folder = false;
};

/// Makes `given` absolute and resolves its links. A path that does not exist is no error.
[[nodiscard]] Root resolve_root(const std::filesystem::path& given);

/// Resolves all of `given`, sorted, leaving out what lies below another root.
[[nodiscard]] std::vector<Root> resolve_roots(const std::vector<std::string>& given);

/// Device and inode of a folder; nothing when it does not exist.
[[nodiscard]] std::optional<std::pair<std::uint64_t, std::uint64_t>>
identity_of(const std::filesystem::path& folder);

/// Walks `roots` (as resolve_roots gives them). Symbolic links are not followed out of the roots
/// unless the rules say so: each such link is reported as skipped, as are broken links, links that
/// lead back to a folder above them, FIFOs, sockets, devices and what cannot be read. A link to
/// something below a root is passed over without a word, since it is met there under its own name.
/// Folders nested deeper than 200 below a root are skipped.
void scan_roots(const std::vector<Root>& roots, const ScanRules& rules, FileSink on_file,
                SkipSink on_skip, PassedOverSink on_pass);

/// True when `path` is `folder` or below it; both absolute.
[[nodiscard]] bool is_below(std::string_view path, std::string_view folder) noexcept;

} // namespace gazette::indexer
