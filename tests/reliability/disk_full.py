# SPDX-License-Identifier: GPL-3.0-or-later
"""A disk that is really full: a small file system grown step by step until the work fits (only where mounting is allowed)."""
import os
import shutil
import subprocess

from tests.reliability import scenes
from tests.reliability.crash import check_after
from tests.reliability.kit import Report
from tests.reliability import manifest
from tests.reliability.promises import Index, check_completes


def mount(folder, kilobytes, again=False):
    options = f"{'remount,' if again else ''}size={kilobytes}k"
    return subprocess.run(["mount", "-t", "tmpfs", "-o", options, "tmpfs", folder], capture_output=True, check=False).returncode == 0


def size_kb(folder):
    return sum(-(-os.path.getsize(os.path.join(path, name)) // 4096) * 4 for path, _, names in os.walk(folder) for name in names)


def try_size(kit, report, scene, disk, kilobytes):
    """One run on a disk of this size; True when it fitted."""
    index, scene.index = scene.index, Index(kit, disk / "tried.idx")
    try:
        if scene.start is not None:
            shutil.copytree(scene.start, scene.index.folder)
        outcome = scene.add()
        when = f"{scene.name} on {kilobytes} KB"
        report.count("disks")
        report.expect(not outcome.died(), "signals and hangs", f"{when}: {outcome.status}")
        report.expect(outcome.status == 0 or outcome.err.startswith(b"indexer: "), "no message", f"{when}: {outcome.tail()!r}")
        report.expect(outcome.status in (0, 5), "undocumented status", f"{when}: {outcome.status}: {outcome.tail()}")
        check_after(scene, manifest.read(scene.index.folder), report, when, complete=False)
        mount(disk, kilobytes + 1_000_000, again=True)
        check_completes(scene.index, scene.articles, report, when, scene.options)
        return outcome.status == 0
    finally:
        scene.index = index


def run(kit):
    report = Report("A full disk")
    disk = kit.folder("disk")
    if not mount(disk, 64):
        report.note("not run", "mounting is not allowed here")
        return report
    subprocess.run(["umount", "-l", disk], check=False)
    step = 512 if kit.quick else 64
    for scene in scenes.both(kit, "full", kit.size(40, 300), kit.size(10, 30)):
        kilobytes = 4 + (size_kb(scene.start) if scene.start is not None else 0)
        fitted = False
        while not fitted:
            mount(disk, kilobytes)
            try:
                fitted = try_size(kit, report, scene, disk, kilobytes)
            finally:
                subprocess.run(["umount", "-l", disk], check=False)
            kilobytes += step
    return report
