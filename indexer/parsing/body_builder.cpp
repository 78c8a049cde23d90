// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/parsing/body_builder.h"

#include <cstdint>

#include "indexer/parsing/characters.h"

namespace gazette::indexer {

void BodyBuilder::add(article::BlockKind kind, std::string_view text) {
    text = trim(text);
    if (text.empty()) {
        return;
    }
    if (!article_.body.empty()) {
        article_.body += "\n\n";
    }
    const auto begin = static_cast<std::uint32_t>(article_.body.size());
    article_.body += text;
    article_.blocks.push_back({kind, begin, static_cast<std::uint32_t>(article_.body.size())});
}

} // namespace gazette::indexer
