# SPDX-License-Identifier: GPL-3.0-or-later
"""What an index must keep whatever happens, asked of the real programs."""
import json
import pathlib

from tests.reliability.articles import EVERYWHERE


class Index:
    """An index folder as its users see it."""

    def __init__(self, kit, folder):
        self.kit = kit
        self.folder = pathlib.Path(folder)

    def add(self, *paths, options=(), **how):
        return self.kit.run([self.kit.indexer, "add", "-d", self.folder, *options, *paths], **how)

    def command(self, name, *arguments, **how):
        return self.kit.run([self.kit.indexer, name, "-d", self.folder, *arguments], **how)

    def search(self, *arguments, **how):
        return self.kit.run([self.kit.searcher, "-d", self.folder, *arguments], **how)

    def exists(self):
        return (self.folder / "manifest").exists()

    def found(self, word=EVERYWHERE):
        """Paths of all articles with this word, one list entry an article; None when the search failed."""
        outcome = self.search("-l", "-0", "-n", "0", word)
        if outcome.status not in (0, 1):
            return None, outcome
        return sorted(path.decode("utf-8", "surrogateescape") for path in outcome.out.split(b"\0") if path), outcome

    def status(self):
        """`indexer status -f json` as a dict, or None."""
        outcome = self.command("status", "-f", "json")
        try:
            return json.loads(outcome.out) if outcome.status == 0 else None
        except ValueError:
            return None

    def litter(self):
        """Names in the folder that neither the manifest names nor the format knows."""
        manifest = (self.folder / "manifest").read_text()
        known = {"manifest", "lock"}
        return sorted(entry.name for entry in self.folder.iterdir() if entry.name not in known and entry.name not in manifest)


def check_sound(index, report, when):
    """It opens, and `verify` finds nothing wrong. Gives the paths found, or None."""
    found, outcome = index.found()
    if found is None:
        report.wrong("unopenable", f"{when}: status {outcome.status}: {outcome.tail()}")
        return None
    verified = index.command("verify")
    report.expect(verified.status == 0, "verify failed", f"{when}: status {verified.status}: {verified.tail()}")
    report.expect(len(found) == len(set(found)), "articles twice", f"{when}: {len(found) - len(set(found))} of {len(found)}")
    return found


def check_holds(found, wanted, report, kind, when):
    """Everything that must be there is there."""
    missing = set(wanted) - set(found)
    report.expect(not missing, kind, f"{when}: {len(missing)} of {len(wanted)}, such as {sorted(missing)[:1]}")


def check_completes(index, articles, report, when, options=()):
    """The next `add` needs no help, leaves exactly the articles of the folder and no litter."""
    outcome = index.add(articles.folder, options=options)
    if not report.expect(outcome.status == 0, "re-run failed", f"{when}: status {outcome.status}: {outcome.tail()}"):
        return
    report.count("re-runs")
    found = check_sound(index, report, when + ", re-run")
    if found is not None:
        check_holds(found, articles.paths(), report, "re-run incomplete", when)
        report.expect(set(found) <= articles.paths(), "re-run keeps too much", f"{when}: {sorted(set(found) - articles.paths())[:1]}")
    report.expect(not index.litter(), "litter", f"{when}: {index.litter()[:3]}")
