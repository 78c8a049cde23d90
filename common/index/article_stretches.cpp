// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/index/article_stretches.h"

#include "common/index/schema.h"

namespace gazette::index {

void for_each_stretch(const article::Article& article,
                      FunctionRef<std::uint32_t(const Stretch&)> sink) {
    const std::uint32_t title_words = sink({article.title, title_zone, StretchKind::Title});
    if (!article.subtitle.empty() && article.body.find(article.subtitle) == std::string::npos) {
        sink({article.subtitle, title_zone + title_words + block_gap, StretchKind::Subtitle});
    }
    std::uint32_t position = body_zone;
    const auto add_blocks = [&](bool of_story) {
        for (const article::Block& block : article.blocks) {
            if (article::is_story(block.kind) != of_story) {
                continue;
            }
            StretchKind kind = of_story ? StretchKind::Story : StretchKind::Back;
            if (block.kind == article::BlockKind::Furniture) {
                kind = StretchKind::Repeat;
            }
            const std::string_view text =
                std::string_view(article.body).substr(block.begin, block.end - block.begin);
            position += sink({text, position, kind}) + block_gap;
        }
    };
    add_blocks(true);
    position += zone_gap;
    add_blocks(false);
}

} // namespace gazette::index
