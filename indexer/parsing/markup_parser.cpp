// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <array>
#include <climits>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

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
// libxml2 goes through all that are in force for each name. Real documents declare at most 30.
constexpr std::size_t most_namespaces = 1000;

/// Hands libxml2's events to a tree; stops the parser where a limit is met or the budget is spent:
/// nothing may be thrown through libxml2.
struct TreeBuilder {
    explicit TreeBuilder(xmlParserCtxtPtr parser, ParseBudget* of_input)
        : tree(of_input), context(parser), budget(of_input) {}

    MarkupTree tree;
    xmlParserCtxtPtr context;
    ParseBudget* budget;
    std::vector<std::size_t> namespaces; ///< declared by each open element and those around it
    bool too_deep = false;
    bool is_spent = false;

    void open(MarkupNode node, std::size_t declared) {
        if (!go_on()) {
            return;
        }
        const std::size_t in_force = declared + (namespaces.empty() ? 0 : namespaces.back());
        namespaces.push_back(in_force);
        if (namespaces.size() > deepest_nesting || in_force > most_namespaces) {
            too_deep = true;
            xmlStopParser(context);
            return;
        }
        tree.open(std::move(node));
    }

    void close(std::string_view name) {
        if (!namespaces.empty()) {
            namespaces.pop_back();
        }
        tree.close(name);
    }

    void add_text(std::string_view text) {
        if (go_on()) {
            tree.add_text(text);
        }
    }

  private:
    bool go_on() {
        if (budget != nullptr && !is_spent && !budget->try_spend()) {
            is_spent = true;
            xmlStopParser(context);
        }
        return !too_deep && !is_spent;
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
    builder(data).open(std::move(node), 0);
}

void on_html_end(void* data, const xmlChar* name) {
    builder(data).close(lower_case(view(name)));
}

void on_characters(void* data, const xmlChar* text, int size) {
    builder(data).add_text({reinterpret_cast<const char*>(text), static_cast<std::size_t>(size)});
}

void on_xml_start(void* data, const xmlChar* name, const xmlChar* /*prefix*/, const xmlChar* space,
                  int namespaces, const xmlChar** /*declared*/, int attributes, int /*defaulted*/,
                  const xmlChar** values) {
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
    builder(data).open(std::move(node), static_cast<std::size_t>(namespaces));
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

MarkupResult run(Context context, const xmlSAXHandler& handler, bool html, std::string_view text,
                 ParseBudget* budget) {
    TreeBuilder tree_builder(context.get(), budget);
    context->_private = &tree_builder;
    *context->sax = handler;
    static_cast<void>(html ? htmlParseDocument(context.get()) : xmlParseDocument(context.get()));
    if (tree_builder.is_spent) {
        throw BudgetSpent();
    }
    if (tree_builder.too_deep) {
        return flatten_markup(text, budget);
    }
    tree_builder.tree.finish();
    return {std::move(tree_builder.tree), false};
}

} // namespace

MarkupResult parse_html(std::string_view text, ParseBudget* budget) {
    prepare_library();
    const std::string clean = without_nuls(text);
    if (clean.empty() || clean.size() > INT_MAX || is_hostile_markup(clean)) {
        return flatten_markup(clean, budget);
    }
    Context context(htmlCreateMemoryParserCtxt(clean.data(), static_cast<int>(clean.size())));
    if (context == nullptr) {
        return flatten_markup(clean, budget);
    }
    htmlCtxtUseOptions(context.get(), HTML_PARSE_NONET | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING |
                                          HTML_PARSE_RECOVER | HTML_PARSE_IGNORE_ENC);
    xmlSwitchEncoding(context.get(), XML_CHAR_ENCODING_UTF8);
    return run(std::move(context), html_handler(), true, clean, budget);
}

MarkupResult parse_xml(std::string_view text, ParseBudget* budget) {
    prepare_library();
    const std::string clean = without_document_type(without_nuls(text));
    if (clean.empty() || clean.size() > INT_MAX || is_hostile_markup(clean)) {
        return flatten_markup(clean, budget);
    }
    Context context(xmlCreateMemoryParserCtxt(clean.data(), static_cast<int>(clean.size())));
    if (context == nullptr) {
        return flatten_markup(clean, budget);
    }
    xmlCtxtUseOptions(context.get(), XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING |
                                         XML_PARSE_RECOVER | XML_PARSE_IGNORE_ENC);
    return run(std::move(context), xml_handler(), false, clean, budget);
}

} // namespace gazette::indexer
