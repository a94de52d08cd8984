"""The dated histories of the shared cases, as documents, and what becomes of their sentences."""

import gzip
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from stancewatch.audit.refinding import Refinder, Refound, Sought, Standing
from stancewatch.audit.sentences import Sentence, sentences
from stancewatch.audit.sentences_compared import sought
from stancewatch.foundation.normalisation import same_words
from stancewatch.model.evidence import Document
from tests.texts import document

SHORTEST = 20
"""Code points of a sentence that is looked for."""
_LINK_TARGET = re.compile(r"\]\([^)]*\)")
_BLANK_LINE = re.compile(r"\n\s*\n")


@dataclass(frozen=True, slots=True)
class Step:
    """A sentence of a version looked for in the next version, at real changes only."""

    sentence: Sentence
    old: Document
    new: Document
    found: Refound


def histories(shared: Path) -> Mapping[str, Sequence[Document]]:
    """Return the gold texts of every history, oldest first; link targets dropped, a block a paragraph."""
    folders = sorted((shared / "cases" / "history").iterdir())
    return {folder.name: [_text(path) for path in sorted(folder.glob("*.gold.md.gz"))] for folder in folders}


def steps(versions: Mapping[str, Sequence[Document]]) -> Iterator[Step]:
    """Yield every different sentence of every version with what becomes of it in the next."""
    for texts in versions.values():
        for old, new in pairwise(texts):
            if same_words(old.text) != same_words(new.text):
                there = Refinder(new)
                for sentence in _different(old):
                    yield Step(sentence, old, new, there.find(sought(sentence, old)))


def foreign(versions: Mapping[str, Sequence[Document]]) -> Iterator[tuple[Sentence, Refound]]:
    """Yield the sentences of one organisation, looked for in the pages of the others."""
    for name, texts in versions.items():
        there = Refinder(texts[-1])
        for other, others in versions.items():
            if other.split("-")[0] != name.split("-")[0]:
                for sentence in _different(others[0]):
                    yield sentence, there.find(Sought(sentence.text))


def successor_is_new(step: Step) -> bool:
    """Whether the words that were found in another form did not stand elsewhere in the earlier text already."""
    words = step.new.text[step.found.start : step.found.end]
    before = Refinder(step.old).find(Sought(words))
    same_place = before.start < step.sentence.end and step.sentence.start < before.end
    return not before.verbatim or same_place


def gone(found: Refound) -> bool:
    """Whether a sentence was not found."""
    return found.standing is Standing.GONE


def _different(text: Document) -> Iterator[Sentence]:
    by_words = {sentence.words: sentence for sentence in reversed(sentences(text))}
    yield from (one for one in reversed(by_words.values()) if len(one.text) >= SHORTEST)


def _text(path: Path) -> Document:
    plain = _LINK_TARGET.sub("]", gzip.decompress(path.read_bytes()).decode())
    return document(*(block for block in _BLANK_LINE.split(plain) if block.strip()))
