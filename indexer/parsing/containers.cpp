// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/parsing/containers.h"

#include <algorithm>
#include <memory>
#include <string>

#include <archive.h>
#include <archive_entry.h>

namespace gazette::indexer {
namespace {

// Small files may unpack to this much whatever the ratio.
constexpr std::size_t always_allowed = std::size_t{16} << 20;
constexpr std::size_t chunk_bytes = 65536;

struct FreeArchive {
    void operator()(archive* reader) const noexcept { archive_read_free(reader); }
};
using Reader = std::unique_ptr<archive, FreeArchive>;

// Only what libarchive reads by itself: some of its other filters run programs.
Reader open_archive(std::string_view packed) {
    Reader reader(archive_read_new());
    if (reader == nullptr) {
        return reader;
    }
    archive_read_support_filter_gzip(reader.get());
    archive_read_support_filter_bzip2(reader.get());
    archive_read_support_filter_xz(reader.get());
    archive_read_support_filter_zstd(reader.get());
    archive_read_support_filter_lz4(reader.get());
    archive_read_support_filter_lzip(reader.get());
    archive_read_support_format_tar(reader.get());
    archive_read_support_format_zip(reader.get());
    archive_read_support_format_raw(reader.get());
    archive_read_support_format_empty(reader.get());
    if (archive_read_open_memory(reader.get(), packed.data(), packed.size()) != ARCHIVE_OK) {
        reader.reset();
    }
    return reader;
}

class Unpacker {
  public:
    Unpacker(const ParseLimits& limits, std::size_t& left, GiveMember give, NoteSkipped skip)
        : limits_(limits), left_(left), give_(give), skip_(skip) {}

    void run(archive& reader) {
        archive_entry* entry = nullptr;
        std::size_t number = 0;
        while (true) {
            const int status = archive_read_next_header(&reader, &entry);
            if (status == ARCHIVE_EOF) {
                return;
            }
            if (status < ARCHIVE_WARN) {
                skip_("", failure("damaged archive: " + reason(reader)));
                return;
            }
            if (++number > limits_.max_records) {
                skip_("", failure("more files than one archive may have"));
                return;
            }
            const bool raw = archive_format(&reader) == ARCHIVE_FORMAT_RAW;
            const char* name = archive_entry_pathname(entry);
            const std::string member = raw               ? std::string()
                                       : name == nullptr ? "member " + std::to_string(number)
                                                         : std::string(name);
            if (!raw && archive_entry_filetype(entry) != AE_IFREG) {
                continue;
            }
            if (!read_member(reader, member)) {
                return;
            }
        }
    }

  private:
    static std::string reason(archive& reader) {
        const char* text = archive_error_string(&reader);
        return text == nullptr ? "cannot be read" : text;
    }

    /// False when nothing more is to be read.
    bool read_member(archive& reader, const std::string& member) {
        std::string bytes;
        std::string chunk(chunk_bytes, '\0');
        while (true) {
            const la_ssize_t size = archive_read_data(&reader, chunk.data(), chunk.size());
            if (size == 0) {
                break;
            }
            if (size < 0) {
                skip_(member, failure("cannot be unpacked: " + reason(reader)));
                return size != ARCHIVE_FATAL;
            }
            const auto read = static_cast<std::size_t>(size);
            if (read > left_) {
                skip_(member, failure("unpacks to more than its size allows"));
                return false;
            }
            left_ -= read;
            if (bytes.size() + read > limits_.max_member_bytes) {
                skip_(member, failure("larger than a file inside an archive may be"));
                return true;
            }
            bytes.append(chunk, 0, read);
        }
        give_(member, bytes);
        return true;
    }

    const ParseLimits& limits_;
    std::size_t& left_;
    GiveMember give_;
    NoteSkipped skip_;
};

} // namespace

std::size_t may_unpack(std::size_t packed, const ParseLimits& limits) noexcept {
    return std::min(limits.max_unpacked_bytes, always_allowed + packed * limits.max_ratio);
}

void unpack(std::string_view packed, const ParseLimits& limits, std::size_t& left, GiveMember give,
            NoteSkipped skip) {
    const Reader reader = open_archive(packed);
    if (reader == nullptr) {
        skip("", failure("damaged archive: it cannot be opened"));
        return;
    }
    Unpacker(limits, left, give, skip).run(*reader);
}

} // namespace gazette::indexer
