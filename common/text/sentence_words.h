// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

#include "common/text/stopword_list.h"

/// Words that tell whether a full stop ends its sentence; folded, sorted by the compiler.
namespace gazette::text::sentence_words {

/// Abbreviations that a name or the rest of a phrase follows, in the languages of Europe. Words
/// that may be plain ones (art., on., max.) are left out: a joined sentence is worse than a cut
/// one.
inline constexpr std::string_view titles_text =
    "adj adm akad amb arch aufl ausg av bd betr bez bijv bld "
    "brig bspw bzgl bzw ca capt cf cfr cmdr cnel "
    "col comdr cpl dept dhr dipl dott dr dra drs ebd einschl env "
    "etw evtl exmo exma fr freg geb gen gest "
    "ggf gov gral hon hr hrn hrsg incl ing inkl jh jhdt jun kath lic "
    "lieut lt ltd maj mevr mgr mio mlle mm mme "
    "mons mr mrd mrs ms msgr mt nom obs ofw orig pfc phil prec "
    "pref pres prof profa prot pvt rep reps resp "
    "rev sen sens sgt sig sog spp sra sres srta ss st sta ste "
    "sto str supt tel trad tsd tzv tzw ul univ usf "
    "vgl vs wg wiss zit "
    "им ул акад проф г гл гг др св см ср стр тов тыс";

/// Abbreviations before a figure, plain words elsewhere.
inline constexpr std::string_view numbered_text =
    "abs approx art bd ch chap fig figs kap max min nn no nos "
    "nr nrs num p pag pg pp par rd sec tab tel vol vols";

/// Abbreviations that may as well stand at the end of a sentence, with a capital and in any case.
inline constexpr std::string_view capital_endings_text =
    "ala ariz ark ave assn blvd bros calif co colo conn corp del dist fla ft ga ill inc ind jr kan "
    "ky la "
    "ltd mass md mich minn miss mo mont mt neb nev okla ore pa plc sr tenn tex va vt wash wis wyo";
inline constexpr std::string_view endings_text = "al ecc esq etc jr sr ud uds usw руб млн млрд";

/// Months and days: abbreviations when a figure (or a weekday's date) follows.
inline constexpr std::string_view calendar_text =
    "jan feb febr mar apr mai jun jul aug sep sept oct okt nov dec dez mon tue tues wed thu thur "
    "thurs "
    "fri sat sun janv fevr avr juil dic ene abr ago set gen mag giu lug ott";

/// What goes on after 5 p.m.
inline constexpr std::string_view after_hours_text =
    "monday tuesday wednesday thursday friday saturday "
    "sunday est edt et cst cdt ct mst mdt mt pst pdt "
    "pt gmt bst utc cet cest ist january february march "
    "april may june july august september october "
    "november december";

/// What a figure with a full stop is an ordinal before, in German: a month, a century, a round.
inline constexpr std::string_view after_ordinal_text =
    "januar janner februar marz april mai juni juli august september oktober november dezember "
    "jahrhundert jahrhunderts jahrestag geburtstag bundesliga liga weltkrieg weltkriegs minute "
    "platz "
    "runde spieltag klasse stock etage auflage kapitel tag jahr januars";

/// Words that begin sentences far more often than they go on after an abbreviation.
inline constexpr std::string_view starters_text =
    "a after all although an and another as at because before but by during each even for from he "
    "her "
    "here his how however i if in instead it its last many meanwhile more most my no not now of on "
    "once "
    "one our over she since so some still such that the their then there these they this those "
    "though "
    "three to today two under until we what when where which while who why with yet you your "
    "aber als am auch auf bei das dem den der die dies diese doch ein eine er es fur im ich ihr "
    "ihre in "
    "mit nach noch nun sie so und von was wenn wer wie wir zu "
    "au aux avec ce ces cette dans depuis des elle elles en et il ils je le les leur lors mais "
    "nous on "
    "pour sa selon ses si son sur un une vous "
    "al ante como con cuando de del desde durante el ella ellos entonces esta estas este estos hay "
    "la "
    "las lo los mientras para pero por que se segun sin sobre su sus tambien tras una unos y ya";

} // namespace gazette::text::sentence_words
