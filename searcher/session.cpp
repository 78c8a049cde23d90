// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/session.h"

#include <exception>

#include "common/base/error.h"
#include "common/text/analyzer.h"

namespace gazette::searcher {

Session open_session(std::span<const std::filesystem::path> folders) {
    const std::string identity = text::analyzer_identity();
    Session session;
    std::vector<index::OpenIndex> opened;
    std::exception_ptr first_error;
    for (const std::filesystem::path& folder : folders) {
        try {
            opened.push_back(index::open_index(folder, identity));
        } catch (const Error& error) {
            session.unreadable.emplace_back(error.message());
            if (!first_error) {
                first_error = std::current_exception();
            }
        }
    }
    if (opened.empty() && first_error) {
        std::rethrow_exception(first_error);
    }
    session.reader = std::make_unique<index::IndexReader>(std::move(opened));
    session.searching = std::make_unique<Searching>(*session.reader);
    return session;
}

} // namespace gazette::searcher
