# SPDX-License-Identifier: GPL-3.0-or-later
"""Cuts the power at any point of a build and of updates, on a disk that forgets whatever was not made durable."""
import shutil

from tests.reliability.articles import Articles
from tests.reliability.disk_model import Disk, read_trace
from tests.reliability.kit import Report
from tests.reliability.manifest import parse
from tests.reliability.promises import Index, check_completes, check_sound

MODELS = ("posix", "journal")


class Recording:
    """One run of the indexer under the shim: what it did to the disk, in order."""

    def __init__(self, kit, index, command, trace):
        trace.unlink(missing_ok=True)
        self.outcome = command(env=kit.shimmed(trace=trace, under=index.folder.parent))
        if self.outcome.status != 0:
            raise RuntimeError(f"a traced run fails: {self.outcome.status} {self.outcome.tail()}")
        self.operations = read_trace(trace)


def story(kit, work):
    """Build, update, removal and compaction of one index; each recorded. Gives articles and (label, operations)."""
    articles, index, trace = Articles(work / "articles"), Index(kit, work / "index" / "traced.idx"), work / "trace"
    index.folder.parent.mkdir()
    few = kit.size(24, 120)
    every = ("--commit", str(few // 4))
    articles.write(range(few))
    recordings = [("build", Recording(kit, index, lambda **how: index.add(articles.folder, options=every, **how), trace).operations)]
    articles.write(range(0, few, 3), edition=1)
    articles.write(range(few, few + few // 4))
    recordings.append(("update", Recording(kit, index, lambda **how: index.add(articles.folder, options=every, **how), trace).operations))
    recordings.append(("compact", Recording(kit, index, lambda **how: index.command("compact", **how), trace).operations))
    return articles, index, recordings


def acknowledgements(operations):
    """Places in the trace from which a publishing counts, with its live articles: the folder is synced after the renaming."""
    written, renamed, acknowledged = {}, None, []
    for place, (kind, path, other, _, data) in enumerate(operations):
        if kind == "C" or kind == "T":
            written[path] = b""
        elif kind == "W":
            written[path] = written.get(path, b"") + data
        elif kind == "R" and other.endswith("/manifest"):
            renamed = parse(written.get(path, b"").decode())
        elif kind == "S" and renamed is not None and path.endswith(".idx"):
            acknowledged.append((place, renamed))
            renamed = None
    return acknowledged


def cut_power(kit, report, model, work, articles, index, operations, states):
    choose = kit.random("power", model)
    acknowledged = acknowledgements(operations)
    report.note("publishes in the trace", len(acknowledged))
    busy = [place + 1 for place, operation in enumerate(operations) if operation[0] in "SRUCDM"]
    cuts = sorted(min(len(operations), choose.choice(busy) + choose.choice((-1, 0, 1))) if choose.random() < 0.7
                  else choose.randint(0, len(operations)) for _ in range(states))
    disk, place = Disk(str(index.folder.parent)), 0
    for number, cut in enumerate(cuts):
        while place < cut:
            disk.apply(operations[place])
            place += 1
        shutil.rmtree(index.folder.parent)
        index.folder.parent.mkdir()
        disk.lose_power(model, choose, index.folder.parent)
        before = [published for at, published in acknowledged if at < cut and published.articles > 0]
        report.count(f"states, {model}")
        report.count("states after an acknowledgement", bool(before))
        check_state(kit, report, index, before[-1] if before else None, f"{model}, power lost after call {cut} of {len(operations)}")
        if number % kit.size(3, 2) == 0:
            check_completes(index, articles, report, f"{model}, power lost after call {cut}")
    report.expect(not disk.unknown, "untraceable changes", sorted(set(disk.unknown))[:3])


def check_state(kit, report, index, acknowledged, when):
    if acknowledged is None and not index.exists():
        return
    found = check_sound(index, report, when)
    if found is not None and acknowledged is not None:
        report.expect(len(found) >= acknowledged.articles, "acknowledged articles lost",
                      f"{when}: {acknowledged.articles} acknowledged, {len(found)} found")


def run(kit):
    report = Report("Loss of power, simulated")
    work = kit.folder("power")
    articles, index, recordings = story(kit, work)
    operations = [operation for _, part in recordings for operation in part]
    report.note("changes traced", len(operations))
    for model in MODELS:
        cut_power(kit, report, model, work, articles, index, operations, kit.times(8, 300))
    return report
