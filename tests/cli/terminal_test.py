# SPDX-License-Identifier: GPL-3.0-or-later
"""What the programs do on a terminal: colour, links, width, pager, progress, and what they leave out elsewhere.

  terminal_test.py BIN
"""
import errno
import fcntl
import os
import pathlib
import pty
import re
import select
import struct
import subprocess
import sys
import tempfile
import termios
import time
import unicodedata
import unittest

BIN = pathlib.Path(sys.argv[1]).resolve()
SETUP = pathlib.Path(__file__).resolve().parent.parent / "golden" / "setup.sh"
STYLE = re.compile(r"\x1b\[[0-9;]*m")
LINK = re.compile(r"\x1b\]8;;([^\x1b]*)\x1b\\")


def columns_of(line):
    """How many columns a terminal needs for a line."""
    width = 0
    for character in unicodedata.normalize("NFC", line):
        if not unicodedata.combining(character):
            width += 2 if unicodedata.east_asian_width(character) in "WF" else 1
    return width


class OnTerminal(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.holder = tempfile.TemporaryDirectory()
        cls.folder = os.path.realpath(cls.holder.name)
        cls.environment = {"PATH": f"{BIN}:/usr/bin:/bin", "HOME": f"{cls.folder}/home", "TERM": "xterm"}
        subprocess.run(["sh", SETUP], cwd=cls.folder, env=cls.environment, check=True)

    @classmethod
    def tearDownClass(cls):
        cls.holder.cleanup()

    def show(self, *command, lines=50, columns=80, **environment):
        """(what the terminal got, exit status); the terminal has `lines` lines and `columns` columns."""
        master, slave = pty.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", lines, columns, 0, 0))
        with subprocess.Popen(command, cwd=self.folder, env={**self.environment, **environment}, stdin=slave, stdout=slave,
                              stderr=slave, start_new_session=True) as process:
            os.close(slave)
            out = self.read_all(master)
            process.wait(20)
        os.close(master)
        return out.decode().replace("\r\n", "\n"), process.returncode

    @staticmethod
    def read_all(master, seconds=20):
        out, end = b"", time.monotonic() + seconds
        while time.monotonic() < end and select.select([master], [], [], seconds)[0]:
            try:
                piece = os.read(master, 65536)
            except OSError as error:
                if error.errno != errno.EIO:  # the other side is closed
                    raise
                return out
            if not piece:
                return out
            out += piece
        return out

    def test_titles_are_links_and_words_are_coloured(self):
        out, status = self.show("searcher", "-n", "1", "pumps")
        self.assertEqual(status, 0)
        path = f"{self.folder}/news/lantern/pipeline.txt"
        self.assertRegex(LINK.search(out).group(1), "^file://[^/]*" + re.escape(path) + "$")
        self.assertEqual(len(LINK.findall(out)), 2, "a link begins and ends")
        self.assertIn("\x1b[1;31mpumps\x1b[0m", out)

    def test_the_format_of_links_is_ones_own(self):
        out, _ = self.show("searcher", "-n", "1", "--hyperlink-format", "edit:{path}:{line}", "pumps")
        self.assertEqual(LINK.search(out).group(1), f"edit:{self.folder}/news/lantern/pipeline.txt:6")
        self.assertNotIn("\x1b]8", self.show("searcher", "--hyperlink-format", "none", "gas")[0])

    def test_no_color_means_no_colour_and_a_dumb_terminal_gets_plain_text(self):
        self.assertIsNone(STYLE.search(self.show("searcher", "gas", NO_COLOR="1")[0]))
        self.assertIsNone(STYLE.search(self.show("searcher", "--color", "never", "gas")[0]))
        self.assertNotIn("\x1b", self.show("searcher", "gas", TERM="dumb")[0])
        self.assertNotIn("\x1b", self.show("searcher", "gas", TERM="")[0])
        self.assertNotIn("\x1b", self.show("sh", "-c", "searcher gas | cat")[0])
        self.assertIn("\x1b[", self.show("sh", "-c", "searcher --color always gas | cat")[0])

    def test_other_formats_are_the_same_on_a_terminal(self):
        for arguments in (["-f", "jsonl"], ["-f", "csv"], ["-f", "html"], ["-l"], ["-c"]):
            elsewhere = subprocess.run(["searcher", *arguments, "gas"], cwd=self.folder, env=self.environment,
                                       stdout=subprocess.PIPE, check=True).stdout.decode()
            self.assertEqual(self.show("searcher", *arguments, "gas")[0], elsewhere)

    def test_lines_fit_whatever_the_script(self):
        text = ("水素列車が函館で走り始めたと市長が金曜日に述べた。新しい列車は静かで、煙を出さない。" * 3 + "\n\n"
                + "cafe\u0301 ole\u0301 na\u0131\u0308ve " * 30 + "\n\n" + "Ключевое слово у моря встречается снова и снова. " * 9)
        os.makedirs(f"{self.folder}/wide", exist_ok=True)
        pathlib.Path(f"{self.folder}/wide/a.txt").write_text(text, encoding="utf-8")
        subprocess.run(["indexer", "add", "-q", "-d", "wide.idx", "wide"], cwd=self.folder, env=self.environment, check=True)
        for columns in (30, 41, 80):
            for query in ("水素", "olé", "моря"):
                out, status = self.show("searcher", "-d", "wide.idx", "--context", "paragraph", query, columns=columns, lines=500)
                self.assertEqual(status, 0)
                lines = LINK.sub("", STYLE.sub("", out)).split("\n")
                self.assertGreater(len(lines), 3)
                for line in lines:
                    self.assertLessEqual(columns_of(line), columns, line)
        narrow = LINK.sub("", self.show("searcher", "gas", lines=500, COLUMNS="40", NO_COLOR="1")[0])
        for line in narrow.split("\n"):
            self.assertLessEqual(columns_of(line), 60 if "news/" in line else 40, line)  # paths stay whole

    def test_what_is_longer_than_the_terminal_is_paged(self):
        paged = {"GAZETTE_PAGER": "sed 's/^/P:/'"}
        self.assertTrue(self.show("searcher", "gas", lines=5, **paged)[0].startswith("P:1. "))
        for arguments in (["-n", "1", "-k", "0", "gas"], ["--no-pager", "gas"], ["-f", "tsv", "gas"], ["-l", "gas"]):
            self.assertNotIn("P:", self.show("searcher", *arguments, lines=5, **paged)[0])
        self.assertNotIn("P:", self.show("sh", "-c", "searcher gas | cat", lines=5, **paged)[0])
        self.assertIn("P:", self.show("searcher", "gas", lines=5, PAGER=paged["GAZETTE_PAGER"])[0])
        self.assertIn("1. ", self.show("searcher", "gas", lines=5, PAGER="")[0])
        self.assertIn("1. ", self.show("searcher", "gas", lines=5, GAZETTE_PAGER="cat", PAGER="sed s/^/P:/")[0])

    def test_a_pager_that_is_left_is_no_failure_and_one_that_is_missing_is(self):
        self.assertEqual(self.show("searcher", "gas", lines=5, PAGER="true")[1], 0)
        out, status = self.show("searcher", "gas", lines=5, PAGER="nosuchpager")
        self.assertEqual(status, 5)
        self.assertIn("searcher: the pager cannot be run: nosuchpager\nsearcher: hint: --no-pager", out)

    def test_without_less_nothing_is_paged(self):
        tools = f"{self.folder}/tools"
        os.makedirs(tools, exist_ok=True)
        if not os.path.exists(f"{tools}/searcher"):
            os.symlink(BIN / "searcher", f"{tools}/searcher")
        out, status = self.show(f"{tools}/searcher", "gas", lines=5, PATH=tools)
        self.assertEqual(status, 0)
        self.assertIn("1. ", out)

    def test_people_are_told_that_there_is_nothing_or_more(self):
        self.assertEqual(self.show("searcher", "zeppelin"), ("searcher: no article matches\n", 1))
        self.assertIn("hint: --undated", self.show("searcher", "--since", "2021", "zebra")[0])
        self.assertEqual(self.show("searcher", "-l", "zeppelin"), ("", 1))
        self.assertIn("1 of 4 articles; -n 0 shows all", self.show("searcher", "-n", "1", "gas")[0])

    def test_progress_is_gone_when_it_is_done(self):
        out, status = self.show("indexer", "add", "-d", "p.idx", "--progress", "always", "news")
        self.assertEqual(status, 0)
        self.assertTrue(out.split("\x1b[K")[-1].lstrip("\r").startswith("indexer: 7 added"), repr(out))

    def test_control_characters_of_paths_do_not_reach_a_terminal(self):
        os.makedirs(f"{self.folder}/odd", exist_ok=True)
        with open(os.fsencode(f"{self.folder}/odd/a\x1b[31mb.txt"), "w", encoding="utf-8") as file:
            file.write("An oddly named article about a walrus.\n")
        subprocess.run(["indexer", "add", "-q", "-d", "odd.idx", "odd"], cwd=self.folder, env=self.environment, check=True)
        for arguments in (["-l"], ["--color", "never", "--hyperlink-format", "none"]):
            self.assertNotIn("\x1b", self.show("searcher", "-d", "odd.idx", *arguments, "walrus")[0])


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
