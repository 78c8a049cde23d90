// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/printing/html_text.h"

#include <algorithm>
#include <cstddef>

#include "common/cli/numbers.h"
#include "common/cli/sanitize.h"
#include "searcher/printing/facet_output.h"

namespace gazette::searcher {
namespace {

constexpr std::size_t most_bars = 400;
constexpr double chart_width = 720;
constexpr double chart_height = 96;
constexpr double label_height = 16;

/// One bar with its tooltip.
std::string bar_svg(const FacetCount& count, double x, double width, std::uint64_t most) {
    const double height =
        (chart_height - 2) * static_cast<double>(count.articles) / static_cast<double>(most);
    std::string out = "<rect x=\"" + cli::with_decimals(x, 1);
    out += "\" y=\"" + cli::with_decimals(chart_height - height, 1);
    out += "\" width=\"" + cli::with_decimals(std::max(width - 1, 0.8), 1);
    out += "\" height=\"" + cli::with_decimals(height, 1) + "\"><title>";
    return out + escape_html(count.value) + ": " + cli::with_thousands(count.articles) +
           "</title></rect>";
}

std::string label_svg(std::string_view text, double x, std::string_view anchor) {
    std::string out = "<text x=\"" + cli::with_decimals(x, 1);
    out += "\" y=\"" + cli::with_decimals(chart_height + label_height - 3, 1);
    return out + "\" text-anchor=\"" + std::string(anchor) + "\">" + escape_html(text) + "</text>";
}

} // namespace

std::string escape_html(std::string_view text) {
    std::string out;
    for (const char byte : cli::sanitize_line(text)) {
        switch (byte) {
        case '&':
            out += "&amp;";
            break;
        case '<':
            out += "&lt;";
            break;
        case '>':
            out += "&gt;";
            break;
        case '"':
            out += "&quot;";
            break;
        case '\'':
            out += "&#39;";
            break;
        default:
            out += byte;
            break;
        }
    }
    return out;
}

std::string marked_html(std::span<const TextPiece> pieces) {
    std::string out;
    for (const TextPiece& piece : pieces) {
        const std::string text = escape_html(piece.text);
        out += piece.marked ? "<mark>" + text + "</mark>" : text;
    }
    return out;
}

std::string histogram_svg(const Facet& histogram) {
    std::vector<FacetCount> counts = evenly_spaced(histogram, most_bars);
    std::erase_if(counts, [](const FacetCount& count) { return count.value.empty(); });
    if (counts.empty()) {
        return {};
    }
    const std::uint64_t most =
        std::max<std::uint64_t>(1, std::ranges::max(counts, {}, &FacetCount::articles).articles);
    const double width = std::min(chart_width / static_cast<double>(counts.size()), 48.0);
    const double used = width * static_cast<double>(counts.size());
    const std::string name(name_of(histogram.field));
    std::string out = "<figure><svg viewBox=\"0 0 " + cli::with_decimals(chart_width, 0) + " " +
                      cli::with_decimals(chart_height + label_height, 0) +
                      "\" role=\"img\" aria-label=\"articles by " + name + ", at most " +
                      cli::with_thousands(most) + "\">\n";
    for (std::size_t i = 0; i < counts.size(); ++i) {
        if (counts[i].articles > 0) {
            out += bar_svg(counts[i], width * static_cast<double>(i), width, most) + "\n";
        }
    }
    out += label_svg(counts.front().value, 0, "start");
    if (counts.size() > 1 && used > 160) {
        out += label_svg(counts.back().value, used, "end");
    }
    return out + "\n</svg><figcaption>Articles by " + name + "</figcaption></figure>\n";
}

} // namespace gazette::searcher
