// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/printing/html_chart.h"

#include <algorithm>
#include <cstddef>
#include <string_view>
#include <vector>

#include "common/cli/html.h"
#include "common/cli/numbers.h"
#include "searcher/printing/facet_output.h"

namespace gazette::searcher {
namespace {

constexpr std::size_t most_bars = 366; // a year of days, thirty years of months
constexpr double chart_width = 720;    // units of the drawing, near to pixels
constexpr double top = 16;             // room for the number at the highest line
constexpr double base = 120;           // where bars stand
constexpr double chart_height = 140;
constexpr double widest_bar = 80;    // a few bars do not fill the page
constexpr double label_width = 68;   // of "2021-12-30" at 12px
constexpr double narrowest_bar = .8; // still seen

std::string number(double value) {
    return cli::with_decimals(value, 1);
}

std::string attribute(std::string_view name, double value) {
    return " " + std::string(name) + "=\"" + number(value) + "\"";
}

std::string text_svg(std::string_view text, double x, double y, std::string_view anchor) {
    return "<text" + attribute("x", x) + attribute("y", y) + " text-anchor=\"" +
           std::string(anchor) + "\">" + cli::escape_html(text) + "</text>\n";
}

/// One bar; the whole column above it shows its tooltip.
std::string bar_svg(const FacetCount& count, double x, double width, std::uint64_t most) {
    const double height =
        (base - top) * static_cast<double>(count.articles) / static_cast<double>(most);
    const double drawn = std::max(width > 4 ? width - 1 : width * .8, narrowest_bar);
    return "<g><title>" + cli::escape_html(count.value) + ": " +
           cli::with_thousands(count.articles) + "</title><rect class=\"column\"" +
           attribute("x", x) + attribute("y", top) + attribute("width", width) +
           attribute("height", base - top) + "/><rect class=\"bar\"" + attribute("x", x) +
           attribute("y", base - height) + attribute("width", drawn) + attribute("height", height) +
           "/></g>\n";
}

/// The part of a date that labels below many bars say: the year of months, the month of days.
std::string_view label_of(std::string_view date) {
    constexpr std::size_t year = 4;
    constexpr std::size_t month = 7;
    return date.substr(0, date.size() > month ? month : year);
}

/// Dates below the bars: below each when there is room, else where a year or month begins.
std::string labels_svg(const std::vector<FacetCount>& counts, double width) {
    const double y = chart_height - 4;
    std::string out;
    if (width >= label_width) {
        for (std::size_t i = 0; i < counts.size(); ++i) {
            out += text_svg(counts[i].value, width * (static_cast<double>(i) + .5), y, "middle");
        }
        return out;
    }
    double free_from = 0;
    for (std::size_t i = 0; i < counts.size(); ++i) {
        const double x = width * static_cast<double>(i);
        const bool first = i == 0;
        const bool begins = first || label_of(counts[i].value) != label_of(counts[i - 1].value);
        if (!begins || x < free_from || x + label_width > chart_width) {
            continue;
        }
        out += "<path d=\"M" + number(x) + " " + number(base) + "v5\"/>";
        out += text_svg(first ? std::string_view(counts[i].value) : label_of(counts[i].value), x, y,
                        "start");
        free_from = x + label_width;
    }
    return out;
}

/// The share of `value` in `most` as the width of a bar.
std::string bar_cell(std::uint64_t value, std::uint64_t most) {
    const double share = 100 * static_cast<double>(value) / static_cast<double>(most);
    return R"(<td class="bar"><span style="width:)" + number(share) + R"(%"></span></td>)";
}

std::uint64_t most_of(const std::vector<FacetCount>& counts) {
    std::uint64_t most = 1;
    for (const FacetCount& count : counts) {
        most = std::max(most, count.articles);
    }
    return most;
}

std::string caption(const Facet& shown, std::uint64_t undated) {
    std::string text = "Articles by " + std::string(name_of(shown.field));
    if (undated > 0) {
        text += "; " + cli::with_thousands(undated) + " without a date";
    }
    return "<figcaption>" + text + "</figcaption>";
}

} // namespace

std::string histogram_figure(const Facet& histogram) {
    Facet dated = histogram;
    std::uint64_t undated = 0;
    std::erase_if(dated.counts, [&](const FacetCount& count) {
        undated += count.value.empty() ? count.articles : 0;
        return count.value.empty();
    });
    if (dated.counts.empty()) {
        return {};
    }
    const Facet shown = coarse_enough(dated, most_bars);
    const std::vector<FacetCount> counts = evenly_spaced(shown, most_bars);
    const std::uint64_t most = most_of(counts);
    const double width = std::min(chart_width / static_cast<double>(counts.size()), widest_bar);
    const std::string right = number(chart_width);
    std::string out =
        R"(<figure><svg viewBox="0 0 )" + right + " " + number(chart_height) +
        R"(" role="img" aria-label="articles by )" + std::string(name_of(shown.field)) + " from " +
        cli::escape_html(counts.front().value) + " to " + cli::escape_html(counts.back().value) +
        ", at most " + cli::with_thousands(most) + "\">\n";
    out += "<path d=\"M0 " + number(top) + "H" + right + "\"/>\n";
    out += text_svg(cli::with_thousands(most), chart_width, top - 4, "end");
    for (std::size_t i = 0; i < counts.size(); ++i) {
        if (counts[i].articles > 0) {
            out += bar_svg(counts[i], width * static_cast<double>(i), width, most);
        }
    }
    out += "<path d=\"M0 " + number(base) + "H" + right + "\"/>\n";
    return out + labels_svg(counts, width) + "</svg>" + caption(shown, undated) + "</figure>\n";
}

std::string facet_table(const Facet& facet) {
    const std::uint64_t most = most_of(facet.counts);
    std::string out = "<table><caption>" + std::string(name_of(facet.field)) + "</caption>\n";
    for (const FacetCount& count : facet.counts) {
        out += R"(<tr><th scope="row" dir="auto">)";
        out += count.value.empty() ? "(none)" : cli::escape_html(count.value);
        out += "</th>" + bar_cell(count.articles, most) + "<td>";
        out += cli::with_thousands(count.articles) + "</td></tr>\n";
    }
    return out + "</table>\n";
}

} // namespace gazette::searcher
