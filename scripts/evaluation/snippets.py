# SPDX-License-Identifier: GPL-3.0-or-later
"""How often a snippet holds the judged answer, starts at a sentence, and keeps its length."""
import json
import pathlib
import re
import subprocess
import sys
import tempfile


def make_articles(collection, group, folder):
    """Joins `group` consecutive documents into one article; {document: article}."""
    documents = sorted((collection / "docs").iterdir())
    article_of = {}
    for start in range(0, len(documents), group):
        name = "a%05d" % start
        together = documents[start:start + group]
        text = "\n\n".join(path.read_text(encoding="utf-8").strip() for path in together)
        (folder / (name + ".txt")).write_text(text + "\n", encoding="utf-8")
        article_of.update({path.stem: name for path in together})
    return article_of


def starts_at_sentence(text, start):
    """True when nothing but white space, quotes or brackets stands between `start` (bytes) and the
    beginning of the text, a paragraph, or the end of a sentence."""
    before = text[:start].decode("utf-8", "replace").rstrip(" \t\u00a0\"'\u201c\u201d\u2018\u2019\u00ab\u00bb([")
    return before == "" or before.endswith("\n") or re.search(r"[.!?:;\u2026\u3002\uff01\uff1f][\"'\u201d\u2019\u00bb)\]]*$", before) is not None


def judge(passages, file, answers, length):
    """Whether the shown passages of the article in `file` (its bytes) together hold an answer, and how each one is cut."""
    shown = " ".join(passage["text"] for passage in passages)
    folded = re.sub(r"\s+", " ", shown).lower()
    return {
        "held": any(re.sub(r"\s+", " ", answer).lower() in folded for answer in answers),
        "at_sentence": all(passage["byte_start"] is not None and starts_at_sentence(file, passage["byte_start"])
                           for passage in passages),
        "over_length": len(shown) > length,
    }


def evaluate(programs, collection, language, group, length, extra):
    """Runs the programs over the collection; the shares over all judged questions."""
    answers = json.loads((collection / "answers.json").read_text(encoding="utf-8"))
    queries = dict(line.split("\t", 1) for line in
                   (collection / "queries.tsv").read_text(encoding="utf-8").splitlines() if "\t" in line)
    with tempfile.TemporaryDirectory() as temporary:
        folder = pathlib.Path(temporary) / "articles"
        folder.mkdir()
        article_of = make_articles(collection, group, folder)
        index = pathlib.Path(temporary) / "snippets.idx"
        subprocess.run([programs / "indexer", "add", "-q", "-d", index, "--lang", language, folder], check=True)
        asked = "".join(f"{query}\t{text}\n" for query, text in queries.items())
        found = subprocess.run([programs / "searcher", "-d", index, "--stdin", "-f", "jsonl", "-n", "0", "-k", "1",
                                "--context", str(length), *extra], input=asked.encode(), stdout=subprocess.PIPE, check=False)
        if found.returncode not in (0, 1):
            sys.exit(f"evaluate: searcher failed with status {found.returncode}")
        bodies = {path.stem: path.read_bytes() for path in folder.iterdir()}
    return summarise(found.stdout.decode("utf-8").splitlines(), queries, answers, article_of, bodies, length)


def summarise(lines, queries, answers, article_of, bodies, length):
    judged = {}
    for line in lines:
        result = json.loads(line)
        query = result["qid"]
        article = pathlib.Path(result["path"]).stem
        spans = answers.get(query, [])
        if spans and article == article_of[spans[0][0]]:
            judged[query] = judge(result["passages"], bodies[article], [span[1] for span in spans], length)
    asked = [query for query in queries if query in answers]
    share = lambda key: round(sum(verdict[key] for verdict in judged.values()) / max(1, len(judged)), 4)  # noqa: E731
    return {"questions": len(asked), "shown": len(judged),
            "answer_held": round(sum(verdict["held"] for verdict in judged.values()) / max(1, len(asked)), 4),
            "starts_at_sentence": share("at_sentence"), "over_length": share("over_length")}
