# SPDX-License-Identifier: GPL-3.0-or-later
"""Allocations that fail, operator new's among them, and a bound on all memory: a message and a status, never an abort."""
from tests.reliability import scenes
from tests.reliability.crash import check_after
from tests.reliability.kit import Report
from tests.reliability import manifest

MB = 1 << 20
BOUNDS = (48, 64, 80, 96, 128, 160, 200, 256, 384, 512)


def commands(kit, scene):
    """What is tried: (name, function that runs it, program)."""
    yield "indexer add", scene.add, "indexer"
    if scene.updates:
        yield "indexer verify", lambda **how: scene.index.command("verify", **how), "indexer"
        yield "searcher", lambda **how: scene.index.search("-f", "jsonl", "-n", "5", "council AND edition*", **how), "searcher"


def check(outcome, program, report, when):
    if outcome.died():
        report.wrong("aborts", f"{when}: status {outcome.status}: {outcome.tail()}")
    elif outcome.status not in (0, 1):
        said = outcome.err.startswith(program.encode() + b": ") or b"cannot allocate" in outcome.err or b"error while loading" in outcome.err
        report.expect(said, "no message", f"{when}: status {outcome.status}: {outcome.tail()!r}")
        report.count("failed with a message")
    else:
        report.count("done all the same")


def fail_allocations(kit, scene, report, log):
    for name, start, program in commands(kit, scene):
        scene.reset()
        log.unlink(missing_ok=True)
        start(env=kit.shimmed(calls="memory", log=log))
        calls = int(log.read_text().split()[-1])
        report.highest(f"allocations of {name}", calls)
        for mode in ("once", "sticky"):
            for number in kit.pick(calls, 4, 170):
                scene.reset()
                log.unlink(missing_ok=True)
                outcome = start(env=kit.shimmed(calls="memory", at=number, mode=mode, log=log))
                when = f"{scene.name}: {name}, allocation {number} of {calls} {mode}"
                report.count("allocations failed", log.exists() and "struck" in log.read_text())
                check(outcome, program, report, when)
                if name == "indexer add":
                    check_after(scene, manifest.read(scene.index.folder), report, when, complete=number % 5 == 0)


def bound_memory(kit, scene, report):
    for bound in BOUNDS[::3] if kit.quick else BOUNDS:
        for name, start, program in commands(kit, scene):
            scene.reset()
            outcome = start(memory=bound * MB)
            report.count("runs in bounded memory")
            when = f"{scene.name}: {name} in {bound} MB"
            check(outcome, program, report, when)
            if name == "indexer add":
                check_after(scene, manifest.read(scene.index.folder), report, when, complete=True)


def run(kit):
    report = Report("Failing allocations and bounded memory")
    for scene in scenes.both(kit, "memory", kit.size(20, 60), kit.size(10, 20)):
        fail_allocations(kit, scene, report, scene.index.folder.parent / "shim.log")
        bound_memory(kit, scene, report)
    return report
