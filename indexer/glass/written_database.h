// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace gazette::indexer {

/// What a finished glass database holds and which files it is made of. Nothing has been synced to
/// the disk: whoever publishes the files syncs them, then the folder.
struct WrittenDatabase {
    /// The database's identity, as 36 characters: what Xapian::Database::get_uuid() answers.
    std::string uuid;
    /// Names within the folder, in the order they were finished; `iamglass` is the last.
    std::vector<std::string> files;
    /// Number of documents; their ids are 1 .. document_count without gaps.
    std::uint32_t document_count = 0;
    /// Sum of the lengths of all documents, a length being the sum of its terms' wdf.
    std::uint64_t total_length = 0;
    /// Number of different terms.
    std::uint64_t term_count = 0;
};

} // namespace gazette::indexer
