#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# What the transcripts beside this file search: seven small articles of three outlets, in gazette.idx.
set -eu

# article PATH: the text comes on standard input
article() {
    mkdir -p "$(dirname "news/$1")"
    cat > "news/$1"
}

article lantern/gas.txt <<'TEXT'
Gas Prices Rise Before The Winter

By Ada Writer
December 3, 2021

The price of natural gas rose again on Friday, traders in Riverton said. Pipelines from the north carry less than last year.

The mayor called it a moment of crisis.
TEXT

article lantern/pipeline.txt <<'TEXT'
Pipeline Opens Two Years Late

By Ben Scribe
December 17, 2021

The new gas pipeline opened on Thursday. Engineers had warned that the pumps would freeze.

Nobody in the valley expects cheaper heating before spring.
TEXT

article courier/strike.txt <<'TEXT'
Dock Workers End Their Strike

By Ada Writer
January 5, 2022

The strike in the harbour has ended, the union said. Ships that carry liquid gas may unload again.
TEXT

article courier/ship.txt <<'TEXT'
The grain ship still waits outside the harbour. Nobody knows who pays for the fuel that it burns while the dock workers rest.
TEXT

article courier/council.txt <<'TEXT'
 date 2021-11 
The council of Riverton met in the old mill and spoke about bridges, schools and the price of bread for the whole evening.
TEXT

article hafenblatt/streik.txt <<'TEXT'
Der Streik im Hafen ist zu Ende

6. Januar 2022

Die Arbeiter im Hafen haben ihren Streik beendet, wie die Gewerkschaft am Donnerstag mitteilte. Die Schiffe mit dem Gas werden wieder entladen, und auch das Getreide kommt bald an.
TEXT

# Escape sequences, a bidirectional override and markup, which no output may pass on as they are.
printf 'Zeile mit \033[31mFarbe und \342\200\256Umkehr\n\nEin Text mit einem Zebra und einem \033[2J Zeichen, das den Schirm leert, und <b>Auszeichnung</b> & mehr.\n' |
    article hafenblatt/hostile.txt

indexer add -q -j 1 --outlet dir news
