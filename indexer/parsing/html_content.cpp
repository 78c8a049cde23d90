// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/parsing/html_content.h"

#include <algorithm>
#include <string_view>

#include "indexer/parsing/characters.h"
#include "indexer/parsing/html_blocks.h"
#include "indexer/parsing/html_noise.h"

namespace gazette::indexer {
namespace {

// Shares and sizes found by trying on pages whose text is known; the result is flat around them.
constexpr double share_that_is_never_noise = 0.4;
constexpr std::size_t shortest_paragraph = 25;
constexpr double link_share_of_lists = 0.5;
constexpr double link_share_at_the_end = 0.25;
constexpr double share_of_a_marked_body = 0.5;
constexpr std::size_t shortest_marked_body = 200;
// More marked places than an endless page of articles has; bounds the comparisons.
constexpr std::size_t most_groups = 50;
constexpr double property_bonus = 1e9;
constexpr std::size_t fewest_teasers = 3;
constexpr double longest_teaser = 400;

/// What counts of one element, all that is below it included.
struct Measure {
    double text = 0;       ///< bytes of text
    double link_text = 0;  ///< of them inside links
    double paragraphs = 0; ///< bytes of text in paragraphs of some length
    double score = 0;
    std::size_t linked_headings = 0;
};

bool is_heading(std::string_view name) noexcept {
    return name.size() == 2 && name[0] == 'h' && is_digit(name[1]);
}

class ContentFinder {
  public:
    explicit ContentFinder(const MarkupTree& page)
        : page_(page), measures_(page.size()), in_link_(page.size(), false),
          skipped_(page.size(), false) {}

    HtmlContent find() {
        measure();
        mark_noise();
        mark_teasers();
        score();
        HtmlContent content;
        content.roots = choose_roots();
        mark_link_lists(content.roots);
        content.skipped = std::move(skipped_);
        return content;
    }

  private:
    void measure() {
        for (std::size_t i = 1; i < page_.size(); ++i) {
            in_link_[i] = in_link_[page_[i].parent] || page_[i].name == "a";
            if (is_unread_element(page_[i].name)) {
                skipped_[i] = true;
            }
            skipped_[i] = skipped_[i] || skipped_[page_[i].parent];
        }
        for (std::size_t i = page_.size(); i-- > 1;) {
            const MarkupNode& node = page_[i];
            if (node.is_text() && !skipped_[i]) {
                const auto size = static_cast<double>(trim(node.text).size());
                measures_[i].text = size;
                measures_[i].link_text = in_link_[i] ? size : 0;
            }
            const bool paragraph =
                node.name == "p" || node.name == "blockquote" || node.name == "pre";
            if (paragraph && measures_[i].text >= shortest_paragraph) {
                measures_[i].paragraphs = measures_[i].text - measures_[i].link_text;
            }
            if (is_heading(node.name) && measures_[i].text > 0 &&
                measures_[i].link_text > 0.9 * measures_[i].text) {
                measures_[i].linked_headings = 1;
            }
            Measure& parent = measures_[node.parent];
            parent.linked_headings += measures_[i].linked_headings;
            parent.text += measures_[i].text;
            parent.link_text += measures_[i].link_text;
            parent.paragraphs += measures_[i].paragraphs;
        }
    }

    void mark_noise() {
        const double whole = std::max(1.0, measures_[0].text);
        const double paragraphs = std::max(1.0, measures_[0].paragraphs);
        for (std::size_t i = 1; i < page_.size(); ++i) {
            if (skipped_[page_[i].parent]) {
                skipped_[i] = true;
            } else if (!page_[i].is_text() && !skipped_[i] &&
                       (is_noise(page_[i]) || is_inner_article(i))) {
                const bool most =
                    measures_[i].paragraphs / paragraphs > share_that_is_never_noise ||
                    (measures_[0].paragraphs < shortest_marked_body &&
                     measures_[i].text / whole > share_that_is_never_noise);
                skipped_[i] = !most;
            }
        }
    }

    // Neighbours of one class that are short and headed by a link lead to other articles, whatever
    // the class is called; so does the box that holds little else.
    void mark_teasers() {
        for (std::size_t i = 1; i < page_.size(); ++i) {
            if (skipped_[i] || page_[i].is_text() ||
                measures_[i].linked_headings < fewest_teasers) {
                skipped_[i] = skipped_[i] || skipped_[page_[i].parent];
                continue;
            }
            const std::vector<std::size_t> children = page_.children(i, "");
            std::vector<std::size_t> teasers;
            double text = 0;
            for (const std::size_t child : children) {
                if (is_teaser(child)) {
                    teasers.push_back(child);
                    text += measures_[child].text;
                }
            }
            if (teasers.size() < fewest_teasers ||
                plain_text(0) - plain_text(i) < shortest_marked_body) {
                continue;
            }
            if (text > 0.6 * measures_[i].text) {
                skipped_[i] = true;
                continue;
            }
            for (const std::size_t teaser : teasers) {
                skipped_[teaser] = true;
            }
        }
    }

    [[nodiscard]] bool is_teaser(std::size_t i) const {
        return measures_[i].linked_headings == 1 && measures_[i].text <= longest_teaser;
    }

    // An <article> inside another is a comment or a teaser (HTML, section 4.3.2).
    [[nodiscard]] bool is_inner_article(std::size_t i) const {
        return page_[i].name == "article" && enclosing_article(page_[i].parent) != 0;
    }

    // Bytes of text that stand in `i` itself, not in blocks inside it.
    [[nodiscard]] std::vector<double> own_text() const {
        std::vector<double> own(page_.size(), 0);
        std::vector<std::size_t> block(page_.size(), 0);
        for (std::size_t i = 1; i < page_.size(); ++i) {
            block[i] =
                page_[i].is_text() || !is_block_element(page_[i].name) ? block[page_[i].parent] : i;
            if (page_[i].is_text() && !skipped_[i] && !in_link_[i]) {
                own[block[i]] += static_cast<double>(trim(page_[i].text).size());
            }
        }
        return own;
    }

    // A paragraph speaks for its parent and, half as loud, for the one above.
    void score() {
        const std::vector<double> own = own_text();
        for (std::size_t i = 1; i < page_.size(); ++i) {
            if (skipped_[i] || own[i] < shortest_paragraph) {
                continue;
            }
            const double points = 1 + std::min(own[i] / 100, 5.0);
            std::size_t at = i;
            double weight = page_[i].name == "div" || page_[i].name == "td" ? 1 : 0;
            measures_[at].score += weight * points;
            weight = 1;
            for (int level = 0; level < 3 && at != 0; ++level) {
                at = page_[at].parent;
                measures_[at].score += points * weight;
                weight /= 2;
            }
        }
    }

    [[nodiscard]] double quality(std::size_t i) const {
        const Measure& measure = measures_[i];
        const double links = measure.text > 0 ? measure.link_text / measure.text : 1;
        return measure.score * (1 - links);
    }

    [[nodiscard]] double plain_text(std::size_t i) const {
        return measures_[i].text - measures_[i].link_text;
    }

    [[nodiscard]] std::size_t enclosing_article(std::size_t i) const {
        while (i != 0 && page_[i].name != "article") {
            i = page_[i].parent;
        }
        return i;
    }

    [[nodiscard]] bool are_pieces_of_one(std::size_t a, std::size_t b) const {
        return page_[a].attribute("class") == page_[b].attribute("class") &&
               is_article_body_property(page_[a]) == is_article_body_property(page_[b]) &&
               enclosing_article(a) == enclosing_article(b);
    }

    // Pages cut an article into several marked pieces; those of another <article> are another's.
    // Of several such groups the one with the most text is taken, itemprop before class names.
    [[nodiscard]] std::vector<std::size_t> marked_bodies() const {
        std::vector<std::vector<std::size_t>> groups;
        for (std::size_t i = 1; i < page_.size();) {
            if (skipped_[i] || page_[i].is_text() || !is_marked_body(page_[i]) ||
                plain_text(i) < shortest_marked_body) {
                ++i;
                continue;
            }
            const auto group = std::find_if(groups.begin(), groups.end(), [&](const auto& known) {
                return are_pieces_of_one(known.front(), i);
            });
            if (group != groups.end()) {
                group->push_back(i);
            } else if (groups.size() < most_groups) {
                groups.push_back({i});
            }
            i = page_[i].end;
        }
        const auto text_of = [&](const std::vector<std::size_t>& group) {
            double text = is_article_body_property(page_[group.front()]) ? property_bonus : 0;
            for (const std::size_t i : group) {
                text += plain_text(i);
            }
            return text;
        };
        const auto best =
            std::max_element(groups.begin(), groups.end(),
                             [&](const auto& a, const auto& b) { return text_of(a) < text_of(b); });
        return best == groups.end() ? std::vector<std::size_t>() : *best;
    }

    [[nodiscard]] std::size_t best_scored() const {
        std::size_t best = 0;
        for (std::size_t i = 1; i < page_.size(); ++i) {
            if (!page_[i].is_text() && !skipped_[i] && (best == 0 || quality(i) > quality(best))) {
                best = i;
            }
        }
        return best;
    }

    // The best element's neighbours hold text too where a page cuts its article into pieces.
    [[nodiscard]] std::vector<std::size_t> with_siblings(std::size_t best) const {
        std::vector<std::size_t> roots;
        const std::size_t parent = page_[best].parent;
        const double enough = quality(best) * 0.2;
        for (const std::size_t i : page_.children(parent, "")) {
            const bool paragraph = page_[i].name == "p" && measures_[i].text > 80 &&
                                   measures_[i].link_text < measures_[i].text * 0.25;
            if (!skipped_[i] && (i == best || quality(i) >= enough || paragraph)) {
                roots.push_back(i);
            }
        }
        return roots;
    }

    [[nodiscard]] std::vector<std::size_t> choose_roots() const {
        const std::size_t best = best_scored();
        std::vector<std::size_t> marked = marked_bodies();
        double marked_text = 0;
        for (const std::size_t i : marked) {
            marked_text += plain_text(i);
        }
        if (!marked.empty() && (is_article_body_property(page_[marked.front()]) ||
                                marked_text >= share_of_a_marked_body * plain_text(best))) {
            return marked;
        }
        return best == 0 ? std::vector<std::size_t>{0} : with_siblings(best);
    }

    // Lists and boxes of links inside the text lead elsewhere, and so do linked headings.
    void mark_link_lists(const std::vector<std::size_t>& roots) {
        for (const std::size_t root : roots) {
            const double most = std::max<double>(shortest_marked_body, 0.2 * plain_text(root));
            double left = plain_text(root);
            for (std::size_t i = root + 1; i < page_[root].end; ++i) {
                left -= page_[i].is_text() && !in_link_[i] ? measures_[i].text : 0;
                skipped_[i] =
                    skipped_[i] || skipped_[page_[i].parent] ||
                    (leads_elsewhere(i, left < 0.1 * plain_text(root)) && plain_text(i) < most);
            }
        }
    }

    [[nodiscard]] bool leads_elsewhere(std::size_t i, bool at_end) const {
        const std::string_view name = page_[i].name;
        const Measure& measure = measures_[i];
        const bool list = name == "ul" || name == "ol" || name == "dl";
        const bool box = list || name == "div" || name == "section" || name == "table";
        const bool heading = is_heading(name);
        const double share = list && at_end ? link_share_at_the_end : link_share_of_lists;
        return (box || heading) && measure.text > 0 && measure.link_text > measure.text * share;
    }

    const MarkupTree& page_;
    std::vector<Measure> measures_;
    std::vector<bool> in_link_;
    std::vector<bool> skipped_;
};

} // namespace

HtmlContent find_content(const MarkupTree& page) {
    return ContentFinder(page).find();
}

} // namespace gazette::indexer
