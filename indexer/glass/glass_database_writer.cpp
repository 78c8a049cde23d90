// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/glass/glass_database_writer.h"

#include <algorithm>
#include <cerrno>
#include <string>
#include <utility>

#include <sys/random.h>

#include "common/base/error.h"
#include "common/index/names.h"

namespace gazette::indexer {
namespace {

std::string file_name(std::string_view table) {
    return std::string(table) + std::string(glass::table_suffix);
}

/// A random UUID (RFC 4122, version 4).
std::array<unsigned char, glass::uuid_bytes> make_uuid() {
    std::array<unsigned char, glass::uuid_bytes> uuid{};
    if (::getrandom(uuid.data(), uuid.size(), 0) != static_cast<ssize_t>(uuid.size())) {
        throw io_error("cannot read", "random numbers", errno);
    }
    uuid[6] = static_cast<unsigned char>((uuid[6] & 0x0fU) | 0x40U);
    uuid[8] = static_cast<unsigned char>((uuid[8] & 0x3fU) | 0x80U);
    return uuid;
}

} // namespace

GlassDatabaseWriter::GlassDatabaseWriter(std::filesystem::path folder)
    : folder_(std::move(folder)), postlists_(folder_ / file_name(glass::postlist_name)) {
    postlists_.begin_lengths();
}

void GlassDatabaseWriter::add_document_length(std::uint32_t length) {
    postlists_.add(++version_.document_count, length);
    version_.total_length += length;
    version_.longest_length = std::max(version_.longest_length, length);
    if (length != 0 && (version_.shortest_length == 0 || length < version_.shortest_length)) {
        version_.shortest_length = length;
    }
}

void GlassDatabaseWriter::begin_term(std::string_view term) {
    end_lengths();
    postlists_.begin_term(term);
}

void GlassDatabaseWriter::begin_positions(std::string_view term) {
    end_chunk();
    char* end = glass::pack_term(position_key_.data(), term);
    *end++ = '\0';
    position_prefix_bytes_ = static_cast<std::size_t>(end - position_key_.data());
}

void GlassDatabaseWriter::add_positions(std::uint32_t docid, std::string_view encoded) {
    if (chunk_.is_full(encoded.size())) {
        end_chunk();
    }
    chunk_.add(docid, encoded);
}

void GlassDatabaseWriter::end_chunk() {
    if (chunk_.empty()) {
        return;
    }
    if (!positions_) {
        positions_.emplace(folder_ / index::positions_name);
    }
    const char* const end =
        glass::pack_sortable(position_key_.data() + position_prefix_bytes_, chunk_.first_docid());
    positions_->add({position_key_.data(), static_cast<std::size_t>(end - position_key_.data())},
                    chunk_.tag());
    chunk_.clear();
}

void GlassDatabaseWriter::end_lengths() {
    if (in_lengths_) {
        postlists_.end();
        in_lengths_ = false;
    }
}

WrittenDatabase GlassDatabaseWriter::finish() {
    end_lengths();
    end_chunk();
    version_.highest_wdf = postlists_.highest_wdf();
    if (version_.highest_wdf > version_.longest_length) {
        throw Error(ErrorKind::Damaged, folder_.native() + " would have a term more often in a " +
                                            "document than the document is long");
    }
    WrittenDatabase written;
    version_.postlists = postlists_.finish();
    written.files.push_back(file_name(glass::postlist_name));
    if (positions_) {
        version_.positions = positions_->finish();
        written.files.emplace_back(index::positions_name);
    }
    version_.uuid = make_uuid();
    OutputFile file(folder_ / glass::version_file_name);
    file.append(version_.encode());
    file.close();
    written.files.emplace_back(glass::version_file_name);
    written.uuid = version_.uuid_text();
    written.document_count = version_.document_count;
    written.total_length = version_.total_length;
    written.term_count = postlists_.term_count();
    return written;
}

} // namespace gazette::indexer
