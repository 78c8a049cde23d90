// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/searching/result_order.h"

#include <algorithm>
#include <iterator>
#include <limits>
#include <string>
#include <tuple>

namespace gazette::searcher {
namespace {

/// What articles are compared by; the smallest comes first.
struct OrderKey {
    std::string text;       ///< outlet or path
    std::uint32_t when = 0; ///< a date turned so that the smallest comes first
    std::uint64_t id = 0;
    std::uint32_t docid = 0;
    bool last = false; ///< has nothing to be ordered by

    [[nodiscard]] auto tie() const { return std::tie(last, text, when, id); }
};

std::uint32_t newest_first(const index::ArticleRow& row) {
    return std::numeric_limits<std::uint32_t>::max() - index::to_number(row.date);
}

OrderKey key_of(const index::IndexReader& reader, std::uint32_t docid, SortKey key) {
    const index::ArticlePlace place = reader.locate(docid);
    const index::ArticleTable& articles = reader.segment(place.segment).articles();
    const index::ArticleRow row = articles.row(place.docid);
    OrderKey result;
    result.when = newest_first(row);
    result.id = row.id;
    result.docid = docid;
    switch (key) {
    case SortKey::Score:
    case SortKey::Newest:
        result.last = !row.date;
        break;
    case SortKey::Oldest:
        result.when = index::to_number(row.date);
        result.last = !row.date;
        break;
    case SortKey::Outlet:
        result.text = articles.outlet(row.outlet);
        result.last = result.text.empty();
        break;
    case SortKey::Path:
        result.text = articles.path(row);
        result.when = 0;
        break;
    }
    return result;
}

} // namespace

void order_equal_scores(const index::IndexReader& reader, std::vector<RankedArticle>& articles) {
    std::size_t begin = 0;
    while (begin < articles.size()) {
        std::size_t end = begin + 1;
        while (end < articles.size() && same_score(articles[end].score, articles[begin].score)) {
            ++end;
        }
        if (end - begin > 1) {
            std::vector<OrderKey> keys;
            keys.reserve(end - begin);
            for (std::size_t i = begin; i < end; ++i) {
                keys.push_back(key_of(reader, articles[i].docid, SortKey::Newest));
            }
            std::ranges::sort(keys, {}, &OrderKey::tie);
            const double score = articles[begin].score;
            for (std::size_t i = begin; i < end; ++i) {
                articles[i] = {keys[i - begin].docid, score};
            }
        }
        begin = end;
    }
}

std::vector<std::uint32_t> order_by(const index::IndexReader& reader,
                                    const std::vector<std::uint32_t>& docids, SortKey key,
                                    std::size_t offset, std::size_t limit) {
    if (offset >= docids.size()) {
        return {};
    }
    std::vector<OrderKey> keys;
    keys.reserve(docids.size());
    for (const std::uint32_t docid : docids) {
        keys.push_back(key_of(reader, docid, key));
    }
    const std::size_t end = offset + std::min(limit, docids.size() - offset);
    std::ranges::partial_sort(keys, keys.begin() + static_cast<std::ptrdiff_t>(end), {},
                              &OrderKey::tie);
    std::vector<std::uint32_t> ordered;
    for (std::size_t i = offset; i < end; ++i) {
        ordered.push_back(keys[i].docid);
    }
    return ordered;
}

} // namespace gazette::searcher
