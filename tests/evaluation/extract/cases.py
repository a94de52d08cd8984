"""The shared case set: real pages with the blocks that people declared to be their text, and dated histories."""

import gzip
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from stancewatch.extract.extract import extract
from stancewatch.extract.wording import LOOKS_CHALLENGED, LOOKS_MISSING, LOOKS_REPLACED
from stancewatch.foundation.normalisation import same_words
from stancewatch.model.evidence import Document, PassageKind


@dataclass(frozen=True, slots=True)
class Measured:
    """One page against its gold blocks."""

    page: str
    gold: int
    missing: tuple[str, ...]
    lines: int
    extra: tuple[str, ...]
    """Lines of the output that are not in the gold."""

    @property
    def found(self) -> float:
        """Share of the gold blocks that stand verbatim in the output, white space and `words-1` aside."""
        return 1 - len(self.missing) / self.gold


@dataclass(frozen=True, slots=True)
class Step:
    """Two neighbouring versions of a page: what the gold says of them, and what the extractor sees."""

    history: str
    number: int
    label: str
    differs: bool
    held: bool
    """The later text is worded like an error or a check, and is held back for a person."""


def measured_pages(cases: Path) -> list[Measured]:
    """Return every document of the case set, measured without selectors."""
    manifest = json.loads((cases / "manifest.json").read_text("utf-8"))
    return [_measured(cases, entry) for entry in manifest["documents"]]


def steps(cases: Path) -> Iterator[Step]:
    """Yield every step of every history."""
    manifest = json.loads((cases / "manifest.json").read_text("utf-8"))
    for history in manifest["histories"]:
        last = ""
        for version in history["versions"]:
            document = _read(_unpacked(cases / version["page"]))
            text = same_words(document.text)
            if version["label"] != "first":
                held = bool({LOOKS_MISSING, LOOKS_REPLACED, LOOKS_CHALLENGED} & set(document.notes))
                yield Step(history["slug"], version["n"], version["label"], text != last, held)
            last = text


def _measured(cases: Path, entry: dict[str, str]) -> Measured:
    gold = [same_words(block["text"]) for block in json.loads(_unpacked(cases / entry["blocks"]))]
    markdown = _letters(_unpacked(cases / entry["gold"]).decode())
    document = _read(_unpacked(cases / entry["page"]))
    output, wanted = same_words(document.text), " ".join(gold)
    extra = (
        one.text
        for one in document.passages
        # the gold blocks leave code out; the gold Markdown has it
        if same_words(one.text) not in wanted
        and not (one.kind is PassageKind.CODE and _letters(one.text) in markdown)
    )
    return Measured(
        f"{entry['organisation']}/{entry['slug']}",
        len(gold),
        tuple(block for block in gold if block not in output),
        len(document.passages),
        tuple(extra),
    )


def _read(body: bytes) -> Document:
    document = extract(body, media_type="text/html", charset="")
    assert isinstance(document, Document), document
    return document


def _unpacked(path: Path) -> bytes:
    return gzip.decompress(path.read_bytes())


def _letters(text: str) -> str:
    return "".join(letter for letter in text if letter.isalnum())
