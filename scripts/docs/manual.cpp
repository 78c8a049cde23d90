// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/base/error.h"
#include "scripts/docs/documents.h"

namespace gazette::docs {
namespace {

constexpr std::string_view place_of_options = ".\\\" @OPTIONS@\n";

// Hyphens and backslashes as roff wants them in what users type; a leading dot or quote is no
// macro.
std::string escape(std::string_view text) {
    std::string escaped;
    for (const char c : text) {
        if (c == '-') {
            escaped.append("\\-");
        } else if (c == '\\') {
            escaped.append("\\e");
        } else {
            escaped.push_back(c);
        }
    }
    return escaped;
}

std::string guard(std::string text) {
    const bool is_macro = !text.empty() && (text.front() == '.' || text.front() == '\'');
    return is_macro ? "\\&" + text : text;
}

std::string with_argument(std::string name, const cli::OptionRow& row, std::string_view joint) {
    std::string text = "\\fB" + name + "\\fR";
    switch (row.takes) {
    case cli::Takes::Nothing:
        break;
    case cli::Takes::Value:
        text.append(joint).append("\\fI").append(escape(row.argument)).append("\\fR");
        break;
    case cli::Takes::Optionally:
        text.append("[=\\fI").append(escape(row.argument)).append("\\fR]");
        break;
    }
    return text;
}

std::string option_entry(const cli::OptionRow& row) {
    std::string heading;
    if (row.short_name != '\0') {
        const std::string name = std::string("\\-") + row.short_name;
        heading =
            row.takes == cli::Takes::Value ? with_argument(name, row, " ") : "\\fB" + name + "\\fR";
        heading.append(", ");
    }
    heading.append(with_argument("\\-\\-" + escape(row.long_name), row, "="));
    std::string text = ".TP\n" + heading + "\n" + guard(escape(row.help)) + ".\n";
    if (!row.commands.empty()) {
        text.append("(").append(row.commands).append(")\n");
    }
    return text;
}

} // namespace

std::string manual_options(const ProgramTables& program) {
    std::string text;
    if (!program.commands.empty()) {
        text.append(".SH COMMANDS\n");
    }
    for (const cli::CommandRow& row : program.commands) {
        text.append(".TP\n\\fB").append(row.name).append("\\fR \\fI");
        text.append(escape(row.arguments)).append("\\fR\n");
        text.append(guard(escape(row.help))).append(".\n");
    }
    text.append(".SH OPTIONS\n");
    if (!program.commands.empty()) {
        text.append("An option that only some commands have names them in brackets.\n");
    }
    std::string_view topic;
    for (const cli::OptionRow& row : program.options) {
        if (row.topic != topic) {
            topic = row.topic;
            text.append(".SS \"").append(escape(topic)).append("\"\n");
        }
        text.append(option_entry(row));
    }
    return text;
}

std::string manual_page(std::string_view page, const ProgramTables& program) {
    const std::size_t at = page.find(place_of_options);
    if (at == std::string_view::npos) {
        throw Error(ErrorKind::Internal, "the manual page has no line for its options");
    }
    std::string text(page.substr(0, at));
    text.append(manual_options(program));
    return text.append(page.substr(at + place_of_options.size()));
}

} // namespace gazette::docs
