"""Manifests that come with an export: taken where they go on from those that are here, else left out.

A manifest speaks of a whole workspace and names the one before it. So two workspaces that both wrote some cannot be
put into one chain; their lists can.
"""

from dataclasses import dataclass
from datetime import date

from stancewatch.foundation.canonical import Json
from stancewatch.store.register import Register, manifests
from stancewatch.store.sealed import unseal_bytes
from stancewatch.store.stamps import stamp_of, stamps_of
from stancewatch.store.workspace import Workspace

LEFT_OUT = "Its manifests do not go on from those that are here; they were left out."


@dataclass(frozen=True, slots=True)
class Manifests:
    """What becomes of the manifests of an export."""

    files: tuple[tuple[str, bytes], ...]
    """The place of each new one and what it holds, oldest first."""
    new: tuple[str, ...]
    same: int
    left_out: str

    def put(self, workspace: Workspace) -> None:
        """Write and register the new ones in order. Raises NotStored where the disk does not take them."""
        Register(workspace).put(dict(self.files))


def arriving(staged: Workspace, workspace: Workspace) -> Manifests:
    """Return which manifests of a staged workspace are new here."""
    theirs = {path.name: path.read_bytes() for path in manifests(staged)}
    ours = {path.name: path.read_bytes() for path in manifests(workspace)}
    same = {name for name in theirs if ours.get(name) == theirs[name]}
    new = sorted(set(theirs) - same)
    stamped = {name for name in ours if stamp_of(workspace, date.fromisoformat(name[:10])).there}
    if new and (stamped & set(new) or not _goes_on(ours, theirs, new)):
        return Manifests((), (), len(same), LEFT_OUT)
    arrived = {name: theirs[name] for name in new} | _stamps(staged, workspace, theirs)
    files = tuple((f"log/{name}", data) for name, data in arrived.items())
    return Manifests(files, tuple(place for place, _ in files), len(same), "")


def _stamps(staged: Workspace, workspace: Workspace, theirs: dict[str, bytes]) -> dict[str, bytes]:
    """Return the time stamps that are not here yet, each answer before the seal that names it."""
    found: dict[str, bytes] = {}
    for name in sorted(theirs):
        day = date.fromisoformat(name.removesuffix(".manifest"))
        for stamp, here in zip(stamps_of(staged, day), stamps_of(workspace, day), strict=True):
            if stamp.there and not here.there:
                found |= {path.name: path.read_bytes() for path in (stamp.answer, stamp.seal)}
    return found


def _goes_on(ours: dict[str, bytes], theirs: dict[str, bytes], new: list[str]) -> bool:
    """Whether new manifests follow those that are here; the last of these may be of a day that went on."""
    if not ours:
        return True
    last = max(ours)
    earlier = set(ours) - {last}
    if new[0] < last or any(theirs.get(name) != ours[name] for name in earlier):
        return False
    return theirs.get(last) == ours[last] or (last in theirs and _counts_on(ours[last], theirs[last]))


def _counts_on(here: bytes, there: bytes) -> bool:
    """Whether a manifest stands for all that another of the same day stands for."""
    ours, theirs = unseal_bytes(here, "log"), unseal_bytes(there, "log")
    known, counted = _lines(ours), _lines(theirs)
    return ours.get("previous") == theirs.get("previous") and all(
        counted.get(place, -1) >= lines for place, lines in known.items()
    )


def _lines(document: dict[str, Json]) -> dict[str, int]:
    ledgers = document.get("ledgers")
    heads = ledgers if isinstance(ledgers, dict) else {}
    return {
        place: lines
        for place, head in heads.items()
        if isinstance(head, dict) and isinstance(lines := head.get("lines"), int)
    }
