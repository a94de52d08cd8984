"""One small file a day that stands for everything stored up to then: `log/<date>.manifest`.

It names the number of lines and the last seal of every ledger, the hash of every lab file, and the hash of the
manifest before. Since every line seals the one before and names the hashes of its files, a time stamp or a copy of this
one file, held elsewhere, shows any later rewriting of the whole workspace. The register names the manifests.
"""

from collections.abc import Iterator
from datetime import date

from stancewatch.foundation.canonical import SEAL, Json, sealed, sha256
from stancewatch.foundation.errors import EvidenceError
from stancewatch.model.verification import Broken
from stancewatch.store.register import Register, lab_digests, manifests
from stancewatch.store.sealed import read_stored, unseal_bytes
from stancewatch.store.stamps import stamp_of
from stancewatch.store.workspace import Workspace


def write_manifest(workspace: Workspace, on: date) -> str:
    """Write the manifest of a day, in the place of an earlier one of the same day, and return its place.

    Raises UsageError where another process writes, NotStored where the disk does not take it, and
    HashMismatch where a ledger or the register does not hold: nothing is vouched for that is broken. One that is
    time-stamped stays as it is; lab files are registered all the same.
    """
    path, register = workspace.root / "log" / f"{on.isoformat()}.manifest", Register(workspace)
    with workspace.writing():
        register.seal()
        if stamp_of(workspace, on).there:
            return workspace.relative(path)
        earlier = [one for one in manifests(workspace) if one.name < path.name]
        document: dict[str, Json] = {
            "schema": "stancewatch/manifest",
            "version": "1.0",
            "date": on.isoformat(),
            "previous": sha256(earlier[-1].read_bytes()) if earlier else "",
            "ledgers": dict(_heads(workspace)),
            "labs": dict(lab_digests(workspace)),
        }
        register.put({workspace.relative(path): sealed(document)})
    return workspace.relative(path)


def extend_manifest(workspace: Workspace, on: date) -> str:
    """Write the manifest anew that stands for now, and return its place. Raises as `write_manifest` does.

    That is the latest one, or that of a day where there is none of it or later: what is published from the archive
    without asking anybody for the time is vouched for from then on.
    """
    days = [date.fromisoformat(path.stem) for path in manifests(workspace)]
    return write_manifest(workspace, max((on, *days)))


def verify_manifests(workspace: Workspace) -> Iterator[Broken]:
    """Yield every manifest that was altered or does not follow the one before, and every ledger it disproves."""
    previous = ""
    seals = {
        ledger.place: [str(one[SEAL]) for one in ledger.examine().entries] for ledger in workspace.ledgers()
    }
    for path in manifests(workspace):
        place = workspace.relative(path)
        try:
            data = read_stored(path, place)
            document = unseal_bytes(data, place)
        except EvidenceError as error:
            yield Broken(place, error.message)
            previous = sha256(path.read_bytes()) if path.is_file() else ""
            continue
        if document.get("previous") != previous:
            yield Broken(place, "It does not follow the manifest before it: one is missing or was altered.")
        previous = sha256(data)
        yield from _disproved(place, document.get("ledgers"), seals)


def _disproved(place: str, known: Json, seals: dict[str, list[str]]) -> Iterator[Broken]:
    for ledger, head in known.items() if isinstance(known, dict) else ():
        lines, last = (head.get("lines"), head.get("last")) if isinstance(head, dict) else (None, None)
        there = seals.get(ledger)
        if there is None:
            yield Broken(ledger, f"The file is missing; {place!r} stands for {lines} lines of it.")
        elif not isinstance(lines, int) or len(there) < lines or (lines and there[lines - 1] != last):
            yield Broken(ledger, f"Its first {lines} lines are not those that {place!r} stands for.")


def _heads(workspace: Workspace) -> Iterator[tuple[str, Json]]:
    for ledger in workspace.ledgers():
        entries = ledger.entries()
        yield ledger.place, {"lines": len(entries), "last": str(entries[-1][SEAL]) if entries else ""}
