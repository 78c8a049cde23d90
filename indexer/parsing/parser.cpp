// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/parsing/parser.h"

#include <algorithm>
#include <exception>
#include <new>
#include <string>
#include <utility>

#include "common/base/error.h"
#include "common/base/utf8.h"
#include "indexer/parsing/binary_kinds.h"
#include "indexer/parsing/containers.h"
#include "indexer/parsing/declared_charset.h"
#include "indexer/parsing/decoding.h"
#include "indexer/parsing/delimited.h"
#include "indexer/parsing/finishing.h"
#include "indexer/parsing/html_page.h"
#include "indexer/parsing/json_records.h"
#include "indexer/parsing/mail.h"
#include "indexer/parsing/markdown.h"
#include "indexer/parsing/markup_tree.h"
#include "indexer/parsing/metadata.h"
#include "indexer/parsing/ninjs.h"
#include "indexer/parsing/plain_text.h"
#include "indexer/parsing/wire_message.h"
#include "indexer/parsing/xml_news.h"

namespace gazette::indexer {
namespace {

std::string unsupported(Format format) {
    const FormatRow& row = row_of(format);
    return "this build cannot read " + std::string(row.name) + ": it was made without " +
           std::string(row.needs);
}

void parse_xml_format(Format format, const DecodedText& text, const SourceBytes& source,
                      const ParseOptions& options, GiveArticle give, NoteSkipped skip) {
    const MarkupResult document = parse_xml(text.text(), source.budget);
    if (document.flattened) {
        skip("", failure("XML beyond the limits: nested too deeply, or with too many attributes"));
        return;
    }
    const XmlInput input{document.tree, source, options};
    switch (format) {
    case Format::Nitf:
        parse_nitf(input, give, skip);
        return;
    case Format::NewsMl:
        parse_newsml(input, give, skip);
        return;
    case Format::NewsMlG2:
        parse_newsml_g2(input, give, skip);
        return;
    case Format::Rss:
        parse_feed(input, give, skip);
        return;
    default:
        parse_other_xml(input, give, skip);
        return;
    }
}

// Agencies send flashes without a headline; records of other kinds are left as they are.
bool is_agency_format(Format format) {
    return format == Format::Nitf || format == Format::NewsMl || format == Format::NewsMlG2 ||
           format == Format::Iptc7901 || format == Format::Ninjs || format == Format::Xml;
}

/// Reads everything but archives.
class InputParser {
  public:
    InputParser(const SourceBytes& source, const ParseOptions& options, GiveArticle give,
                NoteSkipped skip)
        : source_(source), options_(options), give_(give), skip_(skip) {}

    void parse(Format format) {
        switch (format) {
        case Format::Binary:
            skip_("", "not text: " + std::string(binary_kind(source_.bytes)));
            return;
        case Format::Mbox:
            parse_mbox(source_.bytes, source_, options_, give_, skip_);
            return;
        case Format::Mail:
            parse_mail(source_.bytes, "", source_, options_, give_, skip_);
            return;
        case Format::Auto:
        case Format::Text:
        case Format::Markdown:
        case Format::Html:
        case Format::Archive:
            parse_one(format);
            return;
        case Format::Jsonl:
        case Format::Json:
        case Format::Ninjs:
        case Format::Csv:
        case Format::Tsv:
        case Format::Iptc7901:
        case Format::Nitf:
        case Format::NewsMl:
        case Format::NewsMlG2:
        case Format::Rss:
        case Format::Xml:
            parse_many(format);
            return;
        }
    }

  private:
    void parse_one(Format format) {
        // UTF-32 takes four bytes where UTF-8 takes one: what is longer needs no decoding.
        if (source_.bytes.size() / 4 > options_.limits.max_article_bytes) {
            skip_("", failure(longer_than_allowed(options_.limits)));
            return;
        }
        if (format == Format::Html) {
            const DecodedText text(source_.bytes, options_.encoding,
                                   declared_charset(source_.bytes));
            parse_html_page(text, source_, options_, give_, skip_);
            return;
        }
        const DecodedText text(source_.bytes, options_.encoding);
        if (format == Format::Markdown) {
            parse_markdown(text, source_, options_, give_, skip_);
        } else {
            parse_plain_text(text, source_, options_, give_, skip_);
        }
    }

    // Records share what their file was read as.
    void parse_many(Format format) {
        const DecodedText text(source_.bytes, options_.encoding, declared_charset(source_.bytes));
        const auto give = [&](article::Article&& article) {
            article.encoding = text.encoding();
            if (is_agency_format(format)) {
                head_by_lead(article);
            }
            article.warnings.insert(article.warnings.end(), text.warnings().begin(),
                                    text.warnings().end());
            give_(std::move(article));
        };
        switch (format) {
        case Format::Jsonl:
            parse_json_lines(text.text(), source_, options_, give, skip_);
            return;
        case Format::Json:
            parse_json_document(text.text(), source_, options_, give, skip_);
            return;
        case Format::Ninjs:
            parse_ninjs(text.text(), source_, options_, give, skip_);
            return;
        case Format::Csv:
        case Format::Tsv:
            parse_delimited(text.text(), format == Format::Tsv, source_, options_, give, skip_);
            return;
        case Format::Iptc7901:
            parse_wire_messages(text.text(), source_, options_, give, skip_);
            return;
        default:
            parse_xml_format(format, text, source_, options_, give, skip_);
            return;
        }
    }

    const SourceBytes& source_;
    const ParseOptions& options_;
    GiveArticle give_;
    NoteSkipped skip_;
};

// "stories.jsonl.gz" holds stories.jsonl.
std::string without_suffix(std::string_view path) {
    const std::size_t dot = path.rfind('.');
    const std::size_t slash = path.rfind('/');
    const bool suffix =
        dot != std::string_view::npos && (slash == std::string_view::npos || dot > slash);
    return std::string(suffix ? path.substr(0, dot) : path);
}

/// What all parts of one source share, however they are packed.
struct Reading {
    const ParseOptions& options;
    std::size_t may_unpack;       ///< bytes that its archives may still give, inner ones too
    bool inside_callback = false; ///< what is thrown now is the caller's
};

void parse_at_depth(const SourceBytes& source, Reading& reading, int depth, GiveArticle give,
                    NoteSkipped skip);

// An archive may name its members in any bytes; what is no UTF-8 is written %XX, as keys are text.
std::string readable_name(std::string_view member) {
    constexpr std::string_view digits = "0123456789ABCDEF";
    std::string name;
    for (std::size_t at = 0; at < member.size();) {
        const Utf8Step step = decode_utf8(member, at);
        if (step.valid) {
            name.append(member.substr(at, step.length));
            at += step.length;
        } else {
            const auto byte = static_cast<unsigned char>(member[at++]);
            name.push_back('%');
            name.push_back(digits[byte >> 4U]);
            name.push_back(digits[byte & 0xFU]);
        }
    }
    return name;
}

// Members are named "folder/name" or "folder/name#record" by what their archive and file call them.
std::string member_key(std::string_view member, std::string_view key) {
    std::string joined = readable_name(member);
    joined += member.empty() || key.empty() ? "" : "#";
    return joined + std::string(key);
}

void parse_archive(const SourceBytes& source, Reading& reading, int depth, GiveArticle give,
                   NoteSkipped skip) {
    if (depth >= reading.options.limits.max_archive_depth) {
        skip("", failure("archives inside archives, too deep"));
        return;
    }
    std::size_t members = 0;
    const auto take = [&](std::string_view member, std::string_view bytes) {
        ++members;
        const std::string path = member.empty()
                                     ? without_suffix(source.path)
                                     : std::string(source.path) + "/" + std::string(member);
        const auto give_member = [&](article::Article&& article) {
            article.record_key = member_key(member, article.record_key);
            article.body_offset.reset();
            article.body_line = 0;
            give(std::move(article));
        };
        const auto skip_member = [&](std::string_view key, const SkipReason& reason) {
            skip(member_key(member, key), reason);
        };
        parse_at_depth({bytes, path}, reading, depth + 1, give_member, skip_member);
    };
    bool noted = false;
    const auto note = [&](std::string_view key, const SkipReason& reason) {
        noted = true;
        skip(key, reason);
    };
    unpack(source.bytes, reading.options.limits, reading.may_unpack, take, note);
    if (members == 0 && !noted) {
        skip("", "an archive without files");
    }
}

void parse_as(Format format, const SourceBytes& source, Reading& reading, int depth,
              GiveArticle give, NoteSkipped skip) {
    if (format == Format::Archive) {
        parse_archive(source, reading, depth, give, skip);
        return;
    }
    const ParseLimits& limits = reading.options.limits;
    ParseBudget budget(limits.least_steps + limits.steps_a_byte * source.bytes.size());
    const SourceBytes budgeted{source.bytes, source.path, &budget};
    InputParser(budgeted, reading.options, give, skip).parse(format);
}

void parse_at_depth(const SourceBytes& source, Reading& reading, int depth, GiveArticle give,
                    NoteSkipped skip) {
    const Format asked = reading.options.format;
    const Format detected = detect_format(source.bytes, source.path);
    const bool packed = detected == Format::Archive || detected == Format::Binary;
    const Format format = asked == Format::Auto || packed ? detected : asked;
    if (!is_supported(format)) {
        skip("", failure(unsupported(format)));
        return;
    }
    try {
        parse_as(format, source, reading, depth, give, skip);
    } catch (const std::bad_alloc&) {
        throw;
    } catch (const Error&) {
        throw; // an option that cannot be obeyed
    } catch (const BudgetSpent&) {
        skip("", failure("reading it takes more steps than its size allows"));
    } catch (const std::exception& error) {
        // A bug of a parser costs the rest of one input, never the run.
        if (reading.inside_callback) {
            throw;
        }
        skip("", failure(std::string("its parser failed: ") + error.what()));
    }
}

} // namespace

void parse_source(const SourceBytes& source, const ParseOptions& options, GiveArticle give,
                  NoteSkipped skip) {
    Reading reading{options, may_unpack(source.bytes.size(), options.limits)};
    const auto guarded_give = [&](article::Article&& article) {
        reading.inside_callback = true;
        give(std::move(article));
        reading.inside_callback = false;
    };
    const auto guarded_skip = [&](std::string_view key, const SkipReason& reason) {
        reading.inside_callback = true;
        skip(key, reason);
        reading.inside_callback = false;
    };
    parse_at_depth(source, reading, 0, guarded_give, guarded_skip);
}

} // namespace gazette::indexer
