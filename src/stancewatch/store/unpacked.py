"""An export that was unpacked: the folder holds what its inventory lists, byte for byte, and nothing else.

The inventory speaks of the export. Whoever goes on working in the folder makes a workspace of it: the first writing
sets the inventory aside (`Workspace.writing`), and from then on lists and register alone speak for the files.
"""

import hashlib
import os
from collections.abc import Iterator

from stancewatch.foundation.errors import EvidenceError
from stancewatch.model.verification import Broken
from stancewatch.store.inventory import INVENTORY, Member, members_of
from stancewatch.store.sealed import read_stored
from stancewatch.store.workspace import Workspace

AREAS = ("labs", "archive", "texts", "audits", "log")
"""Folders of a workspace that an export carries."""


def verify_unpacked(workspace: Workspace) -> Iterator[Broken]:
    """Yield every file of an unpacked export that is another, is missing, or is not listed; none elsewhere."""
    path = workspace.root / INVENTORY
    if not os.path.lexists(path):  # a link to nowhere is one that somebody put there
        return
    try:
        members = members_of(read_stored(path, INVENTORY))
    except EvidenceError as error:
        yield Broken(INVENTORY, error.message)
        return
    for member in members:
        yield from _compared(workspace, member)
    listed = {member.place for member in members}
    for place in _there(workspace):
        if place not in listed:
            yield Broken(place, f"{INVENTORY!r} does not list this file.")


def _compared(workspace: Workspace, member: Member) -> Iterator[Broken]:
    try:
        with workspace.inside(member.place).open("rb") as handle:
            found = hashlib.file_digest(handle, "sha256").hexdigest()
    except EvidenceError as error:
        yield Broken(member.place, error.message)
    except OSError as error:
        yield Broken(member.place, f"{INVENTORY!r} lists this file; it cannot be read ({error.strerror}).")
    else:
        if found != member.sha256:
            yield Broken(member.place, "It is not, byte for byte, what was exported.")


def _there(workspace: Workspace) -> Iterator[str]:
    for area in AREAS:
        for path in sorted((workspace.root / area).rglob("*")):
            if path.is_symlink() or not path.is_dir():
                yield workspace.relative(path)
