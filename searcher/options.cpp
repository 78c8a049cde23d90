// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/options.h"

#include <algorithm>

#include "common/base/error.h"
#include "common/cli/option_parsing.h"
#include "searcher/command_line.h"
#include "searcher/option_values.h"
#include "searcher/printing/hit_fields.h"

namespace gazette::searcher {
namespace {

using cli::ParsedArguments;

constexpr std::string_view default_hyperlinks = "file://{host}{path}";
constexpr std::uint64_t most_jobs = 256;
constexpr std::uint64_t most_passages = 1000;

Error usage(const std::string& message, std::string hint = {}) {
    return {ErrorKind::Usage, message, std::move(hint)};
}

bool given_last(const ParsedArguments& parsed, std::string_view one, std::string_view other) {
    bool last = false;
    for (const ParsedArguments::Given& given : parsed.given()) {
        last = given.long_name == one || (last && given.long_name != other);
    }
    return last;
}

Filters read_filters(const ParsedArguments& parsed, const article::Date& today) {
    Filters filters;
    if (const auto since = parsed.value("since")) {
        filters.since = read_limit_day("since", *since, today);
    }
    if (const auto until = parsed.value("until")) {
        filters.until = read_limit_day("until", *until, today);
    }
    filters.keep_undated = parsed.has("undated");
    if (const auto confidence = parsed.value("min-date-confidence")) {
        filters.min_date_confidence = read_confidence(*confidence);
    }
    filters.outlets = parsed.values("outlet");
    filters.authors = parsed.values("author");
    for (const std::string& code : parsed.values("lang")) {
        filters.languages.push_back(read_language(code));
    }
    for (const std::string& folder : parsed.values("under")) {
        filters.folders.push_back(read_folder(folder));
    }
    return filters;
}

SearchRequest read_request(const ParsedArguments& parsed, const Surroundings& surroundings) {
    SearchRequest request;
    for (const std::string& word : parsed.plain()) {
        request.query.append(request.query.empty() ? "" : " ").append(word);
    }
    const auto today = parsed.value("today");
    request.today = today ? read_day(*today) : surroundings.today;
    request.filters = read_filters(parsed, request.today);
    request.all_words = given_last(parsed, "all", "any");
    request.exact = parsed.has("exact");
    request.expand = parsed.has("expand");
    request.strict = parsed.has("strict");
    request.explain = parsed.has("explain");
    if (const auto sort = parsed.value("sort")) {
        request.sort = read_sort(*sort);
    }
    if (const auto half_life = parsed.value("recent")) {
        request.half_life_days = read_half_life(*half_life);
    }
    if (const auto limit = parsed.value("limit")) {
        const std::uint64_t number = read_number("limit", *limit, UINT32_MAX);
        request.limit = number == 0 ? SIZE_MAX : number;
    }
    if (const auto offset = parsed.value("offset")) {
        request.offset = read_number("offset", *offset, UINT32_MAX);
    }
    for (const std::string& facet : parsed.values("facet")) {
        request.facets.push_back(read_facet(facet));
    }
    if (const auto unit = parsed.value("histogram")) {
        request.histogram = read_histogram(*unit);
    }
    if (const auto timeout = parsed.value("timeout")) {
        request.timeout_s = read_timeout(*timeout);
    }
    return request;
}

/// -q, -c, -l and --trec say what is printed as --format does.
std::optional<OutputFormat> read_mode(const ParsedArguments& parsed) {
    constexpr std::array<std::pair<std::string_view, OutputFormat>, 4> modes{{
        {"quiet", OutputFormat::Nothing},
        {"count", OutputFormat::Count},
        {"files", OutputFormat::Files},
        {"trec", OutputFormat::Trec},
    }};
    std::optional<OutputFormat> mode;
    std::string_view first;
    for (const auto& [name, format] : modes) {
        if (!parsed.has(name)) {
            continue;
        }
        if (mode) {
            throw usage("--" + std::string(first) + " and --" + std::string(name) +
                        " exclude each other");
        }
        mode = format;
        first = name;
    }
    return mode;
}

void read_format_option(const ParsedArguments& parsed, PrintOptions& print) {
    constexpr std::string_view template_start = "template:";
    const std::string format = parsed.value("format").value_or("text");
    if (format.starts_with(template_start)) {
        print.format = OutputFormat::Template;
        print.layout = cli::parse_template(std::string_view(format).substr(template_start.size()),
                                           known_fields());
    } else {
        print.format = read_format(format);
    }
}

void check_print(const PrintOptions& print) {
    const OutputFormat format = print.format;
    const bool rows =
        format == OutputFormat::Jsonl || format == OutputFormat::Tsv || format == OutputFormat::Csv;
    if (!print.fields.empty() && !rows && format != OutputFormat::Json) {
        throw usage("--fields is for the formats jsonl, json, tsv and csv",
                    "template:'{date} {title}\\n' puts fields where you want them");
    }
    if (print.record_end == '\0' && !rows && format != OutputFormat::Template &&
        format != OutputFormat::Files) {
        throw usage("--null is for -l and the formats jsonl, tsv, csv and template");
    }
    if (print.counts && (format == OutputFormat::Template || format == OutputFormat::Files ||
                         format == OutputFormat::Nothing || format == OutputFormat::Trec)) {
        throw usage("--facet and --histogram are for -c and the formats text, jsonl, json, tsv, "
                    "csv and html");
    }
}

PrintOptions read_print(const ParsedArguments& parsed, const ParsedArguments& command_line,
                        const Surroundings& surroundings) {
    PrintOptions print;
    const std::optional<OutputFormat> mode = read_mode(parsed);
    if (mode && command_line.has("format")) {
        throw usage("--format says how results are printed, and -l, -c, -q and --trec say it too");
    }
    if (mode) {
        print.format = *mode;
    } else {
        read_format_option(parsed, print);
    }
    if (const auto tag = parsed.value("trec")) {
        print.trec_tag = read_trec_tag(*tag);
    }
    if (const auto fields = parsed.value("fields");
        fields && (!mode || command_line.has("fields"))) {
        print.fields = cli::parse_fields(*fields, known_fields());
    }
    print.record_end = parsed.has("null") ? '\0' : '\n';
    print.exact_paths = !surroundings.out_is_terminal || print.record_end == '\0';
    if (const auto passages = parsed.value("passages")) {
        print.passages = read_number("passages", *passages, most_passages);
    }
    if (const auto context = parsed.value("context")) {
        print.context = read_context(*context);
    }
    print.explain = parsed.has("explain");
    print.many_queries = parsed.has("stdin");
    print.color = cli::use_color(read_when("color", parsed.value("color").value_or("auto")),
                                 surroundings.out_is_terminal, surroundings.terminal);
    if (surroundings.out_is_terminal) {
        print.columns = surroundings.size.columns;
    }
    const std::string links =
        parsed.value("hyperlink-format").value_or(std::string(default_hyperlinks));
    if (cli::is_capable_terminal(surroundings.out_is_terminal, surroundings.terminal) &&
        links != "none") {
        print.hyperlinks = links;
    }
    print.host = surroundings.host;
    print.current_folder = surroundings.search.current_folder.native();
    print.counts = parsed.has("facet") || parsed.has("histogram");
    check_print(print);
    return print;
}

std::vector<std::filesystem::path> read_indexes(const ParsedArguments& parsed,
                                                const Surroundings& surroundings) {
    std::vector<std::filesystem::path> indexes;
    for (const std::string& folder : parsed.values("index")) {
        if (folder.empty()) {
            throw usage("--index needs the name of a folder");
        }
        indexes.emplace_back(folder);
    }
    if (indexes.empty()) {
        indexes.push_back(index::find_index(surroundings.search));
    }
    return indexes;
}

HelpOptions read_help(const ParsedArguments& parsed, std::span<const std::string> arguments) {
    HelpOptions help;
    help.topic = parsed.value("help").value_or("");
    if (help.topic.empty() && !parsed.plain().empty()) {
        help.topic = parsed.plain().front();
    }
    help.brief = help.topic.empty() &&
                 std::ranges::none_of(option_part(arguments), [](const std::string& argument) {
                     return argument.starts_with("--help");
                 });
    return help;
}

void check_sort(const ParsedArguments& command_line, SortKey sort) {
    if (command_line.has("recent") && sort != SortKey::Score) {
        throw usage("--recent changes scores, and --sort orders by something else");
    }
    if (command_line.has("expand") && sort != SortKey::Score) {
        throw usage("--expand finds articles that are only like what is sought, best first; --sort "
                    "orders by something else");
    }
}

/// A query, many from standard input, an article to be like, or filters: one of them and nothing
/// beside it, but for filters.
void check_sought(const SearchOptions& options) {
    if (options.from_stdin && !options.request.query.empty()) {
        throw usage("--stdin reads the queries; there is no room for another one");
    }
    if (options.like && (options.from_stdin || !options.request.query.empty())) {
        throw usage("--like takes the place of a query; there is no room for another one");
    }
    if (!options.like && !options.from_stdin && options.request.query.empty() &&
        options.request.filters.empty()) {
        throw usage("nothing to search for",
                    "searcher WORD... searches; searcher --help explains; --since and the other "
                    "filters list articles without words");
    }
}

/// What an output format asks of the search.
void suit_format(OutputFormat format, SearchRequest& request) {
    if (format == OutputFormat::Nothing) {
        request.limit = 1;
        request.offset = 0;
    }
    if (format == OutputFormat::Count) {
        request.limit = 0;
    }
    if (format == OutputFormat::Html && !request.histogram) {
        request.histogram = FacetField::Month;
    }
}

} // namespace

Options parse_options(std::span<const std::string> arguments, const Surroundings& surroundings) {
    const ParsedArguments command_line = parse_command_line(arguments);
    if (command_line.has("help")) {
        return read_help(command_line, arguments);
    }
    if (command_line.has("version")) {
        return ShowVersion{};
    }
    if (command_line.has("schema")) {
        return ShowSchema{};
    }
    const ParsedArguments parsed =
        with_config(command_line, surroundings.config_file, surroundings.search.home);
    SearchOptions options;
    options.hints = optional_value_hints(arguments);
    options.request = read_request(parsed, surroundings);
    check_sort(command_line, options.request.sort);
    options.print = read_print(parsed, command_line, surroundings);
    options.request.count = options.print.format == OutputFormat::Count;
    options.repaired_counts = given_last(parsed, "suggest", "no-suggest");
    options.request.suggest =
        options.repaired_counts ||
        (options.print.format == OutputFormat::Text && !parsed.has("no-suggest"));
    options.from_stdin = parsed.has("stdin");
    options.like = parsed.value("like");
    check_sought(options);
    if (const auto jobs = parsed.value("jobs")) {
        options.jobs = std::max<std::uint64_t>(1, read_number("jobs", *jobs, most_jobs));
    }
    suit_format(options.print.format, options.request);
    if (surroundings.out_is_terminal && !parsed.has("no-pager") && !options.from_stdin &&
        options.print.format == OutputFormat::Text &&
        cli::is_capable_terminal(true, surroundings.terminal)) {
        options.pager = surroundings.pager;
        options.lines = surroundings.size.lines;
    }
    options.for_people = surroundings.out_is_terminal && options.print.format == OutputFormat::Text;
    options.indexes = read_indexes(parsed, surroundings);
    return options;
}

} // namespace gazette::searcher
