# SPDX-License-Identifier: GPL-3.0-or-later
"""Small articles of our own making, each of which a search can tell from all the others."""
import os

PLACES = ("Larvik", "Ostrava", "Tralee", "Coimbra", "Pskov", "Gdynia", "Tartu", "Zadar", "Bergamo", "Leiden")
ACTORS = ("harbour board", "city council", "rail operator", "growers' union", "water company", "fire brigade", "museum", "lock keeper")
VERBS = ("approved", "postponed", "reviewed", "published", "defended", "withdrew", "measured", "financed")
THINGS = ("a dredging plan", "the night timetable", "new flood gates", "a pension deal", "the bridge survey", "an early harvest",
          "its yearly accounts", "the ferry licence", "a snow reserve", "the archive's index")
EVERYWHERE = "gazettewide"  # stands in every article


def number_word(number):
    """A word that stands in this article alone."""
    return "bulletin" + "".join(chr(ord("a") + int(digit)) for digit in f"{number:06d}")


def edition_word(edition):
    return "edition" + "abcdefghij"[edition]


def text_of(number, edition=0, paragraphs=4):
    """The article's bytes: dated, with a headline and a few paragraphs."""
    day = f"20{10 + number % 13:02d}-{1 + number % 12:02d}-{1 + number % 28:02d}"
    place = PLACES[number % len(PLACES)]
    lines = [f" date {day} {place} {ACTORS[number % len(ACTORS)]} {VERBS[number % len(VERBS)]} {THINGS[number % len(THINGS)]}", ""]
    for paragraph in range(paragraphs):
        step = number * 7 + paragraph * 3 + edition
        lines.append(f"The {ACTORS[step % len(ACTORS)]} of {PLACES[(step // 3) % len(PLACES)]} {VERBS[step % len(VERBS)]} "
                     f"{THINGS[(step // 2) % len(THINGS)]} on the {1 + step % 28}th, after {2 + step % 90} weeks of talks that cost "
                     f"{step % 977},{step % 10}00 crowns. Nobody in {place} had asked for item {step}.")
        lines.append("")
    lines.append(f"This is {number_word(number)} {EVERYWHERE} {edition_word(edition)}.")
    return ("\n".join(lines) + "\n").encode()


class Articles:
    """A folder of articles, one a file, that can be written again in another edition."""

    def __init__(self, folder):
        self.folder = folder
        self.folder.mkdir(parents=True, exist_ok=True)
        self.editions = {}

    def path(self, number):
        return self.folder / f"part{number % 4}" / f"article-{number:06d}.txt"

    def write(self, numbers, edition=0):
        for number in numbers:
            path = self.path(number)
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(text_of(number, edition))
            # no two editions may look alike to a program that trusts size and time
            stamp = 1_600_000_000 + number + 1000 * edition
            os.utime(path, (stamp, stamp))
            self.editions[number] = edition

    def remove(self, numbers):
        for number in numbers:
            self.path(number).unlink()
            del self.editions[number]

    def paths(self, edition=None):
        """Absolute paths as the searcher prints them."""
        return {str(self.path(number).resolve()) for number, has in self.editions.items() if edition in (None, has)}
