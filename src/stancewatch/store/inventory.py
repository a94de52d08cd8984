"""The inventory of an export: `inventory.json`, sealed, with the size and hash of every other file."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from stancewatch.foundation.canonical import RESTORE, Json, sealed
from stancewatch.foundation.errors import HashMismatch
from stancewatch.store.sealed import unseal_bytes

INVENTORY = "inventory.json"
SCHEMA = "stancewatch/export"
VERSION = "1.0"


@dataclass(frozen=True, slots=True)
class Member:
    """A file of an export."""

    place: str
    size: int
    """Bytes."""
    sha256: str


def inventory_of(members: tuple[Member, ...]) -> bytes:
    """Return the bytes of the inventory that lists some files."""
    files: dict[str, Json] = {one.place: {"bytes": one.size, "sha256": one.sha256} for one in members}
    return sealed({"schema": SCHEMA, "version": VERSION, "files": files})


def members_of(data: bytes) -> tuple[Member, ...]:
    """Return the files that an inventory lists, by place.

    Raises HashMismatch where the bytes are not, one for one, what `inventory_of` gives.
    """
    try:
        members = tuple(_listed(unseal_bytes(data, INVENTORY)))
    except (KeyError, TypeError, ValueError) as error:
        raise HashMismatch(f"{INVENTORY!r} lists no files.", hint=RESTORE) from error
    if inventory_of(members) != data:
        raise HashMismatch(f"{INVENTORY!r} is not, byte for byte, what was exported.", hint=RESTORE)
    return members


def _listed(document: Mapping[str, Json]) -> Iterator[Member]:
    files = document["files"]
    if not isinstance(files, dict) or document.get("version") != VERSION:
        raise TypeError(json.dumps(document.get("version")))
    for place, entry in sorted(files.items()):
        if not isinstance(entry, dict) or not isinstance(entry["bytes"], int) or entry["bytes"] < 0:
            raise TypeError(place)
        yield Member(place, entry["bytes"], str(entry["sha256"]))
