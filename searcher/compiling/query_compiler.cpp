// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/compiling/query_compiler.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <optional>
#include <utility>

#include "common/text/utf8.h"
#include "searcher/compiling/query_compiler_filters.h"
#include "searcher/compiling/query_compiler_leaves.h"
#include "searcher/compiling/query_compiler_units.h"
#include "searcher/compiling/query_compiler_words.h"
#include "searcher/query/word_reading.h"

namespace gazette::searcher {
namespace {

using Kind = QueryNode::Kind;
using Xapian::Query;

/// A node without letters or digits says nothing and is left out wherever it stands.
using Compiled = std::optional<Query>;

/// The field that all leaves of `node` narrow by; nothing for anything else.
std::optional<QueryField> narrowing_field(const QueryNode& node) {
    switch (node.kind) {
    case Kind::Date:
        return QueryField::Date;
    case Kind::Language:
        return QueryField::Language;
    case Kind::Word:
    case Kind::Wildcard:
    case Kind::Phrase:
        return narrows(node.field) ? std::optional(node.field) : std::nullopt;
    case Kind::Near:
    case Kind::Words:
    case Kind::And:
    case Kind::Or:
        break;
    }
    std::optional<QueryField> field;
    for (const QueryNode& child : node.children) {
        const auto of_child = narrowing_field(child);
        if (!of_child || child.occur != Occur::Should || (field && field != of_child)) {
            return std::nullopt;
        }
        field = of_child;
    }
    return field;
}

Query combine(Query::op op, const std::vector<Query>& queries) {
    return {op, queries.begin(), queries.end()};
}

Query without_weight(const Query& query) {
    return {0.0, query};
}

Query boosted(const Query& query, double boost) {
    return boost == 1 ? query : Query(boost, query);
}

/// Whether `node` is words and no more, any of which will do.
bool seeks_any_word(const QueryNode& node) {
    const auto is_word = [](const QueryNode& child) {
        return child.kind == Kind::Word && child.occur == Occur::Should &&
               UnitCompiler::is_text(child.field);
    };
    return is_word(node) ||
           (node.kind == Kind::Words && !node.every && std::ranges::all_of(node.children, is_word));
}

/// The clauses of one Words node, by what they do.
struct Clauses {
    std::vector<Query> should;
    std::vector<Query> must;
    std::vector<Query> must_not;
    std::map<QueryField, std::vector<Query>> narrowing; ///< of one field: alternatives
    bool others = false; ///< should or must hold more than plain words
};

bool only_denies(const QueryNode& node) {
    return node.kind == Kind::Words &&
           std::ranges::all_of(node.children, [](const QueryNode& clause) {
               return clause.occur == Occur::MustNot;
           });
}

/// How many clauses of a Words node seek something: the others narrow or deny.
std::size_t count_sought(const QueryNode& node) {
    return static_cast<std::size_t>(
        std::ranges::count_if(node.children, [](const QueryNode& child) {
            return child.occur == Occur::Must ||
                   (child.occur == Occur::Should && !narrowing_field(child));
        }));
}

Query taken_away(const Query& query, const std::vector<Query>& denied) {
    return denied.empty() ? query : Query(Query::OP_AND_NOT, query, combine(Query::OP_OR, denied));
}

/// Walks the tree; the parser has limited its depth.
class Compiler {
  public:
    Compiler(UnitCompiler& units, MatchContext& context, CompiledQuery& result)
        : units_(&units), context_(&context), result_(&result), leaves_(units, result) {}

    Compiled compile(const QueryNode& node) {
        const Compiled compiled = compile_unboosted(node);
        return compiled ? Compiled(boosted(*compiled, node.boost)) : compiled;
    }

    [[nodiscard]] LeafCompiler& leaves() noexcept { return leaves_; }

  private:
    Compiled compile_unboosted(const QueryNode& node) {
        switch (node.kind) {
        case Kind::Word:
        case Kind::Phrase:
            return leaves_.compile_text(node);
        case Kind::Wildcard:
            return leaves_.compile_wildcard(node);
        case Kind::Near:
            return leaves_.compile_near(node);
        case Kind::Words:
            return compile_words(node);
        case Kind::And:
            return compile_and(node);
        case Kind::Or:
            return compile_or(node);
        case Kind::Date:
            return without_weight(compile_dates(node.range, context_->reader()));
        case Kind::Language:
            return compile_language_node(node);
        }
        return std::nullopt;
    }

    Compiled compile_language_node(const QueryNode& node) {
        if (!find_language(node.text)) {
            result_->notes.push_back("no language has the code or name \"" + node.text + "\"");
        }
        return without_weight(compile_language(node.text));
    }

    Compiled compile_or(const QueryNode& node) {
        std::vector<Query> queries;
        for (const QueryNode& child : node.children) {
            append(compile_part(child, node.children.size() == 1), queries);
        }
        return queries.empty() ? std::nullopt : Compiled(combine(Query::OP_OR, queries));
    }

    /// Children that only deny are taken away from the others rather than intersected.
    Compiled compile_and(const QueryNode& node) {
        std::vector<Query> queries;
        std::vector<Query> denied;
        for (const QueryNode& child : node.children) {
            if (!only_denies(child)) {
                append(compile(child), queries);
                continue;
            }
            for (const QueryNode& clause : child.children) {
                append(compile_denied(clause), denied);
            }
        }
        if (queries.empty() && denied.empty()) {
            return std::nullopt;
        }
        return taken_away(queries.empty() ? without_weight(Query::MatchAll)
                                          : combine(Query::OP_AND, queries),
                          denied);
    }

    static void append(const Compiled& compiled, std::vector<Query>& queries) {
        if (compiled) {
            queries.push_back(*compiled);
        }
    }

    Compiled compile_denied(const QueryNode& node) {
        const bool before = leaves_.set_denied(true);
        Compiled compiled = compile_part(node, false);
        leaves_.set_denied(before);
        return compiled;
    }

    /// `required`: where the whole is required this part is, too.
    Compiled compile_part(const QueryNode& node, bool required) {
        const bool before = leaves_.set_required(leaves_.required() && required);
        Compiled compiled = compile(node);
        leaves_.set_required(before);
        return compiled;
    }

    Compiled compile_words(const QueryNode& node) {
        Clauses clauses = sort_clauses(node);
        if (node.every) {
            std::ranges::move(clauses.should, std::back_inserter(clauses.must));
            clauses.should.clear();
        }
        Compiled base = join_sought(clauses);
        std::vector<Query> narrowing;
        for (const auto& [field, alternatives] : clauses.narrowing) {
            narrowing.push_back(combine(Query::OP_OR, alternatives));
        }
        if (!narrowing.empty()) {
            const Query all = without_weight(combine(Query::OP_AND, narrowing));
            base = base ? Query(Query::OP_FILTER, *base, all) : all;
        }
        if (!base && clauses.must_not.empty()) {
            return std::nullopt;
        }
        return taken_away(base.value_or(without_weight(Query::MatchAll)), clauses.must_not);
    }

    /// What is sought and what must be there, without what narrows and what is denied.
    [[nodiscard]] Compiled join_sought(const Clauses& clauses) const {
        if (clauses.must.empty()) {
            return clauses.should.empty() ? std::nullopt
                                          : Compiled(combine(Query::OP_OR, clauses.should));
        }
        const Query must = combine(Query::OP_AND, clauses.must);
        // What only adds weight says nothing where the whole is denied, and there Xapian's
        // AND_MAYBE reads weights that nobody has set (1.4.22): it then matches too little.
        return clauses.should.empty() || leaves_.denied()
                   ? must
                   : Query(Query::OP_AND_MAYBE, must, combine(Query::OP_OR, clauses.should));
    }

    Clauses sort_clauses(const QueryNode& node) {
        Clauses clauses;
        std::vector<WordClause> words;
        const bool all_required = node.every || count_sought(node) == 1;
        for (const QueryNode& child : node.children) {
            const auto narrowed = narrowing_field(child);
            const bool required = all_required || child.occur == Occur::Must;
            if (child.occur == Occur::MustNot) {
                append(compile_denied(child), clauses.must_not);
            } else if (narrowed && child.occur == Occur::Should) {
                append(compile_part(child, false), clauses.narrowing[*narrowed]);
            } else if (child.kind == Kind::Word && UnitCompiler::is_text(child.field)) {
                append_clauses(child, units_->read(child.text, child.field), words);
            } else {
                std::vector<Query>& place =
                    child.occur == Occur::Must ? clauses.must : clauses.should;
                const std::size_t before = place.size();
                append(compile_part(child, required), place);
                clauses.others = clauses.others || place.size() > before;
            }
        }
        std::erase_if(clauses.narrowing, [](const auto& entry) { return entry.second.empty(); });
        drop_function_words(words, clauses.others);
        if (units_->speaking() == text::Language::English) {
            drop_request_words(words);
        }
        if (!node.every) {
            seek_parts_too(words, units_->speaking());
        }
        for (const WordClause& word : words) {
            const bool required = all_required || word.node->occur == Occur::Must;
            const bool before = leaves_.set_required(leaves_.required() && required);
            add_word(word, clauses);
            leaves_.set_required(before);
        }
        return clauses;
    }

    void add_word(const WordClause& word, Clauses& clauses) {
        const QueryField field = word.node->field;
        const Query query =
            boosted(leaves_.compile_units(word.units, field, word.node->text), word.node->boost);
        (word.node->occur == Occur::Must ? clauses.must : clauses.should).push_back(query);
    }

    UnitCompiler* units_;
    MatchContext* context_;
    CompiledQuery* result_;
    LeafCompiler leaves_;
};

/// Where nothing but stop words is sought they are what people look for in a passage. Those of a
/// phrase are shown in the phrase.
void show_lone_stop_words(Sought& sought) {
    if (sought.groups.empty() && std::ranges::all_of(sought.words, &SoughtWord::stop)) {
        for (SoughtWord& word : sought.words) {
            word.stop = false;
        }
    }
}

std::vector<LanguageShare> language_shares(const index::IndexReader& reader) {
    std::vector<LanguageShare> shares;
    for (const index::LanguageCount& count : reader.languages()) {
        const text::Language language =
            text::language_of_code(count.code).value_or(text::Language::Unknown);
        const auto known = std::ranges::find(shares, language, &LanguageShare::language);
        if (known == shares.end()) {
            shares.push_back({language, count.articles});
        } else {
            known->articles += count.articles;
        }
    }
    return shares;
}

/// The languages to look words up under: those of the index that the filters leave.
std::vector<LanguageShare> searched_languages(const index::IndexReader& reader,
                                              const Filters& filters) {
    std::vector<LanguageShare> shares = language_shares(reader);
    std::vector<text::Language> wanted;
    for (const std::string& name : filters.languages) {
        if (const auto language = find_language(name)) {
            wanted.push_back(*language);
        }
    }
    if (!wanted.empty()) {
        std::erase_if(shares, [&](const LanguageShare& share) {
            return std::ranges::find(wanted, share.language) == wanted.end();
        });
    }
    return shares;
}

} // namespace

CompiledQuery compile_query(const QueryNode* root, const Filters& filters, bool exact,
                            MatchContext& context) {
    CompiledQuery result;
    const std::vector<LanguageShare> shares = searched_languages(context.reader(), filters);
    std::vector<text::Language> languages;
    languages.reserve(shares.size());
    for (const LanguageShare& share : shares) {
        languages.push_back(share.language);
    }
    const std::string query_text = root != nullptr ? print_query(*root) : std::string();
    const text::Language speaking = guess_language(query_text, shares, context.analyzers());
    UnitCompiler units(context, result.parts, languages, speaking, exact);
    if (text::is_ascii(query_text) && std::ranges::any_of(languages, [](text::Language language) {
            return text::row_of(language).keeps_accents;
        })) {
        units.seek_any_accents();
    }
    Compiled base;
    if (root != nullptr) {
        Compiler compiler(units, context, result);
        base = compiler.compile(*root);
        result.speaks = base.has_value();
        result.has_words = compiler.leaves().has_words();
        result.sought = compiler.leaves().take_sought();
        show_lone_stop_words(result.sought);
    }
    result.only_words = root != nullptr && seeks_any_word(*root);
    result.base = base.value_or(Query());
    const std::optional<Query> narrowed = compile_filters(filters, units, context);
    result.flat = flatten(base, narrowed);
    if (narrowed) {
        result.narrowed = without_weight(*narrowed);
        base = base ? Query(Query::OP_FILTER, *base, *narrowed) : *result.narrowed;
    }
    result.empty = !base;
    result.unchecked = context.reader().without_deleted(base.value_or(Query()));
    result.query = result.unchecked;
    for (ArticleCheck* const check : result.parts.left_out) {
        result.query =
            Query(Query::OP_FILTER, result.query,
                  Query(std::make_unique<CheckSource>(context, *check).release()->release()));
    }
    return result;
}

} // namespace gazette::searcher
