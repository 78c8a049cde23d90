# SPDX-License-Identifier: GPL-3.0-or-later
"""The k-th call of a kind fails, once or from then on, or is cut short: a message, the documented status, the old index intact."""
import errno
import os
import pathlib

from tests.reliability import manifest, scenes
from tests.reliability.crash import check_after, count_calls
from tests.reliability.kit import Report
from tests.reliability.promises import check_completes, check_holds

GROUPS = ("write", "sync", "rename", "open", "read", "mkdir", "unlink", "close", "truncate", "map")
ERRORS = (errno.ENOSPC, errno.EIO, errno.EMFILE)
MODES = ("once", "sticky", "short")


def check_fault(scene, outcome, report, when):
    """After one fault in the index's own files: an error said so, or the work was done in full."""
    now = manifest.read(scene.index.folder)
    if outcome.died():
        report.wrong("signals", f"{when}: status {outcome.status}: {outcome.tail()}")
    elif outcome.status == 0:
        found, _ = scene.index.found()
        report.expect(found is not None and set(found) == scene.articles.paths(), "status 0 but short",
                      f"{when}: {len(found or ())} of {len(scene.articles.editions)}")
        report.count("done all the same")
    else:
        report.expect(outcome.status in (4, 5), "undocumented status", f"{when}: {outcome.status}: {outcome.tail()}")
        report.expect(outcome.err.startswith(b"indexer: "), "no message", f"{when}: {outcome.tail()!r}")
        report.count("failed with a message")
    check_after(scene, now, report, when, complete=True)


def sweep(kit, scene, report, group, mode, error, log):
    sites = count_calls(kit, scene, log, group)
    report.highest(f"call sites of {group}", sites)
    some = [kit.random("site", scene.name, group, mode).randint(1, sites)] if kit.quick and sites else None
    for site in some or kit.pick(sites, 0, 10_000):
        scene.reset()
        log.unlink(missing_ok=True)
        outcome = scene.add(env=kit.shimmed(calls=group, under=scene.index.folder, at=site, mode=mode, error=error, log=log))
        report.count("faults")
        report.count("faults that struck", "struck" in log.read_text())
        check_fault(scene, outcome, report, f"{scene.name}: {group} {site} of {sites} {mode} {errno.errorcode[error]}")


def sweep_sources(kit, scene, report, log):
    """Articles that cannot be read are named, cost only themselves and give status 1 (or 5 when nothing can be opened)."""
    for group in ("open", "read"):
        sites = count_calls(kit, scene, log, group, scene.articles.folder)
        for site in kit.pick(sites, 3, 400):
            scene.reset()
            outcome = scene.add(env=kit.shimmed(calls=group, under=scene.articles.folder, at=site, mode="once", error=errno.EIO))
            when = f"{scene.name}: source {group} {site} of {sites}"
            report.count("faults in reading sources")
            report.expect(not outcome.died(), "signals", f"{when}: {outcome.status}")
            found, _ = scene.index.found()
            missing = scene.articles.paths() - set(found or ())
            report.expect(outcome.status in ((1, 5) if missing else (0, 1, 5)), "wrong status", f"{when}: {outcome.status}, {len(missing)} missing")
            unnamed = [path for path in missing if not any(b"%b: " % os.fsencode(named) in outcome.err for named in (path, *pathlib.Path(path).parents))]
            report.expect(not unnamed, "not named", f"{when}: {unnamed[:1]}: {outcome.tail()}")
            check_holds(found or (), scene.kept, report, "articles lost", when)
            check_completes(scene.index, scene.articles, report, when, scene.options)


def sweep_searcher(kit, scene, report, log):
    """A searcher that cannot read says so; it never prints less with status 0."""
    scene.reset()
    scene.add()
    words = ("-f", "jsonl", "-n", "20", "council", "edition*")
    right = scene.index.search(*words)
    for group in ("open", "read", "map", "close"):
        log.unlink(missing_ok=True)
        scene.index.search(*words, env=kit.shimmed(calls=group, under=scene.index.folder, log=log))
        sites = int(log.read_text().split()[-1])
        for site in kit.pick(sites, 3, 400):
            for mode in MODES if group == "read" else MODES[:2]:
                outcome = scene.index.search(*words, env=kit.shimmed(calls=group, under=scene.index.folder, at=site, mode=mode, error=errno.EIO))
                when = f"searcher: {group} {site} of {sites} {mode}"
                report.count("faults in searching")
                report.expect(not outcome.died(), "signals", f"{when}: {outcome.status}: {outcome.tail()}")
                if outcome.status == 0:
                    report.expect(outcome.out == right.out, "status 0 but short", when)
                else:
                    report.expect(outcome.status in (3, 4, 5) and outcome.err.startswith(b"searcher: "), "no message",
                                  f"{when}: {outcome.status}: {outcome.tail()!r}")


def run(kit):
    report = Report("Failing system calls")
    for scene in scenes.both(kit, "fault", kit.size(30, 100), kit.size(10, 25))[kit.size(1, 0):]:
        log = scene.index.folder.parent / "shim.log"
        choose = kit.random("fault", scene.name)
        for group in GROUPS:
            for mode in MODES if group in ("write", "read") else MODES[:2]:
                for error in [choose.choice(ERRORS)] if kit.quick else ERRORS:
                    sweep(kit, scene, report, group, mode, error, log)
        sweep_sources(kit, scene, report, log)
        if scene.updates:
            sweep_searcher(kit, scene, report, log)
    return report
