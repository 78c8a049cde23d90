// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <random>
#include <set>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "common/base/file.h"
#include "common/base/utf8.h"
#include "common/text/analyzer.h"
#include "tests/property/programs.h"

namespace gazette::test {
namespace {

using nlohmann::json;

constexpr unsigned seed = 1969;

/// A file, and whether it is plain UTF-8 text, so that passages can say where in it they stand.
struct Written {
    std::string name;
    std::string bytes;
    bool plain = true;
};

/// The same story in every form that moves bytes about.
std::vector<Written> written_files() {
    const std::string top = " date 2021-12-30 \n\nHarbour strike ends\n\n";
    const std::string story = "The harbour strike has ended, the minister said.\n"
                              "Ships wait; the caf\u00e9s of the harbour are full.\n\n"
                              "\u201cNo more\u201d, said the master of the harbour\u00a0\u2014 a "
                              "man of few words.\n";
    const auto with_line_ends = [](std::string text, std::string_view end) {
        for (std::size_t at = 0; (at = text.find('\n', at)) != std::string::npos;) {
            text.replace(at, 1, end);
            at += end.size();
        }
        return text;
    };
    std::string wide = "\xFF\xFE";
    for (const char c : top + "The harbour is wide.\n") {
        wide.append({c, '\0'});
    }
    const std::string bom = "\xEF\xBB\xBF";
    return {
        {"plain.txt", top + story},
        {"no-end.txt", story.substr(0, story.size() - 1)},
        {"crlf.txt", with_line_ends(top + story, "\r\n")},
        {"bom.txt", bom + top + story},
        {"bom-crlf.txt", bom + with_line_ends(story + story, "\r\n")},
        {"old-mac.txt", with_line_ends(top + story, "\r")},
        {"form-feed.txt", "\f" + top + "\f\n" + story + "\f\n" + story},
        {"separators.txt", top + "One line\u2028of the harbour\u2029and one more.\n" + story},
        {"spaces.txt",
         "\u00a0\u00a0\n\u3000\n" + story + "\u00a0\nAt\u00a0the\u00a0harbour.\u00a0"},
        {"controls.txt", top + "A bell \a rings, \x1b[31mred\x1b[0m, in the harbour.\n" + story},
        {"combining.txt", "The cafe\u0301 of the harbour is ope\u00adned again.\n" + story},
        {"bad-bytes.txt", top + "The \xFF\xFE harbour \xC3 is broken.\n" + story, false},
        {"latin-1.txt", "The caf\xE9 at the harbour, na\xEFve as ever.\n", false},
        {"utf-16.txt", wide, false},
        {"page.html",
         "<html><head><title>Harbour</title></head><body><p>The harbour &amp; the "
         "ships of the harbour wait for the end of it all.</p></body></html>",
         false},
        {"records.jsonl",
         R"({"id":"a","title":"Strike","body":"The harbour\nis closed."})"
         "\n",
         false},
        {"table.csv", "id,title,body\n1,Strike,\"The \"\"harbour\"\"\nis closed.\"\n", false},
    };
}

/// One query: a word, or a phrase of two.
std::string random_query(const std::vector<std::string>& words, std::mt19937& random) {
    const std::size_t at = random() % words.size();
    if (random() % 3 > 0 || at + 1 == words.size()) {
        return words[at];
    }
    return "\"" + words[at] + " " + words[at + 1] + "\"";
}

std::vector<std::string> forms_of(const std::string& text) {
    text::Analyzer analyzer(text::Language::Unknown);
    std::vector<std::string> forms;
    analyzer.analyze(text, [&](const text::Token& token) { forms.emplace_back(token.form); });
    return forms;
}

std::set<std::string> terms_of(const std::string& text, text::Language language) {
    std::set<std::string> terms;
    text::Analyzer analyzer(language);
    analyzer.analyze(text, [&](const text::Token& token) { terms.emplace(token.term); });
    return terms;
}

/// A query is sought under the chain of every language.
std::set<std::string> sought_terms(const std::string& query) {
    std::set<std::string> terms;
    for (const text::LanguageRow& row : text::language_table()) {
        terms.merge(terms_of(query, row.language));
    }
    return terms;
}

bool is_boundary(const std::string& text, std::size_t at) {
    return at == text.size() || (at < text.size() && !is_continuation_byte(text[at]));
}

void check_marks(const json& passage, const std::set<std::string>& sought,
                 text::Language language) {
    const std::string text = passage["text"];
    std::size_t last = 0;
    for (const json& mark : passage["marks"]) {
        const std::size_t begin = mark[0];
        const std::size_t end = mark[1];
        ASSERT_LE(last, begin);
        ASSERT_LT(begin, end);
        ASSERT_TRUE(is_boundary(text, begin) && is_boundary(text, end)) << passage;
        last = end;
        const std::string marked = text.substr(begin, end - begin);
        const std::set<std::string> terms = terms_of(marked, language);
        EXPECT_TRUE(std::ranges::any_of(
            terms, [&](const std::string& term) { return sought.contains(term); }))
            << marked << " is marked in " << passage;
    }
}

void check_file_place(const json& passage, const std::string& bytes) {
    const std::size_t begin = passage["byte_start"];
    const std::size_t end = passage["byte_end"];
    ASSERT_LE(end, bytes.size());
    EXPECT_EQ(bytes.substr(begin, end - begin), passage["text"].get<std::string>());
    std::string before = bytes.substr(0, begin);
    for (std::size_t at = 0; (at = before.find("\r\n", at)) != std::string::npos;) {
        before.erase(at, 1);
    }
    EXPECT_EQ(passage["line"].get<std::ptrdiff_t>(),
              1 + std::ranges::count(before, '\n') + std::ranges::count(before, '\r'));
}

/// The passages of one hit cut the body; those of a plain file cut the file too.
void check_hit(const json& hit, const std::string& query, bool plain) {
    const std::string body = hit["body"];
    const std::string code = hit["lang"].is_null() ? "" : hit["lang"].get<std::string>();
    const text::Language language = text::language_of_code(code).value_or(text::Language::Unknown);
    const std::set<std::string> sought = sought_terms(query);
    for (const json& passage : hit["passages"]) {
        const std::size_t begin = passage["body_start"];
        const std::size_t end = passage["body_end"];
        ASSERT_LT(begin, end);
        EXPECT_EQ(body.substr(begin, end - begin), passage["text"].get<std::string>());
        check_marks(passage, sought, language);
        EXPECT_EQ(passage["byte_start"].is_null(), !plain) << hit["path"];
        EXPECT_EQ(passage["byte_end"].is_null(), !plain);
        EXPECT_EQ(passage["line"].is_null(), !plain);
        if (plain) {
            check_file_place(passage, read_file(hit["path"].get<std::string>()));
        }
    }
}

class PrintedOffsets : public testing::Test {
  protected:
    static const std::vector<std::string>& fields() {
        static const std::vector<std::string> options{
            "-n0", "-f", "jsonl", "--fields", "qid,path,lang,passages,body", "-k3"};
        return options;
    }

    std::vector<json> search(const std::vector<std::string>& more, const std::string& input = {}) {
        std::vector<std::string> arguments = fields();
        arguments.insert(arguments.end(), more.begin(), more.end());
        return programs_.hits(arguments, input);
    }

    Programs programs_;
};

TEST_F(PrintedOffsets, CutTheFileWhateverItsBytesAre) {
    const std::vector<Written> files = written_files();
    for (const Written& file : files) {
        programs_.folder().write("news/" + file.name, file.bytes);
    }
    programs_.index({"add", "-q", "news"});
    std::set<std::string> found;
    for (const std::string context : {"sentence", "paragraph", "40"}) {
        for (const json& hit : search({"--context", context, "harbour"})) {
            const std::filesystem::path path = hit["path"].get<std::string>();
            const auto file = std::ranges::find(files, path.filename().native(), &Written::name);
            ASSERT_NE(file, files.end()) << path;
            SCOPED_TRACE(file->name + ", " + context);
            EXPECT_FALSE(hit["passages"].empty());
            check_hit(hit, "harbour", file->plain);
            found.insert(file->name);
        }
    }
    EXPECT_EQ(found.size(), files.size());
}

TEST_F(PrintedOffsets, CutTheArticlesOfTheCorpusForRandomQueries) {
    std::mt19937 random(seed);
    programs_.index({"add", "-q", "-x", "README.md", GAZETTE_SOURCE_DIR "/corpus"});
    std::string queries;
    for (const json& article : search({"--under", "/"})) {
        const std::vector<std::string> words = forms_of(article["body"]);
        for (int i = 0; i < 12; ++i) {
            const std::string query = random_query(words, random);
            queries.append(query).append("\t").append(query).append("\n");
        }
    }
    std::size_t passages = 0;
    for (const json& hit : search({"--stdin", "-j2"}, queries)) {
        SCOPED_TRACE("seed " + std::to_string(seed) + ": " + hit["qid"].get<std::string>());
        check_hit(hit, hit["qid"], true);
        passages += hit["passages"].size();
    }
    EXPECT_GT(passages, 1000U);
}

} // namespace
} // namespace gazette::test
