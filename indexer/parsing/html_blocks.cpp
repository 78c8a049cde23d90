// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/parsing/html_blocks.h"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "indexer/parsing/characters.h"

namespace gazette::indexer {
namespace {

using article::BlockKind;

constexpr auto block_elements =
    std::to_array<std::string_view>({"address",  "article",    "aside",  "blockquote",
                                     "body",     "center",     "dd",     "details",
                                     "dialog",   "div",        "dl",     "dt",
                                     "fieldset", "figcaption", "figure", "footer",
                                     "form",     "h1",         "h2",     "h3",
                                     "h4",       "h5",         "h6",     "header",
                                     "hr",       "html",       "li",     "main",
                                     "nav",      "ol",         "p",      "pre",
                                     "section",  "summary",    "table",  "tbody",
                                     "tfoot",    "thead",      "tr",     "ul",
                                     "hl2",      "block",      "media",  "media-caption",
                                     "tagline"});

constexpr auto unread_elements = std::to_array<std::string_view>(
    {"script", "style", "noscript", "template", "svg",           "iframe",  "object", "embed",
     "video",  "audio", "canvas",   "select",   "option",        "button",  "input",  "textarea",
     "head",   "map",   "math",     "amp-ad",   "amp-analytics", "datalist"});

template <std::size_t Size>
bool contains(const std::array<std::string_view, Size>& names, std::string_view name) noexcept {
    return std::find(names.begin(), names.end(), name) != names.end();
}

BlockKind kind_of(std::string_view name, BlockKind outer) noexcept {
    if (name == "li") {
        return BlockKind::Bullet;
    }
    if (name.size() == 2 && name[0] == 'h' && name[1] >= '1' && name[1] <= '6') {
        return BlockKind::SectionHead;
    }
    return name == "figcaption" || name == "media-caption" ? BlockKind::Caption : outer;
}

class BlockCollector {
  public:
    BlockCollector(const MarkupTree& tree, SkipElement skip, BodyBuilder& body)
        : tree_(tree), skip_(skip), body_(body) {}

    void collect(std::size_t root) {
        open_.push_back({tree_[root].end, kind_of(tree_[root].name, BlockKind::Paragraph), false});
        for (std::size_t i = root + 1; i < tree_[root].end;) {
            while (i >= open_.back().end) {
                close();
            }
            const MarkupNode& node = tree_[i];
            if (node.is_text()) {
                add_text(node.text);
                ++i;
            } else if (is_unread_element(node.name) || skip_(i)) {
                i = node.end;
            } else {
                enter(node);
                ++i;
            }
        }
        flush();
    }

  private:
    struct Open {
        std::size_t end;
        BlockKind kind;
        bool keeps_lines; ///< pre
    };

    void enter(const MarkupNode& node) {
        if (node.name == "br") {
            add_break();
        } else if (node.name == "td" || node.name == "th") {
            text_ += ' ';
        } else if (is_block_element(node.name)) {
            flush();
            open_.push_back({node.end, kind_of(node.name, open_.back().kind), node.name == "pre"});
        }
    }

    void close() {
        flush();
        open_.pop_back();
    }

    void add_text(std::string_view text) {
        if (open_.back().keeps_lines) {
            text_ += text;
            return;
        }
        for (std::size_t at = 0; at < text.size();) {
            const Character character = character_at(text, at);
            const bool blank = is_blank(character.code);
            if (blank && (text_.empty() || text_.back() == ' ' || text_.back() == '\n')) {
                // Blanks behind blanks, and at the start of a line, are markup's.
            } else if (blank) {
                text_ += ' ';
            } else {
                text_ += text.substr(at, character.size);
            }
            at += character.size;
        }
    }

    void add_break() {
        while (!text_.empty() && text_.back() == ' ') {
            text_.pop_back();
        }
        if (!text_.empty() && text_.back() == '\n') {
            flush();
        } else if (!text_.empty()) {
            text_ += '\n';
        }
    }

    void flush() {
        body_.add(open_.back().kind, text_);
        text_.clear();
    }

    const MarkupTree& tree_;
    SkipElement skip_;
    BodyBuilder& body_;
    std::vector<Open> open_;
    std::string text_;
};

} // namespace

bool is_block_element(std::string_view name) noexcept {
    return contains(block_elements, name);
}

bool is_unread_element(std::string_view name) noexcept {
    return contains(unread_elements, name);
}

void add_html_blocks(const MarkupTree& tree, std::size_t root, SkipElement skip,
                     BodyBuilder& body) {
    BlockCollector(tree, skip, body).collect(root);
}

void add_html_fragment(std::string_view html, BodyBuilder& body, ParseBudget* budget) {
    const auto none = [](std::size_t) { return false; };
    const MarkupResult page = parse_html(html, budget);
    add_html_blocks(page.tree, 0, none, body);
}

} // namespace gazette::indexer
