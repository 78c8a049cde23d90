// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/parsing/markup_tree.h"

#include "indexer/parsing/characters.h"
#include "indexer/parsing/tag_stripping.h"

namespace gazette::indexer {

std::string_view MarkupNode::attribute(std::string_view wanted) const noexcept {
    for (const auto& [key, value] : attributes) {
        if (key == wanted) {
            return value;
        }
    }
    return {};
}

MarkupTree::MarkupTree(ParseBudget* budget) : budget_(budget) {
    MarkupNode document;
    document.name = "#document";
    document.end = 1;
    nodes_.push_back(std::move(document));
    open_.push_back(0);
}

std::size_t MarkupTree::find(std::size_t root, std::string_view name) const {
    for (std::size_t i = root + 1; i < nodes_[root].end; ++i) {
        if ((*this)[i].name == name) {
            return i;
        }
    }
    return 0;
}

std::size_t MarkupTree::child(std::size_t root, std::string_view name) const {
    for (std::size_t i = root + 1; i < nodes_[root].end; i = nodes_[i].end) {
        if ((*this)[i].name == name) {
            return i;
        }
    }
    return 0;
}

std::vector<std::size_t> MarkupTree::children(std::size_t root, std::string_view name) const {
    std::vector<std::size_t> found;
    for (std::size_t i = root + 1; i < nodes_[root].end; i = nodes_[i].end) {
        if (!(*this)[i].is_text() && (name.empty() || nodes_[i].name == name)) {
            found.push_back(i);
        }
    }
    return found;
}

std::vector<std::size_t> MarkupTree::find_all(std::size_t root, std::string_view name) const {
    std::vector<std::size_t> found;
    for (std::size_t i = root + 1; i < nodes_[root].end; ++i) {
        if ((*this)[i].name == name) {
            found.push_back(i);
        }
    }
    return found;
}

std::vector<std::size_t> MarkupTree::find_outermost(std::size_t root, std::string_view name) const {
    std::vector<std::size_t> found;
    for (std::size_t i = root + 1; i < nodes_[root].end;) {
        const bool wanted = (*this)[i].name == name;
        if (wanted) {
            found.push_back(i);
        }
        i = wanted ? nodes_[i].end : i + 1;
    }
    return found;
}

std::string MarkupTree::text(std::size_t root) const {
    std::string text;
    for (std::size_t i = root + 1; i < nodes_[root].end;) {
        if ((*this)[i].name == "script" || nodes_[i].name == "style") {
            i = nodes_[i].end;
            continue;
        }
        text += nodes_[i].text;
        if (!nodes_[i].is_text()) {
            text += nodes_[i].name == "br" || nodes_[i].name == "p" || nodes_[i].name == "div" ||
                            nodes_[i].name == "li"
                        ? " "
                        : "";
        }
        ++i;
    }
    return collapse_blanks(text);
}

std::string MarkupTree::raw_text(std::size_t root) const {
    std::string text;
    for (std::size_t i = root + 1; i < nodes_[root].end; ++i) {
        text += (*this)[i].text;
    }
    return text;
}

void MarkupTree::open(MarkupNode node) {
    node.parent = open_.back();
    open_.push_back(nodes_.size());
    nodes_.push_back(std::move(node));
}

void MarkupTree::close(std::string_view name) {
    if (open_.size() > 1 && nodes_[open_.back()].name == name) {
        nodes_[open_.back()].end = nodes_.size();
        open_.pop_back();
    }
}

void MarkupTree::add_text(std::string_view text) {
    MarkupNode& last = nodes_.back();
    if (last.is_text() && last.parent == open_.back()) {
        last.text += text;
        return;
    }
    MarkupNode node;
    node.text = std::string(text);
    node.parent = open_.back();
    node.end = nodes_.size() + 1;
    nodes_.push_back(std::move(node));
}

void MarkupTree::finish() {
    while (!open_.empty()) {
        nodes_[open_.back()].end = nodes_.size();
        open_.pop_back();
    }
}

MarkupResult flatten_markup(std::string_view text, ParseBudget* budget) {
    MarkupResult result{MarkupTree(budget), true};
    for (const std::string& paragraph : strip_tags(text)) {
        MarkupNode node;
        node.name = "p";
        result.tree.open(std::move(node));
        result.tree.add_text(paragraph);
        result.tree.close("p");
    }
    result.tree.finish();
    return result;
}

} // namespace gazette::indexer
