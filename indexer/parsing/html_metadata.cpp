// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/parsing/html_metadata.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>
#include <vector>

#include "indexer/parsing/characters.h"
#include "indexer/parsing/html_noise.h"
#include "indexer/parsing/json_ld.h"
#include "indexer/parsing/metadata.h"
#include "indexer/parsing/tag_stripping.h"

namespace gazette::indexer {
namespace {

using article::Article;

constexpr std::size_t shortest_headline = 10;
constexpr std::size_t longest_headline = 400;

/// Names of meta elements that give one thing, the best first.
constexpr auto title_names =
    std::to_array<std::string_view>({"og:title", "twitter:title", "dc.title", "dcterms.title",
                                     "parsely-title", "sailthru.title", "headline"});
constexpr auto published_names = std::to_array<std::string_view>({"article:published_time",
                                                                  "og:published_time",
                                                                  "datepublished",
                                                                  "parsely-pub-date",
                                                                  "sailthru.date",
                                                                  "pubdate",
                                                                  "publishdate",
                                                                  "publish-date",
                                                                  "publish_date",
                                                                  "article.published",
                                                                  "dc.date.issued",
                                                                  "dcterms.created",
                                                                  "dc.date",
                                                                  "dcterms.date",
                                                                  "date",
                                                                  "cxenseparse:recs:publishtime",
                                                                  "article:post_date",
                                                                  "ptime",
                                                                  "displaydate",
                                                                  "original-publish-date",
                                                                  "rbpubdate",
                                                                  "timestamp"});
constexpr auto updated_names = std::to_array<std::string_view>(
    {"article:modified_time", "og:updated_time", "lastmod", "dcterms.modified", "datemodified",
     "last-modified", "article.updated"});
constexpr auto author_names = std::to_array<std::string_view>(
    {"author", "article:author", "article:author_name", "parsely-author", "sailthru.author", "byl",
     "dc.creator", "dcterms.creator", "authors"});
constexpr auto outlet_names = std::to_array<std::string_view>(
    {"og:site_name", "application-name", "dc.publisher", "al:android:app_name",
     "article:publisher_name", "copyright-holder"});
constexpr auto language_names =
    std::to_array<std::string_view>({"og:locale", "language", "content-language", "dc.language"});
constexpr auto address_names = std::to_array<std::string_view>({"og:url", "twitter:url"});
constexpr auto summary_names =
    std::to_array<std::string_view>({"og:description", "description", "twitter:description"});

class MetaElements {
  public:
    explicit MetaElements(const MarkupTree& page) {
        for (std::size_t i = 1; i < page.size(); ++i) {
            if (page[i].name != "meta") {
                continue;
            }
            for (const std::string_view key : {"property", "name", "itemprop", "http-equiv"}) {
                const std::string_view name = page[i].attribute(key);
                const std::string_view content = trim(page[i].attribute("content"));
                if (!name.empty() && !content.empty()) {
                    values_.emplace_back(lower_case(name), decode_references(content));
                }
            }
        }
    }

    template <std::size_t Size>
    [[nodiscard]] std::string first(const std::array<std::string_view, Size>& names) const {
        for (const std::string_view name : names) {
            for (const auto& [key, value] : values_) {
                if (key == name) {
                    return value;
                }
            }
        }
        return {};
    }

    template <std::size_t Size>
    [[nodiscard]] std::vector<std::string>
    all_of_best(const std::array<std::string_view, Size>& names) const {
        std::vector<std::string> found;
        for (const std::string_view name : names) {
            for (const auto& [key, value] : values_) {
                if (key == name && value.find("://") == std::string::npos) {
                    found.push_back(value);
                }
            }
            if (!found.empty()) {
                break;
            }
        }
        return found;
    }

  private:
    std::vector<std::pair<std::string, std::string>> values_;
};

std::vector<std::string> words_of(std::string_view text) {
    std::vector<std::string> words(1);
    for (const char c : lower_case(text)) {
        if (static_cast<unsigned char>(c) >= 0x80 || is_digit(c) || (c >= 'a' && c <= 'z')) {
            words.back() += c;
        } else if (!words.back().empty()) {
            words.emplace_back();
        }
    }
    if (words.back().empty()) {
        words.pop_back();
    }
    return words;
}

// How much of the stated title's beginning `heading` says: the share of its words found there.
double agreement(const std::vector<std::string>& stated, std::string_view heading) {
    const std::vector<std::string> words = words_of(heading);
    if (words.empty()) {
        return 0;
    }
    // The outlet's name stands behind the title: look at no more words than the heading has, and
    // a few.
    const auto end =
        stated.begin() + static_cast<std::ptrdiff_t>(std::min(stated.size(), words.size() + 2));
    const auto found = std::count_if(words.begin(), words.end(), [&](const std::string& word) {
        return std::find(stated.begin(), end, word) != end;
    });
    return static_cast<double>(found) / static_cast<double>(words.size());
}

// The h1 that agrees with what the page calls itself; the only one where it calls itself nothing.
std::string headline_on_page(const MarkupTree& page, const std::string& stated) {
    constexpr double least_agreement = 0.6;
    const std::vector<std::string> wanted = words_of(stated);
    std::string best;
    double best_agreement = wanted.empty() ? 0 : least_agreement;
    std::size_t headings = 0;
    for (const std::size_t i : page.find_all(0, "h1")) {
        std::string text = page.text(i);
        if (text.size() < shortest_headline || text.size() > longest_headline) {
            continue;
        }
        ++headings;
        const double found = wanted.empty() ? 1 : agreement(wanted, text);
        if (found > best_agreement || (best.empty() && found >= best_agreement)) {
            best_agreement = found;
            best = std::move(text);
        }
    }
    return wanted.empty() && headings != 1 ? std::string() : best;
}

// Smaller headings that their class or property calls the title: "post-title", "entry-title".
std::string marked_headline(const MarkupTree& page, const std::string& stated) {
    if (stated.size() > 2 * longest_headline) {
        return {};
    }
    const std::string wanted = lower_case(stated);
    for (const std::string_view name : {"h2", "h3"}) {
        for (const std::size_t i : page.find_all(0, name)) {
            const std::string_view property = page[i].attribute("itemprop");
            const std::string names = lower_case(page[i].attribute("class").substr(0, 200));
            const bool marked = property == "headline" || property == "name" ||
                                names.find("title") != std::string::npos ||
                                names.find("headline") != std::string::npos;
            std::string text = marked ? page.text(i) : std::string();
            if (text.size() >= shortest_headline && text.size() <= longest_headline &&
                wanted.find(lower_case(text)) != std::string::npos) {
                return text;
            }
        }
    }
    return {};
}

// Where the stated title is written for search engines, the page's one h1 is the headline; unless
// it names the site, as the end of <title> does.
std::string only_heading(const MarkupTree& page, std::string_view title_element) {
    std::string only;
    for (const std::size_t i : page.find_all(0, "h1")) {
        std::string text = page.text(i);
        if (text.empty() || text == only) {
            continue;
        }
        if (!only.empty()) {
            return {};
        }
        only = std::move(text);
    }
    const bool site = title_element.size() >= only.size() &&
                      title_element.substr(title_element.size() - only.size()) == only;
    const bool headline = only.size() <= longest_headline && count_words(only) >= 3;
    return headline && !site ? only : std::string();
}

// An item with a link of some words: another story's headline.
bool leads_elsewhere(const MarkupTree& page, std::size_t item) {
    constexpr std::size_t fewest_words = 3;
    const std::size_t link = page.find(item, "a");
    return link != 0 && count_words(page.text(link)) >= fewest_words;
}

// In lists of other stories, comments, menus: what stands there dates something else.
bool stands_in_noise(const MarkupTree& page, std::size_t i) {
    for (std::size_t at = page[i].parent; at != 0; at = page[at].parent) {
        const std::string_view name = page[at].name;
        if (name == "aside" || name == "nav" || name == "footer" || is_noise(page[at]) ||
            (name == "li" && leads_elsewhere(page, at))) {
            return true;
        }
    }
    return false;
}

std::string itemprop_text(const MarkupTree& page, std::string_view wanted) {
    for (std::size_t i = 1; i < page.size(); ++i) {
        if (page[i].attribute("itemprop") == wanted && page[i].name != "meta") {
            const std::string_view machine = page[i].attribute("datetime");
            return machine.empty() ? page.text(i) : std::string(machine);
        }
    }
    return {};
}

void read_title(const MarkupTree& page, const MetaElements& meta, const JsonLdArticle& json,
                Article& article) {
    const std::size_t title_element = page.find(0, "title");
    const std::string whole = title_element == 0 ? std::string() : page.text(title_element);
    std::string stated = json.headline;
    if (stated.empty()) {
        stated = meta.first(title_names);
    }
    std::string on_page = headline_on_page(page, stated.empty() ? whole : stated);
    if (on_page.empty()) {
        on_page = only_heading(page, whole);
    }
    if (on_page.empty()) {
        on_page = marked_headline(page, stated.empty() ? whole : stated);
    }
    const std::vector<std::string> known{article.outlet, json.publisher, on_page};
    if (!on_page.empty()) {
        article.title = on_page;
    } else if (!stated.empty()) {
        article.title = without_outlet_suffix(decode_references(stated), known);
    } else {
        article.title = without_outlet_suffix(whole, known);
    }
    article.title = collapse_blanks(article.title);
}

void read_authors(const MarkupTree& page, const MetaElements& meta, const JsonLdArticle& json,
                  Article& article) {
    for (const std::string& name : json.authors) {
        add_metadata_author(article, name);
    }
    if (article.authors.empty()) {
        for (const std::string& name : meta.all_of_best(author_names)) {
            add_metadata_author(article, name);
        }
    }
    for (std::size_t i = 1; i < page.size() && article.authors.empty(); ++i) {
        if (page[i].attribute("rel") == "author" || page[i].attribute("itemprop") == "author") {
            add_metadata_author(article, page.text(i));
        }
    }
}

void read_dates(const MarkupTree& page, const MetaElements& meta, const JsonLdArticle& json,
                const DatingRules& rules, Article& article) {
    add_metadata_date(article, "JSON-LD datePublished", json.published, false, rules);
    add_metadata_date(article, "meta", meta.first(published_names), false, rules);
    if (article.date_candidates.empty()) {
        add_metadata_date(article, "itemprop datePublished", itemprop_text(page, "datePublished"),
                          false, rules);
    }
    if (article.date_candidates.empty()) {
        // The first <time> that is not in a list of other stories dates the page most often.
        constexpr std::size_t most_times = 50;
        std::size_t times = 0;
        for (const std::size_t i : page.find_all(0, "time")) {
            if (++times > most_times) {
                break;
            }
            const std::string_view machine = page[i].attribute("datetime");
            if (!machine.empty() && !stands_in_noise(page, i)) {
                add_metadata_date(article, "time", machine, false, rules);
                for (article::DateCandidate& candidate : article.date_candidates) {
                    candidate.confidence =
                        std::min(candidate.confidence, date_confidence::time_element);
                }
                break;
            }
        }
    }
    add_metadata_date(article, "JSON-LD dateModified", json.modified, true, rules);
    add_metadata_date(article, "meta modified", meta.first(updated_names), true, rules);
}

std::string own_address(const MarkupTree& page, const MetaElements& meta) {
    for (const std::size_t i : page.find_all(0, "link")) {
        if (page[i].attribute("rel") == "canonical" &&
            !outlet_of_address(page[i].attribute("href")).empty()) {
            return std::string(page[i].attribute("href"));
        }
    }
    return meta.first(address_names);
}

// Microdata's publisher, hNews' source-org.
std::string marked_publisher(const MarkupTree& page) {
    for (std::size_t i = 1; i < page.size(); ++i) {
        const bool marked =
            page[i].attribute("itemprop") == "publisher" ||
            lower_case(page[i].attribute("class").substr(0, 200)).find("source-org") !=
                std::string::npos;
        if (!marked) {
            continue;
        }
        for (std::size_t inner = i + 1; inner < page[i].end; ++inner) {
            if (page[inner].attribute("itemprop") == "name") {
                const std::string_view content = trim(page[inner].attribute("content"));
                return content.empty() ? page.text(inner) : std::string(content);
            }
        }
        return page.text(i);
    }
    return {};
}

void read_outlet(const MarkupTree& page, const MetaElements& meta, const JsonLdArticle& json,
                 Article& article) {
    std::string name = json.publisher.empty() ? meta.first(outlet_names) : json.publisher;
    if (name.empty()) {
        name = marked_publisher(page);
        name.erase(0, name.starts_with("www.") ? 4 : 0);
    }
    // "The Herald | News, Sport, Weather"
    name = name.substr(0, name.find(" | "));
    const std::string host = outlet_of_address(name);
    article.outlet = host.empty() ? name : host;
    if (article.outlet.empty()) {
        article.outlet = outlet_of_address(own_address(page, meta));
    }
}

} // namespace

std::string page_language(const MarkupTree& page) {
    const std::size_t html = page.find(0, "html");
    std::string code = html == 0 ? std::string() : language_code(page[html].attribute("lang"));
    return code.empty() ? language_code(MetaElements(page).first(language_names)) : code;
}

std::string read_html_metadata(const MarkupTree& page, const DatingRules& rules, Article& article) {
    const MetaElements meta(page);
    JsonLdArticle json = read_json_ld(page);
    read_outlet(page, meta, json, article);
    read_title(page, meta, json, article);
    read_authors(page, meta, json, article);
    read_dates(page, meta, json, rules, article);
    article.subtitle = collapse_blanks(meta.first(summary_names));
    if (!json.language.empty()) {
        article.language = language_code(json.language);
    }
    return std::move(json.body);
}

} // namespace gazette::indexer
