// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/cli/searcher_fixture.h"

namespace gazette::test {
namespace {

constexpr const char* dam = "Engineers Warn That Old Dam Is Leaking\n"
                            "\n"
                            "By Ada Writer\n"
                            "March 3, 2021\n"
                            "\n"
                            "RIVERTON \u2014 Engineers said on Wednesday that the old dam above "
                            "the town is leaking and must be mended before the spring floods.\n"
                            "\n"
                            "The mayor, a former teacher, asked the province for money. She said "
                            "that the town could not pay for the dam alone.\n"
                            "\n"
                            "Nobody lives in the valley directly below.\n";

constexpr const char* flood = " date 2021-04-12 \n"
                              "The flood came at night. It tore away two bridges and a mill, and "
                              "left the dam standing, leaking as before.\n"
                              "\n"
                              "Melanie and M\u00e9lanie are both welcome words here.\n";

constexpr const char* money = " date 2021-05 \n"
                              "The province gives the money, its minister said. The mayor thanked "
                              "her in a letter.\n";

constexpr const char* hostile = "\x1b]0;owned\x07Title \x1b[31mred\tand \u202egnidaelsim\n"
                                "\n"
                                "A hostile article with a \x1b[2Jscreen clearing word and a "
                                "<script>alert('zebra')</script> zebra in it.\n";

} // namespace

std::unique_ptr<TempFolder> SearcherTest::folder_;

void SearcherTest::SetUpTestSuite() {
    folder_ = std::make_unique<TempFolder>();
    folder_->write("news/dam.txt", dam);
    folder_->write("news/flood.txt", flood);
    folder_->write("news/money.txt", money);
    folder_->write("news/hostile \x1b[31m.txt", hostile);
    std::string longest = " date 2019-01-01 \n";
    while (longest.size() < 300'000) {
        longest += "The council met again and spoke of the annals of the council at length.\n\n";
    }
    folder_->write("news/long.txt", longest);
    ProgramCall add;
    add.program = GAZETTE_INDEXER;
    add.arguments = {"add", "news"};
    add.folder = folder_->path();
    const ProgramResult result = run_program(add);
    ASSERT_EQ(result.status, 0) << result.err;
}

void SearcherTest::TearDownTestSuite() {
    folder_.reset();
}

const std::filesystem::path& SearcherTest::folder() {
    return folder_->path();
}

ProgramCall SearcherTest::call(std::vector<std::string> arguments, std::string input) {
    ProgramCall call;
    call.program = GAZETTE_SEARCHER;
    call.arguments = std::move(arguments);
    call.folder = folder();
    call.input = std::move(input);
    return call;
}

ProgramResult SearcherTest::search(std::vector<std::string> arguments, std::string input) {
    return run_program(call(std::move(arguments), std::move(input)));
}

} // namespace gazette::test
