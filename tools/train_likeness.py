"""Learn what a cue weighs for each question of the lenses, and write it to src/stancewatch/lenses/likeness.json.

    python -m tools.train_likeness [--check]

Learnt from invented texts (tools/likeness_texts.py); of the pages the cited passages are answers and the others are
none. The same texts give the same weights: files are read in the order of their names, cues are numbered in sorted order, the
solver starts from zero, weights are rounded. On one kind of processor they give the same bytes; on another a few weights may come
out one hundredth higher or lower, and of cues that are equally heavy another may be the last that is kept (20 of 68,000 and one, with
OPENBLAS_CORETYPE=Haswell, 22 November 2026). `--check` writes nothing and exits 1 where the weights differ by more than
that (tools/likeness_weights.py).
"""

import argparse
import json
import sys
from collections import Counter, defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from stancewatch.lenses.concepts import Places, unlinked
from stancewatch.lenses.labels import Span
from stancewatch.lenses.likeness import FEWEST, SCALE, cues
from stancewatch.lenses.reading import Piece
from stancewatch.lenses.rubric import load as load_lenses
from stancewatch.lenses.vocabulary import Vocabulary
from stancewatch.lenses.words import folded
from tools.likeness_texts import digest, organisations, statements
from tools.likeness_weights import HEAVIEST, Weights, alike, written

WEIGHTS = Path(__file__).parents[1] / "src/stancewatch/lenses/likeness.json"
FEWEST_TEXTS = 2
"""Texts in which a cue has to stand."""
STRENGTH = 5.0
"""Inverse strength of the penalty on weights."""
WINDOW = 80
"""Code points around a cited passage that count neither as answer nor as none."""


class Corpus(NamedTuple):
    """Texts by their cues, which of them answer a question, and of which it cannot be told."""

    texts: list[frozenset[str]]
    answers: dict[str, set[int]]
    """By question, the numbers of the texts that answer it."""
    unsure: dict[str, set[int]]


def touches(piece: Piece, span: Span, slack: int) -> bool:
    beside = piece.start < span.end + slack and span.start < piece.end + slack
    return piece.page.source == span.document.removesuffix(".md") and beside


def cued(texts: Sequence[str]) -> list[frozenset[str]]:
    return cues(Places([unlinked(text) for text in texts], Vocabulary(texts)))


def corpus() -> Corpus:
    told = sorted(statements())
    answers = defaultdict[str, set[int]](set)
    unsure = defaultdict[str, set[int]](set)
    texts = cued([folded(words) for _, words in told])
    for number, (question, _) in enumerate(told):
        if question:
            answers[question].add(number)
    for found, labels in organisations():
        for label in labels:
            for number, piece in enumerate(found, start=len(texts)):
                if any(touches(piece, span, -5) for span in label.evidence):
                    answers[label.indicator].add(number)
                elif any(touches(piece, span, WINDOW) for span in label.evidence):
                    unsure[label.indicator].add(number)
        texts += cued([piece.folded for piece in found])
    return Corpus(texts, answers, unsure)


def matrix(texts: Sequence[frozenset[str]], numbers: dict[str, int]) -> csr_matrix:
    rows, columns, values = [], [], []
    for row, text in enumerate(texts):
        known = sorted(numbers[cue] for cue in text if cue in numbers)
        rows += [row] * len(known)
        columns += known
        values += [1 / max(FEWEST, len(known)) ** 0.5] * len(known)
    return csr_matrix((values, (rows, columns)), shape=(len(texts), len(numbers)))


def learnt(given: Corpus, questions: Sequence[str]) -> Weights:
    counts = Counter(cue for text in given.texts for cue in text)
    kept = sorted(cue for cue, count in counts.items() if count >= FEWEST_TEXTS)
    seen = matrix(given.texts, {cue: number for number, cue in enumerate(kept)})
    weights: defaultdict[str, list[int]] = defaultdict(list)
    start = []
    for number, question in enumerate(questions):
        answer = np.array([row in given.answers[question] for row in range(len(given.texts))])
        sure = np.array([row not in given.unsure[question] for row in range(len(given.texts))])
        model = LogisticRegression(C=STRENGTH, class_weight="balanced", max_iter=300, solver="liblinear")
        model.fit(seen[sure], answer[sure])
        start.append(round(float(model.intercept_[0]) * SCALE))
        for column in sorted(np.argsort(-np.abs(model.coef_[0]), kind="stable")[:HEAVIEST]):
            weight = round(float(model.coef_[0][column]) * SCALE)
            if weight:
                weights[kept[column]] += [number, weight]
    return {
        "learnt_from": digest(),
        "questions": list(questions),
        "start": start,
        "cues": dict(sorted(weights.items())),
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--check", action="store_true")
    questions = [one.id for lens in load_lenses() for one in lens.indicators]
    check = parser.parse_args().check
    weights = learnt(corpus(), questions)
    if not check:
        WEIGHTS.write_text(written(weights), encoding="utf-8")
    elif not alike(weights, json.loads(WEIGHTS.read_text(encoding="utf-8"))):
        sys.exit(f"{WEIGHTS.name} is not what its texts give: run python -m tools.train_likeness")


if __name__ == "__main__":
    main()
