# SPDX-License-Identifier: GPL-3.0-or-later
"""The few lines of an index's manifest that the campaign reads (common/index/manifest_format.h has them all)."""
import dataclasses
import pathlib
import threading
import time


@dataclasses.dataclass(frozen=True)
class Published:
    """What one manifest says: which publishing it is and how many live articles it names."""
    generation: int
    articles: int


def parse(text):
    """None unless it is a whole manifest."""
    lines = [line.split(" ") for line in text.splitlines()]
    if len(lines) < 3 or lines[0][0] != "gazette-manifest" or lines[-1][0] != "hash":
        return None
    generation = next((int(words[2]) for words in lines if words[0] == "index"), None)
    if generation is None:
        return None
    return Published(generation, sum(int(words[3]) - int(words[4]) for words in lines if words[0] == "segment"))


def read(folder):
    try:
        return parse((pathlib.Path(folder) / "manifest").read_text())
    except OSError:
        return None


def files_named(folder):
    """Paths of all files that the manifest names, and its own."""
    folder = pathlib.Path(folder)
    paths, segment = [folder / "manifest"], None
    for line in (folder / "manifest").read_text().splitlines():
        words = line.split(" ")
        if words[0] == "segment":
            segment = folder / words[1]
        elif words[0] == "file":
            paths.append(segment / words[1])
        elif words[0] == "deleted":
            paths.append(folder / words[1])
    return paths


class Watcher:
    """Reads the manifest over and over while a program runs: what it saw had been published, and may not be lost."""

    def __init__(self, folder, every_s=0.001):
        self.folder, self.every_s = folder, every_s
        self.seen = {}
        self.over = threading.Event()
        self.thread = threading.Thread(target=self.watch, daemon=True)

    def watch(self):
        while not self.over.is_set():
            published = read(self.folder)
            if published is not None:
                self.seen[published.generation] = published.articles
            time.sleep(self.every_s)

    def __enter__(self):
        self.thread.start()
        return self

    def __exit__(self, *_):
        self.over.set()
        self.thread.join()

    def last(self):
        """The newest publishing seen, or None."""
        return Published(*max(self.seen.items())) if self.seen else None
