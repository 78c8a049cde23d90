// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/index/file_writer.h"

#include <cerrno>
#include <utility>

#include <fcntl.h>
#include <unistd.h>

#include "common/base/error.h"
#include "common/base/writing_out.h"

namespace gazette::index {
namespace {

constexpr mode_t new_file_mode = 0644;
// Large enough that the calls cost nothing beside compressing, small enough for many writers.
constexpr std::size_t buffer_bytes = std::size_t{64} * 1024;

} // namespace

FileWriter::FileWriter(const std::filesystem::path& path)
    : path_(path), fd_(::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW,
                              new_file_mode)) {
    if (!fd_) {
        throw io_error("cannot create", path.native(), errno);
    }
}

FileWriter::FileWriter(FileWriter&& other) noexcept
    : path_(std::move(other.path_)), fd_(std::move(other.fd_)), buffer_(std::move(other.buffer_)),
      offset_(other.offset_) {}

FileWriter::~FileWriter() {
    if (fd_) {
        ::unlink(path_.c_str());
    }
}

void FileWriter::append(std::string_view bytes) {
    offset_ += bytes.size();
    if (buffer_.size() + bytes.size() <= buffer_bytes) {
        buffer_.append(bytes);
        return;
    }
    flush();
    if (bytes.size() >= buffer_bytes) {
        write_all(fd_.get(), bytes, path_.native());
    } else {
        buffer_.append(bytes);
    }
}

void FileWriter::flush() {
    write_all(fd_.get(), buffer_, path_.native());
    buffer_.clear();
}

void FileWriter::finish() {
    flush();
    begin_writing_out(fd_.get());
    if (const int error_number = fd_.close(); error_number != 0) {
        ::unlink(path_.c_str());
        throw io_error("cannot finish writing", path_.native(), error_number);
    }
}

} // namespace gazette::index
