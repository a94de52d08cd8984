"""What differs between an audit and the one before it: scores by cause, verdicts, and sentences of the pages."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, chain

from markupsafe import Markup

from stancewatch.model.change import AuditChanges, DocumentChange, ScoreChange, SentenceChange, SentenceKind
from stancewatch.publish.addresses import changes_page
from stancewatch.publish.file import File
from stancewatch.publish.pages import page
from stancewatch.publish.shelf import LabShelf, Shelf
from stancewatch.publish.svg.waterfall import Ends, Stage, waterfall
from stancewatch.publish.wording import span, title_of, word

MOST_SENTENCES = 12
"""Sentences of one page that are printed where texts are not republished whole; the rest is counted."""
KINDS = ("composite", "pals", "lens")
"""Scores from the whole to its parts."""
SHOWN = (SentenceKind.REMOVED, SentenceKind.REWORDED, SentenceKind.ADDED)


@dataclass(frozen=True, slots=True)
class Drawn:
    """One score that differs, with its drawing."""

    name: str
    change: ScoreChange
    drawing: Markup | None
    """None where one of the audits has no such score."""


@dataclass(frozen=True, slots=True)
class PageChange:
    """One page that differs, with as many sentences as may be printed."""

    change: DocumentChange
    sentences: tuple[SentenceChange, ...]
    more: int


def render(shelf: Shelf) -> Iterator[File]:
    """Yield one page for each audit that has one before it."""
    for lab in shelf.labs:
        for audit in lab.audits:
            if audit.id in shelf.changes:
                yield _page(shelf, lab, shelf.changes[audit.id])


def _page(shelf: Shelf, lab: LabShelf, changes: AuditChanges) -> File:
    return page(
        "changes.html",
        changes_page(lab.slug, changes.new.id),
        shelf=shelf,
        lab=lab,
        changes=changes,
        scores=[_drawn(lab, one, changes) for kind in KINDS for one in changes.scores if one.kind == kind],
        verdicts=[
            one for one in changes.verdicts if (one.old, one.old_proposed) != (one.new, one.new_proposed)
        ],
        pages=[_shown(one, whole=shelf.full_texts) for one in changes.documents],
    )


def _shown(change: DocumentChange, *, whole: bool) -> PageChange:
    telling = [one for kind in SHOWN for one in change.sentences if one.kind is kind]
    most = len(telling) if whole else MOST_SENTENCES
    return PageChange(change, tuple(telling[:most]), max(0, len(telling) - most))


def _drawn(lab: LabShelf, change: ScoreChange, changes: AuditChanges) -> Drawn:
    name, stages = _name(lab, change), tuple(_stages(change, changes))
    title = f"{name}, {changes.old.date} to {changes.new.date}, by cause"
    return Drawn(name, change, waterfall(stages, title=title, anchor=change.id) if stages else None)


def _name(lab: LabShelf, change: ScoreChange) -> str:
    titles = {lens.id: lens.title for audit in reversed(lab.audits) for lens in audit.lenses}
    if change.kind == "lens":
        return titles.get(change.id, change.id)
    return "PALS composite" if change.kind == "composite" else f"PALS {word(change.id, 'dimension')}"


def _stages(change: ScoreChange, changes: AuditChanges) -> Iterator[Stage]:
    if not (change.old_unrounded and change.new_unrounded and change.old_bounds and change.new_bounds):
        return
    yield Stage(f"Audit of {changes.old.date}", span(change.old_bounds), change.old_unrounded)
    for step, ends in zip(change.steps, _ends(change.old_unrounded, change), strict=True):
        yield Stage(title_of(word(step.cause, "cause")), f"low {step.low:+.1f}, high {step.high:+.1f}", ends)
    yield Stage(f"Audit of {changes.new.date}", span(change.new_bounds), change.new_unrounded)


def _ends(start: Ends, change: ScoreChange) -> Sequence[Ends]:
    moves = ((step.low, step.high) for step in change.steps)
    added = accumulate(chain([start], moves), lambda ends, move: (ends[0] + move[0], ends[1] + move[1]))
    return tuple(added)[1:]
