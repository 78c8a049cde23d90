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
        (tools / "fzf").write_text("#!/bin/sh\nhead -n 1\n")  # stands in for a person who takes the first line
        (tools / "fzf").chmod(0o755)
        cls.environment = {"PATH": f"{tools}:{BIN}:{os.environ['PATH']}", "HOME": cls.folder.name, "LC_ALL": "C.UTF-8"}
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
                if kind == "make":
                    (self.work / "Makefile").write_text(text)
                    done = self.run_shell("make report.csv && test -s report.csv && cat report.csv")
                else:
                    done = self.run_shell(text)
                self.assertEqual(done.returncode, 0, done.stderr.decode() + text)
                self.assertEqual(done.stderr.decode(), "" if kind == "sh" else done.stderr.decode())
                if "speaks only when" not in text:
                    self.assertTrue(done.stdout.strip(), "printed nothing: " + text)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
