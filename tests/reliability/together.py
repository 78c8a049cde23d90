# SPDX-License-Identifier: GPL-3.0-or-later
"""Many at once: readers beside a writer, two writers, compaction under readers, an index that is moved or replaced while open."""
import os
import shutil
import subprocess
import threading
import time

from tests.reliability import manifest
from tests.reliability.articles import EVERYWHERE, Articles
from tests.reliability.kit import Report
from tests.reliability.promises import Index, check_completes, check_sound


class Readers:
    """Threads that search over and over; every answer must be one that was true at some time."""

    def __init__(self, index, report, count, least, most, stop):
        self.index, self.report, self.least, self.most, self.stop = index, report, least, most, stop
        self.lock = threading.Lock()
        self.threads = [threading.Thread(target=self.read, args=(number,)) for number in range(count)]

    def read(self, number):
        ways = (("-c", EVERYWHERE), ("-l", "-n", "0", EVERYWHERE), ("-f", "jsonl", "-n", "0", EVERYWHERE))
        turn = number
        while not self.stop.is_set():
            turn += 1
            outcome = self.index.search(*ways[turn % len(ways)])
            answer = int(outcome.out) if turn % len(ways) == 0 and outcome.status == 0 else outcome.out.count(b"\n")
            with self.lock:
                self.report.count("searches")
                self.report.expect(outcome.status == 0, "searches failed", f"{outcome.status}: {outcome.tail()}")
                self.report.expect(outcome.status != 0 or self.least <= answer <= self.most, "wrong answers",
                                   f"{answer} articles, not {self.least} to {self.most}")

    def __enter__(self):
        for thread in self.threads:
            thread.start()

    def __exit__(self, *_):
        self.stop.set()
        for thread in self.threads:
            thread.join()


def writer_beside_readers(kit, report, index, articles, seconds):
    """One writer publishes several times a second, with a compaction now and then, while readers read."""
    stop, end, turn, total = threading.Event(), time.monotonic() + seconds, 0, len(articles.editions)
    generation = manifest.read(index.folder).generation
    with Readers(index, report, kit.size(3, 8), total, total, stop):
        while time.monotonic() < end:
            turn += 1
            articles.write(range(turn % 7, total, 7), edition=1 + turn % 8)
            outcome = index.add(articles.folder, options=("--commit", str(max(1, total // 35))))
            report.expect(outcome.status == 0, "writer failed", f"{outcome.status}: {outcome.tail()}")
            if turn % 4 == 0:
                outcome = index.command("compact")
                report.count("compactions under readers")
                report.expect(outcome.status == 0, "compaction failed", f"{outcome.status}: {outcome.tail()}")
    published = manifest.read(index.folder).generation - generation
    report.note("publishes beside the readers", published)
    report.note("publishes a second", f"{published / seconds:.1f}")


def two_writers(kit, report, index, articles):
    """Both end well: one after the other, or the second refused at once with status 4 when it must not wait."""
    for number in range(kit.times(2, 20)):
        articles.write(range(number % 5, len(articles.editions), 5), edition=(number + 3) % 9)
        outcomes = []
        options = ((), ("--no-wait",)) if number % 2 else ((), ())
        threads = [threading.Thread(target=lambda extra=extra: outcomes.append((extra, index.add(articles.folder, options=extra)))) for extra in options]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        report.count("pairs of writers")
        for extra, outcome in outcomes:
            allowed = (0, 4) if extra else (0,)
            report.expect(outcome.status in allowed, "writers in each other's way", f"{extra}: {outcome.status}: {outcome.tail()}")
        report.expect(any(outcome.status == 0 for _, outcome in outcomes), "writers in each other's way", "neither got through")
    check_completes(index, articles, report, "after pairs of writers")


def held_open(kit, report, index, articles):
    """A searcher that has the index open answers on while it is compacted, moved away and replaced."""
    reader = subprocess.Popen([kit.searcher, "-d", os.fspath(index.folder), "--stdin", "-l", "-n", "0"], stdin=subprocess.PIPE,
                              stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=kit.environment())
    total, moved = len(articles.editions), index.folder.with_name("moved.idx")

    def ask():
        reader.stdin.write(EVERYWHERE.encode() + b"\n")
        reader.stdin.flush()
        got = 0
        for line in reader.stdout:
            got += 1
            if got == total:
                break
        return got

    steps = (lambda: None, lambda: index.command("compact"), lambda: os.rename(index.folder, moved),
             lambda: shutil.copytree(moved, index.folder), lambda: shutil.rmtree(moved))
    for number, step in enumerate(steps):
        step()
        report.count("questions to a searcher whose index was changed under it")
        report.expect(reader.poll() is None and ask() == total, "a held index failed", f"step {number}: {reader.poll()}")
    out, err = reader.communicate(timeout=60)
    report.expect(reader.returncode == 0 and not out, "a held index failed", f"{reader.returncode}: {err[-200:]!r}")


def cut_short(kit, report, index):
    """A file that somebody cuts short while a searcher has it open ends it with a message, not by a signal."""
    for name in ("articles.dat", "vocabulary.dat", "postlist.glass", "positions.dat"):
        copy = Index(kit, index.folder.with_name("cut.idx"))
        shutil.rmtree(copy.folder, ignore_errors=True)
        shutil.copytree(index.folder, copy.folder)
        reader = subprocess.Popen([kit.searcher, "-d", os.fspath(copy.folder), "--stdin", "-c"], stdin=subprocess.PIPE,
                                  stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=kit.environment())
        reader.stdin.write(b"nothingwhatever\n")
        reader.stdin.flush()
        reader.stdout.readline()
        for path in copy.folder.glob("seg-*/" + name):
            os.truncate(path, 0)
        out, err = reader.communicate(b'"the city council" OR cit*\n', timeout=60)
        report.count("files cut short under a searcher")
        report.expect(reader.returncode in (0, 1, 4, 5), "signals", f"{name} cut short: {reader.returncode}: {err[-200:]!r}")
        report.expect(reader.returncode in (0, 1) or err.startswith(b"searcher: "), "no message", f"{name} cut short: {err[-200:]!r}")


def run(kit):
    report = Report("Readers and writers at once")
    work = kit.folder("together")
    articles, index = Articles(work / "articles"), Index(kit, work / "shared.idx")
    articles.write(range(kit.size(70, 350)))
    first = index.add(articles.folder)
    report.expect(first.status == 0, "writer failed", first.tail())
    writer_beside_readers(kit, report, index, articles, 2 if kit.quick else 60 * kit.amount)
    two_writers(kit, report, index, articles)
    held_open(kit, report, index, articles)
    cut_short(kit, report, index)
    check_sound(index, report, "at the end")
    return report
