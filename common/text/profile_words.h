// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

#include "common/text/stopword_list.h"

/// Words that news in a language is full of beside its stop words, folded: what headlines, which
/// have few stop words, are told by. Their letters in threes are the language's profile.
namespace gazette::text::profile_words {

inline constexpr std::string_view english =
    "government president minister people year years million country state city police court house "
    "said says would could should election party law world market company companies woman women "
    "children "
    "school health report according officials international national security thousands weather "
    "business "
    "making working leading things nothing something through without within another everyone first "
    "second "
    "street night right might thought brought between before yesterday today tomorrow week month "
    "statement announced killed found told called used known shown taken given";

inline constexpr std::string_view german =
    "regierung prasident minister menschen jahr jahre jahren millionen land stadt polizei gericht "
    "bundestag "
    "sagte sagt erklarte teilte mitteilung wahl partei gesetz welt unternehmen frau frauen kinder "
    "schule "
    "gesundheit bericht behorden sicherheit tausende wirtschaft bundesrat bundeskanzler ministerin "
    "entwicklung zusammenarbeit moglichkeit schweiz deutschland zwischen gegenuber wahrend bereits "
    "heute "
    "gestern morgen woche monat rund mehr zwei drei vier funf sechs dieser neue neuen ersten "
    "grossen "
    "wichtig deutlich einheit eidgenossische verordnung geschichte gesellschaft";

inline constexpr std::string_view french =
    "gouvernement president ministre personnes annee annees millions "
    "pays ville police tribunal justice "
    "election parti loi monde entreprise entreprises femme femmes "
    "enfants ecole sante rapport autorites "
    "securite milliers developpement conseil federal selon apres "
    "avant depuis pendant entre ainsi egalement "
    "aujourd hier demain semaine mois jour premier premiere nouveau "
    "nouvelle deux trois cinq francais "
    "francaise europeen europeenne declare annonce situation "
    "politique economique suisse toujours beaucoup";

inline constexpr std::string_view spanish =
    "gobierno presidente ministro personas ano anos millones pais "
    "ciudad policia tribunal justicia eleccion "
    "elecciones partido ley mundo empresa empresas mujer mujeres "
    "ninos escuela salud informe autoridades "
    "seguridad miles desarrollo nacional segun despues antes desde "
    "hoy ayer manana semana mes dia primer "
    "primera nuevo nueva tres cinco espanol espanola dijo afirmo "
    "anuncio situacion politica economica siempre "
    "mucho muchas guerra ejercito imperio siglo poblacion mayor "
    "mejor grandes llamado conocido utilizado "
    "informacion organizacion produccion construccion";

inline constexpr std::string_view italian =
    "governo presidente ministro persone anno anni milioni paese "
    "citta polizia tribunale giustizia elezione "
    "elezioni partito legge mondo azienda aziende donna donne "
    "bambini scuola salute rapporto autorita "
    "sicurezza migliaia sviluppo nazionale secondo dopo prima oggi "
    "ieri domani settimana mese giorno primo "
    "nuovo nuova due tre cinque italiano italiana detto dichiarato "
    "annunciato situazione politica economica "
    "sempre molto guerra esercito secolo popolazione grande grandi "
    "stesso anche ancora essere fatto";

inline constexpr std::string_view portuguese =
    "governo presidente ministro pessoas ano anos milhoes pais "
    "cidade policia tribunal justica eleicao "
    "eleicoes partido lei mundo empresa empresas mulher mulheres "
    "criancas escola saude relatorio autoridades "
    "seguranca milhares desenvolvimento nacional segundo depois "
    "antes desde hoje ontem amanha semana mes dia "
    "primeiro primeira novo nova dois tres cinco portugues "
    "brasileiro disse afirmou anunciou situacao "
    "politica economica sempre muito guerra exercito seculo "
    "populacao maior melhor grande informacao";

inline constexpr std::string_view dutch =
    "regering president minister mensen jaar jaren miljoen land stad politie rechter rechtbank "
    "verkiezing "
    "verkiezingen partij wet wereld bedrijf bedrijven vrouw vrouwen kinderen school gezondheid "
    "rapport "
    "autoriteiten veiligheid duizenden ontwikkeling volgens tussen tijdens vandaag gisteren morgen "
    "week maand "
    "eerste nieuwe twee drie vijf nederland nederlandse zegt zei verklaarde situatie economische "
    "altijd "
    "oorlog leger eeuw bevolking grote belangrijk waarschijnlijk ongeveer gemeente";

inline constexpr std::string_view swedish =
    "regeringen presidenten statsminister manniskor ar aren miljoner landet staden polisen domstol "
    "val partiet "
    "lagen varlden foretag foretaget kvinna kvinnor barn skola halsa rapport myndigheter sakerhet "
    "tusentals "
    "utveckling enligt mellan idag igar vecka manad forsta nya tva tre fem sverige svenska sager "
    "sade "
    "uppger situationen alltid krig stora viktigt kommer komma gor goras";

inline constexpr std::string_view norwegian =
    "regjeringen presidenten statsminister mennesker aret arene millioner landet byen politiet "
    "domstol valg "
    "valget partiet loven verden selskapet kvinne kvinner barn skole helse rapport myndighetene "
    "sikkerhet "
    "tusenvis utvikling ifolge mellom uke maned forste nye to tre fem norge norske sier sa "
    "forteller "
    "situasjonen alltid krig store viktig kommer gjor gjennom etter tidligere";

inline constexpr std::string_view danish =
    "regeringen praesidenten statsminister mennesker aret arene millioner landet byen politiet "
    "domstol valg "
    "valget partiet loven verden virksomhed virksomheder kvinde kvinder born skole sundhed rapport "
    "myndighederne sikkerhed tusindvis udvikling ifolge mellem uge maned forste nye to tre fem "
    "danmark danske "
    "siger sagde oplyser situationen altid krig store vigtigt kommer gor gennem efter tidligere";

inline constexpr std::string_view finnish =
    "hallitus presidentti paaministeri ihmiset ihmisia vuosi vuonna vuotta miljoonaa maa kaupunki "
    "poliisi "
    "oikeus vaalit puolue laki maailma yritys yritykset nainen naiset lapset koulu terveys "
    "raportti "
    "viranomaiset turvallisuus tuhansia kehitys tanaan eilen viikko kuukausi ensimmainen uusi "
    "kaksi kolme "
    "viisi suomi suomen suomalainen sanoo sanoi kertoo tilanne aina sota suuri tarkea";

inline constexpr std::string_view hungarian =
    "kormany elnok miniszter emberek ev evben millio orszag varos "
    "rendorseg birosag valasztas part torveny "
    "vilag vallalat cegek no nok gyerekek iskola egeszseg jelentes "
    "hatosagok biztonsag ezer fejlodes szerint "
    "kozott ma tegnap holnap het honap elso uj ket harom magyar "
    "magyarorszag mondta mondja kozolte helyzet "
    "mindig haboru nagy fontos";

inline constexpr std::string_view romanian =
    "guvernul presedintele ministrul oameni anul ani milioane tara "
    "orasul politia tribunalul alegeri partidul "
    "legea lumea compania companii femeie femei copii scoala "
    "sanatate raport autoritatile securitate mii "
    "dezvoltare potrivit astazi ieri maine saptamana luna primul "
    "noua doi trei cinci romania romani spus "
    "declarat anuntat situatia intotdeauna razboi mare important";

inline constexpr std::string_view catalan =
    "govern president ministre persones any anys milions pais ciutat "
    "policia tribunal justicia eleccions "
    "partit llei mon empresa empreses dona dones nens escola salut "
    "informe autoritats seguretat milers "
    "desenvolupament nacional segons despres abans avui ahir dema "
    "setmana mes dia primer nou nova dos tres "
    "cinc catalunya catala catalana dit afirmat anunciat situacio "
    "politica economica sempre molt guerra";

inline constexpr std::string_view turkish =
    "hukumet baskan bakan bakani insanlar yil yilinda milyon ulke "
    "sehir polis mahkeme secim parti yasa dunya "
    "sirket sirketler kadin kadinlar cocuklar okul saglik rapor "
    "yetkililer guvenlik binlerce gelisme gore "
    "arasinda bugun dun yarin hafta ay ilk yeni iki uc bes turkiye "
    "turk soyledi dedi acikladi belirtti durum "
    "ekonomik siyasi savas buyuk onemli etti oldu edilen yapti";

inline constexpr std::string_view polish =
    "rzad prezydent minister ludzie ludzi rok roku lat milionow kraj "
    "kraju miasto policja sad wybory partia "
    "ustawa swiat swiata firma firmy kobieta kobiety dzieci szkola "
    "zdrowie raport wladze bezpieczenstwo tysiace "
    "rozwoj wedlug miedzy podczas dzis dzisiaj wczoraj jutro tydzien "
    "miesiac pierwszy nowy nowa dwa trzy piec "
    "polska polski polskiej powiedzial poinformowal sytuacja zawsze "
    "wojna wielki wazny ktorych oraz";

inline constexpr std::string_view czech =
    "vlada prezident ministr lide lidi rok roku let milionu zeme mesto "
    "policie soud volby strana zakon svet "
    "sveta firma firmy zena zeny deti skola zdravi zprava urady "
    "bezpecnost tisice vyvoj mezi behem dnes vcera "
    "zitra tyden mesic prvni novy nova dva tri pet ceska ceske cesky "
    "rekl uvedl situace vzdy valka velky "
    "dulezity uvedla podle";

inline constexpr std::string_view lithuanian =
    "vyriausybe prezidentas ministras zmones zmoniu metai metu "
    "milijonu salis miestas policija teismas rinkimai "
    "partija istatymas pasaulis imone imones moteris moterys "
    "vaikai mokykla sveikata ataskaita saugumas "
    "tukstanciai pletra siandien vakar rytoj savaite menuo "
    "pirmasis naujas du trys penki lietuva lietuvos sake "
    "teige pranese padetis visada karas didelis svarbus";

inline constexpr std::string_view basque =
    "gobernua lehendakaria ministroa pertsona jendea urte urtean milioi herri herriko hiria "
    "polizia epaitegia "
    "hauteskundeak alderdia legea mundua enpresa enpresak emakume emakumeak haurrak eskola osasuna "
    "txostena "
    "segurtasuna milaka garapena gaur atzo bihar aste hilabete lehen berri berria hiru bost euskal "
    "euskadi "
    "esan adierazi azaldu egoera beti gerra handi garrantzitsua izango";

inline constexpr std::string_view irish =
    "rialtas uachtaran aire daoine bliain bliana milliun tir cathair "
    "gardai cuirt toghchan pairti dli domhan "
    "comhlacht bean mna leanai scoil slainte tuarascail udarais "
    "slandail forbairt inniu inne amarach seachtain "
    "mi chead nua tri cuig eireann gaeilge duirt deir staid cogadh mor "
    "tabhachtach bhfuil raibh bheith";

inline constexpr std::string_view indonesian =
    "pemerintah presiden menteri orang masyarakat tahun juta negara kota polisi pengadilan pemilu "
    "partai "
    "undang dunia perusahaan perempuan anak sekolah kesehatan laporan pejabat keamanan ribuan "
    "pembangunan "
    "menurut hari kemarin besok minggu bulan pertama baru tiga lima indonesia mengatakan "
    "menyatakan "
    "situasi ekonomi politik selalu perang besar penting dilakukan menjadi memiliki";

/// Function words without their accents; of the shortest what is left is a word in half of Europe.
inline constexpr std::string_view vietnamese_function =
    "cua cho duoc cac nhung mot trong khong voi nay khi den tai nhu thi vao len xuong day kia "
    "cung dang van con deu chi rat hon nhat boi nen neu hoac hay nao sao dau bao nhieu may "
    "the vay rang theo tren duoi sau truoc giua qua lai moi tung nua chua chang phai vua viec "
    "cai ngoai nham gom khoang tuy mac bang roi them dieu cach";

inline constexpr std::string_view vietnamese =
    "nguoi chinh phu thu tuong tong thong nam trieu nuoc thanh pho canh sat toa an bau cu dang "
    "luat "
    "the gioi cong ty phu nu tre em truong hoc benh vien bao cao quan chuc ninh hang nghin phat "
    "trien "
    "hom nay qua thang ngay viet noi tinh hinh kinh chien tranh quoc gia khu vuc duoc biet";

inline constexpr std::string_view russian =
    "правительство президент министр люди людей год года лет миллионов страна страны город полиция "
    "суд выборы "
    "партия закон мир мира компания компании женщина женщины дети школа здоровье отчет власти "
    "безопасность "
    "тысячи развитие сегодня вчера завтра неделя месяц первый новый новая два три пять россия "
    "россии "
    "российский сказал сообщил заявил ситуация всегда война большой важный";

inline constexpr std::string_view ukrainian =
    "уряд президент міністр люди людей рік року років мільйонів "
    "країна країни місто поліція суд вибори партія "
    "закон світ світу компанія компанії жінка жінки діти школа "
    "здоров звіт влада безпека тисячі розвиток "
    "сьогодні вчора завтра тиждень місяць перший новий нова два "
    "три україна україни український сказав "
    "повідомив заявив ситуація завжди війна великий важливий";

inline constexpr std::string_view serbian =
    "влада председник министар људи година године милиона земља земље град полиција суд избори "
    "странка закон "
    "свет света компанија жена жене деца школа здравље извештај безбедност хиљаде развој данас "
    "јуче сутра "
    "недеља месец први нови нова два три пет србија србије рекао изјавио саопштио ситуација увек "
    "рат велики "
    "vlada predsednik ministar ljudi godina godine miliona zemlja zemlje grad policija sud izbori "
    "stranka "
    "zakon svet sveta kompanija zena zene deca skola zdravlje izvestaj bezbednost hiljade razvoj "
    "danas juce "
    "nedelja mesec prvi novi nova srbija srbije rekao izjavio saopstio situacija uvek rat veliki";

} // namespace gazette::text::profile_words
