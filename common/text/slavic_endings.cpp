// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/text/slavic_endings.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <span>

namespace gazette::text {
namespace {

using Endings = std::span<const std::string_view>;

/// Endings that are dropped when more than `shorter` bytes come before them.
struct Step {
    Endings endings;
    std::size_t shorter;
};

/// Drops the longest ending of the first step that has one.
void drop_ending(std::span<const Step> steps, std::string_view& word) {
    for (const Step& step : steps) {
        std::size_t longest = 0;
        for (const std::string_view ending : step.endings) {
            if (word.ends_with(ending) && word.size() > ending.size() + step.shorter) {
                longest = std::max(longest, ending.size());
            }
        }
        if (longest > 0) {
            word.remove_suffix(longest);
            return;
        }
    }
}

/// Takes the e out that comes and goes before a word's last letter.
void drop_fleeting_vowel(std::string& stem) {
    stem.erase(stem.size() - 2, 1);
}

constexpr auto single_vowels = std::to_array<std::string_view>({"a", "e", "i", "o", "u", "y"});

constexpr auto czech_cases_5 = std::to_array<std::string_view>({"atech"});
constexpr auto czech_cases_4 = std::to_array<std::string_view>({"atum", "etem"});
constexpr auto czech_cases_3 = std::to_array<std::string_view>(
    {"ach", "ama", "ami", "ata", "aty", "ech", "eho", "emi", "emu", "ete", "eti", "ich", "iho",
     "imi", "imu", "ove", "ovi", "ych", "ymi"});
constexpr auto czech_cases_2 = std::to_array<std::string_view>(
    {"am", "at", "em", "es", "im", "mi", "os", "ou", "um", "us", "ym"});
constexpr auto czech_cases = std::to_array<Step>({{czech_cases_5, 2},
                                                  {czech_cases_4, 2},
                                                  {czech_cases_3, 2},
                                                  {czech_cases_2, 2},
                                                  {single_vowels, 2}});
constexpr auto czech_possessive_2 = std::to_array<std::string_view>({"in", "ov"});
constexpr auto czech_possessives = std::to_array<Step>({{czech_possessive_2, 3}});

constexpr auto polish_verbal_nouns = std::to_array<std::string_view>(
    {"owania", "owaniach", "owaniami", "owanie", "owaniem", "owaniu"});
constexpr auto polish_comparatives = std::to_array<std::string_view>(
    {"iejsza", "iejsze", "iejszego", "iejszy", "iejszych", "iejszymi"});
constexpr auto polish_endings_4 = std::to_array<std::string_view>(
    {"iach", "iami", "iego", "iemu", "owego", "owej", "owemu", "owie", "owych", "owym", "owymi"});
constexpr auto polish_endings_3 =
    std::to_array<std::string_view>({"ach", "ami", "ego", "emu", "ich", "iem", "imi", "iom", "owa",
                                     "owe", "owi", "owy", "ych", "ymi"});
constexpr auto polish_endings_2 = std::to_array<std::string_view>(
    {"ac", "al", "ec", "ej", "em", "ia", "ic", "ie", "il", "im", "io",
     "iu", "la", "li", "lo", "ly", "om", "ow", "yc", "yl", "ym"});
constexpr auto polish_first = std::to_array<Step>({{polish_verbal_nouns, 2}});
constexpr auto polish_second = std::to_array<Step>({{polish_comparatives, 3}});
constexpr auto polish_third = std::to_array<Step>(
    {{polish_endings_4, 2}, {polish_endings_3, 2}, {polish_endings_2, 2}, {single_vowels, 2}});

} // namespace

std::string czech_stem(std::string_view form) {
    drop_ending(czech_cases, form);
    drop_ending(czech_possessives, form);
    std::string stem(form);
    if (stem.size() <= 2) {
        return stem;
    }
    // c and z stand for k and h before some endings; ct for ck.
    if (stem.ends_with("ct") || stem.back() == 'c') {
        stem.back() = 'k';
    } else if (stem.back() == 'z') {
        stem.back() = 'h';
    }
    if (stem.size() > 3 && stem[stem.size() - 2] == 'e') {
        drop_fleeting_vowel(stem);
    }
    return stem;
}

std::string polish_stem(std::string_view form) {
    drop_ending(polish_first, form);
    drop_ending(polish_second, form);
    drop_ending(polish_third, form);
    std::string stem(form);
    if (stem.size() <= 3) {
        return stem;
    }
    if (stem.ends_with("cj")) {
        stem.pop_back();
    }
    if (stem[stem.size() - 2] == 'e' && (stem.back() == 'k' || stem.back() == 'c')) {
        drop_fleeting_vowel(stem);
    }
    if (stem.back() == 'i') {
        stem.pop_back();
    }
    return stem;
}

} // namespace gazette::text
