// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/parsing/calendar_names.h"

#include <algorithm>
#include <array>
#include <cstddef>

namespace gazette::indexer {
namespace {

// Names in calendar order as dates are written in each language (genitive where it has one), then
// other forms; "-" where there is none or a row above has given the word already: all languages of
// the table agree on what a word means, and a static_assert holds them to it.
constexpr auto month_rows = std::to_array<std::string_view>({
    // English
    "january february march april may june july august september october november december",
    "jan feb mar apr - jun jul aug sep oct nov dec",
    "- febr - - - - - - sept - - -",
    // German
    "januar februar märz - mai juni juli - - oktober - dezember",
    "jänner feber mär - - - - - - okt - dez",
    "- - maerz - - - - - - - - -",
    "- - mrz - - - - - - - - -",
    // French
    "janvier février mars avril - juin juillet août septembre octobre novembre décembre",
    "janv févr - avr - - juil aout - - - déc",
    "- fevrier - - - - - - - - - decembre",
    "- fév - - - - - - - - - -",
    // Spanish
    "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    "ene - - abr - - - ago setiembre - - dic",
    // Italian
    "gennaio febbraio - aprile maggio giugno luglio - settembre ottobre - dicembre",
    "gen - - - mag giu lug - set ott - -",
    // Portuguese
    "janeiro fevereiro março - maio junho julho - setembro outubro novembro dezembro",
    "- fev marco - - - - - - out - -",
    // Dutch
    "januari februari maart - mei - - augustus - - - -",
    "- - mrt - - - - - - - - -",
    // Russian
    "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
    "янв фев мар апр май июн июл авг сен окт ноя дек",
    "январь февраль март апрель - июнь июль август сентябрь октябрь ноябрь декабрь",
    "- - - - - - - - сент - - -",
    // Ukrainian
    "січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня",
    // Polish
    "stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada "
    "grudnia",
    "styczeń luty marzec kwiecień maj czerwiec lipiec sierpień wrzesień październik listopad "
    "grudzień",
    // Czech
    "ledna února března dubna května června července srpna září října listopadu prosince",
    // Swedish, Norwegian, Danish
    "- - marts - - - - augusti - - - desember",
    "- - - - - - - - - - - des",
    // Finnish
    "tammikuuta helmikuuta maaliskuuta huhtikuuta toukokuuta kesäkuuta heinäkuuta elokuuta "
    "syyskuuta lokakuuta marraskuuta joulukuuta",
    // Hungarian
    "január február március április május június július augusztus szeptember október - -",
    // Romanian
    "ianuarie februarie martie aprilie - iunie iulie - septembrie octombrie noiembrie decembrie",
    // Turkish
    "ocak şubat mart nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık",
    // Greek
    "ιανουαρίου φεβρουαρίου μαρτίου απριλίου μαΐου ιουνίου ιουλίου αυγούστου σεπτεμβρίου οκτωβρίου "
    "νοεμβρίου δεκεμβρίου",
    "- - - - μαίου - - - - - - -",
    // Catalan
    "gener febrer març - maig juny juliol agost setembre - - desembre",
    // Lithuanian
    "sausio vasario kovo balandžio gegužės birželio liepos rugpjūčio rugsėjo spalio lapkričio "
    "gruodžio",
    // Indonesian
    "- - maret - - - - agustus - - - -",
    // Serbian
    "januara februara marta aprila маја juna jula avgusta septembra oktobra novembra decembra",
    "јануара фебруара - - - јуна јула - септембра октобра новембра децембра",
    // Arabic
    "يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر",
    "- شباط آذار نيسان أيار حزيران تموز آب أيلول - - -",
    // Hindi
    "जनवरी फरवरी मार्च अप्रैल मई जून जुलाई अगस्त सितंबर अक्टूबर नवंबर दिसंबर",
});

constexpr auto weekday_rows = std::to_array<std::string_view>({
    // English
    "monday tuesday wednesday thursday friday saturday sunday",
    "mon tue wed thu fri sat sun",
    "- tues - thur - - -",
    "- - - thurs - - -",
    // German
    "montag dienstag mittwoch donnerstag freitag samstag sonntag",
    "- - - - - sonnabend -",
    // French
    "lundi mardi mercredi jeudi vendredi samedi dimanche",
    // Spanish
    "lunes martes miércoles jueves viernes sábado domingo",
    // Italian
    "lunedì martedì mercoledì giovedì venerdì sabato domenica",
    // Portuguese
    "segunda-feira terça-feira quarta-feira quinta-feira sexta-feira - -",
    // Dutch
    "maandag dinsdag woensdag donderdag vrijdag zaterdag zondag",
    // Russian
    "понедельник вторник среда четверг пятница суббота воскресенье",
    "- - среду - пятницу субботу -",
    // Polish
    "poniedziałek wtorek środa czwartek piątek sobota niedziela",
    "- - środę - - sobotę niedzielę",
    // Swedish, Norwegian, Danish
    "måndag tisdag onsdag torsdag fredag lördag söndag",
    "mandag tirsdag - - - lørdag søndag",
});

struct Name {
    std::string_view word;
    int number = 0;
};

template <std::size_t Rows>
constexpr std::size_t count_names(const std::array<std::string_view, Rows>& rows) {
    std::size_t count = 0;
    for (const std::string_view row : rows) {
        std::size_t begin = 0;
        while (begin < row.size()) {
            const std::size_t end = std::min(row.find(' ', begin), row.size());
            count += row.substr(begin, end - begin) == "-" ? 0U : 1U;
            begin = end + 1;
        }
    }
    return count;
}

template <std::size_t Size, std::size_t Rows>
constexpr std::array<Name, Size> by_word(const std::array<std::string_view, Rows>& rows,
                                         int first_number) {
    std::array<Name, Size> names{};
    std::size_t count = 0;
    for (const std::string_view row : rows) {
        int number = first_number;
        std::size_t begin = 0;
        while (begin < row.size()) {
            const std::size_t end = std::min(row.find(' ', begin), row.size());
            const std::string_view word = row.substr(begin, end - begin);
            if (word != "-") {
                names[count++] = {word, number};
            }
            ++number;
            begin = end + 1;
        }
    }
    std::sort(names.begin(), names.end(),
              [](const Name& a, const Name& b) { return a.word < b.word; });
    return names;
}

constexpr auto months = by_word<count_names(month_rows)>(month_rows, 1);
constexpr auto weekdays = by_word<count_names(weekday_rows)>(weekday_rows, 0);

template <std::size_t Size>
constexpr bool is_unambiguous(const std::array<Name, Size>& names, int last_number) {
    for (std::size_t i = 0; i < Size; ++i) {
        if (names[i].number > last_number || (i > 0 && names[i].word == names[i - 1].word)) {
            return false;
        }
    }
    return true;
}
static_assert(is_unambiguous(months, 12) && is_unambiguous(weekdays, 6));

template <std::size_t Size>
std::optional<int> find(const std::array<Name, Size>& names, std::string_view word) noexcept {
    const auto found = std::lower_bound(
        names.begin(), names.end(), word,
        [](const Name& name, std::string_view wanted) { return name.word < wanted; });
    if (found == names.end() || found->word != word) {
        return std::nullopt;
    }
    return found->number;
}

} // namespace

std::optional<int> month_of_name(std::string_view word) noexcept {
    return find(months, word);
}

std::optional<int> weekday_of_name(std::string_view word) noexcept {
    return find(weekdays, word);
}

} // namespace gazette::indexer
