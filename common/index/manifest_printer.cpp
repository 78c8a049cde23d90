// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/base/hash.h"
#include "common/index/manifest.h"
#include "common/index/manifest_format.h"

namespace gazette::index {
namespace {

/// Lines of words, each word after a blank.
class LinePrinter {
  public:
    LinePrinter& line(std::string_view keyword) {
        if (!text_.empty()) {
            text_.push_back('\n');
        }
        text_.append(keyword);
        return *this;
    }
    LinePrinter& word(std::string_view bytes) {
        text_.append(" ").append(escape_word(bytes));
        return *this;
    }
    LinePrinter& number(std::uint64_t value) { return word(std::to_string(value)); }
    LinePrinter& file(const FileFact& file) {
        return word(file.name).number(file.bytes).word(hex64(file.hash));
    }
    std::string finish() {
        text_.push_back('\n');
        const std::string hash = hex64(hash64(text_));
        return text_.append(hash_keyword).append(" ").append(hash).append("\n");
    }

  private:
    std::string text_;
};

void print_segment(LinePrinter& out, const SegmentFact& segment) {
    out.line(segment_keyword).word(segment.name).word(segment.uuid);
    out.number(segment.articles).number(segment.deleted);
    for (const LanguageCount& language : segment.languages) {
        out.line(language_keyword).word(language.code).number(language.articles);
    }
    for (const FileFact& file : segment.files) {
        out.line(file_keyword).file(file);
    }
    if (segment.deleted_file) {
        out.line(deleted_keyword).file(*segment.deleted_file);
    }
}

void print_source(LinePrinter& out, const SourceFact& source) {
    out.line(source_keyword).word(source.path);
    for (const auto& [name, value] : source.options) {
        out.line(option_keyword).word(name).word(value);
    }
}

void print_update(LinePrinter& out, const UpdateFact& update) {
    out.line(update_keyword).word(std::to_string(update.finished_s));
    out.number(update.added).number(update.changed).number(update.unchanged);
    out.number(update.removed).number(update.skipped);
    for (const SkippedFact& skipped : update.examples) {
        out.line(skipped_keyword).word(skipped.path).word(skipped.reason);
    }
}

} // namespace

std::string escape_word(std::string_view bytes) {
    constexpr std::string_view digits = "0123456789abcdef";
    if (bytes.empty()) {
        return std::string(empty_word);
    }
    std::string word;
    for (const char c : bytes) {
        const auto byte = static_cast<unsigned char>(c);
        if (is_plain_byte(byte) && bytes != empty_word) {
            word.push_back(c);
        } else {
            word.push_back('%');
            word.push_back(digits[byte >> 4U]);
            word.push_back(digits[byte & 0xfU]);
        }
    }
    return word;
}

std::string print_manifest(const Manifest& manifest) {
    LinePrinter out;
    out.line(manifest_keyword).word(std::to_string(manifest.format));
    out.line(analyzer_keyword).word(manifest.analyzer);
    out.line(index_keyword).word(manifest.uuid).number(manifest.generation);
    for (const SegmentFact& segment : manifest.segments) {
        print_segment(out, segment);
    }
    for (const SourceFact& source : manifest.sources) {
        print_source(out, source);
    }
    if (manifest.last_update) {
        print_update(out, *manifest.last_update);
    }
    return out.finish();
}

} // namespace gazette::index
