# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs every recipe of the README's section "In scripts", as it stands there, over corpus/.

  recipes_test.py BIN SOURCE     BIN: folder of indexer and searcher; SOURCE: the source tree
"""
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import unittest

BIN, SOURCE = (pathlib.Path(argument).resolve() for argument in sys.argv[1:3])


def recipes():
    """(kind, text) of each fenced block of the section."""
    section = (SOURCE / "README.md").read_text(encoding="utf-8").split("## In scripts", 1)[1].split("\n## ", 1)[0]
    return re.findall(r"```(sh|make)\n(.*?)```", section, re.S)


class Recipes(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        cls.work = pathlib.Path(cls.folder.name)
        shutil.copytree(SOURCE / "corpus", cls.work / "corpus")
        tools = cls.work / "tools"
        tools.mkdir()
        # Stands in for a person who takes the first line that fzf offers.
        real = shutil.which("fzf")
        choose = f'{real} --filter "" "$@" | head -n 1' if real else "head -n 1"
        (tools / "fzf").write_text(f"#!/bin/sh\n{choose}\n")
        (tools / "fzf").chmod(0o755)
        cls.environment = {"PATH": f"{tools}:{BIN}:{os.environ['PATH']}", "HOME": cls.folder.name, "LC_ALL": "C.UTF-8", "EDITOR": "cat"}
        cls.run_shell("indexer add -q -x README.md corpus/")

    @classmethod
    def tearDownClass(cls):
        cls.folder.cleanup()

    @classmethod
    def run_shell(cls, text):
        return subprocess.run(["bash", "-euo", "pipefail", "-c", text], cwd=cls.work, env=cls.environment,
                              stdout=subprocess.PIPE, stderr=subprocess.PIPE, check=False, timeout=60)

    def test_each_recipe_works_as_written(self):
        found = recipes()
        self.assertGreaterEqual(len(found), 8)
        for kind, text in found:
            with self.subTest(recipe=text.splitlines()[0]):
                if "new since the last run" in text:
                    (self.work / "corpus" / "fresh.txt").write_text("An earthquake shook the harbour on Monday, and nobody was hurt.\n")
                if kind == "make":
                    (self.work / "Makefile").write_text(text)
                    done = self.run_shell("make report.csv && test -s report.csv && cat report.csv")
                else:
                    done = self.run_shell(text)
                self.assertEqual(done.returncode, 0, done.stderr.decode() + text)
                self.assertTrue(done.stdout.strip(), "printed nothing: " + text)
                if kind == "sh":
                    self.assertEqual(done.stderr.decode(), "")
                if "new since the last run" in text:
                    self.assertEqual(done.stdout.decode(), f"{self.work.resolve()}/corpus/fresh.txt\n")
                    self.assertEqual(self.run_shell(text).stdout, b"", "an alert is given once")

    @unittest.skipUnless(shutil.which("shellcheck"), "shellcheck is not installed")
    def test_recipes_and_scripts_pass_shellcheck(self):
        for kind, text in recipes():
            if kind == "sh":
                done = subprocess.run(["shellcheck", "-s", "bash", "-"], input=text.encode(), stdout=subprocess.PIPE, check=False)
                self.assertEqual(done.stdout.decode(), "")
        scripts = [path for path in [*SOURCE.glob("scripts/*"), *SOURCE.glob(".ci/*"), *SOURCE.glob("tests/**/*.sh"), *SOURCE.glob("tests/bench/rivals/*")]
                   if path.is_file() and (path.suffix == ".sh" or re.match(rb"#!.*\b(ba)?sh\b", path.read_bytes()[:60]))]
        self.assertGreaterEqual(len(scripts), 8)
        completions = list((BIN.parent / "docs").glob("*.bash"))
        for dialect, paths in (([], scripts), (["-s", "bash"], completions)):
            done = subprocess.run(["shellcheck", *dialect, *paths], stdout=subprocess.PIPE, check=False)
            self.assertEqual(done.stdout.decode(), "")


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
