"""One byte form for every JSON document, so that equal documents have equal hashes.

Canonical form: UTF-8, keys sorted, two blanks of indentation, one newline at the end, no NaN or infinity.
A *sealed* document is written on one line, which costs a quarter of the time, and also carries the SHA-256
of that line without the seal. Reading one back compares the bytes with the form they ought to have, so that a
flip of any single byte is found, white space and key order included.
"""

import hashlib
import json
from collections.abc import Mapping
from typing import TypeAlias, cast

from stancewatch.foundation.errors import HashMismatch

Json: TypeAlias = "bool | int | float | str | list[Json] | dict[str, Json] | None"

SEAL = "seal"
"""The key under which a sealed document keeps its own hash."""


def sha256(data: bytes | str) -> str:
    """Return the SHA-256 of bytes, or of the UTF-8 form of a string, as 64 lower-case hex digits."""
    return hashlib.sha256(data.encode() if isinstance(data, str) else data).hexdigest()


def canonical(document: Json) -> bytes:
    """Return the one byte form of a JSON document."""
    return canonical_text(document).encode()


def canonical_text(document: Json) -> str:
    """Return the one form of a JSON document before it is encoded."""
    return json.dumps(document, sort_keys=True, ensure_ascii=False, allow_nan=False, indent=2) + "\n"


def canonical_line(document: Json) -> bytes:
    """Return the one byte form of a JSON document as a single line, for JSON Lines files."""
    text = json.dumps(document, sort_keys=True, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    return (text + "\n").encode()


def sealed(document: Mapping[str, Json]) -> bytes:
    """Return the line of a document with its seal put in.

    Keys are sorted, so all before the seal and all after it are encoded once, and serve for the hash and the line.
    """
    before = _inner({key: value for key, value in document.items() if key < SEAL})
    after = _inner({key: value for key, value in document.items() if key > SEAL})
    seal = sha256(_line_of(before, after))
    return _line_of(before, _inner({SEAL: seal}), after)


def _inner(document: Json) -> bytes:
    """Return what stands between the braces of a document's line."""
    return canonical_line(document)[1:-2]


def _line_of(*inner: bytes) -> bytes:
    return b"{" + b",".join(filter(None, inner)) + b"}\n"


def unseal(data: bytes, place: str) -> dict[str, Json]:
    """Return the document that sealed bytes hold.

    Raises HashMismatch, naming `place`, where the bytes are not exactly what `sealed` wrote.
    """
    try:
        document = json.loads(data)
        holds = isinstance(document, dict) and data == sealed(document)
    except (ValueError, RecursionError) as error:  # also JSON with no byte form: a lone surrogate, 1e999
        raise HashMismatch(f"{place!r} is not readable JSON: {error}.", hint=RESTORE) from error
    if not holds:
        raise HashMismatch(f"{place!r} is not, byte for byte, what was stored.", hint=RESTORE)
    return cast("dict[str, Json]", document)


RESTORE = "Restore the file from a copy; nothing that rests on it can be trusted until then."
