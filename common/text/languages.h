// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace gazette::text {

/// The languages that have an analysis chain. The numbers are stored on disk: append only.
enum class Language : std::uint8_t {
    Unknown = 0, ///< folded words, unstemmed
    English = 1,
    German = 2,
    French = 3,
    Spanish = 4,
    Italian = 5,
    Portuguese = 6,
    Dutch = 7,
    Swedish = 8,
    Norwegian = 9,
    Danish = 10,
    Finnish = 11,
    Russian = 12,
    Hungarian = 13,
    Romanian = 14,
    Turkish = 15,
    Arabic = 16,
    Greek = 17,
    Catalan = 18,
    Basque = 19,
    Irish = 20,
    Lithuanian = 21,
    Indonesian = 22,
    Hindi = 23,
    Tamil = 24,
    Nepali = 25,
    Serbian = 26,
    Armenian = 27,
    Yiddish = 28,
    Persian = 29,
    Ukrainian = 30,
    Polish = 31,
    Czech = 32,
    Chinese = 33,
    Japanese = 34,
    Korean = 35,
    Thai = 36,
    Lao = 37,
    Hebrew = 38,
    Vietnamese = 39,
};

/// One row of the table of chains.
struct LanguageRow {
    Language language;
    std::string_view code;      ///< ISO 639-1
    std::string_view name;      ///< English name
    std::string_view stemmer;   ///< libstemmer's algorithm; empty: none (WordMaker has a few)
    bool fold_before_stemming;  ///< accents go before the stemmer sees the word, not after
    bool keeps_accents = false; ///< terms have them: ma, mà, má and mả are four words
};

inline constexpr std::size_t language_count = 40;

/// All rows, ordered by Language.
[[nodiscard]] std::span<const LanguageRow> language_table() noexcept;
[[nodiscard]] const LanguageRow& row_of(Language language) noexcept;
/// By code ("en", also "en-US", "EN", "eng" forms common in metadata); nothing when unknown.
[[nodiscard]] std::optional<Language> language_of_code(std::string_view code) noexcept;

} // namespace gazette::text
