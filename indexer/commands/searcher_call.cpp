// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/commands/searcher_call.h"

#include <array>
#include <cerrno>
#include <string_view>
#include <system_error>

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include "common/base/error.h"
#include "common/base/file.h"
#include "common/index/article_id.h"

extern "C" char** environ; // NOLINT(readability-redundant-declaration): unistd.h wants _GNU_SOURCE

namespace gazette::indexer {
namespace {

/// The searcher beside the running program, under the same prefix: gazette-indexer has a
/// gazette-searcher.
std::filesystem::path searcher_path() {
    std::error_code error;
    const std::filesystem::path self = std::filesystem::read_symlink("/proc/self/exe", error);
    std::string name = self.filename().native();
    const std::size_t at = name.rfind("indexer");
    if (error || at == std::string::npos) {
        throw Error(ErrorKind::Internal, "cannot tell where the searcher is");
    }
    name.replace(at, std::string_view("indexer").size(), "searcher");
    return self.parent_path() / name;
}

/// Starts `program` with its standard output going to `output`.
pid_t start(const std::filesystem::path& program, std::vector<std::string> arguments, int output) {
    std::vector<char*> argv;
    argv.reserve(arguments.size() + 1);
    for (std::string& argument : arguments) {
        argv.push_back(argument.data());
    }
    argv.push_back(nullptr);
    posix_spawn_file_actions_t actions;
    ::posix_spawn_file_actions_init(&actions);
    ::posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO);
    pid_t child = 0;
    const int error_number =
        ::posix_spawn(&child, program.c_str(), &actions, nullptr, argv.data(), environ);
    ::posix_spawn_file_actions_destroy(&actions);
    if (error_number != 0) {
        throw io_error("cannot run", program.native(), error_number,
                       "--query needs the searcher beside the indexer");
    }
    return child;
}

std::string read_all(int fd) {
    std::string text;
    std::array<char, 65536> piece{};
    for (;;) {
        const ssize_t got = ::read(fd, piece.data(), piece.size());
        if (got > 0) {
            text.append(piece.data(), static_cast<std::size_t>(got));
        } else if (got == 0 || errno != EINTR) {
            return text;
        }
    }
}

int wait_for(pid_t child) {
    int status = 0;
    while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
    }
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

std::vector<std::uint64_t> parse_ids(std::string_view text) {
    std::vector<std::uint64_t> ids;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        if (const auto id = index::parse_id(text.substr(0, end)); id) {
            ids.push_back(*id);
        }
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return ids;
}

} // namespace

std::vector<std::uint64_t> find_by_query(const std::filesystem::path& folder,
                                         const std::string& query) {
    std::array<int, 2> ends{};
    if (::pipe2(ends.data(), O_CLOEXEC) != 0) {
        throw io_error("cannot make", "a pipe", errno);
    }
    const UniqueFd out(ends[0]);
    UniqueFd in(ends[1]);
    const std::filesystem::path program = searcher_path();
    const pid_t child = start(program,
                              {program.native(), "--no-config", "-d", folder.native(), "--limit",
                               "0", "--strict", "-f", "template:{id}\\n", "--", query},
                              in.get());
    in.close();
    const std::string text = read_all(out.get());
    constexpr int found = 0;
    constexpr int found_nothing = 1;
    constexpr int refused = 2;
    switch (wait_for(child)) {
    case found:
    case found_nothing:
        return parse_ids(text);
    case refused:
        throw Error(ErrorKind::Usage, "the searcher cannot accept the query " + query);
    default:
        throw Error(ErrorKind::Io, "the searcher failed; nothing was removed");
    }
}

} // namespace gazette::indexer
