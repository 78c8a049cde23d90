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
             {Language::Vietnamese,
              "Con tàu mắc cạn trong kênh đào và phải mất sáu ngày để giải cứu."},
             {Language::Unknown, "12 34 -- 56"},
             {Language::Unknown, ""},
             {Language::Unknown, "Biden, Putin: Geneva!"},
             {Language::Unknown, "\xff\xfe\x80"},
         }) {
        EXPECT_EQ(detector.detect(sentence.text), sentence.language) << sentence.text;
    }
}

TEST(LanguageDetection, KnowsHeadlines) {
    const LanguageDetector detector;
    for (const Sentence& headline : std::initializer_list<Sentence>{
             {Language::English, "Government announced new national security law yesterday"},
             {Language::German, "Bundesregierung beschließt neues Gesetz zur Sicherheit"},
             {Language::French, "Le gouvernement annonce une nouvelle loi sur la sécurité"},
             {Language::Spanish, "El gobierno anunció una nueva ley de seguridad nacional"},
             {Language::Danish, "Regeringen vil have en ny lov om sikkerhed for børn"},
             {Language::Finnish, "Hallitus kertoi uudesta laista, joka koskee turvallisuutta"},
             {Language::Hungarian, "A kormány új törvényt jelentett be a biztonságról"},
             {Language::Romanian, "Guvernul a anunțat o nouă lege privind siguranța școlilor"},
             {Language::Czech, "Vláda schválila nový zákon o bezpečnosti dětí ve školách"},
             {Language::Indonesian, "Pemerintah akan membangun sekolah baru untuk anak di kota"},
             {Language::Serbian, "Влада је усвојила нови закон о безбедности деце у школама"},
             {Language::Persian, "دولت قانون جدیدی را برای امنیت کودکان اعلام کرد"},
         }) {
        const DetectedLanguage found = detector.detect_with_confidence(headline.text);
        EXPECT_EQ(found.language, headline.language) << headline.text;
        EXPECT_GT(found.confidence, 0.5) << headline.text;
    }
    EXPECT_EQ(detector.detect_with_confidence("Kyiv, Geneva").confidence, 0);
}

TEST(LanguageDetection, TakesTablesForNoLanguage) {
    const LanguageDetector detector;
    std::string table = "N.Y. COFFEE C OPENING\n";
    for (int row = 0; row < 30; ++row) {
        table += "May 1152/1160 ba Qtrly div 11 cts vs 12\n";
    }
    EXPECT_EQ(detector.detect(table), Language::Unknown);
}

TEST(LanguageDetection, CountsAWordThatIsRepeatedOnce) {
    const LanguageDetector detector;
    for (const char* text :
         {"TIDEWATER AIR DELAYS MEETING WITHOUT TAKING ACTION ON OFFERS\n\n***** Blah blah blah.",
          "COAST CO 1ST QTR SHR 71 CTS VS 84 CTS\n\n***** Blah blah blah.",
          "HARBOUR TRADE MINISTRY ASKS EXPORTERS TO REDUCE SALES\n\n***** Blah blah blah."}) {
        const Language found = detector.detect(text);
        EXPECT_TRUE(found == Language::English || found == Language::Unknown) << text;
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
