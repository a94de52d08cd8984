"""Findings that were there before: written once, and not reported again."""

import json
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from stancewatch.foundation.canonical import Json, canonical
from stancewatch.foundation.errors import InputError
from stancewatch.suffixscape.findings import Linted
from stancewatch.suffixscape.fingerprints import VERSION, fingerprints

SCHEMA = "stancewatch/lint-baseline"


def known(path: Path) -> frozenset[str]:
    """Return the fingerprints in a baseline file.

    Raises InputError where it is not one, and where it is of another version: its findings would all count as new.
    """
    hint = "Write one with `stancewatch lint --write-baseline FILE`."
    try:
        document = json.loads(_bytes(path))
        listed = frozenset(document["fingerprints"])
        schema, version = document["schema"], document["version"]
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise InputError(f"{str(path)!r} is not a baseline file.", hint=hint) from error
    if schema != SCHEMA:
        raise InputError(f"{str(path)!r} is not a baseline file but {schema!r}.", hint=hint)
    if version != VERSION:
        raise InputError(
            f"{str(path)!r} is a baseline of version {version!r}, and this code writes version {VERSION!r}: nothing in it can be recognised.",
            hint="Look at what `stancewatch lint` finds without it, then write it anew with `--write-baseline`.",
        )
    return listed


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        hint = "Name a baseline file, or write one with `stancewatch lint --write-baseline FILE`."
        raise InputError(f"{str(path)!r} cannot be read: {error.strerror}.", hint=hint) from error


def size(document: bytes) -> int:
    """Return how many findings a baseline file lists."""
    return len(json.loads(document)["fingerprints"])


def without(linted: Linted, old: frozenset[str]) -> Linted:
    """Return a text's findings less those of the baseline, found as they are asked for."""
    hits = (hit for hit, fingerprint in fingerprints(linted) if fingerprint not in old)
    return replace(linted, hits=hits)


def document(all_linted: Iterable[Linted]) -> bytes:
    """Return the bytes of a baseline file with every finding given: sorted, so all fingerprints are held."""
    names = sorted(fingerprint for linted in all_linted for _, fingerprint in fingerprints(linted))
    listed: list[Json] = [*names]
    return canonical({"schema": SCHEMA, "version": VERSION, "fingerprints": listed})
