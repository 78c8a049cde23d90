// SPDX-License-Identifier: GPL-3.0-or-later
#include <string>

#include <gtest/gtest.h>

#include "common/text/language_detection.h"

namespace gazette::text {
namespace {

struct Sentence {
    Language language;
    std::string_view text;
};

TEST(LanguageDetection, KnowsASentenceOrTwo) {
    const LanguageDetector detector;
    for (const Sentence& sentence : std::initializer_list<Sentence>{
             {Language::English,
              "The ship ran aground in the canal and it took six days to free it."},
             {Language::German, "Das Schiff lief im Kanal auf Grund, und es dauerte sechs Tage."},
             {Language::French, "Le navire s'est échoué dans le canal et il a fallu six jours."},
             {Language::Spanish,
              "El barco encalló en el canal y no fue posible sacarlo hasta que subió la marea."},
             {Language::Italian, "La nave si è arenata nel canale e ci sono voluti sei giorni."},
             {Language::Portuguese,
              "O navio encalhou no canal e foram necessários seis dias para o soltar."},
             {Language::Dutch, "Het schip liep vast in het kanaal en het duurde zes dagen voordat "
                               "het weer los was."},
             {Language::Swedish,
              "Fartyget gick på grund i kanalen och det tog sex dagar att få loss det."},
             {Language::Polish,
              "Statek osiadł na mieliźnie w kanale i przez sześć dni nie można go było ruszyć."},
             {Language::Turkish,
              "Gemi kanalda karaya oturdu ve onu kurtarmak için altı gün çok uğraşıldı."},
             {Language::Russian,
              "Судно село на мель в канале, и на то, чтобы его снять, ушло шесть дней."},
             {Language::Ukrainian,
              "Судно сіло на мілину в каналі, і знадобилося шість днів, щоб його зняти."},
             {Language::Greek, "Το πλοίο προσάραξε στη διώρυγα."},
             {Language::Arabic, "جنحت السفينة في القناة ولم يكن من الممكن تعويمها إلا بعد أن ارتفع "
                                "المد على مدى ستة أيام."},
             {Language::Hebrew,
              "הספינה עלתה על שרטון בתעלה, ורק אחרי שישה ימים היה אפשר לחלץ אותה משם."},
             {Language::Hindi, "जहाज नहर में फंस गया और उसे निकालने में छह दिन लगे।"},
             {Language::Chinese, "一艘货轮在运河中搁浅，六天后才脱浅。"},
             {Language::Japanese, "貨物船が運河で座礁し、離礁までに六日かかった。"},
             {Language::Korean, "화물선이 운하에서 좌초했다."},
             {Language::Thai, "เรือสินค้าเกยตื้นในคลอง"},
             {Language::Unknown, "12 34 -- 56"},
             {Language::Unknown, ""},
             {Language::Unknown, "Biden, Putin: Geneva!"},
             {Language::Unknown, "\xff\xfe\x80"},
         }) {
        EXPECT_EQ(detector.detect(sentence.text), sentence.language) << sentence.text;
    }
}

TEST(LanguageDetection, ReadsNoMoreThanABeginning) {
    const LanguageDetector detector;
    std::string text = "It was the best of times, it was the worst of times. ";
    text += std::string(8 << 20, 'x');
    EXPECT_EQ(detector.detect(text), Language::English);
}

TEST(LanguageDetection, KnowsEnglishWithForeignNamesInIt) {
    const LanguageDetector detector;
    EXPECT_EQ(detector.detect("President Sergio Mattarella received Ursula von der Leyen and "
                              "Emmanuel Macron at the Palazzo del Quirinale, in what was called "
                              "an informal meeting before the council."),
              Language::English);
}

} // namespace
} // namespace gazette::text
