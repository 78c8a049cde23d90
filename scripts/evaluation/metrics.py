# SPDX-License-Identifier: GPL-3.0-or-later
"""Retrieval measures over TREC judgements and runs, as trec_eval computes them.

A run's rank column is ignored: results are ordered by score descending, then document id
descending. Means are over every query that has a relevant document, found or not (trec_eval -c).
"""
import collections
import math
import random

MEASURES = ("nDCG@10", "MAP", "P@10", "MRR@10", "R@100")
DEPTH = 1000


def read_judgements(lines):
    """{query id: {document id: grade}} from 'qid 0 docid grade' lines."""
    judged = collections.defaultdict(dict)
    for line in lines:
        part = line.split()
        if len(part) >= 4:
            judged[part[0]][part[2]] = int(float(part[3]))
    return judged


def read_run(lines):
    """{query id: [document id, best first]} from 'qid Q0 docid rank score tag' lines."""
    scored = collections.defaultdict(dict)
    for line in lines:
        part = line.split()
        if len(part) >= 5:
            best = scored[part[0]].get(part[2])
            if best is None or float(part[4]) > best:
                scored[part[0]][part[2]] = float(part[4])
    return {query: [document for _, document in sorted(((score, document) for document, score in found.items()),
                                                       reverse=True)]
            for query, found in scored.items()}


def measure_query(grades, ranked):
    """The five MEASURES of one query; grades {document: grade}, ranked [document, best first]."""
    relevant = {document for document, grade in grades.items() if grade > 0}
    ranked = ranked[:DEPTH]
    gain = sum(max(grades.get(document, 0), 0) / math.log2(place + 2) for place, document in enumerate(ranked[:10]))
    best = sorted((grade for grade in grades.values() if grade > 0), reverse=True)[:10]
    ideal = sum(grade / math.log2(place + 2) for place, grade in enumerate(best))
    hits = 0
    precisions = 0.0
    for place, document in enumerate(ranked):
        if document in relevant:
            hits += 1
            precisions += hits / (place + 1)
    first = next((1 / (place + 1) for place, document in enumerate(ranked[:10]) if document in relevant), 0.0)
    return (gain / ideal, precisions / len(relevant),
            sum(document in relevant for document in ranked[:10]) / 10, first,
            sum(document in relevant for document in ranked[:100]) / len(relevant))


def measure_run(judged, run):
    """{query id: MEASURES} of every query with a relevant document."""
    return {query: measure_query(grades, run.get(query, []))
            for query, grades in judged.items() if any(grade > 0 for grade in grades.values())}


def mean(measured):
    """Mean of each measure over the queries of measure_run's answer."""
    return [sum(values[k] for values in measured.values()) / len(measured) for k in range(len(MEASURES))]


def randomisation_test(first, second, measure=0, rounds=20000, seed=1):
    """Two-sided p of the paired randomisation test (Smucker, Allan and Carterette 2007): how often flipping
    the signs of the per-query differences at random gives a mean difference at least as large."""
    differences = [first[query][measure] - second[query][measure] for query in first]
    observed = abs(sum(differences))
    differences = [value for value in differences if value != 0]
    if not differences:
        return 1.0
    chance = random.Random(seed)
    extreme = 0
    for _ in range(rounds):
        bits = chance.getrandbits(len(differences))
        total = 0.0
        for value in differences:
            total += value if bits & 1 else -value
            bits >>= 1
        extreme += abs(total) >= observed - 1e-12
    return (extreme + 1) / (rounds + 1)
