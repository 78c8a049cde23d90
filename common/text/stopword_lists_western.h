// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

#include "common/text/stopword_list.h"

/// Function words of the Germanic and Romance languages, folded (no accents, no apostrophes).
namespace gazette::text::stopword_lists {

inline constexpr std::string_view english =
    "a about above after again against all am an and any are arent as at be because been before "
    "being below between both but by can cant cannot could couldnt did didnt do does doesnt doing "
    "dont down during each few for from further had hadnt has hasnt have havent having he hed hell "
    "her here hers herself hes him himself his how hows i id if ill im in into is isnt it its "
    "itself "
    "ive let me more most mustnt my myself no nor not of off on once only or other ought our ours "
    "ourselves out over own same shant she shed shell shes should shouldnt so some such than that "
    "thats the their theirs them themselves then there theres these they theyd theyll theyre "
    "theyve "
    "this those through to too under until up us very was wasnt we wed well were werent weve what "
    "whats when whens where wheres which while who whom whos whose why whys will with wont would "
    "wouldnt you youd youll your youre yours yourself yourselves youve";

inline constexpr std::string_view german =
    "aber alle allem allen aller alles als also am an ander andere anderem anderen anderer anderes "
    "anderm andern anders auch auf aus bei beim bin bis bist da damit dann das dass dasselbe dazu "
    "dein "
    "deine deinem deinen deiner deines dem demselben den denn denselben der derer derselbe "
    "derselben "
    "des desselben dessen dich die dies diese dieselbe dieselben diesem diesen dieser dieses dir "
    "doch "
    "dort du durch ein eine einem einen einer eines einig einige einigem einigen einiger einiges "
    "einmal er es etwas euch euer eure eurem euren eurer eures fur gegen gewesen hab habe haben "
    "hat "
    "hatte hatten hier hin hinter ich ihm ihn ihnen ihr ihre ihrem ihren ihrer ihres im in indem "
    "ins "
    "ist jede jedem jeden jeder jedes jene jenem jenen jener jenes jetzt kann kein keine keinem "
    "keinen "
    "keiner keines konnen konnte machen man manche manchem manchen mancher manches mein meine "
    "meinem "
    "meinen meiner meines mich mir mit muss musste nach nicht nichts noch nun nur ob oder ohne "
    "sehr "
    "sein seine seinem seinen seiner seines selbst sich sie sind so solche solchem solchen solcher "
    "solches soll sollte sondern sonst uber um und uns unse unsem unsen unser unses unter viel vom "
    "von "
    "vor wahrend war waren warst was weg weil weiter welche welchem welchen welcher welches wenn "
    "wer "
    "werde werden wie wieder will wir wird wirst wo wollen wollte wurde wurden zu zum zur zwar "
    "zwischen";

inline constexpr std::string_view french =
    "a ai aie aient aies ait as au aura aurai auraient "
    "aurais aurait auras aurez auriez aurions aurons "
    "auront aussi aux avaient avais avait avec avez aviez "
    "avions avons ayant ayez ayons c ce ceci cela "
    "ces cet cette comme d dans de des donc dont du elle "
    "elles en entre es est et etaient etais etait "
    "etant ete etes etiez etions etre eu eue eues eurent eus "
    "eut eux fait fumes furent fus fut futes "
    "ici il ils j je jusqu l la le les leur leurs lorsque "
    "lui m ma mais me meme memes mes moi mon n ne "
    "ni nos notre nous on ont ou par pas peu plus pour "
    "pourquoi qu quand que quel quelle quelles quels "
    "qui quoi s sa sans se sera serai seraient serais serait "
    "seras serez seriez serions serons seront "
    "ses si sien soi soient sois soit sommes son sont sous "
    "suis sur t ta te tes toi ton tous tout toute "
    "toutes tres tu un une vers vos votre vous y";

inline constexpr std::string_view spanish =
    "a al algo algunas algunos ante antes aquel aquella aquellas aquellos aqui asi aun aunque cada "
    "como "
    "con contra cual cuales cuando de del desde donde dos durante e el ella ellas ellos en entre "
    "era "
    "eran eras eres es esa esas ese eso esos esta estaba estaban estado estais estamos estan estar "
    "estara estas este esto estos estoy estuve estuvo fue fueron fui ha habeis haber habia habian "
    "han "
    "has hasta hay haya he hemos hube hubo la las le les lo los mas me mi mia mias mientras mio "
    "mios "
    "mis mucho muchos muy nada ni no nos nosotras nosotros nuestra nuestras nuestro nuestros o os "
    "otra "
    "otras otro otros para pero poco por porque que quien quienes se sea sean segun ser sera seran "
    "si "
    "sido siendo sin sobre sois somos son soy su sus suya suyas suyo suyos tambien tanto te tendra "
    "tenemos tener tengo ti tiene tienen todo todos tu tus tuve tuvo un una unas uno unos vosotras "
    "vosotros vuestra vuestras vuestro vuestros y ya yo";

inline constexpr std::string_view italian =
    "a abbia abbiamo abbiano ad agl agli ai al all alla "
    "alle allo anche avere avesse avessero avete "
    "aveva avevano avevo avra avranno avrebbe avrebbero c "
    "che chi ci coi col come con contro cui da "
    "dagl dagli dai dal dall dalla dalle dallo degl degli "
    "dei del dell della delle dello di dov dove e "
    "ebbe ed era erano eri ero essere fa fu fui fummo "
    "furono gli ha hai hanno ho i il in io l la le lei "
    "li lo loro lui ma mi mia mie miei mio ne negl negli "
    "nei nel nell nella nelle nello noi non nostra "
    "nostre nostri nostro o per perche piu qual quale quali "
    "quanta quante quanti quanto quella quelle "
    "quelli quello questa queste questi questo sara saranno "
    "sarebbe sarebbero se sei si sia siamo siano "
    "siete sono sta stanno stata state stati stato su sua "
    "sue sugl sugli sui sul sull sulla sulle sullo "
    "suo suoi te ti tra tu tua tue tuo tuoi tutti tutto un "
    "una uno vi voi vostra vostre vostri vostro";

inline constexpr std::string_view portuguese =
    "a ao aos aquela aquelas aquele aqueles aquilo as ate com como da das de dela delas dele deles "
    "depois do dos e ela elas ele eles em entre era eram essa essas esse esses esta estamos estao "
    "estar estas estava estavam este esteja estes esteve estou eu foi fomos for fora foram fosse "
    "fui "
    "ha haja havia isso isto ja lhe lhes mais mas me mesmo meu meus minha minhas muito na nao nas "
    "nem "
    "no nos nossa nossas nosso nossos num numa o os ou para pela pelas pelo pelos por porque qual "
    "quando que quem sao se seja sejam sem ser sera serao seria seriam seu seus so somos sou sua "
    "suas "
    "tambem te tem temos tenha tenho ter tera teu teus teve tinha tinham tu tua tuas um uma umas "
    "uns "
    "voce voces vos";

inline constexpr std::string_view dutch =
    "aan al alles als altijd andere ben bij daar dan dat de deze die dit doch doen door "
    "dus een eens en "
    "er ge geen geweest haar had hadden heb hebben heeft hem het hier hij hoe hun iemand "
    "iets ik in is "
    "ja je kan kon kunnen maar me meer men met mij mijn moet na naar niet niets nog nu "
    "of om omdat onder "
    "ons ook op over reeds te tegen toch toen tot u uit uw van veel voor want waren was "
    "wat werd werden "
    "wezen wie wij wil worden wordt zal ze zelf zich zij zijn zo zonder zou zouden";

inline constexpr std::string_view swedish =
    "alla allt alltsa an andra att av bade bara bli blev "
    "blir blivit da dar de dem den denna deras dess "
    "dessa det detta dig din dina ditt du efter ej eller en "
    "er era ert ett for fran ha hade han hans har "
    "har henne hennes hon honom hur i icke in ingen inom "
    "inte jag ju kan kunde man manga med mellan men "
    "mig min mina mitt mot mycket nagon nagot nagra nar ni "
    "nu och om oss pa sa sadan sadana sadant samma "
    "sedan sig sin sina sitt ska skall skulle som till "
    "under upp ut utan vad var vara varfor varit varje "
    "vars vart vem vi vid vilka vilkas vilken vilket";

inline constexpr std::string_view norwegian =
    "alle andre at av bade bare begge ble blei bli blir "
    "blitt da de deg dei deim deira dem den denne der "
    "dere deres det dette di din disse ditt du dykk eg "
    "ein eit eitt eller elles en enn er et ett etter "
    "for fordi fra for ha hadde han hans har hennar henne "
    "hennes her hoe hos hun hva hvem hver hvilke "
    "hvilken hvis hvor hvordan hvorfor i ikke ikkje ingen "
    "inn inni ja jeg kan korleis korso kun kunne kva "
    "kvar kven man mange med medan meg meget mellom men "
    "mi min mine mitt mot mykje na nar ned no noe noen "
    "noko nokon og ogsa om opp oss over pa sa sann samme "
    "seg selv si sia siden sin sine sitt sjol skal "
    "skulle slik so som somt til um upp ut uten vaere var "
    "vare vart ved vere vi vil ville vore vort";

inline constexpr std::string_view danish =
    "ad af alle alt anden at blev blive bliver da de dem den denne der deres det dette "
    "dig din disse dog "
    "du efter eller en end er et for fra ham han hans har havde have hende hendes her "
    "hos hun hvad hvem "
    "hvis hvor hvordan i ikke ind jeg jer jo kan kun kunne man mange med meget men mig "
    "min mine mit mod "
    "mellem nar nede noget nogle nu og ogsa om op os over pa sadan saledes selv sig sin "
    "sine sit skal "
    "skulle som til ud uden under var vaere vaeret ved vi vil ville vor vores";

inline constexpr std::string_view romanian =
    "a abia acea aceasta aceea acei aceia acel acela acele "
    "acelea acest acesta aceste acestea acestei "
    "acestor acestui acum ai aici al ale alt alta altceva "
    "altcineva alte altele altul am ar are as asa "
    "asta ati atunci au avea avem aveti avut ca cand care "
    "carei caror carora cat cate catre ce cea cei "
    "cel cele celor cine cineva ceva chiar ci cu cum da "
    "daca dar dat de deci deja desi despre din dintr "
    "dintre doar dupa e ea ei el ele era erau este eu fara "
    "fi fie fiecare fiind foarte fost i ii il imi "
    "in inca insa intr intre isi iti l la le li lor lui ma "
    "mai mea mele mereu meu mi mult multi n ne nici "
    "niste noastra noastre noi nostri nostru nu o ori "
    "oricare pe pentru peste prin s sa sale sau se si "
    "sint sub sunt suntem sus ta tale tau te ti toata "
    "toate tot toti totusi tu un una unde unei unele "
    "unii unor unui unul va vor voi vom vostru vreo";

inline constexpr std::string_view catalan =
    "a aixi aixo al algun alguna algunes alguns alla als "
    "altra altre altres amb aquell aquella aquelles "
    "aquells aquest aquesta aquestes aquests aqui bastant "
    "cada com d de del dels des dins doncs durant e "
    "el ella elles ells els em en encara ens entre era eren "
    "es esta estan estar estat etc fa fer fins ha "
    "han has havia hem hi ho i igual ja jo l la les li "
    "llavors lo m mes meu meva meves meus mi molt molta "
    "moltes molts n ni no nosaltres nostra nostre nostres o "
    "on per pero perque poc poca pocs poques prop "
    "qual quals quan que qui quin quina quins quines s sa "
    "se sense ser sera seran ses seu seus seva seves "
    "si sobre soc som son sota t tambe te tenir teu teva "
    "tot tota totes tots tu un una unes uns va van "
    "vosaltres vostra vostre vostres";

inline constexpr std::string_view irish =
    "a ach ag agus an aon ar arna as b ba beirt bhi bhur ca cad cathain ce ceithre chuig "
    "chun conas cuid "
    "d da dar de deag den do don dtri du fe faoi fen fenar fuair go gur i iad idir in "
    "ina inar is le leis "
    "lena lenar m mar me mo muid mura na nach naoi ni nios no nuair o ocht on ona onar "
    "os roimh sa san se "
    "seacht sear seo si sibh sin sinn sna srl ta tar thar thar thu tri trid trina tu um";

} // namespace gazette::text::stopword_lists
