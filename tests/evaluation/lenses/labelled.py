"""The labelled labs as tests read them. Readers were two language models that read independently, not people."""

import gzip
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from stancewatch.extract.extract import extract
from stancewatch.judges.figures import CountedOver, Figures, Record, Tally
from stancewatch.judges.rules import Rules
from stancewatch.lenses.assess import assess, conclude
from stancewatch.lenses.evaluate import Row, rows
from stancewatch.lenses.labels import Label, read_labels
from stancewatch.lenses.rubric import load
from stancewatch.model.evidence import Document, Page
from stancewatch.model.lab import PageRole
from stancewatch.model.lens import DetectorClass, LensAssessment

SHARED = Path(__file__).parents[4] / "shared"
DATA = SHARED / "data" / "lenses"
LABELS = DATA / "labels_dev.jsonl"
META = Path(__file__).parent / "meta" / "labels.jsonl"
"""Verdicts and offsets two language models gave in independent passes; their texts lie beside the repository."""
META_TEXTS = SHARED / "cases" / "orgs"
AMPLE = Record({detector: {"one": Tally(40, 0), "other": Tally(40, 0)} for detector in DetectorClass})
"""Counts by which every class may act that can be told by its form."""
EVERY = Figures(
    measured_on="",
    awards=AMPLE,
    gaps=AMPLE,
    disclosures={detector: Tally(40, 0) for detector in DetectorClass},
    statements=AMPLE,
    barred=frozenset(),
    over=CountedOver.POOL,
)
"""Figures by which every such class awards and counts silence, no question barred or muted: so that what the rules
would do can be counted, whatever the figures that ship say."""


def pages(folder: Path) -> list[Page]:
    found = []
    for path in sorted([*folder.glob("*.md"), *folder.glob("*.gold.md.gz")]):
        body = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
        document = extract(body, media_type="text/markdown", charset="", url=path.name)
        assert isinstance(document, Document), path
        found.append(
            Page(
                document,
                path.name.removesuffix(".gz").removesuffix(".md").removesuffix(".gold"),
                PageRole.DOCUMENTATION,
                path.name,
            )
        )
    return found


@dataclass(frozen=True)
class Lab:
    """A lab, searched once, to be judged as often as wanted."""

    name: str
    labels: tuple[Label, ...]
    names: dict[str, str]
    assessments: tuple[LensAssessment, ...]

    def judged(self, figures: Figures) -> tuple[Row, ...]:
        rules = Rules(figures)
        again = [
            conclude(
                one.lens,
                [
                    rules.decide(asked, came.search)
                    for asked, came in zip(one.lens.indicators, one.outcomes, strict=True)
                ],
            )
            for one in self.assessments
        ]
        return rows(again, self.labels, self.names)


def labelled() -> tuple[Lab, ...]:
    return labs_of(LABELS, DATA / "texts")


def meta() -> Lab:
    """Return the lab that was measured once after the rules were finished, and counted only then."""
    (only,) = labs_of(META, META_TEXTS)
    return only


def organisations(part: str) -> tuple[Lab, ...]:
    """Return the invented organisations of a part: `read`, from which likeness was learnt, or `unread`."""
    folder = Path(__file__).parent / "organisations" / part
    return labs_of(folder / "labels.jsonl", folder)


def labs_of(file: Path, texts: Path) -> tuple[Lab, ...]:
    """Return the labs of a file of labels, by name; `texts` holds one folder of pages for each."""
    labels = read_labels(file)
    return tuple(
        _lab(name, labels, texts / name) for name in sorted({label.organisation for label in labels})
    )


def _lab(name: str, labels: Sequence[Label], texts: Path) -> Lab:
    read = pages(texts)
    came = assess(load(), read, {}, Rules(), date(2026, 1, 1), roles_covered=True)
    names = {page.document.sha256: page.source for page in read}
    return Lab(name, tuple(one for one in labels if one.organisation == name), names, came)


def without(record: Record, lab: str) -> Record:
    return Record(
        {
            detector: {name: tally for name, tally in labs.items() if name != lab}
            for detector, labs in record.classes.items()
        }
    )
