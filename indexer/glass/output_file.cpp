// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/glass/output_file.h"

#include <cerrno>

#include <fcntl.h>

#include "common/base/error.h"
#include "common/base/writing_out.h"

namespace gazette::indexer {
namespace {

constexpr mode_t new_file_mode = 0644;
/// Bytes given to one write(2): beyond this, larger pieces gain nothing.
constexpr std::size_t piece_bytes = std::size_t{256} * 1024;

} // namespace

OutputFile::OutputFile(const std::filesystem::path& path)
    : name_(path.native()),
      fd_(::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, new_file_mode)) {
    if (!fd_) {
        throw io_error("cannot create", name_, errno);
    }
    held_.reserve(piece_bytes);
}

void OutputFile::append(std::string_view bytes) {
    if (held_.size() + bytes.size() > piece_bytes) {
        flush();
    }
    held_.append(bytes);
}

void OutputFile::close() {
    flush();
    begin_writing_out(fd_.get());
    if (const int error_number = fd_.close(); error_number != 0) {
        throw io_error("cannot finish writing", name_, error_number);
    }
    std::string().swap(held_);
}

void OutputFile::flush() {
    write_all(fd_.get(), held_, name_);
    held_.clear();
}

} // namespace gazette::indexer
