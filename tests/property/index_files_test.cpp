// SPDX-License-Identifier: GPL-3.0-or-later
#include <fstream>
#include <map>

#include <gtest/gtest.h>

#include "common/base/error.h"
#include "common/base/file.h"
#include "common/index/article_table_writer.h"
#include "common/index/deleted_set.h"
#include "common/index/manifest.h"
#include "common/index/names.h"
#include "common/index/record_store.h"
#include "common/index/vocabulary_writer.h"
#include "tests/support/index_fixture.h"
#include "tests/support/temp_folder.h"

namespace gazette::index {
namespace {

constexpr std::uint64_t seed = 20211230;

void expect_same(const Record& a, const Record& b) {
    EXPECT_EQ(encode_record(a), encode_record(b));
    EXPECT_EQ(a.article.body, b.article.body);
    EXPECT_EQ(a.article.date, b.article.date);
    EXPECT_EQ(a.article.date_confidence, b.article.date_confidence);
    EXPECT_EQ(a.article.authors, b.article.authors);
    EXPECT_EQ(a.article.warnings, b.article.warnings);
    EXPECT_EQ(a.article.body_offset, b.article.body_offset);
    ASSERT_EQ(a.article.blocks.size(), b.article.blocks.size());
    for (std::size_t i = 0; i < a.article.blocks.size(); ++i) {
        EXPECT_EQ(a.article.blocks[i].begin, b.article.blocks[i].begin);
        EXPECT_EQ(a.article.blocks[i].end, b.article.blocks[i].end);
        EXPECT_EQ(a.article.blocks[i].kind, b.article.blocks[i].kind);
    }
}

// A new file each time and without an fsync: ext4 writes out what replaces a truncated file, and
// thousands of those would take most of a minute.
std::filesystem::path write_changed(const test::TempFolder& folder, const std::string& bytes) {
    const std::filesystem::path path = folder.path() / "changed";
    std::filesystem::remove(path);
    std::ofstream(path, std::ios::binary) << bytes;
    return path;
}

// Runs `use`; anything but Error{Damaged} or Error{NoIndex} is a failure. True when it threw.
template <class Use>
bool is_refused(const std::string& what, Use use) {
    try {
        use();
        return false;
    } catch (const Error& error) {
        EXPECT_TRUE(error.kind() == ErrorKind::Damaged || error.kind() == ErrorKind::NoIndex)
            << what << ": " << error.message();
        return true;
    }
}

TEST(RecordProperty, DecodingGivesWhatWasEncoded) {
    std::mt19937_64 random(seed);
    for (int i = 0; i < 2000; ++i) {
        const Record record = test::random_record(random);
        expect_same(decode_record(encode_record(record), "r"), record);
    }
}

TEST(RecordProperty, DamageIsAnErrorOrAnotherRecordNeverACrash) {
    std::mt19937_64 random(seed);
    for (int i = 0; i < 30; ++i) {
        test::for_each_damage(encode_record(test::random_record(random)),
                              [](const std::string& bytes, const std::string& what) {
                                  is_refused(what, [&] {
                                      const Record record = decode_record(bytes, "r");
                                      (void)encode_record(record); // its blocks are in order
                                  });
                              });
    }
}

TEST(RecordStoreProperty, EveryChangedByteOfARecordIsNoticed) {
    const test::TempFolder folder;
    std::mt19937_64 random(seed);
    const auto path = folder.path() / "records.dat";
    RecordStoreWriter writer(path);
    std::vector<RecordPlace> places;
    for (int i = 0; i < 3; ++i) {
        places.push_back(writer.add(encode_record(test::random_record(random))));
    }
    writer.finish();
    int accepted = 0;
    test::for_each_damage(read_file(path), [&](const std::string& bytes, const std::string& what) {
        const auto changed = write_changed(folder, bytes);
        const bool refused = is_refused(what, [&] {
            const RecordStore store(changed);
            for (const RecordPlace& place : places) {
                (void)decode_record(store.read(place), "r");
            }
        });
        accepted += refused ? 0 : 1;
    });
    EXPECT_EQ(accepted, 0);
}

TEST(ArticleTableProperty, DamageNeverCrashesAndNeverTouchesHeadOrFoot) {
    const test::TempFolder folder;
    const auto path = folder.path() / "articles.dat";
    ArticleTableWriter writer(path);
    for (int i = 0; i < 5; ++i) {
        ArticleRow row;
        row.date = article::Date{.year = 2021, .month = 12, .day = 30};
        row.language = language_code("en");
        writer.add(row, "/news/" + std::to_string(i), "outlet" + std::to_string(i % 2),
                   std::vector<std::string_view>{"one", "two"});
    }
    writer.finish();
    const std::string good = read_file(path);
    test::for_each_damage(good, [&](const std::string& bytes, const std::string& what) {
        const auto changed = write_changed(folder, bytes);
        const bool refused = is_refused(what, [&] { (void)ArticleTable(changed); });
        EXPECT_TRUE(refused || bytes.size() == good.size()) << what;
        is_refused(what, [&] {
            const ArticleTable table(changed);
            for (std::uint32_t docid = 1; docid <= table.size(); ++docid) {
                const ArticleRow row = table.row(docid);
                (void)table.path(row);
                (void)table.outlet(row.outlet);
                for (std::uint32_t which = 0; which < row.author_count; ++which) {
                    (void)table.author(table.author_number(row, which));
                }
            }
        });
    });
}

TEST(VocabularyProperty, AgreesWithASortedMap) {
    const test::TempFolder folder;
    std::mt19937_64 random(seed);
    for (int round = 0; round < 30; ++round) {
        std::map<std::string, std::map<std::string, std::uint64_t>> words;
        for (std::uint64_t i = random() % 200; i > 0; --i) {
            std::string form;
            for (std::uint64_t j = random() % 6; j > 0; --j) {
                form.push_back(static_cast<char>('a' + random() % 3));
            }
            words[form][form.substr(0, random() % (form.size() + 1)) + "x"] = 1 + random() % 1000;
        }
        const auto path = folder.path() / std::to_string(round);
        VocabularyWriter writer(path);
        for (const auto& [form, stems] : words) {
            std::vector<StemCount> counts;
            for (const auto& [stem, articles] : stems) {
                counts.push_back({.stem = stem, .articles = articles});
            }
            writer.add(form, counts);
        }
        writer.finish();
        const Vocabulary vocabulary(path);
        for (int probe = 0; probe < 50; ++probe) {
            std::string from;
            for (std::uint64_t j = random() % 6; j > 0; --j) {
                from.push_back(static_cast<char>('a' + random() % 4));
            }
            VocabularyCursor cursor = vocabulary.lower_bound(from);
            for (auto at = words.lower_bound(from); at != words.end(); ++at, cursor.next()) {
                ASSERT_TRUE(cursor.valid());
                ASSERT_EQ(cursor.form(), at->first);
                ASSERT_EQ(cursor.stems().size(), at->second.size());
                auto stem = at->second.begin();
                for (const StemCount& count : cursor.stems()) {
                    ASSERT_EQ(count.stem, stem->first);
                    ASSERT_EQ(count.articles, (stem++)->second);
                }
            }
            ASSERT_FALSE(cursor.valid());
        }
    }
}

TEST(VocabularyProperty, DamageIsAnErrorOrOtherWordsNeverACrash) {
    const test::TempFolder folder;
    const auto path = folder.path() / "vocabulary.dat";
    VocabularyWriter writer(path);
    for (int i = 0; i < 40; ++i) {
        const std::string form = "word" + std::to_string(100 + i);
        const StemCount stem{.stem = "word", .articles = 300};
        writer.add(form, {&stem, 1});
    }
    writer.finish();
    test::for_each_damage(read_file(path), [&](const std::string& bytes, const std::string& what) {
        const auto changed = write_changed(folder, bytes);
        is_refused(what, [&] {
            const Vocabulary vocabulary(changed);
            (void)vocabulary.lower_bound("word120");
            for (VocabularyCursor cursor = vocabulary.begin(); cursor.valid(); cursor.next()) {
                (void)cursor.articles();
            }
        });
    });
}

Manifest random_manifest(std::mt19937_64& random) {
    Manifest manifest;
    manifest.analyzer = test::random_record(random).article.title;
    manifest.uuid = "00112233445566778899aabbccddeeff";
    manifest.generation = random();
    for (std::uint64_t i = random() % 4; i > 0; --i) {
        SegmentFact segment;
        segment.name = make_segment_name(random());
        segment.uuid = "01234567-0123-0123-0123-" + segment.name.substr(8);
        segment.articles = static_cast<std::uint32_t>(1 + random() % 1000);
        segment.deleted = static_cast<std::uint32_t>(random() % segment.articles);
        segment.languages = {{.code = "de", .articles = 0},
                             {.code = "en", .articles = segment.live()}};
        for (const std::string_view name : {articles_name, checks_name, glass_version_name,
                                            glass_postlist_name, records_name, vocabulary_name}) {
            segment.files.push_back(
                {.name = std::string(name), .bytes = random(), .hash = random()});
        }
        if (segment.deleted > 0) {
            segment.deleted_file = {
                .name = make_deleted_name(random()), .bytes = random(), .hash = random()};
        }
        manifest.segments.push_back(std::move(segment));
    }
    for (std::uint64_t i = random() % 3; i > 0; --i) {
        const Record record = test::random_record(random);
        manifest.sources.push_back(
            {.path = record.path, .options = {{record.format, record.article.title}}});
    }
    if (random() % 2 == 0) {
        const Record record = test::random_record(random);
        manifest.last_update =
            UpdateFact{.finished_s = static_cast<std::int64_t>(random()),
                       .added = random(),
                       .changed = random(),
                       .unchanged = 0,
                       .removed = 0,
                       .skipped = 1,
                       .examples = {{.path = record.path, .reason = record.article.lead}}};
    }
    return manifest;
}

TEST(ManifestProperty, ParsingGivesWhatWasPrinted) {
    std::mt19937_64 random(seed);
    for (int i = 0; i < 1000; ++i) {
        const Manifest manifest = random_manifest(random);
        const std::string text = print_manifest(manifest);
        ASSERT_EQ(parse_manifest(text, "m"), manifest) << text;
    }
}

TEST(ManifestProperty, EveryChangedByteIsNoticed) {
    std::mt19937_64 random(seed);
    for (int i = 0; i < 5; ++i) {
        test::for_each_damage(print_manifest(random_manifest(random)), [](const std::string& bytes,
                                                                          const std::string& what) {
            EXPECT_TRUE(is_refused(what, [&] { (void)parse_manifest(bytes, "m"); })) << what;
        });
    }
}

TEST(DeletedSetProperty, DamageIsAnErrorOrAnotherSet) {
    DeletedSet set(100);
    set.insert(7);
    set.insert(99);
    const std::string good = set.encode();
    test::for_each_damage(good, [](const std::string& bytes, const std::string& what) {
        is_refused(what, [&] {
            const DeletedSet other = DeletedSet::decode(bytes, "d");
            EXPECT_EQ(other.encode(), bytes);
        });
    });
}

} // namespace
} // namespace gazette::index
