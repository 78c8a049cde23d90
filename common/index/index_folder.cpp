// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/index/index_folder.h"

#include <cerrno>
#include <memory>
#include <string_view>

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "common/base/error.h"
#include "common/base/file.h"
#include "common/index/manifest_format.h"
#include "common/index/names.h"

namespace gazette::index {
namespace {

constexpr std::string_view default_name = "gazette.idx";
constexpr mode_t new_folder_mode = 0755;

struct FolderCloser {
    void operator()(DIR* folder) const noexcept { ::closedir(folder); }
};

// Only names that the first steps of a creation leave: the lock, the first manifest being written.
bool is_as_good_as_empty(const std::filesystem::path& folder) {
    const std::unique_ptr<DIR, FolderCloser> open(::opendir(folder.c_str()));
    if (!open) {
        throw io_error("cannot read", folder.native(), errno);
    }
    for (;;) {
        errno = 0;
        const dirent* const entry = ::readdir(open.get());
        if (entry == nullptr) {
            if (errno != 0) {
                throw io_error("cannot read", folder.native(), errno);
            }
            return true;
        }
        const std::string_view name = static_cast<const char*>(entry->d_name);
        if (name != "." && name != ".." && name != lock_name && name != manifest_temporary_name) {
            return false;
        }
    }
}

bool starts_as_manifest(const std::filesystem::path& path) {
    const UniqueFd fd(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY));
    struct stat status {};
    if (!fd || ::fstat(fd.get(), &status) != 0) {
        throw io_error("cannot open", path.native(), errno);
    }
    if (!S_ISREG(status.st_mode)) {
        return false;
    }
    std::string head(manifest_keyword.size() + 1, '\0');
    const ssize_t got = ::pread(fd.get(), head.data(), head.size(), 0);
    if (got < 0) {
        throw io_error("cannot read", path.native(), errno);
    }
    return got == static_cast<ssize_t>(head.size()) && head == std::string(manifest_keyword) + " ";
}

} // namespace

FolderKind classify_folder(const std::filesystem::path& folder) {
    struct stat status {};
    if (::stat(folder.c_str(), &status) != 0) {
        if (errno == ENOENT || errno == ENOTDIR) {
            return FolderKind::Absent;
        }
        throw io_error("cannot examine", folder.native(), errno);
    }
    if (!S_ISDIR(status.st_mode)) {
        return FolderKind::Foreign;
    }
    const std::filesystem::path manifest = folder / manifest_name;
    if (::lstat(manifest.c_str(), &status) == 0) {
        return starts_as_manifest(manifest) ? FolderKind::Ours : FolderKind::Foreign;
    }
    if (errno != ENOENT) {
        throw io_error("cannot examine", manifest.native(), errno);
    }
    return is_as_good_as_empty(folder) ? FolderKind::Empty : FolderKind::Foreign;
}

void prepare_folder(const std::filesystem::path& folder) {
    switch (classify_folder(folder)) {
    case FolderKind::Absent:
        if (::mkdir(folder.c_str(), new_folder_mode) != 0 && errno != EEXIST) {
            throw io_error("cannot make the folder", folder.native(), errno);
        }
        return;
    case FolderKind::Empty:
    case FolderKind::Ours:
        return;
    case FolderKind::Foreign:
        throw Error(ErrorKind::NoIndex,
                    folder.native() + " holds something that is not an index of ours",
                    "give a new or empty folder with -d");
    }
}

std::vector<std::filesystem::path> searcher_candidates(const IndexSearch& search) {
    if (search.option) {
        return {*search.option};
    }
    if (search.variable && !search.variable->empty()) {
        return {*search.variable};
    }
    std::vector<std::filesystem::path> candidates;
    std::filesystem::path folder = search.current_folder;
    candidates.push_back(folder / default_name);
    while (folder.has_relative_path()) {
        folder = folder.parent_path();
        candidates.push_back(folder / default_name);
    }
    // The XDG base directory specification: an unset or empty variable means ~/.local/share, a
    // relative one is ignored.
    if (search.data_folder && std::filesystem::path(*search.data_folder).is_absolute()) {
        candidates.push_back(std::filesystem::path(*search.data_folder) / "gazette" / default_name);
    } else if (search.home && !search.home->empty()) {
        candidates.push_back(std::filesystem::path(*search.home) / ".local/share/gazette" /
                             default_name);
    }
    return candidates;
}

std::filesystem::path find_index(const IndexSearch& search) {
    const std::vector<std::filesystem::path> candidates = searcher_candidates(search);
    if (candidates.size() == 1) {
        return candidates.front();
    }
    for (const std::filesystem::path& candidate : candidates) {
        std::error_code ignored; // one we may not look at is one we cannot use
        if (std::filesystem::exists(candidate / manifest_name, ignored)) {
            return candidate;
        }
    }
    throw Error(ErrorKind::NoIndex,
                "no index: neither " + candidates.front().native() +
                    " nor one in a folder above or in the user's data folder",
                "`indexer add PATH` makes one here; -d DIR or GAZETTE_INDEX names another");
}

std::filesystem::path indexer_folder(const IndexSearch& search) {
    if (search.option) {
        return *search.option;
    }
    if (search.variable && !search.variable->empty()) {
        return *search.variable;
    }
    return search.current_folder / default_name;
}

} // namespace gazette::index
