# SPDX-License-Identifier: GPL-3.0-or-later
"""scripts/bench build: wall, CPU, MB/s, peak memory and index size of a build, rivals in the same run."""
import os
import pathlib
import shutil
import statistics
import sys
import tempfile
import time

RIVALS = pathlib.Path(__file__).resolve().parent / "rivals"


def corpus_size(folder):
    """Files and bytes below a folder."""
    files = [entry for entry in pathlib.Path(folder).rglob("*") if entry.is_file()]
    return len(files), sum(entry.stat().st_size for entry in files)


def systems(options, corpus, work):
    """(name, command, folder or file the index ends in) of every system that is installed."""
    yield "gazette", [options.bin / "indexer", "add", "-q", "-d", work / "gazette.idx", *options.indexer_option, corpus], work / "gazette.idx"
    if "sqlite" in options.rivals and shutil.which("sqlite3"):
        yield "sqlite fts5", [RIVALS / "sqlite_build", work / "fts5.db", corpus], work / "fts5.db"
    if "lucene" in options.rivals and shutil.which("javac") and pathlib.Path("/usr/share/java/lucene-core-8.7.0.jar").exists():
        yield "lucene 8", [RIVALS / "lucene", "index", work / "lucene", corpus, "2"], work / "lucene"
    if "omindex" in options.rivals and shutil.which("omindex"):
        yield "omindex", ["omindex", "--db", work / "omega", "--url", "/", corpus], work / "omega"
    if "recoll" in options.rivals and shutil.which("recollindex"):
        (work / "recoll").mkdir(exist_ok=True)
        (work / "recoll" / "recoll.conf").write_text(f"topdirs = {pathlib.Path(corpus).resolve()}\nidxstemminglangs = english\n")
        yield "recoll", ["recollindex", "-c", work / "recoll", "-z"], work / "recoll" / "xapiandb"


def run_once(command, target=None):
    """Runs a command to its end, without `target` from an earlier run; wall and CPU seconds, peak memory in MB of its largest process."""
    if target and target.is_dir():
        shutil.rmtree(target)
    elif target and target.exists():
        target.unlink()
    quiet = os.open(os.devnull, os.O_WRONLY)
    arguments = [os.fspath(part) for part in command]
    start = time.perf_counter()
    child = os.posix_spawnp(arguments[0], arguments, os.environ, file_actions=[(os.POSIX_SPAWN_DUP2, quiet, 1)])
    _, status, usage = os.wait4(child, 0)
    wall = time.perf_counter() - start
    os.close(quiet)
    code = os.waitstatus_to_exitcode(status)
    if code not in (0, 1):
        sys.exit(f"bench: {' '.join(arguments)} ended with status {code}")
    return wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def size_of(target):
    if target.is_file():
        return target.stat().st_size
    return sum(entry.stat().st_size for entry in target.rglob("*") if entry.is_file())


def tables_of(target):
    """Bytes by file name over all segments of a gazette index."""
    tables = {}
    for entry in target.rglob("*"):
        if entry.is_file():
            tables[entry.name] = tables.get(entry.name, 0) + entry.stat().st_size
    return sorted(tables.items(), key=lambda item: -item[1])


def bench_corpus(options, corpus):
    files, size = corpus_size(corpus)
    print(f"\n{corpus}: {files} articles, {size / 1e6:.1f} MB, {options.runs} runs, median (min-max)")
    print("%-12s %22s %9s %8s %9s %12s" % ("system", "wall s", "CPU s", "MB/s", "peak MB", "index/text"))
    with tempfile.TemporaryDirectory(dir=options.work) as folder:
        work = pathlib.Path(folder)
        chosen = list(systems(options, corpus, work))
        figures = {name: [] for name, _, _ in chosen}
        for turn in range(options.runs):
            for name, command, target in chosen:
                if name not in ("omindex", "recoll") or turn == 0:
                    figures[name].append(run_once(command, target))
        for name, _, target in chosen:
            walls = [wall for wall, _, _ in figures[name]]
            wall = statistics.median(walls)
            print("%-12s %8.2f (%5.2f-%6.2f) %9.2f %8.2f %9.0f %12.2f" % (
                name, wall, min(walls), max(walls), statistics.median(cpu for _, cpu, _ in figures[name]), size / 1e6 / wall,
                max(peak for _, _, peak in figures[name]), size_of(target) / size), flush=True)
        print("tables of gazette, bytes over text: " + ", ".join(
            "%s %.3f" % (name, bytes_ / size) for name, bytes_ in tables_of(work / "gazette.idx")[:8]))


def main(options):
    for corpus in options.corpora:
        bench_corpus(options, corpus)
    return 0
