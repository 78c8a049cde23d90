// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

#include "common/base/file.h"
#include "common/index/file_writer.h"

namespace gazette::index {

/// Where a record stands in records.dat.
struct RecordPlace {
    std::uint64_t offset = 0; ///< bytes from the start of the file
    std::uint32_t length = 0; ///< bytes, compressed
    std::uint32_t check = 0;  ///< the low half of hash64 of those bytes

    bool operator==(const RecordPlace&) const = default;
};

/// Longest record in bytes before compression; longer articles are refused before they get here.
inline constexpr std::size_t max_record_bytes = 1U << 28U;

/// Writes records.dat: compressed records one after another.
class RecordStoreWriter {
  public:
    /// Creates `path`, which must not exist. Throws Error{Io}.
    explicit RecordStoreWriter(const std::filesystem::path& path);
    ~RecordStoreWriter();
    RecordStoreWriter(RecordStoreWriter&&) noexcept;
    RecordStoreWriter& operator=(RecordStoreWriter&&) = delete;
    RecordStoreWriter(const RecordStoreWriter&) = delete;
    RecordStoreWriter& operator=(const RecordStoreWriter&) = delete;

    /// Compresses and appends what encode_record gave. Throws Error{Io}; Error{Usage} when it is
    /// longer than max_record_bytes (nothing is written then).
    RecordPlace add(std::string_view record);
    /// Appends a record as another store keeps it (RecordStore::stored), without decompressing.
    RecordPlace add_stored(std::string_view stored);
    /// Throws Error{Io}.
    void finish();

  private:
    struct Compressor;
    FileWriter file_;
    std::unique_ptr<Compressor> compressor_;
};

/// records.dat, read record by record.
class RecordStore {
  public:
    /// Opens the file and reads its head. Throws Error{Io}, Error{Damaged}.
    explicit RecordStore(const std::filesystem::path& path);

    /// The record at `place`, decompressed: bytes for decode_record. Throws Error{Damaged} when the
    /// place is outside the file, its check does not hold or it cannot be decompressed, Error{Io}
    /// when it cannot be read.
    [[nodiscard]] std::string read(const RecordPlace& place) const;
    /// The bytes at `place` as they are stored, checked. Throws as read.
    [[nodiscard]] std::string stored(const RecordPlace& place) const;

    [[nodiscard]] std::uint64_t file_bytes() const noexcept { return size_; }
    /// The path, for messages.
    [[nodiscard]] const std::string& where() const noexcept { return where_; }

  private:
    std::string where_;
    UniqueFd fd_;
    std::uint64_t size_ = 0;
};

} // namespace gazette::index
