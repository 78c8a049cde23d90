// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/building/pruning.h"

#include <cerrno>
#include <string>

#include <sys/stat.h>

#include "common/cli/numbers.h"

namespace gazette::indexer {
namespace {

bool is_gone(const std::string& path) {
    struct stat status {};
    if (::stat(path.c_str(), &status) == 0) {
        return !S_ISREG(status.st_mode);
    }
    return errno == ENOENT || errno == ENOTDIR;
}

std::string explain_keeping(const Root& root, std::size_t vanished, std::size_t known) {
    if (!root.exists) {
        return root.path + " is gone: its " + cli::counted(known, "article") +
               (known == 1 ? " is kept (--force-prune drops it)"
                           : " are kept (--force-prune drops them)");
    }
    return root.path + ": " + cli::with_thousands(vanished) + " of " +
           cli::counted(known, "article") +
           (vanished == 1 ? " has no file any more: it is kept (--force-prune drops it)"
                          : " have no file any more: they are kept (--force-prune drops them)");
}

} // namespace

PruneResult find_vanished(const KnownArticles& known, const std::vector<Root>& roots, bool force,
                          RunReport& report) {
    PruneResult result;
    if (known.size() == 0) {
        return result;
    }
    for (const Root& root : roots) {
        KnownArticles::Unseen unseen = known.unseen_below(root.path);
        std::erase_if(unseen.articles, [](const auto& entry) { return !is_gone(entry.second); });
        const std::size_t vanished = unseen.articles.size();
        if (vanished == 0) {
            continue;
        }
        if (!force && (!root.exists || vanished > unseen.known - vanished)) {
            report.message(explain_keeping(root, vanished, unseen.known));
            result.kept_some = true;
            continue;
        }
        for (const auto& [article, path] : unseen.articles) {
            const std::string key = known.record_key(article, path);
            report.note({path, key, Outcome::Removed, "the file is gone", {}});
            result.deleted.push_back({known.segment_name(article), article.docid});
        }
    }
    return result;
}

} // namespace gazette::indexer
