"""`stancewatch lens evaluate`: the verdicts of the rules beside labels that readers gave."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from stancewatch.cli import context
from stancewatch.cli.lens_folder import given
from stancewatch.cli.table import draw
from stancewatch.foundation.errors import InputError

if TYPE_CHECKING:
    from stancewatch.foundation.canonical import Json
    from stancewatch.lenses.evaluate import Row
    from stancewatch.lenses.labels import Label

VERSION = "1.0"
"""Of the JSON document."""

TOTAL = "together"


def evaluate(
    labels: Annotated[
        list[Path], typer.Argument(metavar="LABELS...", help="JSON Lines with readers' labels.")
    ],
    texts: Annotated[
        Path | None,
        typer.Option(
            help="Folder with one folder of .md or .txt files for each organisation. Default: for each file of labels"
            " the folder `texts` beside it."
        ),
    ] = None,
    json: Annotated[bool, typer.Option("--json", help="Print one JSON document.")] = False,
) -> None:
    """Compare the verdicts of the rules with labels that readers gave: all labs together, and each by itself."""
    from stancewatch.lenses.evaluate import agreement

    found = {lab: _rows(folder / lab, asked) for lab, (folder, asked) in _labelled(labels, texts).items()}
    together: dict[str, Json] = {**agreement([row for rows in found.values() for row in rows])}
    by_lab: dict[str, dict[str, Json]] = {lab: {**agreement(rows)} for lab, rows in found.items()}
    if json:
        context.emit(
            {
                "schema": "stancewatch/lens-evaluate",
                "version": VERSION,
                "labs": [*found],
                **together,
                "by_lab": [{"lab": lab, **figures} for lab, figures in by_lab.items()],
            }
        )
        return
    headings = ["", *(name.replace("_", " ") for name in together)]
    draw(headings, [_line(name, of) for name, of in (*by_lab.items(), (TOTAL, together))], whole=True)


def _line(name: str, figures: "Mapping[str, Json]") -> list[str]:
    return [name, *("–" if value is None else str(value) for value in figures.values())]


def _labelled(files: Iterable[Path], texts: Path | None) -> "dict[str, tuple[Path, list[Label]]]":
    """Return the labels of each lab, by name, with the folder that holds the folder of its texts."""
    from stancewatch.lenses.labels import read_labels

    found: dict[str, tuple[Path, list[Label]]] = {}
    for file in files:
        folder = texts or file.parent / "texts"
        for label in read_labels(file):
            place, known = found.setdefault(label.organisation, (folder, []))
            if place.resolve() != folder.resolve():
                raise InputError(
                    f"The lab {label.organisation!r} has texts in {str(place)!r} and in {str(folder)!r}.",
                    hint="Name the folder of all texts with --texts, or give one of the two labs another name.",
                )
            known.append(label)
    return dict(sorted(found.items()))


def _rows(folder: Path, labels: "Sequence[Label]") -> "tuple[Row, ...]":
    from stancewatch.judges.rules import Rules
    from stancewatch.lenses.assess import assess
    from stancewatch.lenses.evaluate import rows
    from stancewatch.lenses.labels import within
    from stancewatch.lenses.rubric import load

    texts = given(folder)
    for one in texts.not_read:
        raise InputError(
            f"The file {str(folder / one.document)!r} cannot be read: {one.detail}",
            hint="The readers had every text; mend it, or take it and its labels out.",
        )
    names = {page.document.sha256: Path(page.source).stem for page in texts.pages}
    cited = {span.document for label in labels for span in label.evidence}
    if missing := sorted(cited - {Path(page.source).stem for page in texts.pages}):
        raise InputError(
            f"The labels cite {missing[0]!r}, which is not in {str(folder)!r}.",
            hint="A passage names a file of that folder.",
        )
    within(labels, {Path(page.source).stem: len(page.document.text) for page in texts.pages})
    came = assess(load(), texts.pages, {}, Rules(), texts.newest, roles_covered=True)
    return rows(came, labels, names)
