// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/cli/version.h"

#include <array>

#include <unicode/uchar.h>
#include <unicode/uversion.h>
#include <xapian.h>

namespace gazette::cli {

namespace {

std::string dotted(const UVersionInfo& version) {
    std::array<char, U_MAX_VERSION_STRING_LENGTH> text{};
    u_versionToString(version, text.data());
    return text.data();
}

} // namespace

std::string_view gazette_version() noexcept {
    return GAZETTE_VERSION;
}

std::string version_text(std::string_view program, int index_format,
                         std::string_view analyzer_identity) {
    std::string text(program);
    text.append(" (gazette) ").append(gazette_version()).append("\n");
    text.append("index format ").append(std::to_string(index_format)).append("\n");
    text.append("Xapian ").append(Xapian::version_string()).append("\n");
    UVersionInfo icu = {};
    UVersionInfo unicode = {};
    u_getVersion(icu);
    u_getUnicodeVersion(unicode);
    text.append("ICU ").append(dotted(icu)).append(", Unicode ").append(dotted(unicode));
    // libstemmer tells no version; what counts is whether its stemmers answer the same.
    constexpr std::string_view snowball = "snowball-";
    if (const std::size_t at = analyzer_identity.find(snowball); at != std::string_view::npos) {
        const std::string_view answers = analyzer_identity.substr(at + snowball.size());
        text.append("\nSnowball ").append(answers.substr(0, answers.find(' ')));
        text.append(" (hash of its stemmers' answers)");
    }
    text.append("\nanalysis ").append(analyzer_identity).append("\n");
    return text;
}

} // namespace gazette::cli
