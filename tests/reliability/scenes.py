# SPDX-License-Identifier: GPL-3.0-or-later
"""The two situations that crashes and faults are tried in: an index being created, and one being updated."""
from tests.reliability.articles import Articles
from tests.reliability.kit import fresh_copy
from tests.reliability.promises import Index


class Scene:
    """A folder of articles, the index as it is before each try, and what `add` is to make of it."""

    def __init__(self, kit, name, articles, updates, publish_every):
        self.kit, self.name, self.updates = kit, name, updates
        self.options = ("--commit", str(publish_every))
        work = kit.folder(f"scene-{name}")
        self.articles = Articles(work / "articles")
        self.start = None
        self.index = Index(kit, work / "tried.idx")
        self.kept = set()  # what must be there from the start, in one edition or the other
        self.gone = set()  # what may or may not be there any more
        self.articles.write(range(articles))
        if updates:
            self.prepare_update(work, articles)
        self.before = len(self.kept) + len(self.gone)
        self.reset()
        whole = self.index.add(self.articles.folder, options=self.options)
        if whole.status != 0:
            raise RuntimeError(f"{name}: an undisturbed run fails: {whole.status} {whole.tail()}")
        self.seconds = whole.seconds

    def prepare_update(self, work, articles):
        """A third of the articles changes, a tenth goes, as many again come."""
        self.start = work / "start.idx"
        made = Index(self.kit, self.start).add(self.articles.folder, options=self.options)
        if made.status != 0:
            raise RuntimeError(f"{self.name}: the first run fails: {made.status} {made.tail()}")
        going = range(0, articles, 10)
        self.gone = {str(self.articles.path(number).resolve()) for number in going}
        self.articles.remove(going)
        self.kept = self.articles.paths()
        self.articles.write([number for number in range(articles) if number % 10 and number % 3 == 1], edition=1)
        self.articles.write(range(articles, articles + articles // 10))

    def reset(self):
        fresh_copy(self.start, self.index.folder)

    def add(self, **how):
        return self.index.add(self.articles.folder, options=self.options, **how)


def both(kit, prefix, articles, publish_every):
    """Creating and updating."""
    return [Scene(kit, f"{prefix}-{name}", articles, updates, publish_every) for name, updates in (("creating", False), ("updating", True))]
