# SPDX-License-Identifier: GPL-3.0-or-later
"""What every test of the campaign works with: running programs, reports, a folder to work in."""
import dataclasses
import os
import pathlib
import random
import resource
import shutil
import signal
import subprocess
import time

# Variables of the caller that would change what the programs do.
HIDDEN = ("GAZETTE_", "SHIM_", "LC_", "XDG_", "LD_PRELOAD", "LANG", "NO_COLOR", "CLICOLOR", "HOME")


@dataclasses.dataclass
class Outcome:
    """How one run of a program ended. `status` is negative when a signal ended it."""
    status: int
    out: bytes
    err: bytes
    seconds: float
    timed_out: bool = False
    killed: bool = False

    def died(self):
        """True when it ended as no program of ours may: by a signal nobody sent, or never."""
        return self.timed_out or (self.status < 0 and not self.killed)

    def tail(self):
        return (self.err or self.out)[-200:].decode("utf-8", "backslashreplace").strip().replace("\n", " / ")


class Report:
    """The figures of one test and what went wrong in it."""

    def __init__(self, title):
        self.title = title
        self.figures = {}
        self.bad = []

    def count(self, label, amount=1):
        self.figures[label] = self.figures.get(label, 0) + amount

    def note(self, label, value):
        self.figures[label] = value

    def highest(self, label, value):
        self.figures[label] = max(self.figures.get(label, value), value)

    def wrong(self, kind, what):
        """Counts a broken promise under `kind` and keeps what shows it."""
        self.count(kind)
        self.bad.append(f"{kind}: {what}")

    def expect(self, holds, kind, what):
        if not holds:
            self.wrong(kind, what)
        return holds


class Kit:
    """The programs under test, the shim, a seed, a folder of its own for each test."""

    def __init__(self, bin_folder, shim, work, seed, quick, amount=1.0, sanitized=False):
        self.indexer = str(pathlib.Path(bin_folder) / "indexer")
        self.searcher = str(pathlib.Path(bin_folder) / "searcher")
        self.shim = str(shim)
        self.work = pathlib.Path(work)
        self.seed = seed
        self.quick = quick
        self.amount = amount
        self.sanitized = sanitized  # address sanitizer maps terabytes: no bound on the address space then

    def random(self, *names):
        """Numbers that depend on the seed and these names alone."""
        return random.Random(":".join(map(str, (self.seed, *names))))

    def folder(self, name):
        """An empty folder."""
        path = self.work / name
        shutil.rmtree(path, ignore_errors=True)
        path.mkdir(parents=True)
        return path

    def size(self, quick, long):
        """How large a thing is: the one or the other form's."""
        return quick if self.quick else long

    def times(self, quick, long):
        """How many rounds: the one or the other form's."""
        return quick if self.quick else max(1, int(long * self.amount))

    def pick(self, count, quick, long):
        """Numbers from 1 to count: all of them, or as many as the form allows, evenly spread."""
        most = self.times(quick, long)
        if count <= most:
            return list(range(1, count + 1))
        return sorted({1 + round(i * (count - 1) / max(1, most - 1)) for i in range(most)})

    @staticmethod
    def environment(extra=None):
        kept = {name: value for name, value in os.environ.items() if not name.startswith(HIDDEN)}
        return {**kept, "LC_ALL": "C.UTF-8", "HOME": "/dev/null/home", **(extra or {})}

    def shimmed(self, **plan):
        """Environment that makes a program run under the shim; names as in shim/plan.h."""
        return {"LD_PRELOAD": self.shim, **{"SHIM_" + name.upper(): str(value) for name, value in plan.items()}}

    def run(self, command, timeout=60, env=None, kill_after=None, memory=None, stdin=None, cwd=None):
        """Runs a program to its end; SIGKILL after `kill_after` seconds when given. Never raises for what it does."""
        def limit():
            resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
            if memory is not None and not self.sanitized:
                resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
        start = time.monotonic()
        child = subprocess.Popen([os.fspath(part) for part in command], stdin=subprocess.PIPE if stdin is not None else subprocess.DEVNULL,
                                 stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=self.environment(env), preexec_fn=limit,
                                 start_new_session=True, cwd=cwd)
        killed = timed_out = False
        try:
            out, err = child.communicate(stdin, timeout=kill_after if kill_after is not None else timeout)
        except subprocess.TimeoutExpired:
            killed, timed_out = kill_after is not None, kill_after is None
            os.killpg(child.pid, signal.SIGKILL)
            out, err = child.communicate()
            killed = killed and child.returncode == -signal.SIGKILL
        return Outcome(child.returncode, out, err, time.monotonic() - start, timed_out, killed)


def fresh_copy(source, target):
    """Makes `target` a copy of the folder `source`, or nothing at all when source is None."""
    shutil.rmtree(target, ignore_errors=True)
    if source is not None:
        shutil.copytree(source, target, symlinks=True)
