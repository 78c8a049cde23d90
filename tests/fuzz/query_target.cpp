// SPDX-License-Identifier: GPL-3.0-or-later
// Bytes -> a query, in the ways that the first byte's bits choose.

#include <algorithm>
#include <string>

#include "common/base/error.h"
#include "common/base/utf8.h"
#include "searcher/query/date_words.h"
#include "searcher/query/query_parser.h"
#include "tests/fuzz/fuzz_target.h"

namespace gazette::fuzz {
namespace {

using searcher::QueryNode;

constexpr article::Date today{2021, 12, 30};

std::size_t depth_of(const QueryNode& node) {
    std::size_t depth = 0;
    for (const QueryNode& child : node.children) {
        depth = std::max(depth, depth_of(child));
    }
    return depth + 1;
}

void check_node(const QueryNode& node) {
    switch (node.kind) {
    case QueryNode::Kind::Word:
    case QueryNode::Kind::Wildcard:
    case QueryNode::Kind::Phrase:
    case QueryNode::Kind::Language:
        expect(!node.text.empty() && node.children.empty(), "leaves have text and no children");
        break;
    case QueryNode::Kind::Near:
        expect(node.children.size() >= 2 && node.proximities.size() + 1 == node.children.size(),
               "each pair that is near has its distance");
        for (const auto& proximity : node.proximities) {
            expect(proximity.distance <= searcher::max_distance, "distances are bounded");
        }
        break;
    case QueryNode::Kind::Date:
        expect(node.children.empty(), "dates have no children");
        break;
    case QueryNode::Kind::Words:
    case QueryNode::Kind::And:
    case QueryNode::Kind::Or:
        expect(!node.children.empty(), "groups are not empty");
        break;
    }
    expect(node.boost >= 0 && node.boost <= searcher::max_boost, "boosts are bounded");
    std::ranges::for_each(node.children, check_node);
}

void check_query(std::string_view text, const searcher::ParseOptions& options) {
    const searcher::ParsedQuery query = searcher::parse_query(text, options);
    if (!query.root) {
        return;
    }
    check_node(*query.root);
    // a bracket may hold a Words, an Or, an And and a Near, and operands of their own
    expect(depth_of(*query.root) <= 8 * (searcher::max_nesting + 2), "nesting is bounded");
    expect(!searcher::print_query_tree(*query.root).empty(), "a query can be shown");
    (void)searcher::print_query(*query.root);
    const searcher::ParsedQuery again = searcher::parse_query(text, options);
    expect(again.root == query.root && again.tokens == query.tokens,
           "the same text, the same query");
}

} // namespace
} // namespace gazette::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace gazette::fuzz;
    if (size == 0) {
        return 0;
    }
    const std::string_view text = bytes_of(data + 1, size - 1).substr(0, max_input_bytes + 1);
    const gazette::searcher::ParseOptions options{today, (data[0] & 1U) != 0, (data[0] & 2U) != 0};
    try {
        check_query(text, options);
    } catch (const gazette::Error& error) {
        expect(error.kind() == gazette::ErrorKind::Usage, "a bad query is the user's affair");
        expect(!error.message().empty(), "an error says something");
    }
    if (const auto span = gazette::searcher::parse_date_words(text, today)) {
        expect(gazette::article::is_valid(span->first) && gazette::article::is_valid(span->last),
               "days that words speak of exist");
        expect(span->first <= span->last, "spans do not run backwards");
    }
    return 0;
}
