// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "indexer/parsing/parse_budget.h"

namespace gazette::indexer {

/// An element or a stretch of text. Nodes stand in document order, so that the descendants of node
/// i are i + 1 up to, not including, its `end`.
struct MarkupNode {
    std::string name;  ///< local name, lower-case; empty: text
    std::string space; ///< XML namespace address; empty in HTML
    std::string text;  ///< of a text node
    std::vector<std::pair<std::string, std::string>> attributes; ///< local name, lower-case: value
    std::size_t parent = 0;
    std::size_t end = 0;

    [[nodiscard]] bool is_text() const noexcept { return name.empty(); }
    /// The value of an attribute; empty when it is not there.
    [[nodiscard]] std::string_view attribute(std::string_view wanted) const noexcept;
};

/// A page or an XML document as a flat tree. Node 0 is the document itself, named "#document".
/// Every node that is looked at is a step of the budget, so that no way to go through a tree takes
/// longer than the input allows; all that reads nodes throws BudgetSpent.
class MarkupTree {
  public:
    /// `budget` may be null, and must outlive the tree.
    explicit MarkupTree(ParseBudget* budget);

    [[nodiscard]] const MarkupNode& operator[](std::size_t i) const {
        if (budget_ != nullptr) {
            budget_->spend();
        }
        return nodes_[i];
    }
    [[nodiscard]] std::size_t size() const noexcept { return nodes_.size(); }

    /// The first element below `root` with this name; 0 when there is none.
    [[nodiscard]] std::size_t find(std::size_t root, std::string_view name) const;
    /// The first child of `root` with this name; 0 when there is none.
    [[nodiscard]] std::size_t child(std::size_t root, std::string_view name) const;
    /// All children of `root` that are elements with this name (empty: any).
    [[nodiscard]] std::vector<std::size_t> children(std::size_t root, std::string_view name) const;
    /// All elements below `root` with this name, those inside another one too.
    [[nodiscard]] std::vector<std::size_t> find_all(std::size_t root, std::string_view name) const;
    /// The same without those inside another one.
    [[nodiscard]] std::vector<std::size_t> find_outermost(std::size_t root,
                                                          std::string_view name) const;
    /// All text below `root` in order, blanks collapsed, nothing of script and style.
    [[nodiscard]] std::string text(std::size_t root) const;
    /// All text below `root` as it stands.
    [[nodiscard]] std::string raw_text(std::size_t root) const;

    /// Building, in document order: an element is opened, filled and closed.
    void open(MarkupNode node);
    void close(std::string_view name);
    void add_text(std::string_view text);
    /// Closes what is open; to be called once, when all is read.
    void finish();

  private:
    ParseBudget* budget_;
    std::vector<MarkupNode> nodes_;
    std::vector<std::size_t> open_;
};

/// What parsing gave. `flattened` says that the markup was beyond the limits (nesting deeper than
/// 250, thousands of attributes on an element or namespaces in force) and only its text, without
/// structure, was kept.
struct MarkupResult {
    MarkupTree tree;
    bool flattened = false;
};

/// Reads `text`, valid UTF-8, as HTML, whatever is wrong with it. Linear. Throws BudgetSpent.
[[nodiscard]] MarkupResult parse_html(std::string_view text, ParseBudget* budget);

/// Reads `text`, valid UTF-8, as XML: without network, document types or entities of its own
/// (HTML's named characters are known); what libxml2's recovery can make of ill-formed input.
/// Linear. Throws BudgetSpent.
[[nodiscard]] MarkupResult parse_xml(std::string_view text, ParseBudget* budget);

/// The text of `text` without its tags, one p element a paragraph. Linear.
[[nodiscard]] MarkupResult flatten_markup(std::string_view text, ParseBudget* budget);

} // namespace gazette::indexer
