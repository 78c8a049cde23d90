// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "indexer/publishing/file_operations.h"

namespace gazette::test {

/// The system's file operations, watched: each is noted as "write NAME", "sync NAME", "rename NAME"
/// (the new one) or "remove NAME", NAME being relative to a folder. Nothing is really synced: tests
/// outlive no power cut. One operation can be made to fail instead of being done.
class RecordedOperations : public indexer::FileOperations {
  public:
    explicit RecordedOperations(std::filesystem::path folder) : folder_(std::move(folder)) {}

    [[nodiscard]] const std::vector<std::string>& log() const noexcept { return log_; }
    void clear() { log_.clear(); }
    /// Where the first entry stands that is `entry`; the log's size when there is none.
    [[nodiscard]] std::size_t place_of(const std::string& entry) const;
    /// The operation numbered `number` from now on, 0 being the next, throws Error{Io}, and, when
    /// `sticky`, so do all after it.
    void fail_at(std::optional<std::size_t> number, bool sticky = false);

    void write(const std::filesystem::path& path, std::string_view bytes) override;
    void sync(const std::filesystem::path& path) override;
    void rename(const std::filesystem::path& from, const std::filesystem::path& to) override;
    void remove(const std::filesystem::path& path) override;

  private:
    void note(const std::string& what, const std::filesystem::path& path);

    std::filesystem::path folder_;
    indexer::SystemFileOperations system_;
    std::vector<std::string> log_;
    std::optional<std::size_t> left_;
    bool sticky_ = false;
};

} // namespace gazette::test
