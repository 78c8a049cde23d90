# SPDX-License-Identifier: GPL-3.0-or-later
"""scripts/bench update: an index that grows old. Nothing changed, one article in a hundred changed, and many rounds of that."""
import os
import pathlib
import random
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time

from tests.bench.bench_build import run_once, size_of

SENTENCES = ("Officials said on {} that nothing had been decided.", "The figures of {} were revised.", "A spokesman in {} declined to comment.")


def stat_all(folder):
    """Seconds that a plain look at each file takes."""
    start = time.perf_counter()
    for root, _, files in os.walk(folder):
        descriptor = os.open(root, os.O_RDONLY)
        for name in files:
            os.stat(name, dir_fd=descriptor, follow_symlinks=False)
        os.close(descriptor)
    return time.perf_counter() - start


def change_one_in_a_hundred(files, chance, round_number):
    """Changes, removes and adds files: six, two and two of ten. Changes the list of files too."""
    for path in chance.sample(files, max(1, len(files) // 100)):
        what = chance.random()
        if what < 0.2:
            path.unlink()
            files.remove(path)
            continue
        text = path.read_bytes() + ("\n\n" + chance.choice(SENTENCES).format(chance.choice(("Geneva", "May", "Basra")))).encode()
        if what < 0.4:
            path = path.with_name(f"{path.stem}-{round_number}-{len(files)}{path.suffix}")
            files.append(path)
        path.write_bytes(text)


class Reader(threading.Thread):
    """Searches again and again while the index changes."""

    def __init__(self, searcher, index):
        super().__init__(daemon=True)
        self.command = [os.fspath(searcher), "-d", os.fspath(index), "-n", "1", "-f", "jsonl", "officials"]
        self.done, self.failures, self.stopped = 0, [], False

    def run(self):
        while not self.stopped:
            result = subprocess.run(self.command, capture_output=True, check=False)
            self.done += 1
            if result.returncode != 0 or not result.stdout.startswith(b"{"):
                self.failures.append((result.returncode, result.stderr[:200]))


def add(options, index, corpus):
    """One run over an index that stays: wall and CPU seconds, peak memory."""
    return run_once([options.bin / "indexer", "add", "-q", "-d", index, *options.indexer_option, corpus])


def measure(options, corpus, index):
    fresh = add(options, index, corpus)
    print("build                %6.2f s wall %6.2f CPU s %5.0f MB" % fresh)
    looks = [stat_all(corpus) for _ in range(3)]
    nothing = [add(options, index, corpus) for _ in range(3)]
    print("nothing changed      %6.2f s wall %6.2f CPU s           (a plain stat of each file, in Python: %.2f s)" % (
        statistics.median(wall for wall, _, _ in nothing), statistics.median(cpu for _, cpu, _ in nothing), statistics.median(looks)))
    return fresh


def grow_old(options, corpus, index, fresh):
    chance = random.Random(1)
    files = sorted(path for path in corpus.rglob("*") if path.is_file())
    reader = Reader(options.bin / "searcher", index) if (options.bin / "searcher").exists() else None
    if reader:
        reader.start()
    rounds, segments = [], []
    for number in range(options.rounds):
        change_one_in_a_hundred(files, chance, number)
        rounds.append(add(options, index, corpus))
        segments.append(sum(1 for entry in index.iterdir() if entry.name.startswith("seg-")))
    if reader:
        reader.stopped = True
        reader.join()
    for what, number in (("wall", 0), ("CPU", 1)):
        seconds = [figures[number] for figures in rounds]
        print("one in a hundred     %6.2f s %-4s median, %.2f-%.2f, all %d rounds %.1f; over a build: %.3f" % (
            statistics.median(seconds), what, min(seconds), max(seconds), len(seconds), sum(seconds), statistics.median(seconds) / fresh[number]))
    print("segments             %d at most, %d at the end" % (max(segments), segments[-1]))
    again = index.with_name("again.idx")
    add(options, again, corpus)
    print("index over fresh one %6.3f" % (size_of(index) / size_of(again)))
    if reader:
        print("searches meanwhile   %d, failed: %d" % (reader.done, len(reader.failures)))
        return 1 if reader.failures else 0
    return 0


def main(options):
    status = 0
    for corpus in options.corpora:
        with tempfile.TemporaryDirectory(dir=options.work) as folder:
            copy = pathlib.Path(folder) / "corpus"
            shutil.copytree(corpus, copy)
            print(f"\n{corpus}: {sum(1 for path in copy.rglob('*') if path.is_file())} articles")
            index = pathlib.Path(folder) / "gazette.idx"
            status |= grow_old(options, copy, index, measure(options, copy, index))
            sys.stdout.flush()
    return status
