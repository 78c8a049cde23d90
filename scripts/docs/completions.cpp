// SPDX-License-Identifier: GPL-3.0-or-later
#include "scripts/docs/documents.h"

namespace gazette::docs {
namespace {

bool names_a_file(const cli::OptionRow& row) {
    return row.argument == "FILE" || row.argument == "DIR" || row.argument == "PATH";
}

// A word of the shell that stands for exactly `text`.
std::string quoted(std::string_view text) {
    std::string word = "'";
    for (const char c : text) {
        if (c == '\'') {
            word.append("'\\''");
        } else {
            word.push_back(c);
        }
    }
    return word + "'";
}

std::string bash_names(const ProgramTables& program, std::string_view command) {
    std::string names;
    for (const cli::OptionRow& row : program.options) {
        if (!cli::belongs_to(row, command)) {
            continue;
        }
        names.append(names.empty() ? "--" : " --").append(row.long_name);
        if (row.short_name != '\0') {
            names.append(" -").push_back(row.short_name);
        }
    }
    return names;
}

std::string command_names(const ProgramTables& program) {
    std::string names;
    for (const cli::CommandRow& row : program.commands) {
        names.append(names.empty() ? "" : " ").append(row.name);
    }
    return names;
}

std::string identifier(std::string_view name) {
    std::string text("_");
    for (const char c : name) {
        text.push_back(c == '-' || c == '.' ? '_' : c);
    }
    return text;
}

// What is special to _arguments inside a description.
std::string zsh_text(std::string_view text) {
    std::string escaped;
    for (const char c : text) {
        if (c == '[' || c == ']' || c == ':' || c == '\\') {
            escaped.push_back('\\');
        }
        escaped.push_back(c);
    }
    return escaped;
}

std::string zsh_specification(const cli::OptionRow& row, const std::string& name, bool long_name) {
    std::string text = name;
    const bool with_equals = long_name && row.takes != cli::Takes::Nothing;
    text.append(with_equals ? "=" : row.takes == cli::Takes::Value ? "+" : "");
    text.append("[").append(zsh_text(row.help)).append("]");
    if (row.takes == cli::Takes::Value || (row.takes == cli::Takes::Optionally && long_name)) {
        text.append(row.takes == cli::Takes::Optionally ? "::" : ":");
        text.append(zsh_text(row.argument)).append(names_a_file(row) ? ":_files" : ": ");
    }
    return "        " + quoted(text) + " \\\n";
}

} // namespace

std::string bash_completion(const ProgramTables& program, std::string_view installed_name) {
    const std::string function = identifier(installed_name);
    std::string file_options;
    for (const cli::OptionRow& row : program.options) {
        if (names_a_file(row)) {
            file_options.append(file_options.empty() ? "--" : "|--").append(row.long_name);
            if (row.short_name != '\0') {
                file_options.append("|-").push_back(row.short_name);
            }
        }
    }
    std::string text =
        "# bash completion for " + std::string(installed_name) + "\n" + function +
        "() {\n    local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]} "
        "names\n    case $before in\n        " +
        file_options + ") mapfile -t COMPREPLY < <(compgen -f -- \"$word\"); return ;;\n    esac\n";
    if (program.commands.empty()) {
        text.append("    names=" + quoted(bash_names(program, {})) + "\n");
    } else {
        text.append("    if [ \"$COMP_CWORD\" -eq 1 ]; then\n        names=" +
                    quoted(command_names(program) + " --help --version") +
                    "\n    else\n        case ${COMP_WORDS[1]} in\n");
        for (const cli::CommandRow& row : program.commands) {
            const std::string names =
                row.name == "help" ? command_names(program) : bash_names(program, row.name);
            text.append("            ")
                .append(row.name)
                .append(") names=" + quoted(names) + " ;;\n");
        }
        text.append("        esac\n    fi\n");
    }
    text.append(
        "    case $word in\n        -*) ;;\n        *) [ \"$COMP_CWORD\" -eq 1 ] || names= ;;\n"
        "    esac\n");
    text.append("    mapfile -t COMPREPLY < <(compgen -W \"$names\" -- \"$word\"");
    text.append(program.takes_files ? "; [ \"$COMP_CWORD\" -eq 1 ] || compgen -f -- \"$word\")\n"
                                    : ")\n");
    return text + "}\ncomplete -o filenames -F " + function + " " + std::string(installed_name) +
           "\n";
}

std::string zsh_completion(const ProgramTables& program, std::string_view installed_name) {
    std::string text = "#compdef " + std::string(installed_name) + "\n_arguments -s -S \\\n";
    for (const cli::OptionRow& row : program.options) {
        if (row.short_name != '\0') {
            text.append(zsh_specification(row, std::string("-") + row.short_name, false));
        }
        text.append(zsh_specification(row, "--" + std::string(row.long_name), true));
    }
    if (!program.commands.empty()) {
        text.append("        " + quoted("1:command:(" + command_names(program) + ")") + " \\\n");
    }
    return text + "        " + quoted(program.takes_files ? "*:path:_files" : "*:query: ") + "\n";
}

std::string fish_completion(const ProgramTables& program, std::string_view installed_name) {
    const std::string start = "complete -c " + std::string(installed_name);
    std::string text = program.takes_files ? "" : start + " -f\n";
    for (const cli::CommandRow& row : program.commands) {
        text.append(start + " -n __fish_use_subcommand -f -a " + std::string(row.name) + " -d " +
                    quoted(row.help) + "\n");
    }
    for (const cli::OptionRow& row : program.options) {
        text.append(start);
        if (!row.commands.empty()) {
            text.append(" -n " +
                        quoted("__fish_seen_subcommand_from " + std::string(row.commands)));
        }
        text.append(" -l ").append(row.long_name);
        if (row.short_name != '\0') {
            text.append(" -s ").push_back(row.short_name);
        }
        if (row.takes == cli::Takes::Value) {
            text.append(names_a_file(row) ? " -r -F" : " -x");
        }
        text.append(" -d " + quoted(row.help) + "\n");
    }
    return text;
}

} // namespace gazette::docs
