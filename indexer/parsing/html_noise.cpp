// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/parsing/html_noise.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/parsing/characters.h"

namespace gazette::indexer {
namespace {

constexpr auto noise_elements =
    std::to_array<std::string_view>({"nav", "aside", "footer", "form", "menu", "dialog"});

constexpr auto noise_roles = std::to_array<std::string_view>(
    {"navigation", "complementary", "banner", "contentinfo", "dialog", "alertdialog", "search",
     "menu", "menubar", "tablist"});

// Words of class and id names; each word stands alone (ad is no part of "head" or "load").
constexpr auto noise_words = std::to_array<std::string_view>({"nav",
                                                              "navbar",
                                                              "navigation",
                                                              "menu",
                                                              "sidebar",
                                                              "footer",
                                                              "related",
                                                              "recirc",
                                                              "recirculation",
                                                              "recommended",
                                                              "recommendations",
                                                              "recommendation",
                                                              "promo",
                                                              "promos",
                                                              "promotion",
                                                              "newsletter",
                                                              "newsletters",
                                                              "subscribe",
                                                              "subscription",
                                                              "signup",
                                                              "social",
                                                              "share",
                                                              "sharing",
                                                              "sharebar",
                                                              "sharedaddy",
                                                              "comments",
                                                              "comment",
                                                              "commentlist",
                                                              "disqus",
                                                              "respond",
                                                              "ad",
                                                              "ads",
                                                              "advert",
                                                              "adverts",
                                                              "advertisement",
                                                              "advertising",
                                                              "sponsored",
                                                              "sponsor",
                                                              "outbrain",
                                                              "taboola",
                                                              "zergnet",
                                                              "popup",
                                                              "modal",
                                                              "cookie",
                                                              "cookies",
                                                              "gdpr",
                                                              "consent",
                                                              "breadcrumb",
                                                              "breadcrumbs",
                                                              "tags",
                                                              "taglist",
                                                              "byline",
                                                              "bylines",
                                                              "trending",
                                                              "popular",
                                                              "teaser",
                                                              "teasers",
                                                              "toolbar",
                                                              "widget",
                                                              "widgets",
                                                              "pagination",
                                                              "pager",
                                                              "screenreader",
                                                              "offscreen",
                                                              "timestamp",
                                                              "carousel",
                                                              "playlist",
                                                              "rail",
                                                              "banner",
                                                              "login",
                                                              "register",
                                                              "pullquote",
                                                              "toc",
                                                              "infobox",
                                                              "masthead",
                                                              "bio",
                                                              "authorbox",
                                                              "upnext",
                                                              "readmore",
                                                              "morefrom",
                                                              "mostread",
                                                              "mostpopular",
                                                              "relatedposts",
                                                              "jp",
                                                              "addthis",
                                                              "addtoany",
                                                              "paywall",
                                                              "piano",
                                                              "tooltip",
                                                              "disclaimer",
                                                              "copyright",
                                                              "hidden",
                                                              "dropdown",
                                                              "buttons",
                                                              "btn",
                                                              "rating",
                                                              "ratings",
                                                              "follow",
                                                              "whatsapp",
                                                              "telegram",
                                                              "previous",
                                                              "prev",
                                                              "adjacent",
                                                              "lightbox",
                                                              "affiliate",
                                                              "cta",
                                                              "donate",
                                                              "survey",
                                                              "poll",
                                                              "sticky"});

// Beginnings of such words: "relatedpoststitle".
constexpr auto noise_beginnings = std::to_array<std::string_view>(
    {"related", "recommend", "newsletter", "advert", "subscri", "breadcrumb", "sponsor", "comment",
     "recirc", "cookie", "disqus", "taboola", "outbrain", "sharing", "sharebar", "sharebutton"});

// Names of several words.
constexpr auto noise_phrases = std::to_array<std::string_view>(
    {"latest-news",  "more-stories", "more-news",     "read-next",       "read-more",
     "also-like",    "most-read",    "most-popular",  "you-may",         "up-next",
     "sign-up",      "more-from",    "latest-box",    "author-box",      "about-author",
     "author-bio",   "post-meta",    "entry-meta",    "article-meta",    "story-meta",
     "meta-info",    "entry-footer", "photo-gallery", "image-gallery",   "post-navigation",
     "print-only",   "sr-only",      "screen-reader", "visually-hidden", "visuallyhidden",
     "inline-story", "in-article",   "end-of-article"});

constexpr auto body_names = std::to_array<std::string_view>({"articlebody",
                                                             "article-body",
                                                             "article__body",
                                                             "article-content",
                                                             "article__content",
                                                             "article-text",
                                                             "article_body",
                                                             "articletext",
                                                             "articlecontent",
                                                             "story-body",
                                                             "story-content",
                                                             "story-text",
                                                             "storytext",
                                                             "story__body",
                                                             "storybody",
                                                             "entry-content",
                                                             "post-content",
                                                             "post-body",
                                                             "post__content",
                                                             "post-entry",
                                                             "postcontent",
                                                             "body-copy",
                                                             "body-content",
                                                             "main-content-article",
                                                             "article-copy",
                                                             "content__article-body",
                                                             "td-post-content",
                                                             "single-content",
                                                             "rich-text",
                                                             "news-text",
                                                             "article-main-text",
                                                             "text-wrapper",
                                                             "article-page__body",
                                                             "asset-body",
                                                             "wysiwyg",
                                                             "zn-body-text",
                                                             "news-content",
                                                             "entry__body"});

template <std::size_t Size>
bool contains(const std::array<std::string_view, Size>& names, std::string_view name) noexcept {
    return std::find(names.begin(), names.end(), name) != names.end();
}

// Class names taken apart at blanks, hyphens, underscores and capitals: "shareBar" is two words.
bool holds_noise_word(std::string_view names) {
    std::string word;
    const auto is_noise_word = [&word] {
        const bool noise =
            contains(noise_words, word) ||
            std::any_of(noise_beginnings.begin(), noise_beginnings.end(), [&word](auto beginning) {
                return word.compare(0, beginning.size(), beginning) == 0;
            });
        word.clear();
        return noise;
    };
    for (std::size_t i = 0; i < names.size() && i < 400; ++i) {
        const char c = names[i];
        const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        const bool capital =
            c >= 'A' && c <= 'Z' && i > 0 && names[i - 1] >= 'a' && names[i - 1] <= 'z';
        if ((!letter || capital) && is_noise_word()) {
            return true;
        }
        if (letter) {
            word += static_cast<char>(c | 0x20);
        }
    }
    return is_noise_word();
}

bool holds_noise_phrase(std::string_view names) {
    std::string plain = lower_case(names.substr(0, 400));
    std::replace(plain.begin(), plain.end(), '_', '-');
    return std::any_of(noise_phrases.begin(), noise_phrases.end(),
                       [&plain](auto phrase) { return plain.find(phrase) != std::string::npos; });
}

bool is_hidden(const MarkupNode& element) {
    const std::string style = lower_case(element.attribute("style").substr(0, 200));
    std::string plain;
    std::copy_if(style.begin(), style.end(), std::back_inserter(plain),
                 [](char c) { return c != ' '; });
    return plain.find("display:none") != std::string::npos ||
           plain.find("visibility:hidden") != std::string::npos ||
           element.attribute("aria-hidden") == "true" ||
           std::any_of(element.attributes.begin(), element.attributes.end(),
                       [](const auto& attribute) { return attribute.first == "hidden"; });
}

} // namespace

bool is_noise(const MarkupNode& element) {
    if (contains(noise_elements, element.name) || is_hidden(element) ||
        contains(noise_roles, element.attribute("role"))) {
        return true;
    }
    if (element.name == "html" || element.name == "body" || element.name == "p" ||
        element.name == "article" || element.name == "main") {
        return false;
    }
    const auto is_noisy = [](std::string_view names) {
        return !names.empty() && (holds_noise_word(names) || holds_noise_phrase(names));
    };
    return is_noisy(element.attribute("class")) || is_noisy(element.attribute("id"));
}

bool is_article_body_property(const MarkupNode& element) {
    return lower_case(element.attribute("itemprop")).find("articlebody") != std::string::npos;
}

bool is_marked_body(const MarkupNode& element) {
    if (is_article_body_property(element)) {
        return true;
    }
    if (element.name == "body" || element.name == "html") {
        return false;
    }
    const std::string names = " " + lower_case(element.attribute("class").substr(0, 400)) + " " +
                              lower_case(element.attribute("id").substr(0, 100)) + " ";
    return std::any_of(body_names.begin(), body_names.end(), [&](std::string_view name) {
        const std::size_t at = names.find(name);
        if (at == std::string::npos) {
            return false;
        }
        // "article-body-ad" is not the body; "c-article-body" is.
        const char behind = names[at + name.size()];
        return behind == ' ' || behind == '_';
    });
}

} // namespace gazette::indexer
