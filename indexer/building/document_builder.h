// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "common/article/article.h"
#include "common/index/article_stretches.h"
#include "common/index/schema.h"
#include "common/text/analyzer.h"
#include "common/text/languages.h"

namespace gazette::indexer {

/// Receives the terms of one article. Terms carry their field's prefix already.
class PostingSink {
  public:
    PostingSink() = default;
    virtual ~PostingSink() = default;
    PostingSink(const PostingSink&) = delete;
    PostingSink& operator=(const PostingSink&) = delete;
    PostingSink(PostingSink&&) = delete;
    PostingSink& operator=(PostingSink&&) = delete;

    /// `term` stands at `position`; its frequency in the article grows by `wdf`, which may be 0.
    virtual void add_posting(std::string_view term, std::uint32_t position, std::uint32_t wdf) = 0;
    /// add_posting() of a word that is met again and again. `note` is kept beside the word for the
    /// sink's own use, such as the term's number: unknown_word at first and again after
    /// forget_vocabulary().
    virtual void add_word(std::string_view term, std::uint32_t position, std::uint32_t wdf,
                          std::uint32_t& note);
    static constexpr std::uint32_t unknown_word = 0xFFFFFFFF;
    /// A few words later add_word() may be called with this note: time to ask for what it needs.
    virtual void expect(std::uint32_t note);
    /// The article has `term`, at no position. `wdf` 0: a boolean term.
    virtual void add_term(std::string_view term, std::uint32_t wdf) = 0;
    /// The text has `form`, indexed under `stem`: said once an article, whether or not anything is
    /// made of it.
    virtual void note_form(std::string_view form, std::string_view stem);
};

/// One entry of a vocabulary: a folded form, the stem it is indexed under, and in how many articles
/// it stands.
struct FormCount {
    std::string_view form;
    std::string_view stem;
    std::uint64_t articles = 0;
};

/// Article -> terms with positions, and the vocabulary of all articles since the last
/// forget_vocabulary(). What the zones and prefixes are: common/index/schema.h. Not for two threads
/// at once; keeps one analyzer a language, made when first needed.
class DocumentBuilder {
  public:
    /// What the words of some 200,000 news articles take.
    static constexpr std::size_t usual_kept_bytes = std::size_t{24} << 20U;

    /// `kept_bytes`: how much of the analyzers' memo of words forget_vocabulary() leaves at most.
    explicit DocumentBuilder(std::size_t kept_bytes = usual_kept_bytes);
    ~DocumentBuilder();
    DocumentBuilder(const DocumentBuilder&) = delete;
    DocumentBuilder& operator=(const DocumentBuilder&) = delete;
    DocumentBuilder(DocumentBuilder&&) = delete;
    DocumentBuilder& operator=(DocumentBuilder&&) = delete;

    /// Hands every term of the article with this `id`, read from `path`, to `sink`. Returns the
    /// number of words: positions used by title and body. Text is stemmed by the article's
    /// language; codes without a chain are indexed unstemmed.
    std::uint32_t build(std::uint64_t id, std::string_view path, const article::Article& article,
                        PostingSink& sink);

    /// All (form, stem) pairs counted since the last forget_vocabulary(), in the byte order of
    /// form, then stem, each pair once. The views live until then.
    [[nodiscard]] std::vector<FormCount> vocabulary() const;

    /// Forgets the counts, and the analyzers' memo of words where it has outgrown kept_bytes.
    void forget_vocabulary();

    /// Heap held by analyzers and counts, and what vocabulary() takes besides, in bytes.
    [[nodiscard]] std::size_t memory_bytes() const noexcept;

  private:
    class Chain;

    Chain& chain_of(text::Language language);
    std::uint32_t add_title(Chain& chain, const index::Stretch& stretch, PostingSink& sink);
    static std::uint32_t add_body(Chain& chain, const index::Stretch& stretch, PostingSink& sink);
    std::uint32_t add_name(index::Field field, std::string_view name, std::uint32_t position,
                           PostingSink& sink);

    std::size_t kept_bytes_;
    /// By Language; absent until an article needs it.
    std::array<std::unique_ptr<Chain>, 64> chains_;
    text::Analyzer names_; ///< for the words of fields, which are not stemmed and not counted
    std::string term_;     ///< a prefixed term under construction
};

/// The chain that text with this language code is analysed by (unknown codes: Language::Unknown).
[[nodiscard]] text::Language chain_language(std::string_view code) noexcept;

} // namespace gazette::indexer
