// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/index/article_table.h"

#include <algorithm>
#include <cmath>

#include "common/base/hash.h"
#include "common/index/article_format.h"
#include "common/index/byte_reader.h"
#include "common/index/damage.h"

namespace gazette::index {
namespace {

using article::Date;
using article::DateSource;

constexpr auto last_date_source = static_cast<std::uint8_t>(DateSource::FileTime);

bool is_code(const LanguageCode& code) noexcept {
    const auto is_letter = [](char c) { return c >= 'a' && c <= 'z'; };
    return (code[0] == 0 && code[1] == 0) || (is_letter(code[0]) && is_letter(code[1]));
}

} // namespace

LanguageCode language_code(std::string_view code) noexcept {
    if (code.size() == 2) {
        const LanguageCode letters{code[0], code[1]};
        if (is_code(letters)) {
            return letters;
        }
    }
    return {};
}

std::string_view to_string_view(const LanguageCode& code) noexcept {
    return {code.data(), code[0] == 0 ? 0U : code.size()};
}

std::uint32_t to_number(const std::optional<Date>& date) noexcept {
    if (!date || !article::is_valid(*date)) {
        return 0;
    }
    return static_cast<std::uint32_t>(date->year) * 10000U + date->month * 100U + date->day;
}

std::optional<Date> to_date(std::uint32_t number) noexcept {
    const std::uint32_t year = number / 10000U;
    const std::uint32_t month = number / 100U % 100U;
    const std::uint32_t day = number % 100U;
    if (year == 0 || year > 9999) {
        return std::nullopt;
    }
    const Date date{.year = static_cast<std::int16_t>(year),
                    .month = static_cast<std::uint8_t>(month),
                    .day = static_cast<std::uint8_t>(day)};
    return article::is_valid(date) ? std::optional(date) : std::nullopt;
}

std::uint16_t to_per_mille(double confidence) noexcept {
    const double thousandths = std::round(confidence * 1000);
    return static_cast<std::uint16_t>(thousandths > 0 ? std::min(thousandths, 1000.0) : 0);
}

ArticleTable::ArticleTable(const std::filesystem::path& path, std::string_view checks)
    : where_(path.native()), file_(path, checks) {
    const std::string_view all = file_.bytes();
    if (all.size() < article_magic.size() + article_footer_bytes ||
        all.substr(0, article_magic.size()) != article_magic) {
        fail("it is not a table of articles");
    }
    const std::string_view footer = file_.checked(all.substr(all.size() - article_footer_bytes));
    const std::string_view checked = footer.substr(0, footer.size() - sizeof(std::uint64_t));
    ByteReader reader(footer, where_);
    const auto read_u64 = [&reader] { return reader.fixed<std::uint64_t>(); };
    ByteReader body(all.substr(0, all.size() - article_footer_bytes), where_);
    static_cast<void>(body.take(article_magic.size()));

    const std::uint64_t rows = read_u64();
    const std::uint64_t author_numbers = read_u64();
    const std::uint64_t name_bytes = read_u64();
    if (rows > UINT32_MAX || author_numbers > UINT32_MAX || name_bytes > all.size()) {
        fail("its sizes make no sense");
    }
    size_ = static_cast<std::uint32_t>(rows);
    rows_ = body.take(rows * row_bytes);
    author_numbers_ = body.take(author_numbers * sizeof(std::uint32_t));
    names_ = body.take(name_bytes);
    for (Dictionary* dictionary : {&outlets_, &authors_, &folders_}) {
        const std::uint64_t count = read_u64();
        const std::uint64_t bytes = read_u64();
        if (count >= UINT32_MAX || bytes > UINT32_MAX) {
            fail("its sizes make no sense");
        }
        dictionary->count = static_cast<std::uint32_t>(count);
        dictionary->offsets = body.take((count + 1) * sizeof(std::uint32_t));
        dictionary->bytes = body.take(bytes);
    }
    body.expect_end();
    if (read_u64() != hash64(checked)) {
        fail("its footer has changed");
    }
}

void ArticleTable::fail(std::string_view what) const {
    throw damaged(where_, what);
}

const char* ArticleTable::row_at(std::uint32_t docid) const {
    if (docid == 0 || docid > size_) {
        fail("it has no article " + std::to_string(docid));
    }
    return file_.checked(rows_.substr(std::size_t{docid - 1} * row_bytes, row_bytes)).data();
}

ArticleRow ArticleTable::row(std::uint32_t docid) const {
    const char* const at = row_at(docid);
    ArticleRow row;
    row.id = load_le<std::uint64_t>(at + row_id);
    row.path_hash = load_le<std::uint64_t>(at + row_path_hash);
    row.source_size = load_le<std::uint64_t>(at + row_source_size);
    row.source_mtime_ns = static_cast<std::int64_t>(load_le<std::uint64_t>(at + row_source_mtime));
    row.content_hash = load_le<std::uint64_t>(at + row_content_hash);
    row.record.offset = load_le<std::uint64_t>(at + row_record_offset);
    row.record.length = load_le<std::uint32_t>(at + row_record_length);
    row.record.check = load_le<std::uint32_t>(at + row_record_check);
    const auto date = load_le<std::uint32_t>(at + row_date);
    row.date = to_date(date);
    row.words = load_le<std::uint32_t>(at + row_words);
    row.outlet = load_le<std::uint32_t>(at + row_outlet);
    row.authors_begin = load_le<std::uint32_t>(at + row_authors_begin);
    row.folder = load_le<std::uint32_t>(at + row_folder);
    row.name_offset = load_le<std::uint32_t>(at + row_name_offset);
    row.name_length = load_le<std::uint16_t>(at + row_name_length);
    row.date_confidence = load_le<std::uint16_t>(at + row_date_confidence);
    row.author_count = load_le<std::uint8_t>(at + row_author_count);
    const auto source = load_le<std::uint8_t>(at + row_date_source);
    row.language = {at[row_language], at[row_language + 1]};
    if ((date != 0 && !row.date) || source > last_date_source || row.date_confidence > 1000 ||
        !is_code(row.language)) {
        fail("article " + std::to_string(docid) + " makes no sense");
    }
    row.date_source = static_cast<DateSource>(source);
    return row;
}

std::uint64_t ArticleTable::id(std::uint32_t docid) const {
    return load_le<std::uint64_t>(row_at(docid) + row_id);
}

std::string ArticleTable::path(const ArticleRow& row) const {
    if (row.name_offset > names_.size() || row.name_length > names_.size() - row.name_offset) {
        fail("a file's name lies outside it");
    }
    std::string path(folder(row.folder));
    path.append(file_.checked(names_.substr(row.name_offset, row.name_length)));
    return path;
}

std::string_view ArticleTable::name_in(const Dictionary& dictionary, std::uint32_t number) const {
    if (number == 0) {
        return {};
    }
    if (number > dictionary.count) {
        fail("it has no name " + std::to_string(number));
    }
    const char* const at =
        file_
            .checked(dictionary.offsets.substr(std::size_t{number - 1} * sizeof(std::uint32_t),
                                               2 * sizeof(std::uint32_t)))
            .data();
    const auto begin = load_le<std::uint32_t>(at);
    const auto end = load_le<std::uint32_t>(at + sizeof begin);
    if (begin > end || end > dictionary.bytes.size()) {
        fail("name " + std::to_string(number) + " lies outside it");
    }
    return file_.checked(dictionary.bytes.substr(begin, end - begin));
}

std::string_view ArticleTable::outlet(std::uint32_t number) const {
    return name_in(outlets_, number);
}

std::string_view ArticleTable::author(std::uint32_t number) const {
    return name_in(authors_, number);
}

std::string_view ArticleTable::folder(std::uint32_t number) const {
    return name_in(folders_, number);
}

std::uint32_t ArticleTable::author_number(const ArticleRow& row, std::uint32_t which) const {
    const std::uint64_t place = std::uint64_t{row.authors_begin} + which;
    if (which >= row.author_count || place >= author_numbers_.size() / sizeof(std::uint32_t)) {
        fail("an article's author lies outside it");
    }
    return load_le<std::uint32_t>(
        file_.checked(author_numbers_.substr(place * sizeof(std::uint32_t), sizeof(std::uint32_t)))
            .data());
}

} // namespace gazette::index
