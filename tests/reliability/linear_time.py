# SPDX-License-Identifier: GPL-3.0-or-later
"""Twice the input takes at most 2.6 times the processor's time to index, for every family of hostile texts."""
import math
import resource

from tests.reliability.hostile_families import FAMILIES
from tests.reliability.kit import Report
from tests.reliability.promises import Index

MOST = 2.6         # times as long for twice the bytes
FLOOR_S = 0.10     # below it a run is all start and end, and its time all noise
LIMIT_S = 60


def processor_s():
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def measure(kit, work, suffix, data, runs):
    """Best of some runs: the processor's seconds to index one file of these bytes (other programs may run beside), and the last outcome."""
    source = work / "source"
    source.mkdir(exist_ok=True)
    for old in source.iterdir():
        old.unlink()
    (source / f"hostile.{suffix}").write_bytes(data)
    best, last = math.inf, None
    for number in range(runs):
        index = Index(kit, kit.folder("linear-index") / f"run{number}.idx")
        start = processor_s()
        last = index.add(source, timeout=LIMIT_S)
        best = min(best, processor_s() - start)
        if last.died():
            return LIMIT_S, last
    return best, last


def run(kit):
    report = Report("Time against size")
    work = kit.folder("linear")
    sizes = (1 << 18, 1 << 19) if kit.quick else (1 << 20, 1 << 21, 1 << 22)
    start_s, _ = measure(kit, work, "txt", b"Fares rise.\n", 3)
    names = list(FAMILIES)[::6] if kit.quick else list(FAMILIES)
    for name in names:
        suffix, make = FAMILIES[name]
        times = []
        for size in sizes:
            seconds, outcome = measure(kit, work, suffix, make(size), 1 if kit.quick else 2)
            report.expect(not outcome.died(), "signals and hangs", f"{name}, {size >> 10} KB: {outcome.status}: {outcome.tail()}")
            report.expect(outcome.status in (0, 1), "undocumented status", f"{name}, {size >> 10} KB: {outcome.status}: {outcome.tail()}")
            report.expect(outcome.status == 0 or b"hostile." in outcome.err, "not named", f"{name}: {outcome.tail()}")
            times.append(max(FLOOR_S, seconds - start_s))
        report.count("families")
        for smaller, larger, size in zip(times, times[1:], sizes[1:]):
            report.highest("largest ratio", round(larger / smaller, 2))
            report.expect(kit.quick or larger <= MOST * smaller, "not linear",
                          f"{name}: {smaller:.2f} s, {larger:.2f} s for {size >> 20} MB: {larger / smaller:.1f} times")
        report.highest("slowest, s", round(times[-1], 2))
    return report
