// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/printing/html_text.h"

#include "common/cli/html.h"

namespace gazette::searcher {

std::string marked_html(std::span<const TextPiece> pieces) {
    std::string out;
    for (const TextPiece& piece : pieces) {
        const std::string text = cli::escape_html(piece.text);
        out += piece.marked ? "<mark>" + text + "</mark>" : text;
    }
    return out;
}

} // namespace gazette::searcher
