// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/index/record_store.h"

#include <cerrno>
#include <new>
#include <utility>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zstd.h>

#include "common/base/error.h"
#include "common/base/hash.h"
#include "common/index/damage.h"

// How records are compressed, chosen by measurement: 6,000 real articles, 28.5 MB, one core; size
// over text, MB/s to compress and to decompress, microseconds to get one article:
//
//     one record a frame, level 1                 .454   202   706    6.7   <- this
//     one record a frame, level 3                 .447   149   607    7.8
//     one record a frame, level 9                 .432    40   666    7.1
//     the same with a 32 KB dictionary, level 1   .429   185   585    8.1
//     the same with a 110 KB dictionary, level 3  .393   106   389   12.2
//     blocks of 16 KB, level 1                    .436   237  1050   21.9
//     blocks of 64 KB, level 3                    .399   170  1154   63.0
//
// A dictionary or blocks save 2 to 6% of the text, but then merging could not copy records as they
// are (each segment would bring its dictionary, each deleted article break a block).
namespace gazette::index {
namespace {

// On disk, with the version in it: do not change or reuse.
constexpr std::string_view magic = "GZRECS1\n";
constexpr int compression_level = 1;

std::uint32_t check_of(std::string_view stored) {
    return static_cast<std::uint32_t>(hash64(stored) & UINT32_MAX);
}

} // namespace

struct RecordStoreWriter::Compressor {
    ZSTD_CCtx* context = ZSTD_createCCtx();
    std::string buffer;

    Compressor() {
        if (context == nullptr) {
            throw std::bad_alloc();
        }
    }
    ~Compressor() { ZSTD_freeCCtx(context); }
    Compressor(const Compressor&) = delete;
    Compressor& operator=(const Compressor&) = delete;
    Compressor(Compressor&&) = delete;
    Compressor& operator=(Compressor&&) = delete;
};

RecordStoreWriter::RecordStoreWriter(const std::filesystem::path& path)
    : file_(path), compressor_(std::make_unique<Compressor>()) {
    file_.append(magic);
}

RecordStoreWriter::~RecordStoreWriter() = default;
RecordStoreWriter::RecordStoreWriter(RecordStoreWriter&&) noexcept = default;

RecordPlace RecordStoreWriter::add(std::string_view record) {
    if (record.size() > max_record_bytes) {
        throw Error(ErrorKind::Usage, "an article of " + std::to_string(record.size()) +
                                          " bytes is longer than the " +
                                          std::to_string(max_record_bytes) + " that are kept");
    }
    std::string& buffer = compressor_->buffer;
    buffer.resize(ZSTD_compressBound(record.size()));
    const std::size_t length = ZSTD_compressCCtx(compressor_->context, buffer.data(), buffer.size(),
                                                 record.data(), record.size(), compression_level);
    // With room for the bound, compressing can only fail for want of memory.
    if (ZSTD_isError(length) != 0) {
        throw std::bad_alloc();
    }
    return add_stored(std::string_view(buffer.data(), length));
}

RecordPlace RecordStoreWriter::add_stored(std::string_view stored) {
    const RecordPlace place{.offset = file_.offset(),
                            .length = static_cast<std::uint32_t>(stored.size()),
                            .check = check_of(stored)};
    file_.append(stored);
    return place;
}

void RecordStoreWriter::finish() {
    file_.finish();
}

namespace {

struct Decompressor {
    ZSTD_DCtx* context = ZSTD_createDCtx();

    Decompressor() {
        if (context == nullptr) {
            throw std::bad_alloc();
        }
    }
    ~Decompressor() { ZSTD_freeDCtx(context); }
    Decompressor(const Decompressor&) = delete;
    Decompressor& operator=(const Decompressor&) = delete;
    Decompressor(Decompressor&&) = delete;
    Decompressor& operator=(Decompressor&&) = delete;
};

/// One a thread, not one a store: to touch its 100 KB for the first time takes longer than to
/// decompress an article.
ZSTD_DCtx* decompression() {
    thread_local const Decompressor decompressor;
    return decompressor.context;
}

void read_at(int fd, std::uint64_t offset, std::string& bytes, const std::string& where) {
    std::size_t have = 0;
    while (have < bytes.size()) {
        const ssize_t got = ::pread(fd, bytes.data() + have, bytes.size() - have,
                                    static_cast<off_t>(offset + have));
        if (got < 0 && errno == EINTR) {
            continue;
        }
        if (got < 0) {
            throw io_error("cannot read", where, errno);
        }
        if (got == 0) {
            throw damaged(where, "it ends too early");
        }
        have += static_cast<std::size_t>(got);
    }
}

} // namespace

RecordStore::RecordStore(const std::filesystem::path& path)
    : where_(path.native()),
      fd_(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY)) {
    if (!fd_) {
        throw io_error("cannot open", where_, errno);
    }
    struct stat status {};
    if (::fstat(fd_.get(), &status) != 0) {
        throw io_error("cannot examine", where_, errno);
    }
    if (!S_ISREG(status.st_mode)) {
        throw damaged(where_, "it is not a regular file");
    }
    size_ = static_cast<std::uint64_t>(status.st_size);
    std::string head(magic.size(), '\0');
    read_at(fd_.get(), 0, head, where_);
    if (head != magic) {
        throw damaged(where_, "it does not start as a file of records does");
    }
}

std::string RecordStore::stored(const RecordPlace& place) const {
    if (place.offset < magic.size() || place.offset > size_ ||
        place.length > size_ - place.offset) {
        throw damaged(where_, "a record lies outside it");
    }
    std::string bytes(place.length, '\0');
    read_at(fd_.get(), place.offset, bytes, where_);
    if (check_of(bytes) != place.check) {
        throw damaged(where_, "the record at " + std::to_string(place.offset) + " has changed");
    }
    return bytes;
}

std::string RecordStore::read(const RecordPlace& place) const {
    const std::string bytes = stored(place);
    const unsigned long long length = ZSTD_getFrameContentSize(bytes.data(), bytes.size());
    if (length > max_record_bytes) { // which the two values for errors are, too
        throw damaged(where_, "the record at " + std::to_string(place.offset) + " is no record");
    }
    std::string record(static_cast<std::size_t>(length), '\0');
    const std::size_t got = ZSTD_decompressDCtx(decompression(), record.data(), record.size(),
                                                bytes.data(), bytes.size());
    if (ZSTD_isError(got) != 0 || got != record.size()) {
        throw damaged(where_,
                      "the record at " + std::to_string(place.offset) + " cannot be decompressed");
    }
    return record;
}

} // namespace gazette::index
