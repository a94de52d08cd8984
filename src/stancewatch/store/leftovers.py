"""What interrupted writing leaves behind: files that no line names, and lines that were never whole.

Nothing reads them, so they do no harm. They are reported, and moved to `orphans/` only when asked for.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from stancewatch.model.exchange import Capture
from stancewatch.model.verification import Broken
from stancewatch.store.atomic import move
from stancewatch.store.audits import AuditLine
from stancewatch.store.ledger import Ledger
from stancewatch.store.values import readable
from stancewatch.store.workspace import Workspace

STAGING = ".import.partial"
"""Folder of a workspace in which an import is checked; the next import removes what a kill leaves of it."""


@dataclass(frozen=True, slots=True)
class Leftover:
    """Something that was not finished, or that somebody else put there."""

    place: str
    what: str
    """One sentence."""


def leftovers(workspace: Workspace) -> tuple[Leftover, ...]:
    """Return every file under `archive/`, `texts/` and `audits/` that no line names, and every torn line.

    A ledger that does not hold may have named anything: its folder, and the texts of its lab, are left out. So is an
    audit that no line names: it does not hold, and `unlisted` names it.
    """
    found = [one for ledger in workspace.ledgers() if (one := _torn(ledger))]
    known, unsure = named(workspace)
    broken = {*unlisted(workspace)}
    for path in _files(workspace):
        place = workspace.relative(path)
        if place not in known | broken and not place.startswith(tuple(unsure)):
            found.append(Leftover(place, "No line names this file."))
    if (workspace.root / STAGING).exists():
        found.append(Leftover(STAGING, "An import was interrupted; the same command goes on with it."))
    return tuple(sorted(found, key=lambda one: (one.place, one.what)))


def uncounted(workspace: Workspace) -> tuple[Leftover, ...]:
    """Return every list with a line that its head does not know: a kill leaves one, and so does a forger.

    It holds and is read; the next line that is written counts it.
    """
    what = "The head does not know the last line: a kill came between the two, or somebody else wrote it."
    return tuple(Leftover(one.place, what) for one in workspace.ledgers() if one.examine().uncounted)


def sweep(workspace: Workspace) -> tuple[Leftover, ...]:
    """Move every leftover to `orphans/`, keeping its path, and return them.

    Raises UsageError where another process writes, NotStored where the disk does not allow it.
    """
    with workspace.writing():
        found = leftovers(workspace)
        known, _ = named(workspace)
        for one in found:
            if one.place not in known:
                move(workspace.root / one.place, workspace.orphans / one.place)
        for ledger in workspace.ledgers():
            ledger.set_torn_aside()
    return found


def unlisted(workspace: Workspace) -> Iterator[str]:
    """Yield the place of every audit that no line of an index names: the line, or the whole index, was taken away.

    Not so a file that its index announces, and what an interrupted import put there: that is a leftover.
    """
    if (workspace.root / STAGING).exists():
        return
    for folder in sorted((workspace.root / "audits").glob("*")):
        known = {*_expected(workspace, folder.name)} if folder.name in workspace.labs("audits") else set()
        for path in sorted(folder.glob("*.json")):
            if (place := workspace.relative(path)) not in known:
                yield place


def _expected(workspace: Workspace, lab: str) -> Iterator[str]:
    """Yield the places that an index names or announces; of one that does not hold, all that are there."""
    examined = workspace.audit_index(lab).examine()
    yield examined.coming
    if examined.broken:
        yield from map(workspace.relative, (workspace.root / "audits" / lab).glob("*.json"))
    yield from _named_by_audits(workspace, lab)


def _torn(ledger: Ledger) -> Leftover | None:
    examined = ledger.examine()
    what = f"The last {len(examined.torn)} bytes are a line that was never whole; nothing reads it."
    return Leftover(ledger.place, what) if examined.torn and not examined.broken else None


def named(workspace: Workspace) -> tuple[set[str], set[str]]:
    """Return the places that lines name, and the beginnings of places that a broken ledger may have named."""
    known: set[str] = set()
    unsure: set[str] = set()
    for ledger in workspace.ledgers():
        known |= {ledger.place, workspace.relative(ledger.head)}
        if ledger.examine().broken:
            lab = ledger.about.split("/")[0]
            unsure |= {f"{ledger.place.rsplit('/', 1)[0]}/", f"texts/{lab}/"}
    for lab in workspace.labs():
        for source in workspace.sources(lab):
            known.update(_named_by_captures(workspace, lab, source))
    for lab in workspace.labs("audits"):
        known.update(_named_by_audits(workspace, lab))
    return known, unsure


def _named_by_captures(workspace: Workspace, lab: str, source: str) -> Iterator[str]:
    for _, capture in readable(workspace.captures(lab, source), Capture):
        if not isinstance(capture, Broken):
            yield capture.warc
            if capture.text_sha256:
                yield workspace.relative(workspace.text(lab, capture.text_sha256))
            if capture.noticed:
                yield workspace.relative(workspace.notice(lab, capture.noticed))


def listed_envelopes(workspace: Workspace) -> Iterator[str]:
    """Yield the place of the envelope of every audit that an index names, whether it is there or not."""
    for lab in workspace.labs("audits"):
        yield from (place for place in _named_by_audits(workspace, lab) if place.endswith(".dsse"))


def _named_by_audits(workspace: Workspace, lab: str) -> Iterator[str]:
    for _, line in readable(workspace.audit_index(lab), AuditLine):
        if not isinstance(line, Broken):
            audit = workspace.relative(workspace.audit(lab, line.id))
            yield from (audit, audit.removesuffix(".json") + ".dsse")


def _files(workspace: Workspace) -> Iterator[Path]:
    for area in ("archive", "texts", "audits"):
        for path in sorted((workspace.root / area).rglob("*")):
            if not path.is_dir() or path.is_symlink():
                yield path
