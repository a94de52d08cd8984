r"""Measures what the rules have earned and writes it to the figures that ship.

    python benchmarks/lenses/earn.py ../shared/data/lenses/labels_dev.jsonl ../shared/data/lenses/texts \
        tests/evaluation/lenses/meta/labels.jsonl ../shared/cases/orgs \
        tests/evaluation/lenses/organisations/{read/labels.jsonl,read,unread/labels.jsonl,unread}

Takes files of labels, each followed by the folder that holds one folder of texts for each lab.
Counts, by detector class and lab: sure hits on which two readers agree, and silences on which they agree. Of an award on an
invented organisation two further readers decide where they agree (rulings.jsonl). Awards of barred questions are left out.
Counts by class and lab what is noticed of planted statements (COUNTED, tests/evaluation/lenses/planted), each alone on a
page: proposed, or near enough that a silence would not count; one by one, and of each disclosure at least one. That a planted page is too short for its silence to count is not noticing. Muted indicators are left out.
"""

import gzip
import json
import sys
import tomllib
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

from stancewatch.extract.extract import extract
from stancewatch.extract.outcome import Unreadable
from stancewatch.judges.figures import CountedOver, Figures, Record, Tally, load
from stancewatch.judges.rules import Rules
from stancewatch.lenses.assess import assess
from stancewatch.lenses.evaluate import AWARDED, FIRST, Row, rows
from stancewatch.lenses.labels import read_labels
from stancewatch.lenses.reading import reading_of
from stancewatch.lenses.rubric import load as load_lenses
from stancewatch.lenses.search import search
from stancewatch.lenses.silence import near
from stancewatch.model.evidence import Page
from stancewatch.model.lab import PageRole
from stancewatch.model.lens import DetectorClass, Indicator
from stancewatch.model.score import Verdict

FIGURES = Path(__file__).parents[2] / "src/stancewatch/judges/figures.toml"
PLANTED = Path(__file__).parents[2] / "tests/evaluation/lenses/planted"
SEEN_FALSE = {"DH5", "FM1", "FM5", "IK1"}
"""Indicators with a false award on the first look at the invented labs (tests/evaluation/lenses/invented)."""
RULINGS = PLANTED.parent / "organisations" / "rulings.jsonl"
"""What two further readers said of the passages of awards, not knowing which were awards."""
COUNTED = ("ninth", "twelfth", "thirteenth")
"""Batches that nobody who wrote expressions, concepts or subjects had read when they were counted."""
SURE = {detector: {"one": Tally(40, 0), "other": Tally(40, 0)} for detector in DetectorClass}
FOUND = {detector: Tally(40, 0) for detector in DetectorClass}
"""Figures under which every class acts, so that what it would do can be counted."""


class Ruling(NamedTuple):
    """What two further readers said of the passages of an award."""

    passages: Sequence[str]
    supporting: Sequence[int | None]
    """For each reader the number of the passage that supports the award; None where none does."""

    @property
    def refused(self) -> bool:
        """Whether both found that no passage supports it."""
        return self.supporting == [None, None]

    def of(self, quotes: Sequence[str]) -> bool | None:
        """Return what both say of an award that rests on some quotes; None where they differ or saw others."""
        if self.refused:
            return False if quotes[0] in self.passages else None
        named = {self.passages[one] for one in self.supporting if one is not None}
        return True if None not in self.supporting and named.intersection(quotes) else None


class Planted(NamedTuple):
    """A paraphrase of what a lab discloses, and whether it is noticed alone on a page."""

    asked: Indicator
    lab: str
    disclosure: int
    noticed: bool


def pages(folder: Path) -> list[Page]:
    found = []
    for path in sorted([*folder.glob("*.md"), *folder.glob("*.gold.md.gz")]):
        body = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
        document = extract(body, media_type="text/markdown", charset="", url=path.name)
        if isinstance(document, Unreadable):
            raise SystemExit(f"{path}: {document.detail}")
        found.append(
            Page(
                document,
                path.name.removesuffix(".gz").removesuffix(".md").removesuffix(".gold"),
                PageRole.DOCUMENTATION,
                path.name,
            )
        )
    return found


def measured(file: Path, texts: Path, muted: frozenset[str]) -> list[Row]:
    labels, found = read_labels(file), list[Row]()
    eager = Rules(
        Figures("", Record(SURE), Record(SURE), FOUND, Record(SURE), frozenset(), CountedOver.POOL, muted)
    )
    for lab in sorted({label.organisation for label in labels}):
        read = pages(texts / lab)
        came = assess(load_lenses(), read, {}, eager, date.min, roles_covered=True)
        names = {page.document.sha256: page.source for page in read}
        found += rows(came, [label for label in labels if label.organisation == lab], names)
    return [row for row in found if row.label.decided]


def planted(batch: str) -> list[Planted]:
    """Search for the paraphrases of a batch's counting part, each alone on a page."""
    given = tomllib.loads((PLANTED / f"{batch}.toml").read_text(encoding="utf-8"))
    return [
        Planted(asked, told["lab"], told["disclosure"], noticed(asked, told["says"]))
        for lens in load_lenses()
        for asked in lens.indicators
        for told in given.get(asked.id, ())
        if told["part"] == "count"
    ]


def noticed(asked: Indicator, statement: str) -> bool:
    page = alone(statement)
    return bool(search(asked, [page], date.min).proposals or near(asked, reading_of([page])))


def alone(statement: str) -> Page:
    document = extract(statement.encode(), media_type="text/plain", charset="utf-8", url="planted")
    if isinstance(document, Unreadable):
        raise SystemExit(f"{statement!r}: {document.detail}")
    return Page(document, "planted", PageRole.DOCUMENTATION, "planted")


def together(found: list[Planted]) -> list[str]:
    """Return the lines that count the disclosures of which at least one paraphrase is noticed."""
    each: dict[tuple[DetectorClass, str, int], bool] = {}
    for one in found:
        key = one.asked.detector, one.lab, one.disclosure
        each[key] = each.get(key, False) or one.noticed
    counts = Counter((detector, seen) for (detector, _, _), seen in each.items())
    classes = {detector for detector, _ in counts}
    return [f"{one} = [{counts[one, True]}, {counts[one, False]}]" for one in DetectorClass if one in classes]


def table(name: str, answers: list[tuple[DetectorClass, str, bool]]) -> list[str]:
    counts = Counter(answers)
    lines = []
    for detector in DetectorClass:
        labs = sorted({lab for kind, lab, _ in counts if kind is detector})
        if labs:
            lines += ["", f"[{name}.{detector}]"]
            lines += [
                f"{lab} = [{counts[detector, lab, True]}, {counts[detector, lab, False]}]" for lab in labs
            ]
    return lines


def ruled() -> dict[tuple[str, str], Ruling]:
    """Return what the further readers said, by organisation and indicator."""
    lines = map(json.loads, RULINGS.read_text(encoding="utf-8").splitlines())
    return {
        (one["organisation"], one["indicator"]): Ruling(one["passages"], one["supporting"]) for one in lines
    }


def right(row: Row, rulings: Mapping[tuple[str, str], Ruling]) -> bool:
    """Tell whether an award is right: by the further readers where they agree, else by the citations of the first."""
    ruling = rulings.get((row.label.organisation, row.label.indicator))
    held = ruling.of(row.quotes[:FIRST]) if ruling else None
    return row.label.present and (row.award_right if held is None else held)


def by_class(answers: list[tuple[Row, bool]]) -> list[tuple[DetectorClass, str, bool]]:
    return [(row.detector, row.label.organisation, right) for row, right in answers]


def main() -> None:
    given, kept = [Path(argument) for argument in sys.argv[1:]], load()
    found = [
        row
        for file, texts in zip(given[::2], given[1::2], strict=True)
        for row in measured(file, texts, kept.muted)
    ]
    rulings = ruled()
    awards = [(row, right(row, rulings)) for row in found if row.verdict in AWARDED]
    refused = {indicator for (_, indicator), ruling in rulings.items() if ruling.refused}
    gaps = [(row, not row.label.present) for row in found if row.verdict is Verdict.UNMET]
    told = [one for batch in COUNTED for one in planted(batch) if one.asked.id not in kept.muted]
    barred = sorted(SEEN_FALSE | refused | {row.label.indicator for row, holds in awards if not holds})
    holding = sum(holds for _, holds in awards)
    print(f"{holding} of {len(awards)} awards are right with those of barred questions counted")
    awards = [(row, holds) for row, holds in awards if row.label.indicator not in barred]
    labs = ", ".join(sorted({row.label.organisation for row in found}))
    lines = [
        "# Written by benchmarks/lenses/earn.py: [right, wrong] by detector class and lab.",
        "# Readers were two language models. Five labs were in view when expressions were written, Meta was not, the others are invented.",
        f'measured_on = "{labs}; {len(found)} uncontested labels; 2026-11-22"',
        f"barred = {barred}".replace("'", '"'),
        f"muted = {sorted(kept.muted)}".replace("'", '"'),
        f'counted_over = "{kept.over}"',
        f'caveat = "{kept.caveat}"',
        *table("awards", by_class(awards)),
        *table("gaps", by_class(gaps)),
        "",
        "[disclosures]",
        *together(told),
        *table("statements", [(one.asked.detector, one.lab, one.noticed) for one in told]),
    ]
    FIGURES.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
