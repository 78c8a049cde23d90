// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/sources/source_scan.h"

#include <algorithm>
#include <cerrno>
#include <climits>
#include <cstdlib>
#include <cstring>
#include <memory>
#include <system_error>

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "common/base/file.h"

namespace gazette::indexer {
namespace {

/// One descriptor is held a level; the usual limit is 1,024 a process.
constexpr std::size_t deepest_folder = 200;

using Identity = std::pair<std::uint64_t, std::uint64_t>;

Identity identity(const struct stat& status) {
    return {status.st_dev, status.st_ino};
}

std::string with_errno(std::string_view what, int error_number) {
    return std::string(what) + ": " + std::generic_category().message(error_number);
}

std::string_view kind_of(mode_t mode) {
    if (S_ISFIFO(mode)) {
        return "a FIFO, not a file";
    }
    if (S_ISSOCK(mode)) {
        return "a socket, not a file";
    }
    return "a device, not a file";
}

SourceFile make_file(std::string path, const struct stat& status) {
    constexpr std::int64_t ns_a_second = 1'000'000'000;
    return {std::move(path), static_cast<std::uint64_t>(status.st_size),
            static_cast<std::int64_t>(status.st_mtim.tv_sec) * ns_a_second +
                status.st_mtim.tv_nsec};
}

struct Free {
    void operator()(char* memory) const noexcept { ::free(memory); }
};

std::optional<std::string> real_path(const std::string& path) {
    const std::unique_ptr<char, Free> resolved(::realpath(path.c_str(), nullptr));
    return resolved ? std::optional<std::string>(resolved.get()) : std::nullopt;
}

struct CloseFolder {
    void operator()(DIR* folder) const noexcept { ::closedir(folder); }
};

/// The names in a folder, sorted by their bytes, in one piece of memory.
class NameList {
  public:
    /// Reads the folder open at `fd`, which it takes over. Returns 0 or errno.
    int read(int fd) {
        DIR* stream = ::fdopendir(fd);
        if (stream == nullptr) {
            const int error_number = errno;
            ::close(fd);
            return error_number;
        }
        const std::unique_ptr<DIR, CloseFolder> folder(stream);
        for (;;) {
            errno = 0;
            const dirent* entry = ::readdir(stream);
            if (entry == nullptr) {
                break;
            }
            const std::string_view name(&entry->d_name[0]);
            if (name != "." && name != "..") {
                starts_.push_back(text_.size());
                text_.append(name).push_back('\0');
            }
        }
        if (errno != 0) {
            return errno;
        }
        std::ranges::sort(starts_, [this](std::size_t a, std::size_t b) {
            return std::strcmp(text_.data() + a, text_.data() + b) < 0;
        });
        return 0;
    }

    [[nodiscard]] std::size_t size() const { return starts_.size(); }
    [[nodiscard]] const char* operator[](std::size_t i) const { return text_.data() + starts_[i]; }

    /// True when the names are those of an index of ours.
    [[nodiscard]] bool look_like_an_index() const {
        bool has_manifest = false;
        bool has_segment = false;
        for (std::size_t i = 0; i < size(); ++i) {
            const std::string_view name((*this)[i]);
            has_manifest = has_manifest || name == "manifest";
            has_segment = has_segment || name.starts_with("seg-");
        }
        return has_manifest && has_segment;
    }

  private:
    std::string text_;
    std::vector<std::size_t> starts_;
};

class Walk {
  public:
    Walk(const std::vector<Root>& roots, const ScanRules& rules, FileSink on_file, SkipSink on_skip,
         PassedOverSink on_pass)
        : roots_(roots), rules_(rules), on_file_(on_file), on_skip_(on_skip), on_pass_(on_pass) {}

    /// Returns false when the sink asked to stop.
    bool visit_root(const Root& root) {
        if (!root.exists) {
            on_skip_({root.path, "no such file or folder"});
            return true;
        }
        root_length_ = root.path == "/" ? 1 : root.path.size() + 1;
        struct stat status {};
        if (::lstat(root.path.c_str(), &status) != 0) {
            on_skip_({root.path, with_errno("cannot examine", errno)});
            return true;
        }
        path_ = root.path;
        if (S_ISDIR(status.st_mode)) {
            return open_folder(AT_FDCWD, root.path.c_str(), status);
        }
        if (!S_ISREG(status.st_mode)) {
            on_skip_({root.path, std::string(kind_of(status.st_mode))});
            return true;
        }
        return on_file_(make_file(root.path, status));
    }

  private:
    /// Enters the folder `name` of the folder `parent`, whose whole path is path_.
    bool open_folder(int parent, const char* name, const struct stat& expected) {
        if (rules_.index_folder == identity(expected)) {
            return true;
        }
        if (above_.size() >= deepest_folder) {
            on_skip_({path_, "nested deeper than " + std::to_string(deepest_folder) + " folders"});
            return true;
        }
        UniqueFd fd(
            ::openat(parent, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK));
        NameList names;
        // readdir works on a copy, so that `fd` stays for openat.
        const int copy = fd ? ::fcntl(fd.get(), F_DUPFD_CLOEXEC, 0) : -1;
        const int error_number = copy < 0 ? errno : names.read(copy);
        if (error_number != 0) {
            on_skip_({path_, with_errno("cannot read the folder", error_number)});
            return true;
        }
        if (names.look_like_an_index()) {
            return true;
        }
        above_.push_back(identity(expected));
        bool go_on = true;
        for (std::size_t i = 0; go_on && i < names.size(); ++i) {
            go_on = visit_entry(fd.get(), names[i]);
        }
        above_.pop_back();
        return go_on;
    }

    bool visit_entry(int folder, const char* name) {
        const std::size_t length = path_.size();
        path_.append(path_.ends_with('/') ? "" : "/").append(name);
        const bool go_on = visit_path(folder, name);
        path_.resize(length);
        return go_on;
    }

    bool visit_path(int folder, const char* name) {
        struct stat status {};
        if (::fstatat(folder, name, &status, AT_SYMLINK_NOFOLLOW) != 0) {
            on_skip_({path_, with_errno("cannot examine", errno)});
            return true;
        }
        const std::string_view relative = std::string_view(path_).substr(root_length_);
        const bool is_folder = S_ISDIR(status.st_mode);
        if (selected_by(rules_.excludes, relative, is_folder) ||
            pass_over_hidden(name, relative, status.st_mode)) {
            return true;
        }
        if (is_folder) {
            return std::string_view(name) == "gazette.idx" || open_folder(folder, name, status);
        }
        if (S_ISLNK(status.st_mode)) {
            return visit_link(relative);
        }
        if (!wanted(relative)) {
            return true;
        }
        if (!S_ISREG(status.st_mode)) {
            on_skip_({path_, std::string(kind_of(status.st_mode))});
            return true;
        }
        return on_file_(make_file(path_, status));
    }

    /// Tells of a hidden name that is left.
    bool pass_over_hidden(std::string_view name, std::string_view relative, mode_t mode) {
        if (!name.starts_with('.')) {
            return false;
        }
        const bool is_file = S_ISREG(mode);
        const bool is_included = is_file && selected_by(rules_.includes, relative, false);
        // What macOS keeps beside "story.txt" on other file systems is "._story.txt".
        const bool is_article = is_file && !name.starts_with("._") &&
                                rules_.is_article_name != nullptr && rules_.is_article_name(name);
        if (is_included || is_article) {
            return false;
        }
        on_pass_({path_, S_ISDIR(mode) ? "a hidden folder" : "a hidden file"});
        return true;
    }

    [[nodiscard]] bool wanted(std::string_view relative) const {
        return rules_.includes.empty() || selected_by(rules_.includes, relative, false);
    }

    bool visit_link(std::string_view relative) {
        const std::optional<std::string> target = real_path(path_);
        struct stat status {};
        if (!target || ::stat(target->c_str(), &status) != 0) {
            on_skip_({path_, errno == ELOOP ? "a symbolic link that leads to itself"
                                            : with_errno("a broken symbolic link", errno)});
            return true;
        }
        const bool is_folder = S_ISDIR(status.st_mode);
        if (is_folder && std::ranges::find(above_, identity(status)) != above_.end()) {
            on_skip_({path_, "a symbolic link to a folder above it"});
            return true;
        }
        if ((!is_folder && !wanted(relative)) || below_a_root(*target)) {
            return true;
        }
        if (!rules_.follow) {
            on_skip_({path_, "a symbolic link out of the given folders (--follow follows it)"});
            return true;
        }
        return is_folder ? follow_folder(*target, status) : follow_file(*target, status);
    }

    bool follow_file(const std::string& target, const struct stat& status) {
        if (!S_ISREG(status.st_mode)) {
            on_skip_({path_, std::string(kind_of(status.st_mode))});
            return true;
        }
        return on_file_(make_file(target, status));
    }

    /// Walks a folder outside the roots under its own name, as if it were one.
    bool follow_folder(const std::string& target, const struct stat& status) {
        if (std::ranges::find(followed_, identity(status)) != followed_.end()) {
            return true;
        }
        // Links that lead to folders of links must not multiply.
        followed_.push_back(identity(status));
        const std::size_t root_length = std::exchange(root_length_, target.size() + 1);
        std::string path = std::exchange(path_, target);
        const bool go_on = open_folder(AT_FDCWD, target.c_str(), status);
        path_.swap(path);
        root_length_ = root_length;
        return go_on;
    }

    [[nodiscard]] bool below_a_root(std::string_view path) const {
        return std::ranges::any_of(
            roots_, [&](const Root& root) { return root.is_folder && is_below(path, root.path); });
    }

    const std::vector<Root>& roots_;
    const ScanRules& rules_;
    FileSink on_file_;
    SkipSink on_skip_;
    PassedOverSink on_pass_;
    std::string path_;               // of the entry being looked at
    std::size_t root_length_ = 0;    // bytes of path_ before the part below the root
    std::vector<Identity> above_;    // the folders that are open, outermost first
    std::vector<Identity> followed_; // folders outside the roots that links led to
};

} // namespace

Root resolve_root(const std::filesystem::path& given) {
    Root root;
    if (const auto real = real_path(given.native()); real) {
        struct stat status {};
        root.path = *real;
        root.exists = ::stat(real->c_str(), &status) == 0;
        root.is_folder = root.exists && S_ISDIR(status.st_mode);
        return root;
    }
    // The part of the path that exists is resolved, so that the articles of a folder that has gone
    // are found under the name they were indexed by.
    std::error_code error;
    const std::filesystem::path absolute = std::filesystem::absolute(given, error);
    std::filesystem::path tidy = std::filesystem::weakly_canonical(absolute, error);
    if (error) {
        tidy = absolute.lexically_normal();
    }
    root.path = tidy.native();
    while (root.path.size() > 1 && root.path.back() == '/') {
        root.path.pop_back();
    }
    return root;
}

std::vector<Root> resolve_roots(const std::vector<std::string>& given) {
    std::vector<Root> all;
    all.reserve(given.size());
    for (const std::string& path : given) {
        all.push_back(resolve_root(path));
    }
    // A folder sorts before what is below it when the slash sorts first.
    const auto key = [](const Root& root) {
        std::string text = root.path + "/";
        std::ranges::replace(text, '/', '\0');
        return text;
    };
    std::ranges::sort(all, {}, key);
    std::vector<Root> kept;
    for (Root& root : all) {
        const bool covered =
            !kept.empty() && (root.path == kept.back().path ||
                              (kept.back().is_folder && is_below(root.path, kept.back().path)));
        if (!covered) {
            kept.push_back(std::move(root));
        }
    }
    return kept;
}

std::optional<std::pair<std::uint64_t, std::uint64_t>>
identity_of(const std::filesystem::path& folder) {
    struct stat status {};
    if (::stat(folder.c_str(), &status) != 0) {
        return std::nullopt;
    }
    return identity(status);
}

void scan_roots(const std::vector<Root>& roots, const ScanRules& rules, FileSink on_file,
                SkipSink on_skip, PassedOverSink on_pass) {
    Walk walk(roots, rules, on_file, on_skip, on_pass);
    for (const Root& root : roots) {
        if (!walk.visit_root(root)) {
            return;
        }
    }
}

bool is_below(std::string_view path, std::string_view folder) noexcept {
    if (folder == "/") {
        return true;
    }
    return path.starts_with(folder) && (path.size() == folder.size() || path[folder.size()] == '/');
}

} // namespace gazette::indexer
