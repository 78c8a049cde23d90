// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/parsing/binary_kinds.h"

#include <algorithm>
#include <array>
#include <cstddef>

namespace gazette::indexer {
namespace {

using namespace std::string_view_literals;

struct Mark {
    std::size_t at;
    std::string_view bytes;
    std::string_view kind;
};

// File signatures as the formats' own specifications give them.
constexpr std::array<Mark, 22> binary_marks{{
    {0, "%PDF-"sv, "PDF document"},
    {0, "\xFF\xD8\xFF"sv, "JPEG image"},
    {0, "\x89PNG\r\n\x1A\n"sv, "PNG image"},
    {0, "GIF8"sv, "GIF image"},
    {0, "II*\0"sv, "TIFF image"},
    {0, "MM\0*"sv, "TIFF image"},
    {0, "BM"sv, "BMP image"},
    {0, "RIFF"sv, "RIFF media"},
    {0, "ID3"sv, "MP3 audio"},
    {0, "\xFF\xFB"sv, "MP3 audio"},
    {0, "OggS"sv, "Ogg media"},
    {0, "fLaC"sv, "FLAC audio"},
    {4, "ftyp"sv, "MP4 media"},
    {0, "\x1A\x45\xDF\xA3"sv, "Matroska media"},
    {0,
     "\x7F"
     "ELF"sv,
     "ELF program"},
    {0, "MZ\x90\0"sv, "Windows program"},
    {0, "\xCA\xFE\xBA\xBE"sv, "Java or Mach-O program"},
    {0, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"sv, "old office document"},
    {0, "SQLite format 3\0"sv, "SQLite database"},
    {0, "wOFF"sv, "font"},
    {0, "7z\xBC\xAF\x27\x1C"sv, "7-Zip archive"},
    {0, "Rar!\x1A\x07"sv, "RAR archive"},
}};

constexpr std::array<Mark, 9> packed_marks{{
    {0, "\x1F\x8B"sv, "gzip"},
    {0, "BZh"sv, "bzip2"},
    {0,
     "\xFD"
     "7zXZ\0"sv,
     "xz"},
    {0, "\x28\xB5\x2F\xFD"sv, "zstd"},
    {0, "\x04\x22\x4D\x18"sv, "lz4"},
    {0, "PK\x03\x04"sv, "zip"},
    {0, "PK\x05\x06"sv, "empty zip"},
    {257, "ustar"sv, "tar"},
    {0, "LZIP"sv, "lzip"},
}};

bool has(std::string_view bytes, const Mark& mark) noexcept {
    return bytes.size() > mark.at && bytes.substr(mark.at, mark.bytes.size()) == mark.bytes;
}

// The first member's name tells what a zip was made as.
bool is_document_zip(std::string_view bytes) noexcept {
    constexpr std::size_t name_offset = 30; // of the first member, behind its header
    constexpr auto names =
        std::to_array<std::string_view>({"[Content_Types].xml"sv, "mimetypeapplication"sv,
                                         "_rels/.rels"sv, "META-INF/MANIFEST.MF"sv});
    return bytes.substr(0, 4) == "PK\x03\x04"sv && bytes.size() > name_offset &&
           std::any_of(names.begin(), names.end(), [&](std::string_view name) {
               return bytes.substr(name_offset, name.size()) == name;
           });
}

/// Whether a mark that may be part of a word is one.
bool is_word(std::string_view bytes, const Mark& mark) noexcept {
    if (mark.kind == "bzip2") { // a level digit and the block's magic follow in bzip2
        return bytes.substr(4, 2) != "1A"sv && bytes.substr(4, 2) != "\x17r"sv;
    }
    // The fields before it are filled up with NULs.
    return mark.kind == "tar" && bytes.substr(0, mark.at).find('\0') == std::string_view::npos;
}

} // namespace

std::string_view binary_kind(std::string_view bytes) noexcept {
    for (const Mark& mark : binary_marks) {
        // "BM" and "MZ" may start a word: the bytes behind must not be text.
        const bool short_mark = mark.bytes.size() < 3;
        if (has(bytes, mark) &&
            (!short_mark || bytes.substr(0, 32).find('\0') != std::string_view::npos)) {
            return mark.kind;
        }
    }
    return is_document_zip(bytes) ? "zip of an office document"sv : std::string_view();
}

bool is_packed(std::string_view bytes) noexcept {
    return !is_document_zip(bytes) &&
           std::any_of(packed_marks.begin(), packed_marks.end(),
                       [&](const Mark& mark) { return has(bytes, mark) && !is_word(bytes, mark); });
}

} // namespace gazette::indexer
