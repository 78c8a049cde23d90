// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/query/request_words.h"

#include <algorithm>
#include <array>

namespace gazette::searcher {
namespace {

constexpr std::array<std::string_view, 45> request_words{
    "also",        "any",        "anyone",    "anything", "article", "articles", "available",
    "can",         "concerning", "could",     "deal",     "dealing", "deals",    "describe",
    "discuss",     "document",   "documents", "exist",    "exists",  "find",     "give",
    "information", "interested", "know",      "like",     "looking", "many",     "may",
    "might",       "much",       "one",       "paper",    "papers",  "please",   "regarding",
    "related",     "relating",   "report",    "reports",  "should",  "topic",    "use",
    "used",        "using",      "would"};
static_assert(std::ranges::is_sorted(request_words));

} // namespace

bool is_request_word(std::string_view form) noexcept {
    return std::ranges::binary_search(request_words, form);
}

} // namespace gazette::searcher
