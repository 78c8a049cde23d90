// SPDX-License-Identifier: GPL-3.0-or-later
#include "scripts/docs/documents.h"

namespace gazette::docs {
namespace {

enum class ValueKind { Other, File, Folder };

ValueKind value_kind(const cli::OptionRow& row) {
    if (row.argument == "DIR" || row.long_name == "under") {
        return ValueKind::Folder;
    }
    const bool names_file = row.argument.find("FILE") != std::string_view::npos;
    return names_file ? ValueKind::File : ValueKind::Other;
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

std::string identifier(std::string_view name) {
    std::string text("_");
    for (const char c : name) {
        text.push_back(c == '-' || c == '.' ? '_' : c);
    }
    return text;
}

std::string command_names(const ProgramTables& program) {
    std::string names;
    for (const cli::CommandRow& row : program.commands) {
        names.append(names.empty() ? "" : " ").append(row.name);
    }
    return names;
}

// ---- bash

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

// The pattern of `case` that is the option, and the short one unless its value must follow "=".
std::string bash_pattern(const cli::OptionRow& row) {
    std::string pattern = "--" + std::string(row.long_name);
    if (row.short_name != '\0') {
        pattern.append("|-").push_back(row.short_name);
    }
    return pattern;
}

// What is offered after an option that takes a value.
std::string bash_values(const ProgramTables& program) {
    std::string text;
    for (const cli::OptionRow& row : program.options) {
        if (row.takes == cli::Takes::Nothing) {
            continue;
        }
        // Without "=" an optional value would be a word of its own; --help takes its topic as one.
        const bool only_joined = row.takes == cli::Takes::Optionally && row.long_name != "help";
        std::string words = "compgen ";
        if (!row.choices.empty()) {
            words.append("-W ").append(quoted(row.choices));
        } else if (value_kind(row) != ValueKind::Other) {
            words.append(value_kind(row) == ValueKind::Folder ? "-d" : "-f");
        } else {
            words = only_joined ? "" : ":";
        }
        if (words.empty()) {
            continue;
        }
        words.append(words == ":" ? "" : " -- \"$word\"");
        text.append("        ").append(only_joined ? "=--" + std::string(row.long_name) : "");
        text.append(only_joined ? "" : bash_pattern(row) + "|=--" + std::string(row.long_name));
        text.append(") mapfile -t COMPREPLY < <(" + words + "); return ;;\n");
    }
    return text;
}

// ---- zsh

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

std::string zsh_value(const cli::OptionRow& row) {
    std::string text = row.takes == cli::Takes::Optionally ? "::" : ":";
    text.append(zsh_text(row.argument)).append(":");
    if (!row.choices.empty()) {
        return text.append("(").append(row.choices).append(")");
    }
    switch (value_kind(row)) {
    case ValueKind::Folder:
        return text.append("_files -/");
    case ValueKind::File:
        return text.append("_files");
    case ValueKind::Other:
        break;
    }
    return text.append(" ");
}

// The option by one of its names; neither name is offered again when it is there, unless it may be
// repeated.
std::string zsh_specification(const cli::OptionRow& row, bool long_name) {
    const std::string long_form = "--" + std::string(row.long_name);
    const std::string short_form = std::string("-") + row.short_name;
    const bool repeats = row.help.find("repeatable") != std::string_view::npos;
    std::string text = repeats ? "*" : "(" + long_form;
    if (!repeats) {
        text.append(row.short_name == '\0' ? ")" : " " + short_form + ")");
    }
    text.append(long_name ? long_form : short_form);
    const bool has_value =
        row.takes == cli::Takes::Value || (row.takes == cli::Takes::Optionally && long_name);
    if (has_value) {
        text.append(!long_name                                                       ? "+"
                    : row.takes == cli::Takes::Optionally && row.long_name != "help" ? "=-"
                                                                                     : "=");
    }
    text.append("[").append(zsh_text(row.help)).append("]");
    return quoted(text.append(has_value ? zsh_value(row) : ""));
}

std::string zsh_arguments(const ProgramTables& program, std::string_view command,
                          std::string_view indent, std::string_view rest) {
    std::string text = std::string(indent) + "_arguments -s -S";
    for (const cli::OptionRow& row : program.options) {
        if (!cli::belongs_to(row, command)) {
            continue;
        }
        const std::string joint = " \\\n    " + std::string(indent);
        text.append(joint).append(zsh_specification(row, true));
        if (row.short_name != '\0') {
            text.append(joint).append(zsh_specification(row, false));
        }
    }
    return text + " \\\n    " + std::string(indent) + quoted(rest);
}

// ---- fish

std::string fish_option(const cli::OptionRow& row, const std::string& start) {
    std::string text = start;
    if (!row.commands.empty()) {
        text.append(" -n " + quoted("__fish_seen_subcommand_from " + std::string(row.commands)));
    }
    text.append(" -l ").append(row.long_name);
    if (row.short_name != '\0') {
        text.append(" -s ").push_back(row.short_name);
    }
    if (row.takes == cli::Takes::Value) {
        text.append(value_kind(row) == ValueKind::File ? " -r -F" : " -x");
    }
    if (!row.choices.empty()) {
        text.append(" -a " + quoted(row.choices));
    } else if (value_kind(row) == ValueKind::Folder) {
        text.append(" -a '(__fish_complete_directories)'");
    }
    return text.append(" -d " + quoted(row.help) + "\n");
}

} // namespace

std::string bash_completion(const ProgramTables& program, std::string_view installed_name) {
    const std::string function = identifier(installed_name);
    std::string text = "# bash completion for " + std::string(installed_name) + "\n" + function;
    text.append("() {\n"
                "    local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]} i "
                "names\n"
                "    # bash cuts words at \"=\": --sort=date comes as three of them\n"
                "    if [ \"$word\" = = ]; then\n"
                "        word='' before=\"=$before\"\n"
                "    elif [ \"$before\" = = ] && [ \"$COMP_CWORD\" -gt 2 ]; then\n"
                "        before=\"=${COMP_WORDS[COMP_CWORD-2]}\"\n"
                "    fi\n"
                "    for ((i = 1; i < COMP_CWORD; i++)); do\n"
                "        if [ \"${COMP_WORDS[i]}\" = -- ]; then before='' names='--'; fi\n"
                "    done\n"
                "    case $before in\n");
    text.append(bash_values(program)).append("    esac\n");
    if (program.commands.empty()) {
        text.append("    [ -n \"$names\" ] || names=" + quoted(bash_names(program, {})) + "\n");
    } else {
        text.append("    if [ \"$COMP_CWORD\" -eq 1 ]; then\n        names=" +
                    quoted(command_names(program) + " --help --version") +
                    "\n    elif [ -z \"$names\" ]; then\n        case ${COMP_WORDS[1]} in\n");
        for (const cli::CommandRow& row : program.commands) {
            const std::string names =
                row.name == "help" ? command_names(program) : bash_names(program, row.name);
            text.append("            ").append(row.name).append(") names=" + quoted(names));
            text.append(" ;;\n");
        }
        text.append("        esac\n    fi\n");
    }
    // Option names only where a dash asks for them; the words of `help` always.
    text.append(
        "    case $word in\n        -*) ;;\n"
        "        *) [ \"$COMP_CWORD\" -eq 1 ] || [ \"${COMP_WORDS[1]}\" = help ] || names='' "
        ";;\n    esac\n");
    text.append("    mapfile -t COMPREPLY < <(compgen -W \"$names\" -- \"$word\"");
    text.append(program.takes_files ? "; [ \"$COMP_CWORD\" -eq 1 ] || compgen -f -- \"$word\")\n"
                                    : ")\n");
    return text + "}\ncomplete -o filenames -F " + function + " " + std::string(installed_name) +
           "\n";
}

std::string zsh_completion(const ProgramTables& program, std::string_view installed_name) {
    std::string text = "#compdef " + std::string(installed_name) + "\n";
    if (program.commands.empty()) {
        return text + zsh_arguments(program, {}, "", "*:query:()") + "\n";
    }
    text.append("local -a commands=(\n");
    for (const cli::CommandRow& row : program.commands) {
        const std::string line = std::string(row.name) + ":" + zsh_text(row.help);
        text.append("    " + quoted(line) + "\n");
    }
    text.append(")\nif ((CURRENT == 2)); then\n"
                "    _describe command commands\n"
                "    _arguments --help --version\n"
                "    return\n"
                "fi\n"
                "local command=$words[2]\n"
                "shift words\n"
                "((CURRENT--))\n"
                "case $command in\n");
    for (const cli::CommandRow& row : program.commands) {
        text.append("    ").append(row.name).append(")\n");
        text.append(row.name == "help"
                        ? "        _describe command commands"
                        : zsh_arguments(program, row.name, "        ",
                                        row.arguments.empty() ? "*: :()" : "*:path:_files"));
        text.append(" ;;\n");
    }
    return text + "esac\n";
}

std::string fish_completion(const ProgramTables& program, std::string_view installed_name) {
    const std::string start = "complete -c " + std::string(installed_name);
    std::string text = program.takes_files ? "" : start + " -f\n";
    for (const cli::CommandRow& row : program.commands) {
        text.append(start + " -n __fish_use_subcommand -f -a " + std::string(row.name) + " -d " +
                    quoted(row.help) + "\n");
        if (row.name == "help") {
            text.append(start + " -n '__fish_seen_subcommand_from help' -f -a " +
                        quoted(command_names(program)) + "\n");
        }
    }
    for (const cli::OptionRow& row : program.options) {
        text.append(fish_option(row, start));
    }
    return text;
}

} // namespace gazette::docs
