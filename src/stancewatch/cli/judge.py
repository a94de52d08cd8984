"""`stancewatch judge`: who decides, and what it has earned."""

import sys
from shutil import get_terminal_size
from textwrap import wrap
from typing import TYPE_CHECKING, Annotated

import typer

from stancewatch.cli import context
from stancewatch.cli.table import draw

if TYPE_CHECKING:
    from collections.abc import Iterator

    from stancewatch.judges.figures import Figures
    from stancewatch.model.audit import FiguresEntry, TallyEntry

VERSION = "1.0"
"""Of the JSON document of this command."""

AWARDS = ("class", "right", "labs", "bound", "least", "may award")
GAPS = ("class", "silences", "labs", "noticed", "labs", "bound", "least", "counts")

judge = typer.Typer(name="judge", help="Who decides, and what it has earned.", no_args_is_help=True)


@judge.command("show")
def show(
    json: Annotated[bool, typer.Option("--json", help="Print one JSON document.")] = False,
) -> None:
    """Show the figures by which the rules award, and by which silence counts as absence."""
    from stancewatch.judges.figures import load
    from stancewatch.judges.form import figures_form

    if json:
        context.emit({"schema": "stancewatch/judge", "version": VERSION, **figures_form(load())})
    else:
        _show(load())


def _show(figures: "Figures") -> None:
    from stancewatch.judges.entry import figures_entry
    from stancewatch.judges.rules import NAME

    entry = figures_entry(figures)
    _tell(f"{NAME}, measured on {entry.measured_on}.")
    _tell("The readers were two language models" + (f"; {entry.caveat}." if entry.caveat else "."))
    _tell(
        "`bound` is the one-sided 95 % lower bound of the share, `least` the least with each lab left out in turn."
    )
    context.show()
    _tell(
        f"Award rule: sure hits that the readers held right. A class may award where `least` is {entry.needed:.2f} or"
        " more. Barred questions are left out of the counts."
    )
    draw(AWARDS, _award_rows(entry))
    context.show()
    _tell(
        "Gap rule: silences that the readers confirmed, and planted statements that the search noticed, with labs that"
        f" were invented for them. Silence counts where `least` is {entry.needed:.2f} or more and"
        f" {entry.confirmed:.0%} of the silences were confirmed. Muted questions are left out of the counts."
    )
    draw(GAPS, _gap_rows(entry))
    context.show()
    for line in (*_withheld(entry), *_together(entry, figures)):
        _tell(line)


def _tell(text: str) -> None:
    """Print a paragraph, in whole words on a terminal and on one line where nobody looks."""
    width = get_terminal_size().columns
    for line in wrap(text, width, break_on_hyphens=False) if sys.stdout.isatty() else [text]:
        context.show(line)


def _award_rows(entry: "FiguresEntry") -> list[tuple[str, ...]]:
    return [
        (name, *_counted(one.awards), *_bounds(one.awards), _said(one.may_award))
        for name, one in entry.classes.items()
    ]


def _gap_rows(entry: "FiguresEntry") -> list[tuple[str, ...]]:
    return [
        (
            name,
            *_counted(one.gaps),
            *_counted(one.statements),
            *_bounds(one.statements),
            _said(one.silence_counts),
        )
        for name, one in entry.classes.items()
    ]


def _counted(tally: "TallyEntry") -> tuple[str, str]:
    return (f"{tally.right} of {tally.total}", str(tally.labs)) if tally.total else ("none", "")


def _bounds(tally: "TallyEntry") -> tuple[str, str]:
    from stancewatch.model.score import lower

    return (lower(tally.bound), lower(tally.least_bound)) if tally.total else ("", "")


def _said(answer: bool) -> str:
    return "yes" if answer else "no"


def _withheld(entry: "FiguresEntry") -> "Iterator[str]":
    yield f"Barred, only proposed (a false award was seen): {', '.join(entry.barred) or 'none'}."
    for reason, names in entry.muted_by_reason.items():
        yield f"Muted, silence never counts ({reason}): {', '.join(names)}."
    if not entry.muted:
        yield "Muted, silence never counts: none."


def _together(entry: "FiguresEntry", figures: "Figures") -> "Iterator[str]":
    """Yield how the rule in force counts, and the figures of all classes together."""
    from stancewatch.model.score import lower

    over = "each class for itself" if entry.counted_over == "class" else "all classes together"
    yield f"The rule in force counts over {over}. Over all classes together:"
    for name, record in (("awards", figures.awards), ("silences", figures.gaps)):
        pooled = record.pooled()
        yield f"{name}: {pooled.right} of {pooled.total} right, least bound {lower(record.bound)}"
    recall = figures.recall
    yield f"planted disclosures: {recall.right} of {recall.total} found, bound {lower(recall.bound)}"
