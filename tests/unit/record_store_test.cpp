// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>

#include "common/base/error.h"
#include "common/base/file.h"
#include "common/base/hash.h"
#include "common/index/record.h"
#include "common/index/record_store.h"
#include "tests/support/temp_folder.h"

namespace gazette::index {
namespace {

class RecordStoreTest : public testing::Test {
  protected:
    [[nodiscard]] std::filesystem::path path() const { return folder_.path() / "records.dat"; }

  private:
    test::TempFolder folder_;
};

TEST_F(RecordStoreTest, GivesBackWhatWasAdded) {
    const std::vector<std::string> records{"one", "", std::string(300000, 'x'),
                                           std::string("\0\xff", 2)};
    std::vector<RecordPlace> places;
    RecordStoreWriter writer(path());
    for (const std::string& record : records) {
        places.push_back(writer.add(record));
    }
    writer.finish();
    const RecordStore store(path());
    for (std::size_t i = records.size(); i-- > 0;) {
        EXPECT_EQ(store.read(places[i]), records[i]);
    }
    EXPECT_LT(store.file_bytes(), 1000U);
}

TEST_F(RecordStoreTest, CopiesStoredRecordsToAnotherStore) {
    RecordStoreWriter writer(path());
    writer.add("first");
    const RecordPlace place = writer.add("second");
    writer.finish();
    const RecordStore store(path());

    const std::filesystem::path copy = path().native() + ".copy";
    RecordStoreWriter copier(copy);
    const RecordPlace copied = copier.add_stored(store.stored(place));
    copier.finish();
    EXPECT_EQ(RecordStore(copy).read(copied), "second");
    EXPECT_EQ(copied.check, place.check);
}

TEST_F(RecordStoreTest, RefusesPlacesThatAreNotRecords) {
    RecordStoreWriter writer(path());
    const RecordPlace place = writer.add("a record");
    writer.finish();
    const RecordStore store(path());
    const std::uint64_t end = store.file_bytes();
    for (const RecordPlace& bad :
         {RecordPlace{.offset = 0, .length = place.length, .check = place.check},
          RecordPlace{.offset = end, .length = 1, .check = place.check},
          RecordPlace{.offset = UINT64_MAX, .length = UINT32_MAX, .check = 0},
          RecordPlace{.offset = place.offset, .length = place.length - 1, .check = place.check},
          RecordPlace{.offset = place.offset, .length = place.length, .check = place.check + 1}}) {
        EXPECT_THROW((void)store.read(bad), Error) << bad.offset;
    }
}

TEST_F(RecordStoreTest, RefusesBytesWithTheRightCheckThatAreNoFrame) {
    const std::string bogus = "not compressed at all";
    RecordStoreWriter writer(path());
    const RecordPlace place = writer.add_stored(bogus);
    writer.finish();
    EXPECT_THROW((void)RecordStore(path()).read(place), Error);
}

TEST_F(RecordStoreTest, RefusesRecordsBeyondTheLimit) {
    RecordStoreWriter writer(path());
    const std::string large(max_record_bytes + 1, ' ');
    EXPECT_THROW(writer.add(large), Error);
}

TEST(Record, WithBlocksOutsideItsBodyIsNotStored) {
    Record record;
    record.article.body = "0123456789";
    record.article.blocks = {{.kind = article::BlockKind::Paragraph, .begin = 4, .end = 11}};
    EXPECT_THROW((void)encode_record(record), Error);
    record.article.blocks = {{.kind = article::BlockKind::Paragraph, .begin = 4, .end = 6},
                             {.kind = article::BlockKind::Credit, .begin = 5, .end = 8}};
    EXPECT_THROW((void)encode_record(record), Error);
}

TEST(Record, WithADateThatDoesNotExistIsStoredWithout) {
    Record record;
    record.article.date = article::Date{.year = 2021, .month = 2, .day = 30};
    EXPECT_FALSE(decode_record(encode_record(record), "r").article.date);
}

TEST(Record, OfAnUnknownVersionIsRefusedByName) {
    std::string bytes = encode_record({});
    bytes[0] = 2;
    try {
        (void)decode_record(bytes, "/i/records.dat");
        FAIL() << "no error";
    } catch (const Error& error) {
        EXPECT_EQ(error.kind(), ErrorKind::Damaged);
        EXPECT_EQ(error.message(), "/i/records.dat is damaged: a record is of an unknown version");
        EXPECT_NE(error.hint(), "");
    }
}

// A few bytes that claim a list of four thousand million entries must not be believed.
TEST(Record, ThatClaimsEndlessListsCostsNothing) {
    std::string bytes = encode_record({});
    for (std::size_t at = 1; at < bytes.size(); ++at) {
        std::string huge = bytes;
        huge.replace(at, 1, "\xff\xff\xff\xff\x0f");
        try {
            (void)decode_record(huge, "r");
        } catch (const Error& error) {
            EXPECT_EQ(error.kind(), ErrorKind::Damaged);
        }
    }
}

} // namespace
} // namespace gazette::index
