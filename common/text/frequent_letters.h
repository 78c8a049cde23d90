// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <string_view>

/// The letters that languages use beyond ASCII: what text in the right encoding is made of.
namespace gazette::text::frequent_letters {

/// Lower-case letters of each language in Latin script, as its orthography has them.
inline constexpr std::array<std::u32string_view, 20> latin = {
    U"àâæçèéêëîïôœùûüÿ",                                                    // French
    U"äöüß",                                                                // German
    U"áéíñóúüªº",                                                           // Spanish
    U"àáâãçéêíóôõúüªº",                                                     // Portuguese
    U"àèéìíîòóùú",                                                          // Italian
    U"àçèéíïòóúü·",                                                         // Catalan
    U"áèéëïóöüíú",                                                          // Dutch
    U"åäöéü",                                                               // Swedish, Finnish
    U"æøåéòôü",                                                             // Danish, Norwegian
    U"áðéíóúýþæö",                                                          // Icelandic
    U"çğıöşüâîû",                                                           // Turkish
    U"ąćęłńóśźż",                                                           // Polish
    U"áčďéěíňóřšťúůýžäľĺŕô",                                                // Czech, Slovak
    U"áéíóöőúüű",                                                           // Hungarian
    U"ăâîșțşţ",                                                             // Romanian
    U"čćđšž",                                                               // Croatian, Slovene
    U"ąčęėįšųūž",                                                           // Lithuanian
    U"āčēģīķļņšūž",                                                         // Latvian
    U"äõöüšž",                                                              // Estonian
    U"ăâđêôơưàáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ", // Vietnamese
};

/// The letters that make up most of any text in other scripts, most frequent first.
inline constexpr std::u32string_view cyrillic = U"оеаинтсрвлкмдпуяіы";
inline constexpr std::u32string_view greek = U"αοιετνσρκπμληυςίόάέή";
inline constexpr std::u32string_view arabic = U"اليمونرتبةعدفسهكقحأجی";
inline constexpr std::u32string_view hebrew = U"יוהלאבתרמשןםדנ";
inline constexpr std::u32string_view thai = U"านรอกเงมลวยสตทดคปบะี่้ั";

/// Ideographs that make up about half of any Chinese text, simplified and traditional, and the
/// commonest of Japanese news.
inline constexpr std::u32string_view han =
    U"的一是不了人我在有他这中大来上国个到说们为子和你地出道也时年得就那要下以生会自着去之过家学对"
    U"可里后小么心多天"
    U"而能好都然没日于起还发成事只作当想看文无开手十用主行方又如前所本见经头面公同三已老从动两长知"
    U"民样现分将外但身"
    U"些与高意进把法此实回二理美点月明其种全工己话者向情部正名定女问力机给等几很业最间新打便位因重"
    U"被走电四第门相次"
    U"东政海口使教西再平真世气信北少关并内加化由却代军产入先山五太水万市体别处总场师书比住员性通目"
    U"报立难数件安表原"
    U"车应路期常提感金何更反合放做系计或司利受光果亲界及今京务制解各任至清物台记边共风战接它许特南"
    U"度统色题建交爱认"
    U"論論這來國個說們為時會著過學對裡後麼沒於還發當無開見經頭從動兩長樣現將與進實點種話問機給幾業"
    U"間電門東氣關並"
    U"內卻軍產萬體別處總場師書員報難數車應係計親務記邊風戰許統題愛認資議達選開開發會社者事今日本年"
    U"月大中国人出生"
    U"市場企業股公司经济增投资银行价格亿元据记者表示消费政府城市服务发展";

/// Syllables that make up about two thirds of any Korean text.
inline constexpr std::u32string_view hangul =
    U"이다는에의을가고로하한지사은기인도를대들과시정서자어리부해나보수일전제상있만원년아공장그조안"
    U"선성장국중주여"
    U"동비구스라것간경구말라며면까했였었였던됐된되됩니습때문위통회계관방연화요오무생출진세당유소산"
    U"명미발민행신개"
    U"할적월업단모내치후등차약우권석실거게와결양분불타학김북트건터포반현재려마러입물표입감심금법특"
    U"새저따르르년체";

} // namespace gazette::text::frequent_letters
