// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/text/languages.h"

#include <algorithm>
#include <array>
#include <cstddef>

namespace gazette::text {

namespace {

/// English loses its accents before stemming, since its stemmer knows none ("fiancés" must meet
/// "fiances"); the other stemmers were written for accented words.
constexpr std::array<LanguageRow, language_count> rows = {{
    {Language::Unknown, "", "unknown", "", true},
    {Language::English, "en", "English", "english", true},
    {Language::German, "de", "German", "german", false},
    {Language::French, "fr", "French", "french", false},
    {Language::Spanish, "es", "Spanish", "spanish", false},
    {Language::Italian, "it", "Italian", "italian", false},
    {Language::Portuguese, "pt", "Portuguese", "portuguese", false},
    {Language::Dutch, "nl", "Dutch", "dutch", false},
    {Language::Swedish, "sv", "Swedish", "swedish", false},
    {Language::Norwegian, "no", "Norwegian", "norwegian", false},
    {Language::Danish, "da", "Danish", "danish", false},
    {Language::Finnish, "fi", "Finnish", "finnish", false},
    {Language::Russian, "ru", "Russian", "russian", false},
    {Language::Hungarian, "hu", "Hungarian", "hungarian", false},
    {Language::Romanian, "ro", "Romanian", "romanian", false},
    {Language::Turkish, "tr", "Turkish", "turkish", false},
    {Language::Arabic, "ar", "Arabic", "arabic", false},
    {Language::Greek, "el", "Greek", "greek", false},
    {Language::Catalan, "ca", "Catalan", "catalan", false},
    {Language::Basque, "eu", "Basque", "basque", false},
    {Language::Irish, "ga", "Irish", "irish", false},
    {Language::Lithuanian, "lt", "Lithuanian", "lithuanian", false},
    {Language::Indonesian, "id", "Indonesian", "indonesian", false},
    {Language::Hindi, "hi", "Hindi", "hindi", false},
    {Language::Tamil, "ta", "Tamil", "tamil", false},
    {Language::Nepali, "ne", "Nepali", "nepali", false},
    {Language::Serbian, "sr", "Serbian", "serbian", false},
    {Language::Armenian, "hy", "Armenian", "armenian", false},
    {Language::Yiddish, "yi", "Yiddish", "yiddish", false},
    {Language::Persian, "fa", "Persian", "", true},
    {Language::Ukrainian, "uk", "Ukrainian", "", true},
    {Language::Polish, "pl", "Polish", "", true},
    {Language::Czech, "cs", "Czech", "", true},
    {Language::Chinese, "zh", "Chinese", "", true},
    {Language::Japanese, "ja", "Japanese", "", true},
    {Language::Korean, "ko", "Korean", "", true},
    {Language::Thai, "th", "Thai", "", true},
    {Language::Lao, "lo", "Lao", "", true},
    {Language::Hebrew, "he", "Hebrew", "", true},
    {Language::Vietnamese, "vi", "Vietnamese", "", false, true},
}};

constexpr bool rows_are_in_order() {
    for (std::size_t number = 0; number < rows.size(); ++number) {
        if (static_cast<std::size_t>(rows[number].language) != number) {
            return false;
        }
    }
    return true;
}
static_assert(rows_are_in_order());

struct Alias {
    std::string_view code;
    Language language;
};

/// Other codes that metadata uses: ISO 639-2 (both kinds), 639-3, withdrawn and national ones.
constexpr std::array aliases = {
    Alias{"eng", Language::English},    Alias{"deu", Language::German},
    Alias{"ger", Language::German},     Alias{"fra", Language::French},
    Alias{"fre", Language::French},     Alias{"spa", Language::Spanish},
    Alias{"ita", Language::Italian},    Alias{"por", Language::Portuguese},
    Alias{"nld", Language::Dutch},      Alias{"dut", Language::Dutch},
    Alias{"swe", Language::Swedish},    Alias{"nor", Language::Norwegian},
    Alias{"nob", Language::Norwegian},  Alias{"nno", Language::Norwegian},
    Alias{"nb", Language::Norwegian},   Alias{"nn", Language::Norwegian},
    Alias{"dan", Language::Danish},     Alias{"fin", Language::Finnish},
    Alias{"rus", Language::Russian},    Alias{"hun", Language::Hungarian},
    Alias{"ron", Language::Romanian},   Alias{"rum", Language::Romanian},
    Alias{"mo", Language::Romanian},    Alias{"tur", Language::Turkish},
    Alias{"ara", Language::Arabic},     Alias{"arb", Language::Arabic},
    Alias{"ell", Language::Greek},      Alias{"gre", Language::Greek},
    Alias{"cat", Language::Catalan},    Alias{"eus", Language::Basque},
    Alias{"baq", Language::Basque},     Alias{"gle", Language::Irish},
    Alias{"lit", Language::Lithuanian}, Alias{"ind", Language::Indonesian},
    Alias{"in", Language::Indonesian},  Alias{"hin", Language::Hindi},
    Alias{"tam", Language::Tamil},      Alias{"nep", Language::Nepali},
    Alias{"npi", Language::Nepali},     Alias{"srp", Language::Serbian},
    Alias{"hye", Language::Armenian},   Alias{"arm", Language::Armenian},
    Alias{"yid", Language::Yiddish},    Alias{"ji", Language::Yiddish},
    Alias{"fas", Language::Persian},    Alias{"per", Language::Persian},
    Alias{"pes", Language::Persian},    Alias{"prs", Language::Persian},
    Alias{"ukr", Language::Ukrainian},  Alias{"pol", Language::Polish},
    Alias{"ces", Language::Czech},      Alias{"cze", Language::Czech},
    Alias{"zho", Language::Chinese},    Alias{"chi", Language::Chinese},
    Alias{"cmn", Language::Chinese},    Alias{"yue", Language::Chinese},
    Alias{"jpn", Language::Japanese},   Alias{"kor", Language::Korean},
    Alias{"tha", Language::Thai},       Alias{"lao", Language::Lao},
    Alias{"heb", Language::Hebrew},     Alias{"iw", Language::Hebrew},
    Alias{"vie", Language::Vietnamese},
};

constexpr char lower(char letter) {
    return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
}

bool equal_ignoring_case(std::string_view left, std::string_view right) {
    return std::ranges::equal(left, right, {}, lower, lower);
}

} // namespace

std::span<const LanguageRow> language_table() noexcept {
    return rows;
}

const LanguageRow& row_of(Language language) noexcept {
    return rows[static_cast<std::size_t>(language)];
}

std::optional<Language> language_of_code(std::string_view code) noexcept {
    const std::string_view primary = code.substr(0, code.find_first_of("-_"));
    if (primary.empty()) {
        return std::nullopt;
    }
    for (const LanguageRow& row : rows) {
        if (row.language != Language::Unknown && equal_ignoring_case(row.code, primary)) {
            return row.language;
        }
    }
    for (const Alias& alias : aliases) {
        if (equal_ignoring_case(alias.code, primary)) {
            return alias.language;
        }
    }
    for (const LanguageRow& row : rows) {
        if (row.language != Language::Unknown && equal_ignoring_case(row.name, code)) {
            return row.language;
        }
    }
    return std::nullopt;
}

} // namespace gazette::text
