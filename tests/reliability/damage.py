# SPDX-License-Identifier: GPL-3.0-or-later
"""Damaged indexes: no signal and no hang, the whole right answer or an error, and `verify` finds what was done to any file."""
from tests.reliability import manifest
from tests.reliability.articles import Articles
from tests.reliability.kit import Report, fresh_copy
from tests.reliability.promises import Index

MEMORY = 1 << 31
NEWLINE = b"\n"
WAYS = ("flip a bit", "flip a bit", "random byte", "zeros", "ones", "cut", "swap pages", "first bytes", "grow", "empty", "remove")


def damage(path, way, choose):
    """Changes a file; what it did, or nothing when the bytes stayed the same."""
    data = bytearray(path.read_bytes())
    before = bytes(data)
    size = len(data)
    place = choose.randrange(size)
    if choose.random() < 0.4:  # where B-tree blocks keep their numbers
        place = min(size - 1, place // 8192 * 8192 + choose.randrange(24))
    length = choose.choice((1, 16, 512, 4096))
    if way == "flip a bit":
        for _ in range(choose.choice((1, 1, 8))):
            data[(place + choose.randrange(64)) % size] ^= 1 << choose.randrange(8)
    elif way == "random byte":
        data[place] = choose.randrange(256)
    elif way in ("zeros", "ones"):
        data[place:place + length] = (b"\0" if way == "zeros" else b"\xff") * len(data[place:place + length])
    elif way == "cut":
        del data[place:]
    elif way == "swap pages":
        other = choose.randrange(size) // 4096 * 4096
        place = place // 4096 * 4096
        data[place:place + 4096], data[other:other + 4096] = data[other:other + 4096], data[place:place + 4096]
    elif way == "first bytes":
        data[choose.randrange(min(size, 64))] ^= 1 << choose.randrange(8)
    elif way == "grow":
        data += bytes(choose.randrange(256) for _ in range(length))
    elif way == "empty":
        data.clear()
    if way == "remove":
        path.unlink()
        return f"{path.name} removed"
    if bytes(data) == before:
        return None
    path.write_bytes(data)
    return f"{path.name}: {way} at {place} of {size}"


def searches():
    """(name, arguments) of what is asked of a damaged index."""
    return (("words", ("-f", "jsonl", "-n", "0", "council crowns")), ("phrase", ("-l", "-n", "0", '"weeks of talks"')),
            ("wildcard", ("-c", "bulletina*")), ("facets", ("-f", "json", "-n", "3", "--facet", "year", "--since", "2012")),
            ("near", ("-f", "jsonl", "harbour NEAR/6 talks")), ("spelling", ("-l", "concil crownz")))


def check_searches(index, report, right, what):
    for name, arguments in searches():
        outcome = index.search(*arguments, timeout=20, memory=MEMORY)
        report.count("searches of damaged indexes")
        if outcome.died():
            report.wrong("signals and hangs", f"{what}: {name}: {outcome.status}: {outcome.tail()}")
        elif outcome.status in (0, 1):
            same = outcome.out == right[name].out and outcome.status == right[name].status
            report.count("answered rightly", same)
            report.expect(same, "silently answered otherwise",
                          f"{what}: {name}: {outcome.out.count(NEWLINE)} lines, not {right[name].out.count(NEWLINE)}")
        else:
            report.expect(outcome.status in (3, 4, 5) and outcome.err.startswith(b"searcher: "), "no message", f"{what}: {name}: {outcome.tail()!r}")
            report.count("refused with a message")


def check_verify(index, report, what, path):
    outcome = index.command("verify", timeout=60, memory=MEMORY)
    report.expect(not outcome.died(), "signals and hangs", f"{what}: verify: {outcome.status}: {outcome.tail()}")
    report.expect(outcome.status == 4, "not found by verify", f"{what}: status {outcome.status}: {outcome.tail()}")
    report.count("found by verify", outcome.status == 4)
    # without its manifest the folder is no index any more, and is what is named
    named = (path.name if path.name != "manifest" else "damaged.idx").encode() in outcome.out + outcome.err
    report.expect(outcome.status != 4 or named, "verify names another file", f"{what}: {outcome.out[-200:]!r} {outcome.tail()}")


def check_compact(index, report, right, what):
    """Compacting never makes a sound index of a damaged one: it refuses, or what was changed did not matter, or it had
    nothing to do and searches refuse as before."""
    outcome = index.command("compact", timeout=60, memory=MEMORY)
    report.expect(not outcome.died(), "signals and hangs", f"{what}: compact: {outcome.status}: {outcome.tail()}")
    if outcome.status != 0:
        report.expect(outcome.err.startswith(b"indexer: "), "no message", f"{what}: compact: {outcome.status}: {outcome.tail()!r}")
        report.count("not compacted, with a message")
        return
    for name, arguments in searches():
        found = index.search(*arguments)
        report.expect(found.out == right[name].out or found.status in (3, 4, 5), "damage compacted away", f"{what}: {name}")


def run(kit):
    report = Report("Damaged indexes")
    work = kit.folder("damage")
    articles, whole = Articles(work / "articles"), Index(kit, work / "whole.idx")
    articles.write(range(kit.size(60, 400)))
    whole.add(articles.folder, options=("-j", "1"))  # one segment, whatever the machine is doing
    articles.write(range(0, len(articles.editions), 20), edition=1)  # a second segment, and deleted articles in the first
    made = whole.add(articles.folder, options=("-j", "1"))
    report.expect(made.status == 0, "making the index failed", made.tail())
    right = {name: whole.search(*arguments) for name, arguments in searches()}
    index, choose = Index(kit, work / "damaged.idx"), kit.random("damage")
    names = [path.relative_to(whole.folder) for path in manifest.files_named(whole.folder)]
    report.note("files the manifest names", len(names) - 1)
    for number in range(kit.times(24, 2000)):
        fresh_copy(whole.folder, index.folder)
        path = index.folder / names[number % len(names)]
        what = damage(path, WAYS[(number // len(names)) % len(WAYS)] if number < 11 * len(names) else choose.choice(WAYS), choose)
        if what is None:
            continue
        report.count("damaged indexes")
        check_searches(index, report, right, what)
        check_verify(index, report, what, path)
        check_compact(index, report, right, what)
    return report
