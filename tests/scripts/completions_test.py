# SPDX-License-Identifier: GPL-3.0-or-later
"""Completions, tried in the shells that are installed; help, manuals and completions name the same options.

  completions_test.py BIN DOCS     DOCS: folder of the manual pages and completions that the build made
"""
import os
import pathlib
import pty
import re
import select
import shutil
import subprocess
import sys
import tempfile
import time
import unittest

BIN, DOCS = (pathlib.Path(argument).resolve() for argument in sys.argv[1:3])
PROGRAMS = ("indexer", "searcher")


def output_of(*command, **options):
    return subprocess.run(command, stdout=subprocess.PIPE, check=True, timeout=60, **options).stdout.decode()


def help_of(program):
    """What the program's help says about options, of all its commands."""
    if program == "searcher":
        return output_of(BIN / program, "--help")
    commands = re.findall(r"^  (\w+)", output_of(BIN / program, "--help").split("\nCommands:\n")[1].split("\n\n")[0], re.M)
    return "".join(output_of(BIN / program, "help", command) for command in commands)


def options_in_help(program):
    found = re.findall(r"^  (?:(-.), |    )(--[a-z-]+)", help_of(program), re.M)
    return {name for pair in found for name in pair if name}


class Agreement(unittest.TestCase):
    def test_manuals_have_the_options_of_the_help(self):
        for program in PROGRAMS:
            page = (DOCS / f"{program}.1").read_text(encoding="utf-8").replace("\\-", "-").replace("\\fB", "").replace("\\fR", "")
            entries = re.findall(r"^\.TP\n(-.*)$", page, re.M)
            named = {name for line in entries for name in re.findall(r"(?:^|, )(--?[A-Za-z0-9-]+)", line)}
            self.assertEqual(named, options_in_help(program))

    def test_completions_have_the_options_of_the_help(self):
        for program in PROGRAMS:
            expected = options_in_help(program)
            bash = (DOCS / f"{program}.bash").read_text(encoding="utf-8")
            offered = {name for names in re.findall(r"names='([^']*)'", bash) for name in names.split() if name.startswith("-")} - {"--"}
            self.assertEqual(offered, expected)
            fish = (DOCS / f"{program}.fish").read_text(encoding="utf-8")
            offered = {"--" + name for name in re.findall(r" -l ([a-z-]+)", fish)} | {"-" + name for name in re.findall(r" -s (\S)", fish)}
            self.assertEqual(offered, expected)
            zsh = (DOCS / f"_{program}").read_text(encoding="utf-8")
            offered = set(re.findall(r"^ *'(?:\*|\([^)]*\))(--?[A-Za-z0-9-]+?)(?:\+|=-|=)?\[", zsh, re.M))
            self.assertEqual(offered, expected)

    def test_help_fits_eighty_columns(self):
        texts = [output_of(BIN / "searcher", *words) for words in (["-h"], ["--help"], ["--help", "query"], ["--help", "dates"],
                                                                   ["--help", "formats"], ["--help", "scripting"])]
        for text in texts + [output_of(BIN / "indexer", "--help"), help_of("indexer")]:
            for line in text.splitlines():
                self.assertLessEqual(len(line), 80, line)

    def test_the_words_offered_for_a_value_stand_in_the_help(self):
        for program in PROGRAMS:
            text = help_of(program)
            fish = (DOCS / f"{program}.fish").read_text(encoding="utf-8")
            for option, words in re.findall(r" -l ([a-z-]+)(?: -s \S)?(?: -x)? -a '([^'(]*)'", fish):
                entry = re.search(rf"^  (?:-., |    )--{option}\b.*?(?=\n  (?:-|    --)|\n\n|\Z)", text, re.S | re.M).group(0)
                for word in words.split():
                    if option != "help" or program == "searcher":
                        self.assertIn(word, " ".join(entry.split()), f"--{option}")


class InBash(unittest.TestCase):
    def complete(self, program, *words):
        """What is offered for the last of the words, cut as readline cuts them."""
        script = (f"source {DOCS}/{program}.bash\nCOMP_WORDS=(\"$@\")\nCOMP_CWORD=$(($# - 1))\n_{program}\n"
                  "printf '%s\\n' \"${COMPREPLY[@]}\"\n")
        with tempfile.TemporaryDirectory() as folder:
            os.makedirs(f"{folder}/news.d")
            pathlib.Path(f"{folder}/news.txt").touch()
            offered = output_of("bash", "-c", script, "bash", program, *words, cwd=folder).split()
            return sorted(offered) if "news.txt" in offered else offered

    def test_names_values_and_files(self):
        self.assertEqual(self.complete("searcher", "--so"), ["--sort"])
        self.assertIn("-n", self.complete("searcher", "-"))
        self.assertEqual(self.complete("searcher", "--sort", ""), ["score", "date", "-date", "outlet", "path"])
        self.assertEqual(self.complete("searcher", "--sort", "=", "da"), ["date"])
        self.assertEqual(self.complete("searcher", "--histogram", "="), ["day", "month", "year"])
        self.assertEqual(self.complete("searcher", "--histogram", "ye"), [])
        self.assertEqual(self.complete("searcher", "-f", "js"), ["jsonl", "json"])
        self.assertEqual(self.complete("searcher", "--help", "da"), ["dates"])
        self.assertEqual(self.complete("searcher", "-d", "ne"), ["news.d"])
        self.assertEqual(self.complete("searcher", "--like", "ne"), ["news.d", "news.txt"])
        self.assertEqual(self.complete("searcher", "gas", "ne"), [])
        self.assertEqual(self.complete("searcher", "-n", ""), [])
        self.assertEqual(self.complete("searcher", "--", "--so"), [])

    def test_each_command_has_its_own(self):
        self.assertEqual(self.complete("indexer", "re"), ["remove", "rebuild"])
        self.assertEqual(self.complete("indexer", "add", "--fo"), ["--follow", "--force-prune"])
        self.assertEqual(self.complete("indexer", "list", "--fo"), ["--format"])
        self.assertEqual(self.complete("indexer", "help", "ver"), ["verify"])
        self.assertEqual(self.complete("indexer", "add", "--from", "news"), ["newsml", "newsml-g2"])
        self.assertEqual(self.complete("indexer", "add", "ne"), ["news.d", "news.txt"])


@unittest.skipUnless(shutil.which("fish"), "fish is not installed")
class InFish(unittest.TestCase):
    def complete(self, program, line):
        with tempfile.TemporaryDirectory() as home:
            out = output_of("fish", "-N", "-c", f"source {DOCS}/{program}.fish; complete -C '{line}'",
                            env={"PATH": os.environ["PATH"], "HOME": home})
        return [entry.split("\t")[0] for entry in out.splitlines()]

    def test_names_and_values(self):
        self.assertEqual(self.complete("searcher", "searcher --so"), ["--sort"])
        self.assertEqual(sorted(self.complete("searcher", "searcher --sort ")), ["-date", "date", "outlet", "path", "score"])
        self.assertEqual(sorted(self.complete("searcher", "searcher -f js")), ["json", "jsonl"])
        self.assertEqual(self.complete("indexer", "indexer ver"), ["verify"])
        self.assertEqual(sorted(self.complete("indexer", "indexer add --fo")), ["--follow", "--force-prune"])
        self.assertEqual(self.complete("indexer", "indexer list --fo"), ["--format"])


@unittest.skipUnless(shutil.which("zsh"), "zsh is not installed")
class InZsh(unittest.TestCase):
    def complete(self, line):
        """The line as zsh has it after the tabulator was pressed at its end."""
        with tempfile.TemporaryDirectory() as home:
            pathlib.Path(home, ".zshrc").write_text(
                f"fpath=({DOCS} $fpath)\nautoload -Uz compinit\ncompinit -u -D\nPS1='ready> '\nunsetopt zle_bracketed_paste\n"
                "show() { print -r -- \"<$BUFFER>\"; BUFFER=; zle accept-line }\nzle -N show\nbindkey '^X' show\n", encoding="utf-8")
            child, terminal = pty.fork()
            if child == 0:
                os.execvpe("zsh", ["zsh", "-i"], {"PATH": os.environ["PATH"], "HOME": home, "ZDOTDIR": home, "TERM": "dumb"})
            try:
                self.read_until(terminal, "ready> ")
                os.write(terminal, line.encode() + b"\t\x18")
                return re.search(r"<([^<>]*)>", self.read_until(terminal, ">\r")).group(1)
            finally:
                os.write(terminal, b"exit\r")
                os.close(terminal)
                os.waitpid(child, 0)

    @staticmethod
    def read_until(terminal, end):
        text, stop = "", time.monotonic() + 120
        while end not in text and time.monotonic() < stop:
            if select.select([terminal], [], [], 1)[0]:
                text += os.read(terminal, 65536).decode(errors="replace")
        return text

    def test_names_and_values(self):
        self.assertEqual(self.complete("searcher --so"), "searcher --sort=")
        self.assertEqual(self.complete("searcher --sort out").strip(), "searcher --sort outlet")
        self.assertEqual(self.complete("searcher --histogram=mo").strip(), "searcher --histogram=month")
        self.assertEqual(self.complete("indexer ver").strip(), "indexer verify")
        self.assertEqual(self.complete("indexer add --foll").strip(), "indexer add --follow")


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
