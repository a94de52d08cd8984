"""Taking in a workspace that somebody exported: checked as a whole, then put in place file by file.

A list of captures or audits grows: one that continues the list that is here, or stops within it, fits; any other
does not. All other files are the same or do not fit. Where anything does not fit nothing is taken in. Files come
before the lines that name them, so that a kill leaves a workspace that holds, and the next try goes on.
"""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from stancewatch.foundation.canonical import SEAL, Json
from stancewatch.foundation.errors import HashMismatch, InputError
from stancewatch.store.atomic import move
from stancewatch.store.bundle import is_bundle, unpack
from stancewatch.store.export import carried
from stancewatch.store.ledger import ABOUT, NUMBER, PREVIOUS, Ledger
from stancewatch.store.leftovers import STAGING, leftovers
from stancewatch.store.manifest_merge import Manifests, arriving
from stancewatch.store.register import Register
from stancewatch.store.verify import verify
from stancewatch.store.workspace import Workspace

_ADDED_BY_THE_LEDGER = (NUMBER, ABOUT, PREVIOUS, SEAL)
_SHOWN = 5


@dataclass(frozen=True, slots=True)
class Growth:
    """A list that goes on."""

    ledger: Ledger
    lines: tuple[dict[str, Json], ...]
    """Those that are not here yet."""


@dataclass(frozen=True, slots=True)
class TakenIn:
    """What an export brought."""

    files: tuple[str, ...]
    """New places, manifests included and lists left out, relative to the workspace."""
    lines: tuple[tuple[str, int], ...]
    """How many lines each list that grew has gained."""
    same: int
    """Files that were here already."""
    left_out: str
    """Why manifests were left out, empty where none was."""


@dataclass(frozen=True, slots=True)
class Arrival:
    """What is new of an export and fits."""

    files: tuple[str, ...]
    grown: tuple[Growth, ...]
    manifests: Manifests
    told: TakenIn


def take_in(workspace: Workspace, path: Path, *, dry_run: bool = False) -> TakenIn:
    """Check an export and put in place what is new of it; with `dry_run` only say what that is.

    Raises InputError where the file is no export, or holds something else than what is here already;
    HashMismatch where it is damaged; UsageError where another process writes. Nothing has changed then.
    """
    if not path.is_file() or not is_bundle(path):
        raise InputError(f"{str(path)!r} is no export.", hint="`stancewatch export FILE` writes one.")
    with workspace.lock():
        staged = Workspace(workspace.root / STAGING)
        _clear(staged)
        try:
            arrival = _arrival(staged, workspace, path)
        except BaseException:
            _clear(staged)
            raise
        if not dry_run:
            _put(staged, workspace, arrival)  # where this is cut short the folder stays and says so
        _clear(staged)
    return arrival.told


def _clear(staged: Workspace) -> None:
    shutil.rmtree(staged.root, ignore_errors=True)


def _arrival(staged: Workspace, workspace: Workspace, path: Path) -> Arrival:
    """Unpack an export, check it, and return what is new of it. Raises as `take_in` does."""
    places = [member.place for member in unpack(path, staged.root, carried)]
    _hold(staged, path)
    lists = {one for ledger in staged.ledgers() for one in (ledger.place, staged.relative(ledger.head))}
    files = [place for place in places if place not in lists and not place.startswith("log/")]
    manifests = arriving(staged, workspace)
    _refuse([*_other_files(staged, workspace, files), *_other_lists(staged, workspace)])
    new = tuple(place for place in files if not (workspace.root / place).exists())
    grown = tuple(one for one in _growths(staged, workspace) if one.lines)
    told = TakenIn(
        files=tuple(sorted((*new, *manifests.new))),
        lines=tuple((one.ledger.place, len(one.lines)) for one in grown),
        same=len(files) - len(new) + manifests.same,
        left_out=manifests.left_out,
    )
    return Arrival(new, grown, manifests, told)


def _hold(staged: Workspace, path: Path) -> None:
    wrong = [f"{one.place!r}: {one.what}" for one in verify(staged)]
    wrong += [f"{one.place!r}: {one.what}" for one in leftovers(staged)]
    if wrong:
        raise HashMismatch(
            f"{str(path)!r} holds files that do not belong together: {wrong[0]}",
            hint="Nothing was taken from it. Ask for a new export.",
        )


def _put(staged: Workspace, workspace: Workspace, arrival: Arrival) -> None:
    with workspace.writing():
        for place in arrival.files:
            move(staged.root / place, workspace.root / place)
        for growth in arrival.grown:
            growth.ledger.extend(growth.lines)
        Register(workspace).seal()
        arrival.manifests.put(workspace)


def _other_files(staged: Workspace, workspace: Workspace, places: list[str]) -> Iterator[str]:
    for place in places:
        here = workspace.root / place
        if here.exists() and here.read_bytes() != (staged.root / place).read_bytes():
            yield f"{place!r} is here already and holds something else"


def _other_lists(staged: Workspace, workspace: Workspace) -> Iterator[str]:
    for theirs in staged.ledgers():
        pairs = zip(_seals(theirs), _seals(_here(workspace, theirs)), strict=False)
        differing = next((number for number, (one, two) in enumerate(pairs, start=1) if one != two), 0)
        if differing:
            yield f"{theirs.place!r} differs from line {differing} on"


def _growths(staged: Workspace, workspace: Workspace) -> Iterator[Growth]:
    for theirs in staged.ledgers():
        ours = _here(workspace, theirs)
        entries = theirs.entries()[len(ours.entries()) :]
        lines = tuple(
            {key: value for key, value in entry.items() if key not in _ADDED_BY_THE_LEDGER}
            for entry in entries
        )
        yield Growth(ours, lines)


def _here(workspace: Workspace, theirs: Ledger) -> Ledger:
    """Return the list of this workspace that has the place of a staged one."""
    return Ledger(workspace.root / theirs.place, theirs.place, theirs.about, workspace.orphans)


def _seals(ledger: Ledger) -> list[str]:
    return [str(entry[SEAL]) for entry in ledger.entries()]


def _refuse(conflicts: list[str]) -> None:
    if conflicts:
        more = f", and {len(conflicts) - _SHOWN} more" if len(conflicts) > _SHOWN else ""
        raise InputError(
            f"This export does not fit this workspace: {'; '.join(conflicts[:_SHOWN])}{more}.",
            hint="Nothing was taken in. Import it into an empty folder with --workspace.",
        )
