# SPDX-License-Identifier: GPL-3.0-or-later
"""Files, names and folders made to hurt: each is indexed or named with a reason, and none harms the others."""
import gzip
import io
import os
import socket
import tarfile
import zipfile

from tests.reliability.articles import EVERYWHERE, Articles
from tests.reliability.clean_output import fault_in
from tests.reliability.hostile_families import FAMILIES
from tests.reliability.kit import Report
from tests.reliability.promises import Index

NAMES = (b"-n.txt", b"--help", b"-", b" lead.txt", b"trail.txt ", b"new\nline.txt", b"tab\t.txt", b"bell\x07.txt", b"esc\x1b[31m.txt", b"c1\xc2\x9b31m.txt", b"quote\".txt",
         b"apostrophe'.txt", b"back\\slash.txt", b"<b>.txt", b"a&b.txt", b"%41.txt", b"star*.txt", b"[ab].txt", b"{a,b}.txt", b"$(id).txt", b"`id`.txt", b"caf\xc3\xa9.txt", b"cafe\xcc\x81.txt",
         b"latin\xe9.txt", b"\xff\xfe\xfd.txt", b"rtl\xe2\x80\xaetxt.exe", b"bom\xef\xbb\xbf.txt", b"same.txt", b"SAME.txt", b"x" * 251 + b".txt", b"noext", b"a.b.c.txt", b"semi;.txt", b"comma,.txt",
         b"equals=.txt", b"#hash.txt", b"~tilde.txt", b"colon:.txt", b"manifest", b"lock")
OPENINGS = (" date 2021-13-45 ", " date 0000-00-00 ", " date 9999-12-31 ", " date 2021-02-29 ", " date -1 ", " date 99999999999999999999 ", " date 2021-12-30", " date ", " DATE 2021-12-30 ",
            " date 2021-12-30T25:61:61Z ", " date 2021-12-30 date 2020-01-01 ", "December 32, 2021\n\n", "February 30, 0000\n\n", "By\n\n", "By By By\n\n", "By " + "Ada " * 500 + "\n\n", "(AP) -- ",
            "OSLO, Norway (AP) — ", "A" * 5000 + ", March 9 - ", "\ufeff\ufeff", "\u202e", "\x1b[2J", "---\n---\n", "---\ntitle: [\n---\n", "# \n", "<!DOCTYPE html>", "<?xml version='1.0'?>", "{", "[", "%PDF-1.4\n",
            "From ada Thu\n", "BEGIN:VCARD\n", "title,text\n", "\"", "\0", "\r", "\r\n\r\n", "\x1a", "\x0c")


def packed():
    """(name, bytes) of archives and compressed files."""
    article = f"Ferry fares rise {EVERYWHERE}\n".encode()
    yield "bomb.txt.gz", gzip.compress(bytes(64 << 20), 9)
    yield "cut.txt.gz", gzip.compress(article * 500)[:-30]
    yield "badcrc.txt.gz", gzip.compress(article)[:-8] + bytes(8)
    yield "twice.txt.gz.gz", gzip.compress(gzip.compress(article))
    yield "not.gz", b"\x1f\x8b" + bytes(50)
    holder = io.BytesIO()
    with zipfile.ZipFile(holder, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in ("../../outside.txt", "/absolute.txt", "a/../../b.txt", "ok.txt", "x" * 300 + ".txt", "new\nline.txt", "\x1b[31m.txt"):
            archive.writestr(name, article)
        archive.writestr("big.txt", bytes(32 << 20))
    yield "slip.zip", holder.getvalue()
    yield "cut.zip", holder.getvalue()[:-40]
    holder = io.BytesIO()
    with tarfile.open(fileobj=holder, mode="w:gz") as archive:
        for name, kind, target in (("link.txt", tarfile.SYMTYPE, "/etc/passwd"), ("hard.txt", tarfile.LNKTYPE, "/etc/passwd"), ("pipe.txt", tarfile.FIFOTYPE, ""), ("dev.txt", tarfile.CHRTYPE, "")):
            member = tarfile.TarInfo(name)
            member.type, member.linkname = kind, target
            archive.addfile(member)
        member = tarfile.TarInfo("../up.txt")
        member.size = len(article)
        archive.addfile(member, io.BytesIO(article))
    yield "odd.tar.gz", holder.getvalue()
    nested = article
    for _ in range(12):
        holder = io.BytesIO()
        with zipfile.ZipFile(holder, "w") as archive:
            archive.writestr("in.zip", nested)
        nested = holder.getvalue()
    yield "nested.zip", nested
    entities = "".join(f'<!ENTITY e{number} "{f"&e{number - 1};" * 10}">' for number in range(1, 10))
    yield "laughs.xml", f'<!DOCTYPE nitf [<!ENTITY e0 "ha">{entities}]><nitf><body><p>&e9;</p></body></nitf>'.encode()
    yield "outside.xml", b'<!DOCTYPE nitf [<!ENTITY x SYSTEM "file:///etc/passwd">]><nitf><body><p>fares &x;</p></body></nitf>'
    yield "include.html", b'<html><head><base href="file:///etc/"><title>Fares</title></head><body><iframe src="passwd"></iframe><p>Fares rise.</p></body></html>'
    yield "surrogates.jsonl", b'{"title":"\\ud800","text":"Fares \\udfff rise \\u0000"}\n{"text":1e999}\n{"text":{"text":[]}}\n[]\n0\n'


def make_odd_files(folder):
    """What is no file, and links to what must not be read."""
    os.mkfifo(folder / "pipe.txt")
    sock = socket.socket(socket.AF_UNIX)
    here = os.getcwd()
    os.chdir(folder)  # a socket's path may be short only
    sock.bind("socket.txt")
    os.chdir(here)
    sock.close()
    for name, target in (("zero.txt", "/dev/zero"), ("random.txt", "/dev/urandom"), ("terminal.txt", "/dev/tty"), ("memory.txt", "/proc/self/mem"), ("nowhere.txt", "/nonexistent/x"),
                         ("loop1.txt", "loop2.txt"), ("loop2.txt", "loop1.txt"), ("here", "."), ("above", ".."), ("passwd.txt", "/etc/passwd"), ("root", "/")):
        os.symlink(target, folder / name)
    (folder / "folder.txt").mkdir()
    (folder / "empty.txt").write_bytes(b"")
    (folder / "blank.txt").write_bytes(b" \n\t\n ")
    deep = folder.joinpath(*["deeper"] * 250)
    deep.mkdir(parents=True)
    (deep / "deep.txt").write_text("too deep")


def make_all(folder):
    """Every hostile file; gives the names (bytes below the folder) of those that must be accounted for."""
    names = []

    def put(name, data):
        raw = os.fsencode(name)
        with open(os.path.join(os.fsencode(folder), raw), "wb") as file:
            file.write(data)
        names.append(raw)

    for number, name in enumerate(NAMES):
        put(name, f"Name {number} of the ferry, {EVERYWHERE}.\n".encode())
    for number, opening in enumerate(OPENINGS):
        put(f"opening{number:02d}.txt", (opening + f"Fares rise on all lines in May, says the board, {EVERYWHERE}.\n").encode())
    for name, data in packed():
        put(name, data)
    for number, (name, (suffix, make)) in enumerate(FAMILIES.items()):
        put(f"family{number:02d}.{suffix}", make(1 << 16))
    make_odd_files(folder)
    return names



def run(kit):
    report = Report("Hostile files")
    work = kit.folder("files")
    folder = work / "hostile"
    folder.mkdir()
    names = make_all(folder)
    good = Articles(folder / "good")
    good.write(range(10))
    index, told = Index(kit, work / "made.idx"), work / "report.jsonl"
    outcome = index.add(folder, options=("--report", str(told)), timeout=120)
    report.note("hostile files", len(names) + 16)
    report.note("seconds for all", round(outcome.seconds, 2))
    report.expect(not outcome.died(), "signals and hangs", f"{outcome.status}: {outcome.tail()}")
    report.expect(outcome.status == 1, "undocumented status", f"{outcome.status}: {outcome.tail()}")
    fault = fault_in(outcome.err, "text")
    report.expect(fault is None, "dirty output", f"{fault}")
    fault = fault_in(told.read_bytes(), "jsonl") if told.exists() else "no report"
    report.expect(fault is None, "dirty output", f"--report: {fault}")
    check_accounts(report, told, folder, names)
    found, _ = index.found()
    report.expect(good.paths() <= set(found or ()), "good articles lost", f"{len(good.paths() - set(found or ()))} of 10")
    check_printing(kit, report, index)
    secret = index.search("-c", "root:x:0:0")
    report.expect(secret.status == 1, "read from outside", secret.tail())
    report.expect(not [path for path in (work.parent / "outside.txt", work / "outside.txt", work / "up.txt", folder.parent / "b.txt") if path.exists()], "written outside", "an archive's path")
    again = index.add(folder, timeout=120)
    report.expect(not again.died(), "signals and hangs", f"second run: {again.status}")
    report.expect(index.command("verify").status == 0, "verify failed", index.command("verify").tail())
    return report


def check_accounts(report, told, folder, names):
    """Each file has a line of its own in the report."""
    import base64
    import json
    seen = {}
    for line in told.read_bytes().splitlines() if told.exists() else []:
        entry = json.loads(line)
        path = base64.b64decode(entry["path_b64"]) if entry.get("path_b64") else entry["path"].encode()
        seen.setdefault(os.path.basename(path), []).append(entry)
    for name in names:
        entries = seen.get(os.path.basename(name)) or [entry for key, values in seen.items() if name in key for entry in values]
        if not entries:  # names a report must print otherwise: sought by what stands before the first odd byte
            entries = [entry for values in seen.values() for entry in values if entry.get("path_b64") and name in base64.b64decode(entry["path_b64"])]
        report.expect(bool(entries), "unaccounted for", repr(name)[:80])
        for entry in entries[:1]:
            report.count(f"outcome {entry['outcome']}")
            report.expect(entry["outcome"] != "skipped" or entry.get("reason"), "no reason", repr(name)[:80])


def check_printing(kit, report, index):
    """Whatever got in, what comes out is clean."""
    for form in ("text", "jsonl", "json", "tsv"):
        for query in (EVERYWHERE, "fares", "ferry"):
            outcome = index.search("-f", form, "-n", "0", query)
            report.count("searches")
            fault = fault_in(outcome.out, form)
            report.expect(outcome.status == 0 and fault is None, "dirty output", f"{query} as {form}: {outcome.status}: {fault}")
