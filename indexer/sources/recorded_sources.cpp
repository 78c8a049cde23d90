// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/sources/recorded_sources.h"

#include <algorithm>

namespace gazette::indexer {

namespace {

/// The folder that holds `path`; empty above the root.
std::string_view parent_of(std::string_view path) {
    if (path == "/") {
        return {};
    }
    const std::size_t slash = path.rfind('/');
    return slash == 0 ? path.substr(0, 1)
                      : path.substr(0, slash == std::string_view::npos ? 0 : slash);
}

using Recorded = std::vector<std::pair<std::string, std::string>>;

/// The options that decide what an article is, without those that choose files.
Recorded without_choice(Recorded options) {
    std::erase_if(options, [](const auto& option) {
        return option.first == "exclude" || option.first == "include" || option.first == "follow";
    });
    return options;
}

} // namespace

const index::SourceFact* recorded_source(const index::Manifest& manifest, std::string_view path) {
    for (; !path.empty(); path = parent_of(path)) {
        const auto source =
            std::ranges::lower_bound(manifest.sources, path, {}, &index::SourceFact::path);
        if (source != manifest.sources.end() && source->path == path) {
            return &*source;
        }
    }
    return nullptr;
}

bool options_changed(const index::Manifest& manifest, const std::vector<Root>& roots,
                     const ReadingOptions& reading) {
    const Recorded now = without_choice(reading.recorded);
    return std::ranges::any_of(roots, [&](const Root& root) {
        const index::SourceFact* source = recorded_source(manifest, root.path);
        return source != nullptr && without_choice(source->options) != now;
    });
}

std::vector<index::SourceFact> with_roots(const index::Manifest& manifest,
                                          const std::vector<Root>& roots,
                                          const ReadingOptions& reading) {
    index::Manifest result;
    result.sources = manifest.sources;
    // Folders come before what is below them, so that it can be told to be covered.
    for (const Root& root : roots) {
        const index::SourceFact* source = recorded_source(result, root.path);
        if (!root.exists || (source != nullptr && source->options == reading.recorded)) {
            continue;
        }
        const auto place =
            std::ranges::lower_bound(result.sources, root.path, {}, &index::SourceFact::path);
        if (place != result.sources.end() && place->path == root.path) {
            place->options = reading.recorded;
        } else {
            result.sources.insert(place, {root.path, reading.recorded});
        }
    }
    return std::move(result.sources);
}

} // namespace gazette::indexer
