"""Train Suffixscape's three linear models and write their weight tables.

    python tools/train_suffixscape.py DATA [--check]

DATA is the folder with `ewt_train.jsonl` and `qanom_train.jsonl`. The same data give the same bytes: the
rows are read in file order, features are numbered in sorted order, the solver starts from zero, and weights
are rounded. `--check` writes nothing and exits 1 where a table on disk differs.
"""

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple, TypedDict

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from stancewatch.suffixscape.grammar import agents, linear, nominals, passives
from stancewatch.suffixscape.grammar.tokens import Tokens

EWT = (
    "Learnt from the training part of Universal Dependencies English EWT 2.16 (CC BY-SA 4.0,"
    " https://github.com/UniversalDependencies/UD_English-EWT); this table is offered under CC BY-SA 4.0."
)
QANOM = (
    "Learnt from the training part of QANom (MIT, https://github.com/kleinay/QANom;"
    " texts from Wikinews CC BY 2.5 and Wikipedia CC BY-SA 3.0)."
)


class Row(NamedTuple):
    """One decision to learn: the features seen and the answer."""

    features: list[str]
    answer: bool


class Recipe(NamedTuple):
    """What is learnt from which rows, and how strongly weights are held down."""

    name: str
    notice: str
    strength: float
    """Inverse of the penalty (C of scikit-learn), chosen by 8-fold cross-validation over documents."""
    least: int
    """Rows a feature must occur in."""
    shift: float
    """Added to the bias: moves the decision to where F1 is best in cross-validation."""


class Table(TypedDict):
    """A weight table as it is stored."""

    notice: str
    bias: float
    weights: dict[str, float]


class Span(TypedDict):
    """A gold noun or passive; only the keys used here."""

    s: int
    e: int


RECIPES = (
    Recipe("passive", EWT, 1.0, 1, 0.0),
    Recipe("agent", EWT, 1.0, 1, 0.0),
    Recipe("nominal", QANOM, 0.3, 2, 1.0),
)


def documents(path: Path) -> list[dict]:  # type: ignore[type-arg]  # gold of three shapes, read in one place each
    """Return the gold sentences of a file, its first line (about the source) left out."""
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines][1:]


def passive_rows(gold: Sequence[dict]) -> Iterator[Row]:  # type: ignore[type-arg]
    for sentence in gold:
        tokens = Tokens(sentence["text"])
        heads = [(one["hs"], one["he"]) for one in sentence["passives"]]
        for place, word in enumerate(tokens.words):
            if word not in passives.AUXILIARIES:
                continue
            for candidate in passives.candidates(tokens, place):
                start, end = tokens.start(candidate.head), tokens.end(candidate.head)
                answer = any(start < high and low < end for low, high in heads)
                yield Row(passives.features(tokens, candidate), answer)


def agent_rows(gold: Sequence[dict]) -> Iterator[Row]:  # type: ignore[type-arg]
    """Yield the uses of "by" behind every participle of the gold, reduced relatives included."""
    for sentence in gold:
        if " by " not in sentence["text"]:
            continue
        tokens = Tokens(sentence["text"])
        marked = [(one["hs"], one["he"], one["agentless"]) for one in sentence["passives"]]
        marked += [(one[0], one[1], one[3]) for one in sentence.get("optional", ())]
        for low, high, agentless in marked:
            head = next((i for i in range(len(tokens)) if tokens.start(i) < high and low < tokens.end(i)), -1)
            for place in agents.bys(tokens, head)[: None if agentless else 1]:
                yield Row(agents.features(tokens, head, place), not agentless)


def nominal_rows(gold: Sequence[dict]) -> Iterator[Row]:  # type: ignore[type-arg]
    """Yield every noun of the training lexicon and every noun with an ending of acts."""
    for sentence in gold:
        tokens = Tokens(sentence["text"])
        verbal = [(one["s"], one["e"]) for one in sentence["noms"] if one["verbal"]]
        for place, word in enumerate(tokens.words):
            if nominals.is_candidate(word):
                start, end = tokens.start(place), tokens.end(place)
                answer = any(start < high and low < end for low, high in verbal)
                yield Row(nominals.features(tokens, place), answer)


def matrix(rows: Sequence[Row], least: int) -> tuple[csr_matrix, list[str]]:
    """Return the rows as zeros and ones, and the names of the columns in sorted order."""
    counts = Counter(feature for row in rows for feature in set(row.features))
    names = sorted(feature for feature, count in counts.items() if count >= least)
    column = {name: number for number, name in enumerate(names)}
    places = [sorted({column[one] for one in row.features if one in column}) for row in rows]
    ends = np.cumsum([0] + [len(one) for one in places], dtype=np.int32)
    flat = np.array([number for one in places for number in one], dtype=np.int32)
    return csr_matrix((np.ones(len(flat)), flat, ends), shape=(len(rows), len(names))), names


def train(recipe: Recipe, rows: Sequence[Row]) -> Table:
    """Return the table of weights of one model, rounded to two decimals, zeros left out."""
    known, names = matrix(rows, recipe.least)
    answers = np.array([row.answer for row in rows])
    model = LogisticRegression(C=recipe.strength, solver="liblinear", tol=1e-6, max_iter=1000).fit(
        known, answers
    )
    weights = {name: round(float(weight), 2) for name, weight in zip(names, model.coef_[0], strict=True)}
    kept = {name: weight for name, weight in weights.items() if abs(weight) >= 0.02}
    return Table(notice=recipe.notice, bias=round(float(model.intercept_[0]) + recipe.shift, 2), weights=kept)


def lexicon(gold: Sequence[dict]) -> str:  # type: ignore[type-arg]
    """Return the nouns that the training gold judged, singular, one a line."""
    counts = Counter(
        nominals.base(sentence["text"][one["s"] : one["e"]].lower().rpartition("-")[2])
        for sentence in gold
        for one in sentence["noms"]
    )
    return "".join(f"{noun}\n" for noun in sorted(counts) if noun.isalpha())


def written(table: Table) -> bytes:
    return (json.dumps(table, ensure_ascii=False, indent=0, sort_keys=True) + "\n").encode()


def main() -> int:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("data", type=Path)
    arguments.add_argument("--check", action="store_true")
    given = arguments.parse_args()
    ewt, qanom = documents(given.data / "ewt_train.jsonl"), documents(given.data / "qanom_train.jsonl")
    made = {"act_nouns.txt": f"# {QANOM}\n{lexicon(qanom)}".encode()}
    if not given.check:
        (linear.TABLES / "act_nouns.txt").write_bytes(made["act_nouns.txt"])
    rows = {
        "passive": list(passive_rows(ewt)),
        "agent": list(agent_rows(ewt)),
        "nominal": list(nominal_rows(qanom)),
    }
    for recipe in RECIPES:
        made[f"{recipe.name}.json"] = written(train(recipe, rows[recipe.name]))
    different = [
        name
        for name, data in made.items()
        if not (linear.TABLES / name).is_file() or (linear.TABLES / name).read_bytes() != data
    ]
    if given.check:
        print(
            "\n".join(f"{name} differs" for name in different) or "The tables on disk are what the data give."
        )
        return int(bool(different))
    for name, data in made.items():
        (linear.TABLES / name).write_bytes(data)
        print(f"{name}: {len(data)} bytes")
    return 0


if __name__ == "__main__":
    sys.exit(main())
