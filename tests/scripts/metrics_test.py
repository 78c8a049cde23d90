# SPDX-License-Identifier: GPL-3.0-or-later
"""The arithmetic of scripts/evaluate against cases worked by hand."""
import math
import pathlib
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent.parent / "scripts"))
from evaluation import metrics, snippets  # noqa: E402


class Metrics(unittest.TestCase):
    def test_one_query_worked_by_hand(self):
        # relevant: a (grade 2), b (1), c (1, never found); ranked: x a b
        ndcg, average, precision, reciprocal, recall = metrics.measure_query({"a": 2, "b": 1, "c": 1, "x": 0}, ["x", "a", "b"])
        self.assertAlmostEqual(ndcg, (2 / math.log2(3) + 1 / 2) / (2 + 1 / math.log2(3) + 1 / 2))
        self.assertAlmostEqual(average, (1 / 2 + 2 / 3) / 3)
        self.assertAlmostEqual(precision, 0.2)
        self.assertAlmostEqual(reciprocal, 0.5)
        self.assertAlmostEqual(recall, 2 / 3)

    def test_a_perfect_ranking_scores_one(self):
        measured = metrics.measure_query({"a": 1, "b": 1}, ["a", "b"])
        self.assertEqual([round(value, 9) for value in measured], [1, 1, 0.2, 1, 1])

    def test_queries_without_answer_in_the_run_count_as_nothing(self):
        judged = metrics.read_judgements(["1 0 a 1", "2 0 b 1", "3 0 c 0"])
        measured = metrics.measure_run(judged, metrics.read_run(["1 Q0 a 1 3.5 t"]))
        self.assertEqual(sorted(measured), ["1", "2"])
        self.assertAlmostEqual(metrics.mean(measured)[0], 0.5)

    def test_order_is_by_score_then_document_descending_and_repeats_count_once(self):
        run = metrics.read_run(["1 Q0 a 1 2.0 t", "1 Q0 b 2 2.0 t", "1 Q0 c 3 9.0 t", "1 Q0 a 4 1.0 t"])
        self.assertEqual(run["1"], ["c", "b", "a"])

    def test_the_ranks_below_ten_do_not_count_in_ndcg(self):
        measured = metrics.measure_query({"z": 1}, [str(i) for i in range(10)] + ["z"])
        self.assertEqual(measured[0], 0)
        self.assertAlmostEqual(measured[1], 1 / 11)

    def test_randomisation_tells_a_clear_difference_from_none(self):
        better = {str(i): (0.9,) for i in range(20)}
        worse = {str(i): (0.1 + i / 1000,) for i in range(20)}
        self.assertLess(metrics.randomisation_test(better, worse, rounds=2000), 0.01)
        self.assertEqual(metrics.randomisation_test(better, better), 1.0)
        mixed = {str(i): (0.9 if i % 2 else 0.1,) for i in range(20)}
        other = {str(i): (0.1 if i % 2 else 0.9,) for i in range(20)}
        self.assertGreater(metrics.randomisation_test(mixed, other, rounds=2000), 0.9)

    def test_randomisation_counts_the_flips_that_are_as_extreme(self):
        # Two queries that differ by one each: of the four ways to flip them two give a sum of 2 or -2.
        one = {"1": (1.0,), "2": (1.0,)}
        none = {"1": (0.0,), "2": (0.0,)}
        self.assertAlmostEqual(metrics.randomisation_test(one, none), 0.5, delta=0.02)
        # Four: 2 of 16; queries without a difference change nothing.
        one.update({"3": (1.0,), "4": (1.0,), "5": (0.3,)})
        none.update({"3": (0.0,), "4": (0.0,), "5": (0.3,)})
        self.assertAlmostEqual(metrics.randomisation_test(one, none), 0.125, delta=0.02)

    def test_recall_and_precision_stop_at_their_depths(self):
        # One hundred relevant, ranked: ten others, then all of them.
        grades = {str(i): 1 for i in range(100)}
        ranked = ["x%d" % i for i in range(10)] + [str(i) for i in range(100)]
        measured = metrics.measure_query(grades, ranked)
        self.assertEqual(measured[2], 0)
        self.assertEqual(measured[3], 0)
        self.assertAlmostEqual(measured[4], 0.9)


class Snippets(unittest.TestCase):
    def test_an_answer_is_found_whatever_the_blanks_and_case(self):
        verdict = snippets.judge([{"text": "It was  Kawann\nShort.", "body_start": 7, "byte_start": 0}], b"It was Kawann Short.", ["kawann short"], 250)
        self.assertEqual(verdict, {"held": True, "at_sentence": True, "over_length": False})

    def test_sentence_starts(self):
        text = 'One. Two said: "Three." Four'.encode()
        self.assertTrue(snippets.starts_at_sentence(text, 5))
        self.assertTrue(snippets.starts_at_sentence(text, text.index(b"Four")))
        self.assertFalse(snippets.starts_at_sentence(text, text.index(b"said")))


if __name__ == "__main__":
    unittest.main()
