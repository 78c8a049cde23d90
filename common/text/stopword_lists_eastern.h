// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

#include "common/text/stopword_list.h"

/// Function words of Slavic, Baltic, Uralic and Turkic languages, Greek, Armenian, Basque and
/// Indonesian, folded.
namespace gazette::text::stopword_lists {

inline constexpr std::string_view russian =
    "а без более больше будет будто бы был была были было быть в вам вас весь во вот "
    "впрочем все всегда "
    "всего всех всю вы где да даже два для до другой его ее ей ему если есть еще ж же за "
    "здесь и из или "
    "им иногда их к как какая какой когда конечно которая которого которой которые "
    "который кто куда ли "
    "лучше между меня мне много может можно мой моя мы на над надо наконец нас не него "
    "нее ней нельзя "
    "нет ни нибудь никогда ним них ничего но ну о об однако он она они оно опять от "
    "перед по под после "
    "потом потому почти при про раз разве с сам свое своей своих свои себе себя сейчас "
    "со совсем так "
    "такой также там тебя тем теперь то тогда того тоже только том тот три тут ты у уж "
    "уже хорошо хоть "
    "чего чей чем через что чтоб чтобы чуть эта эти этих это этого этой этом этот эту я";

inline constexpr std::string_view ukrainian =
    "а або адже але без би бо був була були було бути в "
    "вам вас весь вже ви від він вона вони воно все "
    "всіх всього вся всі де для до його є ж за з зі і із "
    "й її їм їх інших як яка яке який яких які якщо "
    "коли котрий крім ледве лише між мене мені ми мій моя "
    "на над нас наш не нею немає ні ним них ну "
    "об один однак ось перед під після по поки при про "
    "саме свій свого своєї своїх себе собі та так "
    "також там те тебе тепер ти тим то тобі тоді того "
    "тому тут у хоча хто це цей ці цих цього цієї цьому "
    "ця чи через чого чому що щоб я";

inline constexpr std::string_view serbian =
    "а али ако бити био била били биће би бих бисмо бисте већ ви вас вам га где да до "
    "док другог ево за "
    "зашто због и или из између иако је један једна једно јер јесам јеси јесмо јесте "
    "јесу ја ка кад када "
    "као који која које којег којем којим којима којих кроз ко ли ме мене ми мој моја "
    "моје на над нам нас "
    "нама не него нека неки неко неће ни није нису нити од она оне они оно онај ова ове "
    "ови ово овај око "
    "осим пре према при по под после са само се себе си сам смо сте су све свих свог "
    "свој своје своју "
    "сви та тај те то тим ти тих тога том тома у уз ће ћемо ћете чак чији што шта "
    "a ali ako biti bio bila bili bice bi bih bismo biste vec vi vas vam ga gde gdje da "
    "do dok drugog evo "
    "za zasto zbog i ili iz izmedu iako je jedan jedna jedno jer jesam jesi jesmo jeste "
    "jesu ja ka kad "
    "kada kao koji koja koje kojeg kojem kojim kojima kojih kroz ko li me mene mi moj "
    "moja moje na nad "
    "nam nas nama ne nego neka neki neko nece ni nije nisu niti od ona one oni ono onaj "
    "ova ove ovi ovo "
    "ovaj oko osim pre prema pri po pod posle sa samo se sebe si sam smo ste su sve svih "
    "svog svoj svoje "
    "svoju svi ta taj te to tim ti tih toga tom toma u uz ce cemo cete cak ciji sto sta";

inline constexpr std::string_view polish =
    "a aby albo ale ani az bardzo bez bo by byc byl byla byli bylo byly beda bedzie "
    "bowiem ci cie ciebie "
    "co czy dla dlaczego do gdy gdyz gdzie go i ich ile im inne inny iz ja jak jako "
    "jakie jaki je jednak "
    "jego jej jemu jesli jest jestem jeszcze juz kiedy kto ktora ktore ktorego ktorej "
    "ktory ktorych "
    "ktorym ktorzy ku lecz lub ma maja mam mi miedzy mna mnie mogla mogl moj moja moje "
    "moze mozna my na "
    "nad nam nami nas nasz nasza nasze nawet nia nic nich nie niego niej nim nimi niz no "
    "o od on ona one "
    "oni ono oraz po pod poniewaz przed przez przy roku rowniez sa sam sie soba sobie "
    "swoj swoje swoich "
    "ta tak taka taki takie takze tam te tego tej ten teraz to toba tobie tu twoj ty "
    "tych tylko tym u w "
    "was wasz we wiec wszystko wszystkie wy z za zaden ze zeby";

inline constexpr std::string_view czech =
    "a aby aj ale ani ano asi az bez bude budem budes budou "
    "by byl byla byli bylo byt ci clanek co coz da "
    "dalsi design do ho i jak jako je jeho jej jeji jejich "
    "jen jenz jeste ji jim jine jiz jsem jses jsi "
    "jsme jsou jste k kam kde kdo kdyz ke ktera ktere kteri "
    "kterou ktery ku ma mate me mezi mi mit mne mu "
    "muj muze my na nad nam napr nas nasi ne nebo nebot necht "
    "nejsou neni nez nic nove novy o od on ona "
    "oni ono pak po pod podle pokud pouze prave pred pres pri "
    "pro proc proto protoze prvni pta re s se si "
    "sice sve svuj svych svym ta tak take takze tato te tedy "
    "ten tento teto tim timto to tohle toho tohoto "
    "tom tomto tomuto tu tuto tvuj ty tyto u uz v vam vas "
    "vase ve vice vsak vsechen vy z za zda zde ze";

inline constexpr std::string_view lithuanian =
    "ar arba as ant apie ai aplink bei bet beveik bus buti buvo butu dar del deja dabar "
    "dol iki ir is "
    "ir isvis i jau jei jeigu ji jie jis jo jog jos ju juo jus jusu kad kada kai kaip "
    "kas ka kiek kiekvienas "
    "ko kodel koks kokia kur kuri kurie kuriu kuris kurio labai lyg man mano mes mus "
    "musu nebe nebuvo nei "
    "nera nes net ne nors nuo o pagal pas pat per po pro prie pries savo sau si siame "
    "sie sis sio sios "
    "siu su sau ta tad tai taip tam tarp tas tau tavo te ten tie tik tiek to tos todel "
    "tu tuo tuos uz "
    "vel vien vis visa visi visas visu yra";

inline constexpr std::string_view finnish =
    "ei eika eivat ella eli en ennen et etta ette emme han "
    "hanen hanet hanta heidan heidat heihin heilla "
    "he heita hei hieman ilman itse ja jo joka joko jolla "
    "jolle jonka jos joskus josta jota jotka jotta "
    "jotkin juuri kaikki kanssa kuin kuinka kuitenkin kun "
    "ken keta kenen koska lahes ma me meidan meilla "
    "meille meita mika mikali mina minua minulla minun "
    "minut minulle missa mista mita mitka mukaan mutta "
    "muut muun myos ne niiden niin niissa niista niita "
    "noiden noin nuo nyt ole olemme olen oleva oli olisi "
    "olisin olisivat olit olivat olla olleet ollut on ovat "
    "paitsi se sen sika silla sille siina sina "
    "sinua sinulla sinun sisaan siita sita sitten tai taman "
    "tama tassa tasta tata te teidan teilla teita "
    "tuo tuon tuolla vaan vai vaikka viela voi voivat yli";

inline constexpr std::string_view hungarian =
    "a abban ahhoz ahogy ahol aki akik akkor alatt altal am amely amelyek amelyekben "
    "amelyet amelynek ami "
    "amig amikor amit an arra arrol at az azert azok azon azonban azt aztan azutan azzal "
    "bar be belul "
    "benne cikk csak de e ebben eddig egesz egy egyeb egyes egyetlen egyik egyre ekkor "
    "el eleg ellen elo "
    "eloszor elott en ennek erre es ez ezek ezen ezert ezt ezzel fel fele ha hanem "
    "hiszen hogy hogyan "
    "igen igy ill illetve ilyen ilyenkor is ismet itt jo jobban kell kellett keresztul "
    "ki kivul kozott "
    "kozul le legalabb legyen lehet lehetett lenne lenni lesz lett maga magat majd mar "
    "mas masik meg mely "
    "melyek mellett mert mi miert mig mikor milyen minden mindenki mindig mint mintha "
    "mit mivel most nagy "
    "nagyobb nagyon ne neha nehany nekem neki nelkul nem nincs o oket ok olyan on ossze "
    "ot ota pedig "
    "persze ra s sajat sem semmi sok sokat sokkal szamara szemben szerint szinte talan "
    "tehat teljes tobb "
    "tovabb tovabba ugy ugyanis uj ujabb ujra utan utana utolso vagy vagyis vagyok vala "
    "valaki valami "
    "valamint van vannak vele vissza viszont volna volt voltak voltam";

inline constexpr std::string_view turkish =
    "acaba ama ancak artik asil aslinda az bana bazen bazi belki ben beni benim beri bile bin bir "
    "biraz "
    "bircok biri birkac birsey biz bize bizi bizim boyle bu buna bunda bundan bunlar bunlari "
    "bunlarin "
    "bunu bunun burada cok cunku da daha dahi de defa degil diger diye dolayi en ettigi evet fakat "
    "gibi "
    "gore hala hangi hatta hem henuz hep hepsi her herhangi hic icin icinde ile ilgili ise iste "
    "itibaren "
    "kadar kendi kendisi ki kim kimse madem mi mu nasil ne neden nedenle nerde nerede nereye nicin "
    "niye o "
    "olan olarak oldu oldugu oldugunu olmak olmasi olsa olup olur ona ondan onlar onlari onlarin "
    "onu onun "
    "oysa pek ragmen sadece sanki sey seyi sen seni senin siz sizin sonra su suna sunu tarafindan "
    "tum uzere var ve veya ya yani yapilan yapmak yerine yine yok yoksa zaten";

inline constexpr std::string_view greek =
    "α αλλα αν αντι απο αρα αυτα αυτεσ αυτη αυτην αυτησ αυτο αυτοι αυτον αυτοσ αυτου "
    "αυτουσ αυτων αφου "
    "για γιατι δε δεν εαν εγω εδω ειμαι ειμαστε ειναι εισαι ειχαν ειχε εκεινα εκεινη "
    "εκεινο εκεινοι "
    "εκεινοσ εμεισ ενα εναν ενασ ενοσ ενω επειδη επι επισησ εσεισ εσυ ετσι εχει εχουν "
    "εχω η ηδη ηταν θα ι "
    "και κατα κι κατι λοιπον μα μαζι μασ με μεσα μετα μεταξυ μεχρι μη μην μια μιασ μου "
    "να ο οι ολα ολεσ "
    "ολη ολοι ομωσ οποια οποιο οποιοσ οποτε οπου οπωσ οσο οσοι οταν οτι ουτε παρα περι "
    "ποια ποιο ποιοσ "
    "πολυ που πρεπει πριν προσ πωσ σαν σασ σε σου στα στη στην στησ στισ στο στον στου "
    "στουσ στων συ τα "
    "τη την τησ τι τισ το τον τοτε του τουσ των υπο ω ωσ ωστε";

inline constexpr std::string_view armenian =
    "այդ այլ այն այս դու դուք եմ են ենք ես եք է էի էին էինք էիր էիք էր ըստ թ ի ին իսկ իր "
    "կամ համար հետ "
    "հետո մենք մեջ մի ն նա նաեւ նրա նրանք որ որը որոնք որպես ու ում պիտի վրա եւ";

inline constexpr std::string_view basque =
    "al anitz arabera asko baina bat batean batek bati batzuei batzuek batzuetan batzuk bera "
    "beraiek berau "
    "berauek bere berori beroriek beste bezala da dago dira ditu du dute edo egin ere eta eurak ez "
    "gainera "
    "gu gutxi guzti haiei haiek haietan hainbeste hala han handik hango hara hari hark hartan hau "
    "hauei "
    "hauek hauetan hemen hemendik hemengo hi hona honek honela honetan honi hor hori horiei horiek "
    "horietan horko horra horrek horrela horretan horri hortik hura izan ni noiz nola non nondik "
    "nongo nor "
    "nora ze zein zen zenbait zenbat zer zergatik ziren zituen zu zuek zuen zuten";

inline constexpr std::string_view indonesian =
    "ada adalah agar akan aku anda antara apa apabila apakah atas atau bagi bahwa banyak baru "
    "beberapa "
    "begitu belum berada bila bisa bukan dalam dan dapat dari daripada demikian dengan di dia dua "
    "hal "
    "hanya harus hingga ia ialah ini itu jadi jika juga kalau kami kamu karena kata ke kembali "
    "kemudian "
    "kepada ketika kini kita lagi lain lalu lebih maka masih mereka merupakan mungkin namun nya "
    "oleh pada "
    "para pernah pula pun saat saja sama sambil sampai sangat saya sebagai sebelum sebuah secara "
    "sedang "
    "sehingga sejak sekarang selain selama seluruh semua seorang seperti serta setelah setiap "
    "siapa suatu "
    "sudah supaya tapi telah tentang terhadap tersebut tetapi tidak untuk walau yaitu yakni yang";

} // namespace gazette::text::stopword_lists
