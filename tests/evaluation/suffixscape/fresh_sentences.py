"""Measure the engine on the fresh sentences, whose labels are here and whose text lies beside the checkout."""

import gzip
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from stancewatch.foundation.canonical import Json, sha256
from stancewatch.model.language import Family
from stancewatch.suffixscape.engine import examine
from stancewatch.suffixscape.findings import Linted
from stancewatch.suffixscape.formats.json_lines import lines
from tests.evaluation.suffixscape.measures import DATA, lab_figures

SHARED = DATA.parents[1]
LABELS = Path(__file__).parent / "fresh" / "labels.jsonl"


@dataclass(frozen=True, slots=True)
class Label:
    """One labelled sentence, as offsets into the text of a file."""

    file: str
    sha256: str
    """Of the text in UTF-8, unpacked where the file is packed."""
    start: int
    end: int
    part: str
    """A to D, see the README beside the labels."""
    yes: tuple[str, ...]
    contested: tuple[str, ...]

    def gold(self, name: str, text: str) -> Json:
        """Return the sentence as the scorer wants it."""
        verdicts: dict[str, Json] = {family.value: self._verdict(family.value) for family in Family}
        return {"id": name, "text": text, "sentence": verdicts, "reader_a": [], "reader_b": []}

    def _verdict(self, family: str) -> str:
        if family in self.yes:
            return "yes"
        return "contested" if family in self.contested else "no"


def labels() -> list[Label]:
    """Return the labelled sentences."""
    return [Label(**json.loads(line)) for line in LABELS.read_text("utf-8").splitlines()]


def digest() -> str:
    """Return the hash of the labels, which hold the hashes of the texts."""
    return sha256(LABELS.read_bytes())


def missing() -> list[str]:
    """Return the source files that are not beside the checkout."""
    return sorted({label.file for label in labels() if not (SHARED / label.file).is_file()})


def figures(parts: str, folder: Path) -> dict[str, float]:
    """Return what `lab_figures` returns, over some parts ("AB").

    Writes sentences and findings into a folder. Raises ValueError where a source file is not the one that was labelled.
    """
    gold, found = folder / "gold.jsonl", folder / "found.jsonl"
    texts = {label.file: _text(label) for label in labels()}
    with gold.open("w", encoding="utf-8") as sentences, found.open("w", encoding="utf-8") as findings:
        for number, label in enumerate(one for one in labels() if one.part in parts):
            text = texts[label.file][label.start : label.end]
            sentences.write(json.dumps(label.gold(str(number), text)) + "\n")
            findings.writelines(_findings(str(number), text))
    return lab_figures(gold, found)


def _text(label: Label) -> str:
    content = (SHARED / label.file).read_bytes()
    text = gzip.decompress(content) if label.file.endswith(".gz") else content
    if sha256(text) != label.sha256:
        raise ValueError(f"{label.file!r} differs from the text that was labelled.")
    return text.decode("utf-8")


def _findings(name: str, text: str) -> Iterator[str]:
    yield from lines(Linted(name, text, examine(text)))
