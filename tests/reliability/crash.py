# SPDX-License-Identifier: GPL-3.0-or-later
"""SIGKILL at any moment, by the clock and at chosen system calls: the index opens, has lost nothing, and the next run completes it."""
from tests.reliability import manifest, scenes
from tests.reliability.kit import Report
from tests.reliability.promises import check_completes, check_holds, check_sound

CALLS = "open,write,sync,rename,mkdir,unlink,close,truncate"


def check_after(scene, seen, report, when, complete):
    """What must hold of the index that a killed process left."""
    now = manifest.read(scene.index.folder)
    if now is None:
        report.expect(seen is None and scene.start is None, "unopenable", f"{when}: no manifest")
        report.count("kills before the first publishing")
    else:
        found = check_sound(scene.index, report, when)
        if found is not None:
            report.expect(len(found) == now.articles, "articles lost", f"{when}: {len(found)} found, {now.articles} published")
            check_holds(found, scene.kept, report, "articles lost", when)
            if seen is not None:
                floor = seen.articles - len(scene.gone)
                report.expect(now.generation >= seen.generation and len(found) >= floor, "acknowledged articles lost",
                              f"{when}: publishing {seen.generation} with {seen.articles} seen, now {now.generation} with {len(found)}")
    if complete:
        check_completes(scene.index, scene.articles, report, when, scene.options)


def kill_by_clock(kit, scene, report, rounds, every):
    moments = kit.random("clock", scene.name)
    for number in range(rounds):
        moment = moments.uniform(0, scene.seconds * 1.02)
        scene.reset()
        before = manifest.read(scene.index.folder)
        with manifest.Watcher(scene.index.folder) as watcher:
            outcome = scene.add(kill_after=moment)
        note_kill(report, scene, outcome, watcher.last(), before)
        check_after(scene, watcher.last(), report, f"{scene.name} killed after {moment:.4f} s", number % every == 0)


def kill_at_calls(kit, scene, report, rounds, every):
    log = scene.index.folder.parent / "calls.log"
    calls = count_calls(kit, scene, log)
    choose = kit.random("calls", scene.name)
    for number in range(rounds):
        call, mode = choose.randint(1, calls), choose.choice(("kill", "kill-after"))
        scene.reset()
        before = manifest.read(scene.index.folder)
        plan = kit.shimmed(calls=CALLS, under=scene.index.folder, at=call, mode=mode)
        with manifest.Watcher(scene.index.folder) as watcher:
            outcome = scene.add(env=plan)
        outcome.killed = outcome.status == -9
        note_kill(report, scene, outcome, watcher.last(), before)
        check_after(scene, watcher.last(), report, f"{scene.name} {mode} call {call} of {calls}", number % every == 0)


def count_calls(kit, scene, log, calls=CALLS, under=None):
    """How many such calls an undisturbed run makes."""
    log.unlink(missing_ok=True)
    scene.reset()
    scene.add(env=kit.shimmed(calls=calls, under=under or scene.index.folder, log=log))
    return int(log.read_text().split()[-1])


def note_kill(report, scene, outcome, seen, before):
    report.count("rounds")
    report.count("killed" if outcome.killed else "finished first")
    report.expect(not outcome.died(), "died by itself", f"{scene.name}: status {outcome.status}: {outcome.tail()}")
    if outcome.killed and seen is not None:
        report.count("publishes seen before the kills", seen.generation - (before.generation if before else 0))


def run(kit):
    report = Report("SIGKILL while creating and while updating")
    rounds, every = kit.times(4, 250), kit.size(2, 1)
    for scene in scenes.both(kit, "crash", kit.size(60, 300), kit.size(15, 30)):
        kill_by_clock(kit, scene, report, rounds, every)
        kill_at_calls(kit, scene, report, rounds, every)
    return report
