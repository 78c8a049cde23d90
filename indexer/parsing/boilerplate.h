// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace gazette::indexer {

/// A paragraph and its lower-case form, made once for all the questions below.
struct Paragraph {
    // Not explicit: a view with its lower-case form.
    Paragraph(std::string_view written);

    std::string_view text; ///< must outlive this
    std::string lower;     ///< empty where the text is too long to be anything but a story's
};

/// True for a line that says whose work the text is: "The Associated Press contributed to this
/// report.", "Reporting by Jo Doe; editing by Ann Lee", "Information for this article was ...".
[[nodiscard]] bool is_credit(const Paragraph& paragraph);

/// The agency that a credit line or the end of a story names first, in full; empty when none.
[[nodiscard]] std::string credited_agency(std::string_view paragraph);

/// True for what asks the reader for something or points elsewhere: newsletters, subscriptions,
/// sharing, "Read more:", copyright notices. Only short paragraphs can be one.
[[nodiscard]] bool is_plea(const Paragraph& paragraph);

/// True for page furniture: "Advertisement", "###", "Share", rules of dashes.
[[nodiscard]] bool is_furniture(const Paragraph& paragraph);

/// True for a paragraph below the text that is one of the `authors` or says who they are.
[[nodiscard]] bool is_author_box(const Paragraph& paragraph,
                                 const std::vector<std::string>& authors);

} // namespace gazette::indexer
