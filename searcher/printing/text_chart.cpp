// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/printing/text_chart.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string_view>
#include <vector>

#include "common/cli/numbers.h"
#include "common/cli/sanitize.h"
#include "common/text/graphemes.h"
#include "searcher/printing/facet_output.h"
#include "searcher/printing/text_styles.h"

namespace gazette::searcher {
namespace {

constexpr std::size_t bar_columns = 40; // the longest bar of a chart
constexpr std::size_t most_bars = 400;  // more than a year of days says nothing any more

/// Full blocks, and one in eighths at the end.
std::string bar(std::uint64_t value, std::uint64_t most) {
    constexpr std::array<std::string_view, 8> eighths{"",       "\u258f", "\u258e", "\u258d",
                                                      "\u258c", "\u258b", "\u258a", "\u2589"};
    const std::uint64_t parts = std::max<std::uint64_t>(1, value * bar_columns * 8 / most);
    std::string out;
    for (std::uint64_t i = 0; i < parts / 8; ++i) {
        out += "\u2588";
    }
    return out.append(eighths[parts % 8]);
}

void append_chart(std::string& out, std::string_view name, const std::vector<FacetCount>& counts,
                  const TextStyles& styles) {
    std::uint64_t most = 1;
    std::size_t widest = 0;
    std::vector<std::string> labels;
    for (const FacetCount& count : counts) {
        labels.push_back(count.value.empty() ? "(none)" : cli::sanitize_line(count.value));
        widest = std::max(widest, text::display_columns(labels.back()));
        most = std::max(most, count.articles);
    }
    const std::size_t digits = cli::with_thousands(most).size();
    out.append(styled(styles.title, name, styles.off)).append("\n");
    for (std::size_t i = 0; i < counts.size(); ++i) {
        const std::string number = cli::with_thousands(counts[i].articles);
        out.append("  ").append(labels[i]);
        out.append(widest - text::display_columns(labels[i]) + 2, ' ');
        out.append(digits - number.size(), ' ').append(number);
        if (counts[i].articles > 0) {
            out.append("  ").append(styled(styles.bar, bar(counts[i].articles, most), styles.off));
        }
        out += '\n';
    }
}

} // namespace

void append_charts(std::string& out, const SearchResult& result, bool color, bool follows_text) {
    const TextStyles styles = text_styles(color);
    const auto separate = [&] {
        out += follows_text ? "\n" : "";
        follows_text = true;
    };
    for (const Facet& facet : result.facets) {
        separate();
        append_chart(out, name_of(facet.field), facet.counts, styles);
    }
    if (result.histogram) {
        separate();
        append_chart(out, name_of(result.histogram->field),
                     evenly_spaced(*result.histogram, most_bars), styles);
    }
}

} // namespace gazette::searcher
