# SPDX-License-Identifier: GPL-3.0-or-later
"""The judged questions of tests/data/ranking over corpus/, asked of the real programs.

A floor, not a measure of quality: it tells that something changed for the worse. Raise it when ranking gets better.
"""
import pathlib
import subprocess
import sys
import tempfile
import unittest

BIN, SOURCE = (pathlib.Path(argument) for argument in sys.argv[1:3])
sys.path.insert(0, str(SOURCE / "scripts"))
from evaluation import metrics  # noqa: E402

FLOORS = {"nDCG@10": 0.93, "MAP": 0.90, "R@100": 0.95}


def run(*arguments, **settings):
    return subprocess.run(arguments, check=True, stdout=subprocess.PIPE, encoding="utf-8", **settings).stdout


class Ranking(unittest.TestCase):
    def test_the_judged_questions_are_answered_as_well_as_before(self):
        questions = SOURCE / "tests" / "data" / "ranking" / "questions.tsv"
        with open(SOURCE / "tests" / "data" / "ranking" / "qrels.txt", encoding="utf-8") as lines:
            judged = metrics.read_judgements(lines)
        with tempfile.TemporaryDirectory() as folder, open(questions, "rb") as asked:
            index = pathlib.Path(folder) / "corpus.idx"
            run(BIN / "indexer", "add", "-q", "-d", index, SOURCE / "corpus")
            found = run(BIN / "searcher", "-d", index, "--stdin", "--trec", "test", "-n", "100", stdin=asked)
        measured = metrics.measure_run(judged, metrics.read_run(found.splitlines()))
        self.assertEqual(len(measured), len(judged))
        means = dict(zip(metrics.MEASURES, metrics.mean(measured)))
        worst = sorted(measured, key=lambda query: measured[query][0])[:8]
        for measure, floor in FLOORS.items():
            self.assertGreaterEqual(means[measure], floor, f"{measure} of all: {means}; worst questions: {worst}")


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
