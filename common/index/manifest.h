// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "common/index/schema.h"

namespace gazette::index {

/// One file of the index as it must be.
struct FileFact {
    std::string name;        ///< a plain name, see names.h
    std::uint64_t bytes = 0; ///< its size
    std::uint64_t hash = 0;  ///< hash64 of its bytes

    bool operator==(const FileFact&) const = default;
};

/// How many live articles are in a language; an empty code: unknown.
struct LanguageCount {
    std::string code;
    std::uint64_t articles = 0;

    bool operator==(const LanguageCount&) const = default;
};

/// One segment.
struct SegmentFact {
    std::string name;                     ///< seg-<16 hex>
    std::string uuid;                     ///< the glass database's own, 36 characters
    std::uint32_t articles = 0;           ///< rows, deleted ones included
    std::uint32_t deleted = 0;            ///< of them
    std::vector<LanguageCount> languages; ///< of the live ones, sorted by code
    std::vector<FileFact> files;          ///< sorted by name
    std::optional<FileFact> deleted_file; ///< del-<16 hex> when anything is deleted

    [[nodiscard]] std::uint32_t live() const noexcept { return articles - deleted; }
    bool operator==(const SegmentFact&) const = default;
};

/// One root that was given to `add`, with what is needed to do it again.
struct SourceFact {
    std::string path; ///< absolute; its very bytes
    /// Options by their long names without dashes, in the order given: {"from", "jsonl"}.
    std::vector<std::pair<std::string, std::string>> options;

    bool operator==(const SourceFact&) const = default;
};

/// An input that the last update could not take in.
struct SkippedFact {
    std::string path;
    std::string reason;

    bool operator==(const SkippedFact&) const = default;
};

/// What the last finished update did.
struct UpdateFact {
    std::int64_t finished_s = 0; ///< seconds since 1970
    std::uint64_t added = 0;
    std::uint64_t changed = 0;
    std::uint64_t unchanged = 0;
    std::uint64_t removed = 0;
    std::uint64_t skipped = 0;
    std::vector<SkippedFact> examples; ///< the first of the skipped, at most max_skipped_examples

    bool operator==(const UpdateFact&) const = default;
};

/// More skipped inputs than this are counted, not named, in the manifest.
inline constexpr std::size_t max_skipped_examples = 100;

/// What the index consists of: the file `manifest`, the only one that ever changes.
struct Manifest {
    int format = format_version;
    std::string analyzer;         ///< text::analyzer_identity() of who built it
    std::string uuid;             ///< the index's own: 32 hexadecimal digits, random
    std::uint64_t generation = 0; ///< one more with every publishing
    std::vector<SegmentFact> segments;
    std::vector<SourceFact> sources;
    std::optional<UpdateFact> last_update;

    /// Live articles of all segments.
    [[nodiscard]] std::uint64_t articles() const noexcept;
    /// Rows of all segments, deleted ones included.
    [[nodiscard]] std::uint64_t rows() const noexcept;
    /// Live articles by language, sorted by code.
    [[nodiscard]] std::vector<LanguageCount> languages() const;
    /// Bytes of all files it names.
    [[nodiscard]] std::uint64_t file_bytes() const noexcept;

    bool operator==(const Manifest&) const = default;
};

/// The manifest's text: lines of words, bytes outside printable ASCII as %XX, the last line a hash
/// of all before it.
[[nodiscard]] std::string print_manifest(const Manifest& manifest);

/// The inverse, strict: anything that print_manifest would not have written is refused. `where` is
/// the path for messages. Throws Error{NoIndex} when it is not a manifest at all or one of another
/// format version, Error{Damaged} when it is ours and makes no sense.
[[nodiscard]] Manifest parse_manifest(std::string_view text, std::string_view where);

/// Reads FOLDER/manifest. Throws Error{NoIndex} when there is none, else as parse_manifest, or
/// Error{Io}.
[[nodiscard]] Manifest read_manifest(const std::filesystem::path& folder);

/// Throws Error{NoIndex} with the hint to rebuild unless the index was built by `analyzer`
/// (text::analyzer_identity()).
void check_analyzer(const Manifest& manifest, std::string_view analyzer, std::string_view where);

} // namespace gazette::index
