// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/cli/html.h"

#include "common/cli/sanitize.h"

namespace gazette::cli {

std::string escape_html(std::string_view text) {
    std::string out;
    for (const char byte : sanitize_line(text)) {
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

} // namespace gazette::cli
