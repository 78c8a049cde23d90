# SPDX-License-Identifier: GPL-3.0-or-later
"""Queries made to hurt: no signal, no hang, nothing dirty printed, a documented status, each within a second."""
from tests.reliability.articles import EVERYWHERE, Articles, number_word
from tests.reliability.clean_output import fault_in
from tests.reliability.kit import Report
from tests.reliability.promises import Index

FORMS = ("text", "jsonl", "json", "tsv")
LIMIT_S = 1.0
W = EVERYWHERE

# Operators where they cannot be, half-open things, things that look like options, paths, markup or commands.
PLAIN = (
    "", " ", "\t", "\n\n", "\r", "\0", f"{W}\0council", "AND", "OR", "NOT", "NEAR", "NEAR/3", "w/2", "pre/0", "AND AND", "NOT NOT NOT", f"{W} AND", f"OR {W}",
    f"NOT {W}", f"{W} AND NOT {W}", f"{W} OR OR {W}", f"AND({W})", f"{W} NEAR/99999999999999999999 council", f"{W} NEAR/-1 council", f"{W} w/0 council",
    "(", ")", "()", "((()))", ")(", f"({W}", f"{W})", f"(({W} OR council) AND (", '"', '""', '"""', '" "', f'"{W}', f'{W}"', f'"{W}" "', "''", "'", "`", "“”", f"“{W}”", "«»",
    "*", "**", "?", "*a", "a*", "aa*", "a*b*c*", "?*", "*.*", f"{W}*", "e*", "edition*", "~", "~1", f"{W}~", f"{W}~99", "^", "^2", f"{W}^", f"{W}^-1", f"{W}^nan",
    f"{W}^1e308", f"{W}^0", f"{W}^99999999999999999999", "+", "-", "+-", "-+", "--", "++", f"+{W}", f"+{W} -{W}", f'-"{W}"', "-(a)", ":", "::", ":a", "a:", "title:", "title::",
    "title:title:title:a", "title:(", "title:()", "title:*", "title:\"", "body:-", "author:", "nosuch:field", "outlet:*", "lang:xx", "lang:", "path:/", "path:../../..",
    "path:/etc/passwd", "date:", "date:..", "date:2021", "date:2021..", "date:..2021", "date:2021-13-45", "date:9999-99-99..0000-00-00", "date:2021..2020", "date:-7d",
    "date:99999999999d", "date:tomorrow's yesterday", "date:2021-02-30", "..", "...", "1..2", "a..b..c", "0", "-0", "1e999", "0x7fffffff", "18446744073709551616",
    "--help", "-V", "--index=/etc", "-d /", "--limit=-1", "/", "//", "../../../etc/passwd", "/dev/zero", "%s%s%s%n", "%00", "$HOME", "${IFS}", "$(id)", "`id`", "; ls", "| ls", "& ls &",
    "<script>alert(1)</script>", "<img src=x onerror=1>", "&amp;&#0;", "]]>", "{{7*7}}", "{title}", "\\", "\\\\", "\\n", "\\u0000", "\x1b[31mred\x1b[0m", "\x1b]0;t\x07", "\x7f", "\x80",
    "\u009b31m", "\u202egnp.exe", "\u2066a\u2069", "\u200b", "\u200d", "\ufeff", "\ufeff" + W, "\ufffd", "\ufffe", "\U0010ffff", "\u2028", "\u0085", "a\u0300\u0301\u0302", "\u0301", "e\u0301", "ﬁ", "İ", "ı", "ß", "ſ",
    "Ⅷ", "①", "ａｂｃ", "日本語", "日本", "日", "ภาษาไทย", "한국어", "한국", "العربية", "עברית", "हिन्दी", "👨‍👩‍👧‍👦", "🇳🇴", "🏴\U000e0067\U000e0062\U000e007f", "U.S.", "us", "US", "the", "the of and", "to be or not to be",
    "R&D", "AT&T", "C++", "C#", ".NET", "3.14", "1,000,000", "rock'n'roll", "o’clock", "build-up", "-up", "a-b-c-d", "a_b", "x@y.z", "https://example.org/?q=1#x", "#tag", "@name", "50%", "10°",
)

# Bytes that are not text, to be given as they are.
BYTES = (b"\xff", b"\xfe\xff", b"\xc0\x80", b"\xe2\x82", b"\xed\xa0\x80", b"\xf4\x90\x80\x80", b"caf\xe9", b"caf\xe9*", b'"caf\xe9 au lait"', b"title:\x80", b"\xa0", b"a\xffb AND c\xfed", b"\xf0\x9f", b"date:\xff")


def long_queries():
    """(what, query): the same thing again and again, to find what is not linear or overflows."""
    repeated = (("letters", "a", 60_000), ("words", "word ", 12_000), ("brackets", "(", 30_000), ("closing brackets", ")", 30_000), ("nested", "(a ", 5000),
                ("nots", "NOT ", 10_000), ("minuses", "-", 60_000), ("pluses", "+a ", 10_000), ("quotes", '"', 60_000), ("phrases", '"a b" ', 9000), ("wildcards", "ed* ", 300),
                ("one wildcard", "*", 60_000), ("ors", "council OR ", 5000), ("ands", "council AND ", 5000), ("nears", "council NEAR/5 ", 1000), ("fields", "title:", 9000),
                ("boosts", "council^2 ", 5000), ("carets", "^", 60_000), ("marks", "a\u0301", 9000), ("marks on one letter", "\u0301", 30_000), ("ideographs", "日本", 9000),
                ("Thai", "ภาษาไทย", 2500), ("joiners", "👨\u200d", 8000), ("ranges", "date:2020..2021 ", 3500), ("dots", ".", 60_000), ("initials", "U.S.", 15_000), ("hyphens", "a-", 30_000),
                ("backslashes", "\\", 60_000), ("blanks", " ", 60_000), ("NULs", "\0", 30_000), ("ampersands", "&", 60_000), ("over the limit", "council ", 40_000))
    for what, piece, times in repeated:
        yield what, piece * times
    yield "a long phrase", '"' + "council crowns " * 400 + '"'
    yield "deep and closed", "(" * 3000 + W + ")" * 3000
    yield "deep nots", "NOT (" * 2000 + W + ")" * 2000
    yield "different words", " ".join(number_word(number) for number in range(1000))
    yield "different words over the limit", " ".join(number_word(number) for number in range(3000))


def queries():
    """(what, bytes)"""
    for text in PLAIN:
        yield repr(text)[:60], text.encode("utf-8", "surrogatepass")
    for raw in BYTES:
        yield repr(raw), raw
    for what, text in long_queries():
        yield what, text.encode()


def check(outcome, form, report, when, limit_s=LIMIT_S):
    report.count("runs")
    report.highest("slowest, s", round(outcome.seconds, 2))
    report.expect(not outcome.died(), "signals and hangs", f"{when}: {outcome.status}: {outcome.tail()}")
    report.expect(outcome.status in (0, 1, 2), "undocumented status", f"{when}: {outcome.status}: {outcome.tail()}")
    report.expect(outcome.seconds < limit_s, "slow", f"{when}: {outcome.seconds:.2f} s")
    for data, kind in ((outcome.out, form), (outcome.err, "text")):
        fault = fault_in(data, kind)
        report.expect(fault is None, "dirty output", f"{when}: {fault}: {data[:80]!r}")
    report.expect(outcome.status != 2 or outcome.err.startswith(b"searcher: "), "no message", f"{when}: {outcome.tail()!r}")


def one_by_one(kit, report, index, everything, forms):
    for number, (what, query) in enumerate(everything):
        for form in forms:
            if b"\0" not in query and len(query) < 120_000:  # what a command line can carry
                for extra in ((), ("--strict",)) if number % 5 == 0 else ((),):
                    check(index.search("-f", form, "-n", "3", *extra, "--", query), form, report, f"{what} as {form} {' '.join(extra)}")
            line = query.replace(b"\n", b" ").replace(b"\t", b" ")
            check(index.search("-f", form, "-n", "3", "--stdin", stdin=line + b"\n"), form, report, f"{what} as {form} from stdin")


def all_at_once(kit, report, index, everything):
    """One process answers them all: what one query does must not touch the next."""
    lines = [b"q%d\t%s" % (number, query.replace(b"\n", b" ").replace(b"\t", b" ")) for number, (_, query) in enumerate(everything)]
    for form in FORMS[1:]:
        for jobs in ("1", "2"):
            check(index.search("-f", form, "-n", "2", "-j", jobs, "--stdin", stdin=b"\n".join(lines) + b"\n", timeout=120), form, report,
                  f"all queries as {form} with {jobs} workers", limit_s=120)


def run(kit):
    report = Report("Hostile queries")
    work = kit.folder("queries")
    articles, index = Articles(work / "articles"), Index(kit, work / "asked.idx")
    articles.write(range(kit.size(50, 1500)))
    made = index.add(articles.folder)
    report.expect(made.status == 0, "making the index failed", made.tail())
    everything = list(queries())
    report.note("queries", len(everything))
    asked = everything[::12] if kit.quick else everything
    one_by_one(kit, report, index, asked, FORMS[1:2] if kit.quick else FORMS)
    all_at_once(kit, report, index, everything[::4] if kit.quick else everything)
    return report
