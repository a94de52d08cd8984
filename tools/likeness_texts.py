"""The invented texts from which likeness is learnt (tests/evaluation/lenses), and their digest.

Statements that answer a question or come near it, and the pages of organisations that do not exist. The weights that
ship name the digest of what they were learnt from, so that a test can tell that they are out of date.
"""

import tomllib
from collections import defaultdict
from collections.abc import Iterator, Sequence
from hashlib import sha256
from pathlib import Path

from stancewatch.lenses.labels import Label, read_labels
from stancewatch.lenses.reading import Piece, reading_of
from stancewatch.lenses.rubric import load as load_lenses
from tests.evaluation.lenses.labelled import pages

TEXTS = Path(__file__).parents[1] / "tests/evaluation/lenses"
STATEMENTS = TEXTS / "statements"
READ = TEXTS / "organisations/read"
INVENTED = TEXTS / "invented"
BATCHES = ("first", "second", "fourth", "fifth", "eighth", "tenth", "oblique")
"""Planted statements that were read when expressions were written. Not the sixth and seventh, which
repeat what the labelled labs disclose, nor those that nobody has read."""
NEAR_MISS = "n"
UNLABELLED = ("brindle", "corvane", "moraine")
"""Organisations with near-misses whose answers count as none, since one reader gave them."""


def digest() -> str:
    """Return the SHA-256 over the names and bytes of all files that are learnt from, in the order of their names."""
    given = sha256()
    for path in sorted(_files()):
        given.update(path.relative_to(TEXTS).as_posix().encode() + b"\n" + path.read_bytes())
    return given.hexdigest()


def statements() -> Iterator[tuple[str, str]]:
    """Yield a question and a statement that answers it, and near misses with an empty question."""
    for path in sorted(STATEMENTS.glob("writer-*.tsv")):
        for line in path.read_text(encoding="utf-8").splitlines():
            question, kind, words = line.split("\t")
            yield "" if kind == NEAR_MISS else question, words
    for batch in BATCHES:
        content = tomllib.loads((TEXTS / f"planted/{batch}.toml").read_text(encoding="utf-8"))
        known = {one.id for lens in load_lenses() for one in lens.indicators}
        for question in sorted(known & content.keys()):
            for told in content[question]:
                yield question, told if isinstance(told, str) else told["says"]


def pieces(folder: Path) -> Sequence[Piece]:
    return reading_of(pages(folder)).pieces


def organisations() -> Iterator[tuple[Sequence[Piece], list[Label]]]:
    """Yield the pieces of each invented organisation that may be learnt from, with its labels."""
    labels = defaultdict[str, list[Label]](list)
    for label in read_labels(READ / "labels.jsonl"):
        labels[label.organisation].append(label)
    for folder in sorted(one for one in READ.iterdir() if one.is_dir()):
        yield pieces(folder), labels[folder.name]
    for name in UNLABELLED:
        yield pieces(INVENTED / name), []


def _files() -> Iterator[Path]:
    yield from STATEMENTS.glob("writer-*.tsv")
    yield from (TEXTS / f"planted/{batch}.toml" for batch in BATCHES)
    yield from READ.rglob("*.*")
    for name in UNLABELLED:
        yield from (INVENTED / name).glob("*.md")
