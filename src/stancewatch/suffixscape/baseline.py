"""Findings that were there before: written once, and not reported again."""

import json
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from stancewatch.foundation.canonical import Json, canonical
from stancewatch.foundation.errors import InputError
from stancewatch.suffixscape.findings import Linted
from stancewatch.suffixscape.fingerprints import fingerprints


def known(path: Path) -> frozenset[str]:
    """Return the fingerprints in a baseline file. Raises InputError where it is not one."""
    try:
        document = json.loads(path.read_bytes())
        return frozenset(document["fingerprints"])
    except (OSError, ValueError, KeyError, TypeError) as error:
        hint = "Write one with `stancewatch lint --write-baseline FILE`."
        raise InputError(f"{str(path)!r} is not a baseline file.", hint=hint) from error


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
    return canonical({"schema": "stancewatch/lint-baseline", "version": "1", "fingerprints": listed})
