# SPDX-License-Identifier: GPL-3.0-or-later
"""scripts/bench query: what a query costs as a whole process and in a batch, rivals in the same run.

Every run is checked: its status, that something was printed, and that matched words were marked."""
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import time

from tests.bench import bench_build, query_sample

BENCH = pathlib.Path(__file__).resolve().parent


def gazette_query(kind, words):
    if kind == "and2":
        return " AND ".join(words)
    if kind == "phrase":
        return '"' + " ".join(words) + '"'
    if kind == "prefix":
        return words[0] + "*"
    return " ".join(words)


def gazette_command(options, index, kind, words, days):
    command = [options.bin / "searcher", "-d", index, "-f", "jsonl", "-n", "10", "-k", "2"]
    if days:
        command += ["--since", days[0], "--until", days[1]]
    return command + ["--", gazette_query(kind, words)]


def sqlite_command(database, kind, words):
    if kind == "and2":
        match = " AND ".join(words)
    elif kind == "phrase":
        match = '"' + " ".join(words) + '"'
    elif kind == "prefix":
        match = words[0] + "*"
    else:
        match = " OR ".join('"%s"' % word for word in words)
    mark = "char(31)"
    sql = (f"SELECT path, snippet(articles, 1, {mark}, {mark}, '...', 24), snippet(articles, 1, {mark}, {mark}, '...', 12) "
           f"FROM articles WHERE articles MATCH '{match}' ORDER BY bm25(articles) LIMIT 10")
    return ["sqlite3", "-batch", database, sql]


OMEGA = pathlib.Path("/usr/lib/cgi-bin/omega/omega")


def omega_command(kind, words):
    """Omega's own page of ten hits, each with one passage; configure_omega() says where its database is."""
    query = gazette_query(kind, words) if kind in ("and2", "phrase", "prefix") else " OR ".join(words)
    return [OMEGA, f"P={query}", "DB=omega", "FMT=query", "HITSPERPAGE=10"]


def configure_omega(work):
    templates = pathlib.Path("/var/lib/xapian-omega/templates")
    (work / "omega.conf").write_text(f"database_dir {work}\ntemplate_dir {templates}\nlog_dir {work}\ncdb_dir {work}\n")
    os.environ["OMEGA_CONFIG_FILE"] = str(work / "omega.conf")


def recoll_command(folder, kind, words):
    any_word = ["-o"] if kind in ("or3", "question") else []
    return ["recollq", "-c", folder, "-n", "10", "-A", "-p", "2", *any_word, gazette_query(kind, words)]


def timer(options):
    """Compiles the small process that times the others."""
    program = options.build / "time_commands"
    source = BENCH / "time_commands.cpp"
    if not program.exists() or program.stat().st_mtime < source.stat().st_mtime:
        program.parent.mkdir(parents=True, exist_ok=True)
        subprocess.run(["g++", "-std=c++20", "-O2", "-o", program, source], check=True)
    return program


def time_commands(program, commands, repeats, mark=""):
    """(best ms, peak KB, status, fewest bytes, runs without mark) of each command."""
    lines = "".join("\t".join(str(part) for part in command) + "\n" for command in commands)
    done = subprocess.run([program, str(repeats), mark], input=lines.encode(), stdout=subprocess.PIPE, check=True)
    return [tuple(float(part) for part in line.split("\t")) for line in done.stdout.decode().splitlines()]


def percentile(values, share):
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


MARKS = {"gazette": '"marks":[[', "sqlite fts5": "\x1f", "omega": "", "recoll": ""}
COLOURED_MATCH = b"\x1b[1;31m"


def is_marked_in_title(program, index, query):
    """Whether a person would see the word marked all the same: JSON has the marks of passages only, and some articles hold the word in
    the title alone."""
    shown = subprocess.run([program, "-d", index, "-f", "text", "--color=always", "-n", "10", "--", query], stdout=subprocess.PIPE, check=False)
    return shown.returncode == 0 and COLOURED_MATCH in shown.stdout


def check(system, commands, outcomes):
    """Names each command of which a run failed, printed nothing or marked nothing; how many there are."""
    bad = 0
    for command, (_, _, status, size, unmarked) in zip(commands, outcomes):
        elsewhere = system == "gazette" and unmarked > 0 and is_marked_in_title(command[0], command[2], command[-1])
        if status != 0 or size == 0 or (unmarked > 0 and not elsewhere):
            bad += 1
            print(f"bench: {system}: status {status:.0f}, {size:.0f} bytes, {unmarked:.0f} runs without marks: {command[-1]}",
                  file=sys.stderr)
    return bad


def bench_others(options, program, index, kinds):
    """What people ask beside the eight kinds, of ours alone; how many runs were bad."""
    bad = 0
    for kind, queries in query_sample.sample_others(kinds).items():
        form = [] if kind == "count" else ["-f", "json", "-n", "10", "-k", "2"]
        commands = [[options.bin / "searcher", "-d", index, *form, *more, "--", " ".join(words)] for words, more in queries]
        outcomes = time_commands(program, commands, options.repeats, "" if kind == "count" else MARKS["gazette"])
        bad += check("gazette", commands, outcomes)
        print_row(kind, "gazette", outcomes)
    return bad


def print_row(kind, system, outcomes):
    times = [outcome[0] for outcome in outcomes]
    print("%-9s %-12s %8.2f %8.2f %8.2f %9.1f" % (
        kind, system, percentile(times, 0.5), percentile(times, 0.95), max(times),
        max(outcome[1] for outcome in outcomes) / 1024), flush=True)


def batch(options, index, kinds):
    """(queries a second, queries without an answer that has marks) of one process that reads them all from standard input, best of
    three."""
    asked = [gazette_query(kind, words) for kind, queries in kinds.items() if kind != "date" for words, _ in queries] * 5
    lines = "".join(query + "\n" for query in asked)
    command = [options.bin / "searcher", "-d", index, "--stdin", "-j", "1", "-f", "jsonl", "-n", "10", "-k", "2"]
    best, marked = 0.0, set()
    for _ in range(3):
        start = time.perf_counter()
        done = subprocess.run(command, input=lines.encode(), stdout=subprocess.PIPE, check=False)
        best = max(best, lines.count("\n") / (time.perf_counter() - start))
        marked = {int(answer.split(b',', 2)[1].split(b':')[1].strip(b'"')) for answer in done.stdout.splitlines() if b'"marks":[[' in answer}
    unmarked = {asked[number - 1] for number in range(1, len(asked) + 1) if number not in marked}
    return best, sum(not is_marked_in_title(command[0], index, query) for query in unmarked)


def make_indexes(options, corpus, work):
    if options.index:
        (work / "gazette.idx").symlink_to(options.index.resolve())
        return
    for _, command, target in bench_build.systems(options, corpus, work):
        bench_build.run_once(command, target)


def bench_corpus(options, corpus):
    kinds = query_sample.sample_queries(corpus, options.per_kind)
    program = timer(options)
    bad = 0
    with tempfile.TemporaryDirectory(dir=options.work) as folder:
        work = pathlib.Path(folder)
        make_indexes(options, corpus, work)
        configure_omega(work)
        files, size = bench_build.corpus_size(corpus)
        empty = time_commands(program, [["/bin/true"]], 50)[0][0]
        print(f"\n{corpus}: {files} articles, {size / 1e6:.1f} MB; an empty process takes {empty:.2f} ms; best of {options.repeats}, ms")
        print("%-9s %-12s %8s %8s %8s %9s" % ("kind", "system", "p50", "p95", "max", "peak MB"))
        for kind, queries in kinds.items():
            commands = {"gazette": [gazette_command(options, work / "gazette.idx", kind, *query) for query in queries]}
            if (work / "fts5.db").exists() and kind != "date":
                commands["sqlite fts5"] = [sqlite_command(work / "fts5.db", kind, words) for words, _ in queries]
            if (work / "omega").exists() and OMEGA.exists() and kind != "date":
                commands["omega"] = [omega_command(kind, words) for words, _ in queries]
            if (work / "recoll" / "xapiandb").exists() and kind != "date":
                commands["recoll"] = [recoll_command(work / "recoll", kind, words) for words, _ in queries]
            for system, list_of in commands.items():
                outcomes = time_commands(program, list_of, options.repeats, MARKS[system])
                failed = check(system, list_of, outcomes)
                bad += failed if system == "gazette" else 0
                print_row(kind, system, outcomes)
        bad += bench_others(options, program, work / "gazette.idx", kinds)
        speed, unanswered = batch(options, work / "gazette.idx", kinds)
        bad += unanswered
        print("batch: %.0f queries a second on one thread; %d of them without marks" % (speed, unanswered))
        if shutil.which("javac") and "lucene" in options.rivals and (work / "lucene").exists():
            plain = work / "queries.tsv"
            plain.write_text("".join(f"{i}\t{' '.join(words)}\n" for i, (words, _) in enumerate(
                query for kind, queries in kinds.items() if kind not in ("date", "prefix") for query in queries)))
            subprocess.run([bench_build.RIVALS / "lucene", "time", work / "lucene", plain], check=True)
    return bad


def main(options):
    """1 when a run of ours failed, printed nothing or marked nothing: such a query is not a fast one."""
    return 1 if sum(bench_corpus(options, corpus) for corpus in options.corpora) > 0 else 0
