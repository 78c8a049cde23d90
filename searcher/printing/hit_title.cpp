// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/printing/hit_title.h"

#include <string_view>

#include "common/article/article.h"
#include "searcher/snippets/text_cutting.h"

namespace gazette::searcher {
namespace {

constexpr std::size_t untitled_characters = 70; // of the lead, where there is no headline

} // namespace

std::vector<TextPiece> title_pieces(const PrintedHit& hit) {
    const article::Article& article = hit.record.article;
    if (!article.title.empty()) {
        return cut_at_marks(article.title, hit.title_marks);
    }
    const std::string_view lead = article.lead;
    if (lead.empty()) {
        const std::size_t slash = hit.path.rfind('/');
        return cut_at_marks(std::string_view(hit.path).substr(slash + 1), {});
    }
    if (has_at_most_graphemes(lead, untitled_characters)) {
        return cut_at_marks(lead, {});
    }
    const std::size_t end = cut_before_word(lead, after_graphemes(lead, 0, untitled_characters), 1);
    const std::size_t last = lead.find_last_not_of(' ', end - 1);
    std::vector<TextPiece> pieces = cut_at_marks(lead.substr(0, last + 1), {});
    pieces.push_back({" \u2026", false});
    return pieces;
}

} // namespace gazette::searcher
