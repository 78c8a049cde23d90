// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <array>
#include <climits>
#include <memory>
#include <string>
#include <string_view>

#include <libxml/HTMLparser.h>
#include <libxml/SAX2.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>

#include "indexer/parsing/characters.h"
#include "indexer/parsing/markup_tree.h"
#include "indexer/parsing/tag_stripping.h"

namespace gazette::indexer {
namespace {

// libxml2's own limit for trees is 256. Real pages: at most 60.
constexpr std::size_t deepest_nesting = 250;

/// Hands libxml2's events to a tree; stops the parser where the nesting goes too deep.
struct TreeBuilder {
    MarkupTree tree;
    xmlParserCtxtPtr context = nullptr;
    std::size_t depth = 0;
    bool too_deep = false;

    void open(MarkupNode node) {
        if (too_deep) {
            return;
        }
        if (++depth > deepest_nesting) {
            too_deep = true;
            xmlStopParser(context);
            return;
        }
        tree.open(std::move(node));
    }

    void close(std::string_view name) {
        depth -= depth > 0 ? 1U : 0U;
        tree.close(name);
    }
};

std::string_view view(const xmlChar* text) noexcept {
    return text == nullptr ? std::string_view()
                           : std::string_view(reinterpret_cast<const char*>(text));
}

TreeBuilder& builder(void* data) noexcept {
    return *static_cast<TreeBuilder*>(static_cast<xmlParserCtxtPtr>(data)->_private);
}

void on_html_start(void* data, const xmlChar* name, const xmlChar** attributes) {
    MarkupNode node;
    node.name = lower_case(view(name));
    for (std::size_t i = 0; attributes != nullptr && attributes[i] != nullptr; i += 2) {
        node.attributes.emplace_back(lower_case(view(attributes[i])), view(attributes[i + 1]));
    }
    builder(data).open(std::move(node));
}

void on_html_end(void* data, const xmlChar* name) {
    builder(data).close(lower_case(view(name)));
}

void on_characters(void* data, const xmlChar* text, int size) {
    builder(data).tree.add_text(
        {reinterpret_cast<const char*>(text), static_cast<std::size_t>(size)});
}

void on_xml_start(void* data, const xmlChar* name, const xmlChar* /*prefix*/, const xmlChar* space,
                  int /*namespaces*/, const xmlChar** /*declared*/, int attributes,
                  int /*defaulted*/, const xmlChar** values) {
    MarkupNode node;
    node.name = lower_case(view(name));
    node.space = std::string(view(space));
    for (int i = 0; i < attributes; ++i) {
        // Five pointers an attribute: local name, prefix, namespace, value's begin and end.
        const xmlChar** const attribute = values + std::ptrdiff_t{i} * 5;
        const auto size = static_cast<std::size_t>(attribute[4] - attribute[3]);
        node.attributes.emplace_back(
            lower_case(view(attribute[0])),
            std::string(reinterpret_cast<const char*>(attribute[3]), size));
    }
    builder(data).open(std::move(node));
}

void on_xml_end(void* data, const xmlChar* name, const xmlChar* /*prefix*/,
                const xmlChar* /*space*/) {
    builder(data).close(lower_case(view(name)));
}

void on_error(void* /*data*/, xmlErrorPtr /*error*/) {}

xmlSAXHandler html_handler() {
    xmlSAXHandler handler{};
    handler.startElement = on_html_start;
    handler.endElement = on_html_end;
    handler.characters = on_characters;
    handler.ignorableWhitespace = on_characters;
    handler.cdataBlock = on_characters;
    handler.serror = on_error;
    handler.initialized = XML_SAX2_MAGIC;
    return handler;
}

xmlSAXHandler xml_handler() {
    xmlSAXHandler handler = html_handler();
    handler.startElement = nullptr;
    handler.endElement = nullptr;
    handler.startElementNs = on_xml_start;
    handler.endElementNs = on_xml_end;
    return handler;
}

struct FreeContext {
    void operator()(xmlParserCtxtPtr context) const noexcept {
        if (context->myDoc != nullptr) {
            xmlFreeDoc(context->myDoc);
            context->myDoc = nullptr;
        }
        xmlFreeParserCtxt(context);
    }
};
using Context = std::unique_ptr<xmlParserCtxt, FreeContext>;

// libxml2 takes a NUL for the end of the text.
std::string without_nuls(std::string_view text) {
    std::string clean(text);
    std::replace(clean.begin(), clean.end(), '\0', ' ');
    return clean;
}

void prepare_library() {
    static const bool prepared = [] {
        xmlInitParser();
        return true;
    }();
    static_cast<void>(prepared);
}

MarkupResult run(Context context, const xmlSAXHandler& handler, bool html, std::string_view text) {
    TreeBuilder tree_builder;
    tree_builder.context = context.get();
    context->_private = &tree_builder;
    *context->sax = handler;
    static_cast<void>(html ? htmlParseDocument(context.get()) : xmlParseDocument(context.get()));
    if (tree_builder.too_deep) {
        return flatten_markup(text);
    }
    tree_builder.tree.finish();
    return {std::move(tree_builder.tree), false};
}

} // namespace

MarkupResult parse_html(std::string_view text) {
    prepare_library();
    const std::string clean = without_nuls(text);
    if (clean.empty() || clean.size() > INT_MAX || is_hostile_markup(clean)) {
        return flatten_markup(clean);
    }
    Context context(htmlCreateMemoryParserCtxt(clean.data(), static_cast<int>(clean.size())));
    if (context == nullptr) {
        return flatten_markup(clean);
    }
    htmlCtxtUseOptions(context.get(), HTML_PARSE_NONET | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING |
                                          HTML_PARSE_RECOVER | HTML_PARSE_IGNORE_ENC);
    xmlSwitchEncoding(context.get(), XML_CHAR_ENCODING_UTF8);
    return run(std::move(context), html_handler(), true, clean);
}

MarkupResult parse_xml(std::string_view text) {
    prepare_library();
    const std::string clean = without_document_type(without_nuls(text));
    if (clean.empty() || clean.size() > INT_MAX || is_hostile_markup(clean)) {
        return flatten_markup(clean);
    }
    Context context(xmlCreateMemoryParserCtxt(clean.data(), static_cast<int>(clean.size())));
    if (context == nullptr) {
        return flatten_markup(clean);
    }
    xmlCtxtUseOptions(context.get(), XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING |
                                         XML_PARSE_RECOVER | XML_PARSE_IGNORE_ENC);
    return run(std::move(context), xml_handler(), false, clean);
}

} // namespace gazette::indexer
