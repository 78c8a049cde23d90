// SPDX-License-Identifier: GPL-3.0-or-later
// Prints a manual page or a completion script, made from the program's own tables at build time:
//   make_docs man|bash|zsh|fish indexer|searcher TEMPLATE-OR-INSTALLED-NAME
#include <cstdio>
#include <string>
#include <string_view>

#include "common/base/error.h"
#include "common/base/file.h"
#include "common/cli/run.h"
#include "indexer/option_table.h"
#include "scripts/docs/documents.h"
#include "searcher/option_table.h"

namespace {

using gazette::docs::ProgramTables;

ProgramTables tables_of(std::string_view program) {
    if (program == "indexer") {
        return {program, gazette::indexer::command_table(), gazette::indexer::option_table(), true};
    }
    if (program == "searcher") {
        return {program, {}, gazette::searcher::option_table(), false};
    }
    throw gazette::Error(gazette::ErrorKind::Usage, "no such program");
}

std::string make(std::string_view kind, const ProgramTables& program, const std::string& last) {
    if (kind == "man") {
        return gazette::docs::manual_page(gazette::read_file(last), program);
    }
    if (kind == "bash") {
        return gazette::docs::bash_completion(program, last);
    }
    if (kind == "zsh") {
        return gazette::docs::zsh_completion(program, last);
    }
    if (kind == "fish") {
        return gazette::docs::fish_completion(program, last);
    }
    throw gazette::Error(gazette::ErrorKind::Usage, "man, bash, zsh or fish");
}

} // namespace

int main(int argc, char** argv) {
    return gazette::cli::run_main("make_docs", [&] {
        if (argc != 4) {
            throw gazette::Error(gazette::ErrorKind::Usage, "make_docs KIND PROGRAM ARGUMENT");
        }
        const std::string text = make(argv[1], tables_of(argv[2]), argv[3]);
        gazette::write_all(1, text, "standard output");
        return gazette::cli::ExitCode::Success;
    });
}
