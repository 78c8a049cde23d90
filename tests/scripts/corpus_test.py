# SPDX-License-Identifier: GPL-3.0-or-later
"""Holds corpus/ to the rules of its README, and the judged questions to the corpus.

  corpus_test.py SOURCE     SOURCE: the source tree
"""
import collections
import pathlib
import re
import sys
import unittest

SOURCE = pathlib.Path(sys.argv[1]).resolve()
CORPUS = SOURCE / "corpus"
ROW = re.compile(r"^\| `([^`]+)` \| ([^|]+) \| ([^|]+) \| (.+) \|$", re.M)


def paragraphs(text):
    return [" ".join(p.split()) for p in re.split(r"\r?\n\s*\r?\n|\n", text)]


class Corpus(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.files = {p.relative_to(CORPUS).as_posix(): p.read_bytes() for p in sorted(CORPUS.glob("*/*.txt"))}
        cls.rows = {name: (event, language, reason)
                    for name, event, language, reason in ROW.findall((CORPUS / "README.md").read_text(encoding="utf-8"))}

    def test_the_table_and_the_folder_name_the_same_articles(self):
        self.assertEqual(sorted(self.rows), sorted(self.files))
        for name in self.files:
            self.assertRegex(name, r"^[a-z0-9-]+/[0-9]{3}-[a-z0-9-]+\.txt$")

    def test_there_are_enough_articles_events_and_languages(self):
        self.assertGreaterEqual(len(self.files), 24)
        self.assertGreaterEqual(len({name.split("/")[0] for name in self.files}), 8)
        languages = {language[:2] for _, language, _ in self.rows.values()}
        self.assertLessEqual({"en", "de", "fr", "es", "ru", "zh"}, languages)

    def test_the_odd_bytes_that_tests_rely_on_are_there(self):
        texts = self.files.values()
        self.assertTrue(any(len(bytes_) > 20_000 for bytes_ in texts), "a long article")
        self.assertTrue(any(bytes_.startswith(b"\xef\xbb\xbf") for bytes_ in texts), "a byte order mark")
        self.assertTrue(any(b"\r\n" in bytes_ for bytes_ in texts), "CR LF line ends")
        self.assertTrue(any(not bytes_.endswith(b"\n") for bytes_ in texts), "no newline at the end")
        for mark in ("\u00a0", "\u00ad", "o\u0308", "\u3000", "\u2026", "\t\u2022"):
            self.assertTrue(any(mark.encode() in bytes_ for bytes_ in texts), repr(mark))
        for name, bytes_ in self.files.items():
            bytes_.decode("utf-8")  # throws where it is not UTF-8
            self.assertNotIn(b"\0", bytes_, name)

    def test_only_wire_paragraphs_of_the_table_are_shared(self):
        holders = collections.defaultdict(set)
        for name, bytes_ in self.files.items():
            for paragraph in paragraphs(bytes_.decode("utf-8-sig")):
                if len(paragraph) > 100:
                    holders[paragraph].add(name)
        shared = [names for names in holders.values() if len(names) > 1]
        self.assertGreaterEqual(len(shared), 6)
        for names in shared:
            for name in names:
                others = [other.split("/")[1][:3] for other in names - {name}]
                said = re.search(r"shared with ([0-9]{3})", self.rows[name][2])
                self.assertIsNotNone(said, name)
                self.assertIn(said.group(1), others, name)

    def test_judgements_name_articles_and_questions_that_are_there(self):
        ranking = SOURCE / "tests" / "data" / "ranking"
        questions = [line.split("\t") for line in (ranking / "questions.tsv").read_text(encoding="utf-8").splitlines()]
        self.assertTrue(all(len(question) == 2 and question[1].strip() for question in questions))
        judged = [line.split() for line in (ranking / "qrels.txt").read_text(encoding="utf-8").splitlines()]
        names = {pathlib.PurePosixPath(name).stem for name in self.files}
        for qid, zero, name, grade in judged:
            self.assertIn(name, names)
            self.assertIn((zero, grade), {("0", "1"), ("0", "2")})
        self.assertEqual({qid for qid, *_ in judged}, {qid for qid, _ in questions})
        for qid, _ in questions:
            self.assertTrue(any(j[0] == qid and j[3] == "2" for j in judged), f"question {qid} has an answer")


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
