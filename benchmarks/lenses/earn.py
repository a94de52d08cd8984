r"""Measures what the rules have earned and writes it to the figures that ship.

    python benchmarks/lenses/earn.py ../shared/data/lenses/labels_dev.jsonl ../shared/data/lenses/texts \
        tests/evaluation/lenses/meta/labels.jsonl ../shared/cases/orgs

Takes files of labels, each followed by the folder that holds one folder of texts for each lab.
Counts, by detector class and lab: sure hits on which two readers agree, and silences on which they agree.
Counts by class what the search finds of the counting part of the planted paraphrases
(tests/evaluation/lenses/planted/sixth.toml): one by one, and of each disclosure at least one.
"""

import gzip
import sys
import tomllib
from collections import Counter
from datetime import date
from pathlib import Path
from typing import TypeAlias

from stancewatch.extract.extract import extract
from stancewatch.extract.outcome import Unreadable
from stancewatch.judges.figures import CountedOver, Figures, Record, Tally, load
from stancewatch.judges.rules import Rules
from stancewatch.lenses.assess import assess
from stancewatch.lenses.evaluate import AWARDED, Row, rows
from stancewatch.lenses.labels import read_labels
from stancewatch.lenses.rubric import load as load_lenses
from stancewatch.lenses.search import search
from stancewatch.model.evidence import Page
from stancewatch.model.lab import PageRole
from stancewatch.model.lens import DetectorClass
from stancewatch.model.score import Verdict

FIGURES = Path(__file__).parents[2] / "src/stancewatch/judges/figures.toml"
PLANTED = Path(__file__).parents[2] / "tests/evaluation/lenses/planted/sixth.toml"
Found: TypeAlias = tuple[DetectorClass, bool]
"""Whether a statement that answers an indicator of a class was found."""
SURE = {detector: {"one": Tally(40, 0), "other": Tally(40, 0)} for detector in DetectorClass}
FOUND = {detector: Tally(40, 0) for detector in DetectorClass}
"""Figures under which every class acts, so that what it would do can be counted."""


def pages(folder: Path) -> list[Page]:
    found = []
    for path in sorted([*folder.glob("*.md"), *folder.glob("*.gold.md.gz")]):
        body = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
        document = extract(body, media_type="text/markdown", charset="", url=path.name)
        if isinstance(document, Unreadable):
            raise SystemExit(f"{path}: {document.detail}")
        found.append(Page(document, path.name.split(".")[0], PageRole.DOCUMENTATION, path.name))
    return found


def measured(file: Path, texts: Path) -> list[Row]:
    labels, found = read_labels(file), list[Row]()
    eager = Rules(Figures("", Record(SURE), Record(SURE), FOUND, FOUND, frozenset(), CountedOver.POOL))
    for lab in sorted({label.organisation for label in labels}):
        read = pages(texts / lab)
        came = assess(load_lenses(), read, {}, eager, date.min, roles_covered=True)
        names = {page.document.sha256: page.source for page in read}
        found += rows(came, [label for label in labels if label.organisation == lab], names)
    return [row for row in found if row.label.decided]


def planted() -> tuple[list[Found], list[Found]]:
    """Search for the paraphrases of the counting part, each alone on a page; by disclosure, and one by one."""
    given = tomllib.loads(PLANTED.read_text(encoding="utf-8"))
    one_by_one: list[Found] = []
    together: dict[tuple[DetectorClass, int], bool] = {}
    for asked in (one for lens in load_lenses() for one in lens.indicators):
        for told in given.get(asked.id, ()):
            if told["part"] == "count":
                found = bool(search(asked, [alone(told["says"])], date.min).proposals)
                one_by_one.append((asked.detector, found))
                key = asked.detector, told["disclosure"]
                together[key] = together.get(key, False) or found
    return [(detector, found) for (detector, _), found in together.items()], one_by_one


def alone(statement: str) -> Page:
    document = extract(statement.encode(), media_type="text/plain", charset="utf-8", url="planted")
    if isinstance(document, Unreadable):
        raise SystemExit(f"{statement!r}: {document.detail}")
    return Page(document, "planted", PageRole.DOCUMENTATION, "planted")


def tallies(answers: list[Found]) -> list[str]:
    counts = Counter(answers)
    classes = {detector for detector, _ in counts}
    return [f"{one} = [{counts[one, True]}, {counts[one, False]}]" for one in DetectorClass if one in classes]


def table(name: str, answers: list[tuple[Row, bool]]) -> list[str]:
    counts = Counter((row.detector, row.label.organisation, right) for row, right in answers)
    lines = []
    for detector in DetectorClass:
        labs = sorted({lab for kind, lab, _ in counts if kind is detector})
        if labs:
            lines += ["", f"[{name}.{detector}]"]
            lines += [
                f"{lab} = [{counts[detector, lab, True]}, {counts[detector, lab, False]}]" for lab in labs
            ]
    return lines


def main() -> None:
    given = [Path(argument) for argument in sys.argv[1:]]
    found = [
        row for file, texts in zip(given[::2], given[1::2], strict=True) for row in measured(file, texts)
    ]
    awards = [(row, row.award_right) for row in found if row.verdict in AWARDED]
    gaps = [(row, not row.label.present) for row in found if row.verdict is Verdict.UNMET]
    disclosures, statements = planted()
    barred = sorted({row.label.indicator for row, right in awards if not right})
    kept, labs = load(), ", ".join(sorted({row.label.organisation for row in found}))
    lines = [
        "# Written by benchmarks/lenses/earn.py: [right, wrong] by detector class and lab.",
        "# Readers were two language models; the expressions were written with all labs but Meta in view.",
        f'measured_on = "{labs}; {len(found)} uncontested labels; 2026-11-22"',
        f"barred = {barred}".replace("'", '"'),
        f'counted_over = "{kept.over}"',
        *table("awards", awards),
        *table("gaps", gaps),
        "",
        "[disclosures]",
        *tallies(disclosures),
        "",
        "[statements]",
        *tallies(statements),
    ]
    FIGURES.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
