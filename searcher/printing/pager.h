// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <string>

#include <sys/types.h>

#include "common/base/file.h"
#include "common/cli/output.h"

namespace gazette::searcher {

/// Where text for a terminal goes: straight to stdout, or through a pager once it is longer than
/// the terminal. Holds back the first screenful until it knows.
class PagedOutput {
  public:
    /// `command` is run by sh; nothing: never page. `lines` is the height of the terminal.
    PagedOutput(std::optional<std::string> command, std::size_t lines);
    PagedOutput(const PagedOutput&) = delete;
    PagedOutput& operator=(const PagedOutput&) = delete;
    PagedOutput(PagedOutput&&) = delete;
    PagedOutput& operator=(PagedOutput&&) = delete;
    ~PagedOutput() = default;

    /// What was not handed on yet; append to it and call pass().
    [[nodiscard]] std::string& buffer() noexcept { return out_.buffer(); }
    /// Hands on what is due. False when the reader has left the pager and wants no more.
    [[nodiscard]] bool pass();
    /// Hands on everything and waits for the pager. Throws Error{Io} as cli::Output does, and when
    /// the pager could not be run.
    void finish();

  private:
    [[nodiscard]] bool is_long();
    void start_pager();
    void flush_to_pager();

    std::optional<std::string> command_;
    std::size_t lines_;
    cli::Output out_;
    UniqueFd pipe_;
    pid_t pager_ = -1;
    bool left_ = false; ///< the reader has quit
};

} // namespace gazette::searcher
