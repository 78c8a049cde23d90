// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/building/index_writer.h"

#include "common/base/error.h"
#include "common/cli/run.h"
#include "common/index/index_folder.h"
#include "common/text/analyzer.h"

namespace gazette::indexer {
namespace {

/// For "as long as it takes": longer than any process lives.
constexpr std::chrono::milliseconds forever = std::chrono::hours(24 * 365);

} // namespace

WriterLock lock_index(const std::filesystem::path& folder, Patience patience) {
    return {folder, patience.value_or(forever), [&](std::string_view holder) {
                cli::print_message("indexer", "waiting for " + std::string(holder) +
                                                  ", which is writing " + folder.native());
            }};
}

IndexWriter::IndexWriter(const std::filesystem::path& folder, Patience patience)
    : lock_(lock_index(folder, patience)),
      publisher_(lock_, text::analyzer_identity(), operations_) {}

void require_index(const std::filesystem::path& folder) {
    switch (index::classify_folder(folder)) {
    case index::FolderKind::Ours:
        return;
    case index::FolderKind::Absent:
    case index::FolderKind::Empty:
        throw Error(ErrorKind::NoIndex, "there is no index in " + folder.native(),
                    "indexer add PATH... makes one; -d names another folder");
    case index::FolderKind::Foreign:
        throw Error(ErrorKind::NoIndex, folder.native() + " is not an index of gazette");
    }
}

} // namespace gazette::indexer
