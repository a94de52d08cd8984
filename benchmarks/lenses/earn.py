r"""Measures what the rules have earned and writes it to the figures that ship.

    python -m benchmarks.lenses.earn ../shared/data/lenses/labels_dev.jsonl ../shared/data/lenses/texts \
        tests/evaluation/lenses/meta/labels.jsonl ../shared/cases/orgs \
        tests/evaluation/lenses/organisations/{read/labels.jsonl,read,unread/labels.jsonl,unread}

Run from the repository's root. Takes files of labels, each followed by the folder that holds one folder of texts for each
lab; `--on 2026-11-22` names the day of measuring, today's where it is not given.
Counts, by detector class and lab: sure hits on which two readers agree, and silences on which they agree. Of an award on an
invented organisation two further readers decide where they agree (rulings.jsonl). Awards of barred questions are left out.
Counts by class and lab what is noticed of planted statements (paraphrases.COUNTED, tests/evaluation/lenses), each alone on a
page: proposed, or near enough that a silence would not count; one by one, and of each disclosure at least one. That a planted
page is too short for its silence to count is not noticing. Muted indicators are left out. What is kept by hand
(judges/kept.toml) is read and not written.
"""

import argparse
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from stancewatch.foundation.clock import SystemClock
from stancewatch.judges.figures import load
from stancewatch.lenses.evaluate import AWARDED, FIRST, Row
from stancewatch.model.lens import DetectorClass
from stancewatch.model.score import Verdict
from tests.evaluation.lenses.labelled import EVERY, labs_of
from tests.evaluation.lenses.paraphrases import COUNTED, Paraphrase, paraphrases
from tests.evaluation.lenses.rulings import Ruling, rulings

FIGURES = Path(__file__).parents[2] / "src/stancewatch/judges/figures.toml"
SEEN_FALSE = {"DH5", "FM1", "FM5", "IK1"}
"""Indicators with a false award on the first look at the invented labs (tests/evaluation/lenses/invented)."""


def measured(file: Path, texts: Path) -> list[Row]:
    """Return what the rules would do where the readers agree, every class acting."""
    acting = replace(EVERY, muted=load().muted)
    return [row for lab in labs_of(file, texts) for row in lab.judged(acting) if row.label.decided]


def together(found: Sequence[Paraphrase]) -> list[str]:
    """Return the lines that count the disclosures of which at least one paraphrase is noticed."""
    each: dict[tuple[DetectorClass, str, int], bool] = {}
    for one in found:
        key = one.asked.detector, one.lab, one.disclosure
        each[key] = each.get(key, False) or one.noticed
    counts = Counter((detector, seen) for (detector, _, _), seen in each.items())
    classes = {detector for detector, _ in counts}
    return [f"{one} = [{counts[one, True]}, {counts[one, False]}]" for one in DetectorClass if one in classes]


def table(name: str, answers: Sequence[tuple[DetectorClass, str, bool]]) -> list[str]:
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


def right(row: Row, ruled: Mapping[tuple[str, str], Ruling]) -> bool:
    """Tell whether an award is right: by the further readers where they agree, else by the citations of the first."""
    ruling = ruled.get((row.label.organisation, row.label.indicator))
    held = ruling.of(row.quotes[:FIRST]) if ruling else None
    return row.label.present and (row.award_right if held is None else held)


def by_class(answers: Sequence[tuple[Row, bool]]) -> list[tuple[DetectorClass, str, bool]]:
    return [(row.detector, row.label.organisation, holds) for row, holds in answers]


def say_with_barred(awards: Sequence[tuple[Row, bool]]) -> None:
    """Print what each class would have earned with the awards of barred questions; kept.toml's caveat tells it."""
    for detector in DetectorClass:
        held = [holds for row, holds in awards if row.detector is detector]
        if held:
            print(
                f"{detector}: {sum(held)} of {len(held)} awards are right with those of barred questions counted"
            )


def lines_of(found: Sequence[Row], told: Sequence[Paraphrase], on: date) -> list[str]:
    """Return the file of figures, line by line."""
    ruled = rulings()
    awards = [(row, right(row, ruled)) for row in found if row.verdict in AWARDED]
    refused = {indicator for (_, indicator), ruling in ruled.items() if ruling.refused}
    barred = SEEN_FALSE | refused | {row.label.indicator for row, holds in awards if not holds}
    say_with_barred(awards)
    counted = [(row, holds) for row, holds in awards if row.label.indicator not in barred]
    gaps = [(row, not row.label.present) for row in found if row.verdict is Verdict.UNMET]
    labs = ", ".join(sorted({row.label.organisation for row in found}))
    return [
        "# Written by benchmarks/lenses/earn.py: [right, wrong] by detector class and lab.",
        "# Readers were two language models. Five labs were in view when expressions were written, Meta was not, the others are invented.",
        f'measured_on = "{labs}; {len(found)} uncontested labels; {on}"',
        f"barred = {sorted(barred)}".replace("'", '"'),
        *table("awards", by_class(counted)),
        *table("gaps", by_class(gaps)),
        "",
        "[disclosures]",
        *together(told),
        *table("statements", [(one.asked.detector, one.lab, one.noticed) for one in told]),
    ]


def main() -> None:
    reader = argparse.ArgumentParser()
    reader.add_argument("given", nargs="+", type=Path, metavar="LABELS TEXTS")
    reader.add_argument("--on", type=date.fromisoformat, default=SystemClock().now().date())
    asked = reader.parse_args()
    pairs = zip(asked.given[::2], asked.given[1::2], strict=True)
    found = [row for file, texts in pairs for row in measured(file, texts)]
    muted = load().muted
    told = [one for batch in COUNTED for one in paraphrases(batch) if one.asked.id not in muted]
    FIGURES.write_text("\n".join(lines_of(found, told, asked.on)) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
