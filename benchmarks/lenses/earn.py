r"""Measures what the rules have earned and writes it to the figures that ship.

    python benchmarks/lenses/earn.py ../shared/data/lenses/labels_dev.jsonl ../shared/data/lenses/texts \
        tests/evaluation/lenses/meta/labels.jsonl ../shared/cases/orgs

Takes files of labels, each followed by the folder that holds one folder of texts for each lab.
Counts, by detector class and lab: sure hits on which two readers agree, and silences on which they agree.
The planted statements (tests/evaluation/lenses/planted/fifth.toml) were counted once, at first look, and are
carried over.
"""

import gzip
import sys
from collections import Counter
from datetime import date
from pathlib import Path

from stancewatch.extract.extract import extract
from stancewatch.extract.outcome import Unreadable
from stancewatch.judges.figures import CountedOver, Figures, Record, Tally, load
from stancewatch.judges.rules import Rules
from stancewatch.lenses.assess import assess
from stancewatch.lenses.evaluate import AWARDED, Row, rows
from stancewatch.lenses.labels import read_labels
from stancewatch.lenses.rubric import load as load_lenses
from stancewatch.model.evidence import Page
from stancewatch.model.lab import PageRole
from stancewatch.model.lens import DetectorClass
from stancewatch.model.score import Verdict

FIGURES = Path(__file__).parents[2] / "src/stancewatch/judges/figures.toml"
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
        *[f"{name} = [{tally.right}, {tally.wrong}]" for name, tally in kept.disclosures.items()],
        "",
        "[statements]",
        *[f"{name} = [{tally.right}, {tally.wrong}]" for name, tally in kept.statements.items()],
    ]
    FIGURES.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
