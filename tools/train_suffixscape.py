"""Train Suffixscape's three linear models and write their weight tables.

    python tools/train_suffixscape.py DATA [--check]

DATA is the folder with `ewt_train.jsonl` and `qanom_train.jsonl`. The same data give the same bytes: the
rows are read in file order, features are numbered in sorted order, the solver starts from zero, and weights
are rounded. Floors and the baseline of rates are counted anew afterwards: `python -m tests.evaluation.suffixscape.pin`. `--check` writes nothing and exits 1 where a table on disk differs.
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

from stancewatch.suffixscape.grammar import (
    agents,
    by_features,
    candidates,
    clause_features,
    linear,
    nominals,
    noun_context,
    shapes,
)
from stancewatch.suffixscape.grammar.tokens import Tokens

EWT = (
    "Learnt from the training part of Universal Dependencies English EWT 2.16 (CC BY-SA 4.0,"
    " https://github.com/UniversalDependencies/UD_English-EWT), and from passives that spaCy's"
    " English model (MIT) marked in QANom's training sentences (MIT; Wikinews CC BY 2.5, Wikipedia CC BY-SA 3.0)."
    " This table is offered under CC BY-SA 4.0."
)
SILVER = Path(__file__).with_name("silver_passives.jsonl")
RELATIVE_WEIGHT = 0.3
"""Weight of a reduced relative against a passive, where the meaning of "by" is learnt: most relatives name an agent."""

SILVER_WEIGHT = 0.5
"""Weight of a sentence labelled by a parser against one labelled by people, chosen by cross-validation on EWT train."""

QANOM = (
    "Learnt from the training part of QANom (MIT, https://github.com/kleinay/QANom;"
    " texts from Wikinews CC BY 2.5 and Wikipedia CC BY-SA 3.0)."
)


class Row(NamedTuple):
    """One decision to learn: the features seen and the answer."""

    features: list[str]
    answer: bool
    weight: float = 1.0


class Recipe(NamedTuple):
    """What is learnt from which rows, and how strongly weights are held down."""

    name: str
    notice: str
    strength: float
    """Inverse of the penalty (C of scikit-learn), chosen by 8-fold cross-validation over documents."""
    least: int
    """Rows a feature must occur in."""
    shift: float
    """Added to the bias: puts the decision where F1 is best in cross-validation."""
    cut: float
    """Weights smaller than this are left out of the table."""


class Table(TypedDict):
    """A weight table as it is stored."""

    notice: str
    bias: float
    weights: dict[str, float]


class PairTable(TypedDict):
    """The table of the two noun models."""

    notice: str
    bias: tuple[float, float]
    weights: dict[str, tuple[float, float]]


class NominalRow(NamedTuple):
    """A noun to learn from: was it judged at all, and as an act."""

    features: list[str]
    judged: bool
    act: bool


PASSIVE = Recipe("passive", EWT, 0.5, 2, -0.3, 0.05)
AGENT = Recipe("agent", EWT, 1.0, 2, -0.2, 0.03)
NOMINAL = (Recipe("nominal", QANOM, 0.5, 5, 0.0, 0.05), Recipe("nominal", QANOM, 0.03, 5, 0.0, 0.05))


def documents(path: Path) -> list[dict]:  # type: ignore[type-arg]  # gold of three shapes, read in one place each
    """Return the gold sentences of a file, its first line (about the source) left out."""
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines][1:]


def passive_rows(gold: Sequence[dict]) -> Iterator[Row]:  # type: ignore[type-arg]
    for sentence in gold:
        tokens = Tokens(sentence["text"])
        heads = [(one["hs"], one["he"]) for one in sentence["passives"]]
        for place, word in enumerate(tokens.words):
            if word not in shapes.AUXILIARIES:
                continue
            for candidate in candidates.candidates(tokens, place):
                start, end = tokens.start(candidate.head), tokens.end(candidate.head)
                answer = any(start < high and low < end for low, high in heads)
                yield Row(clause_features.features(tokens, candidate), answer)


def agent_rows(gold: Sequence[dict]) -> Iterator[Row]:  # type: ignore[type-arg]
    """Yield the uses of "by" behind every participle of the gold, reduced relatives included."""
    for sentence in gold:
        if " by " not in sentence["text"]:
            continue
        tokens = Tokens(sentence["text"])
        marked = [(one["hs"], one["he"], one["agentless"], 1.0) for one in sentence["passives"]]
        marked += [(one[0], one[1], one[3], RELATIVE_WEIGHT) for one in sentence.get("optional", ())]
        for low, high, agentless, weight in marked:
            head = next((i for i in range(len(tokens)) if tokens.start(i) < high and low < tokens.end(i)), -1)
            for place in agents.bys(tokens, head)[: None if agentless else 1]:
                if not agents.is_other_use(tokens, place):
                    yield Row(by_features.features(tokens, head, place), not agentless, weight)


def nominal_rows(gold: Sequence[dict], shares: nominals.Shares) -> Iterator[NominalRow]:  # type: ignore[type-arg]
    """Yield every noun of the training lexicon and every noun with an ending of acts.

    A noun's share is taken without its own sentence, else the model would trust shares too much.
    """
    for sentence in gold:
        tokens = Tokens(sentence["text"])
        places = [
            (place, nominals.base(word.rpartition("-")[2]), *_judged(sentence, tokens, place))
            for place, word in enumerate(tokens.words)
        ]
        own = (
            Counter(noun for _, noun, _, _ in places),
            Counter(noun for _, noun, judged, _ in places if judged),
            Counter(noun for _, noun, _, act in places if act),
        )
        for place, noun, judged, act in places:
            if not nominals.is_candidate_of(tokens.words[place], shares):
                continue
            known = shares.get(noun, nominals.Share(0, 0, 0))
            rest = nominals.Share(
                known.seen - own[0][noun], known.judged - own[1][noun], known.acts - own[2][noun]
            )
            form = nominals.form_of(tokens.words[place], rest if rest.seen > 0 else None)
            yield NominalRow([*noun_context.around(tokens, place, form), *form.own], judged, act)


def _judged(sentence: dict, tokens: Tokens, place: int) -> tuple[bool, bool]:  # type: ignore[type-arg]
    start, end = tokens.start(place), tokens.end(place)
    hits = [one["verbal"] for one in sentence["noms"] if start < one["e"] and one["s"] < end]
    return bool(hits), any(hits)


def shares_of(gold: Sequence[dict]) -> nominals.Shares:  # type: ignore[type-arg]
    """Return how often each noun was seen, judged and judged an act, where it was ever judged or ends like an act."""
    seen: Counter[str] = Counter()
    judged: Counter[str] = Counter()
    acts: Counter[str] = Counter()
    for sentence in gold:
        tokens = Tokens(sentence["text"])
        for place, word in enumerate(tokens.words):
            noun = nominals.base(word.rpartition("-")[2])
            was_judged, was_act = _judged(sentence, tokens, place)
            seen[noun] += 1
            judged[noun] += was_judged
            acts[noun] += was_act
    kept = sorted(
        noun
        for noun in seen
        if noun.isalpha()
        and (judged[noun] or (seen[noun] > 2 and noun.endswith(nominals.ENDINGS) and len(noun) > 6))
    )
    return {noun: nominals.Share(seen[noun], judged[noun], acts[noun]) for noun in kept}


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
    model = solver(recipe).fit(known, answers, sample_weight=np.array([row.weight for row in rows]))
    weights = {name: round(float(weight), 2) for name, weight in zip(names, model.coef_[0], strict=True)}
    kept = {name: weight for name, weight in weights.items() if abs(weight) >= recipe.cut}
    return Table(notice=recipe.notice, bias=round(float(model.intercept_[0]) + recipe.shift, 2), weights=kept)


def solver(recipe: Recipe) -> LogisticRegression:
    """Return the solver: exact, started from zero, without chance."""
    return LogisticRegression(C=recipe.strength, solver="liblinear", tol=1e-6, max_iter=1000)


def train_pair(recipes: tuple[Recipe, Recipe], rows: Sequence[NominalRow]) -> PairTable:
    """Return the table of both noun models: the second learns from judged nouns alone."""
    features = [Row(row.features, row.judged) for row in rows]
    known, names = matrix(features, recipes[0].least)
    judged, acts = np.array([row.judged for row in rows]), np.array([row.act for row in rows])
    first = solver(recipes[0]).fit(known, judged)
    second = solver(recipes[1]).fit(known[judged], acts[judged])
    weights = {
        name: (round(float(one), 2), round(float(two), 2))
        for name, one, two in zip(names, first.coef_[0], second.coef_[0], strict=True)
        if max(abs(one), abs(two)) >= recipes[0].cut
    }
    return PairTable(
        notice=recipes[0].notice,
        bias=(round(float(first.intercept_[0]), 2), round(float(second.intercept_[0]), 2)),
        weights=weights,
    )


def tables(folder: Path) -> dict[str, bytes]:
    """Return every table as the bytes to store, by file name."""
    ewt, qanom = documents(folder / "ewt_train.jsonl"), documents(folder / "qanom_train.jsonl")
    silver = silver_documents(qanom)
    shares = shares_of(qanom)
    shares_text = "".join(
        f"{noun} {share.seen} {share.judged} {share.acts}\n" for noun, share in shares.items()
    )
    passive = [*passive_rows(ewt), *(row._replace(weight=SILVER_WEIGHT) for row in passive_rows(silver))]
    agent = [
        *agent_rows(ewt),
        *(row._replace(weight=SILVER_WEIGHT * row.weight) for row in agent_rows(silver)),
    ]
    return {
        "act_nouns.txt": f"# {QANOM}\n# noun, times seen, times judged, times an act\n{shares_text}".encode(),
        "passive.json": written(train(PASSIVE, passive)),
        "agent.json": written(train(AGENT, agent)),
        "nominal.json": written(train_pair(NOMINAL, list(nominal_rows(qanom, shares)))),
    }


def silver_documents(gold: Sequence[dict]) -> list[dict]:  # type: ignore[type-arg]
    """Return sentences with the passives that a parser found in them (see `label_passives.py`)."""
    texts = {sentence["id"]: sentence["text"] for sentence in gold}
    found = [json.loads(line) for line in SILVER.read_text("utf-8").splitlines()][1:]
    marked = {one["id"]: one for one in found}
    return [
        {
            "text": text,
            "passives": [
                dict(zip(("hs", "he", "agentless"), one, strict=True))
                for one in marked.get(name, {}).get("passives", ())
            ],
            "optional": [[*one, "acl", False] for one in marked.get(name, {}).get("relatives", ())],
        }
        for name, text in texts.items()
    ]


def written(table: Table | PairTable) -> bytes:
    return (json.dumps(table, ensure_ascii=False, indent=0, sort_keys=True) + "\n").encode()


def main() -> int:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("data", type=Path)
    arguments.add_argument("--check", action="store_true")
    given = arguments.parse_args()
    made = tables(given.data)
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
