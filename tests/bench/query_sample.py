# SPDX-License-Identifier: GPL-3.0-or-later
"""Samples queries of eight kinds from a corpus, the same ones for the same corpus and seed."""
import collections
import pathlib
import random
import re

KINDS = ("rare", "common", "and2", "or3", "question", "phrase", "prefix", "date")
WORD = re.compile(r"(?<![\w'\u2019])[a-z]{3,}(?![\w'\u2019])")
STOP = set("""the and for that was with his from have has are but not they who this were had will their been more which she her its would after
about when there into than them all can out said also what over some could other our you your him one two how why where did does
between because against during before each few further here just most now off once only own same should such too under until very while whom""".split())

# Function words that stand side by side in most articles.
PAIRS = [pair.split() for pair in "of the,in the,to the,it is,to be,and the,for the,has been,who had,at the,that it,would be".split(",")]


def read_sample(corpus, articles, chance):
    """Up to `articles` texts of the corpus, chosen at random."""
    paths = sorted(path for path in pathlib.Path(corpus).rglob("*.txt"))
    chosen = paths if len(paths) <= articles else [paths[i] for i in sorted(chance.sample(range(len(paths)), articles))]
    return [path.read_text(encoding="utf-8", errors="replace") for path in chosen]


def document_frequencies(texts):
    frequencies = collections.Counter()
    for text in texts:
        frequencies.update(set(WORD.findall(text.lower())))
    return frequencies


def words_between(frequencies, texts, low, high):
    """Words found in a share of the texts in [low, high], sorted."""
    return sorted(word for word, count in frequencies.items()
                  if low <= count / len(texts) <= high and word not in STOP)


def plain_words(text):
    """The first long stretch of plain lower-case words of a sentence in the text."""
    for sentence in re.split(r"[.!?\n]+", text[200:])[1:]:
        if re.fullmatch(r"[A-Za-z ,]+", sentence.strip()) and 8 <= len(sentence.split()) <= 25:
            return [word.lower() for word in re.findall(r"[A-Za-z]+", sentence)]
    return []


def sample_others(kinds, seed=20211230):
    """{kind: [(words, options of the searcher)]}: what people ask beside the eight kinds, made of the same words."""
    chance = random.Random(seed)
    words = sorted({word for kind in ("common", "or3", "and2") for queries, _ in kinds[kind] for word in queries})
    others = {"or30": [], "stops": [], "newest": [], "facets": [], "count": []}
    for common, _ in kinds["common"]:
        others["or30"].append((chance.sample(words, min(30, len(words))), []))
        others["stops"].append((['"' + " ".join(chance.choice(PAIRS)) + '"'], []))
        others["newest"].append((common, ["--sort", "-date"]))
        others["facets"].append((common, ["--facet", "outlet", "--facet", "month"]))
        others["count"].append((common, ["--count"]))
    return others


def sample_queries(corpus, per_kind=24, seed=20211230, articles=4000):
    """{kind: [(words, [since, until] or None)]}; what each system makes of it is for its adapter."""
    chance = random.Random(seed)
    texts = read_sample(corpus, articles, chance)
    frequencies = document_frequencies(texts)
    rare = words_between(frequencies, texts, 0, 2.5 / len(texts))
    middle = words_between(frequencies, texts, 0.004, 0.05)
    common = words_between(frequencies, texts, 0.10, 0.60)
    sentences = [words for words in map(plain_words, texts) if len(words) >= 8]
    kinds = {kind: [] for kind in KINDS}
    for _ in range(per_kind):
        words = chance.choice(sentences)
        content = [word for word in words if len(word) > 2 and word not in STOP] or words
        start = chance.randrange(len(words) - 3)
        year = chance.randrange(2012, 2019)
        kinds["rare"].append(([chance.choice(rare)], None))
        kinds["common"].append(([chance.choice(common)], None))
        kinds["and2"].append((chance.sample(content, min(2, len(content))), None))
        kinds["or3"].append((chance.sample(middle, 3), None))
        kinds["question"].append((["what"] + words[:chance.randrange(7, 13)], None))
        kinds["phrase"].append((words[start:start + chance.randrange(2, 4)], None))
        kinds["prefix"].append(([chance.choice(middle)[:chance.randrange(4, 6)]], None))
        kinds["date"].append(([chance.choice(common)], [f"{year}-01-01", f"{year + 1}-06-30"]))
    return kinds
