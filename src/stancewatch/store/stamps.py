"""Time stamps of manifests: the answer of a time stamping authority, kept beside the manifest it is about.

`log/<date>.manifest.tsr` is the answer as it came, which `openssl ts -verify` reads; `log/<date>.stamp` is sealed and
holds the hashes of both. A manifest that is stamped stays as it is: what is stored later that day stands in the next.
Another answer, `<date>.manifest.2.tsr` and `<date>.2.stamp`, may stand beside the first: one that is no good, which
only its signature shows, then does not stand for the day.

Source: RFC 3161. A request for SHA-256 that asks for the certificate and sets nothing else is the same 59 bytes but
for the hash, so that no library is needed to make one. Signatures are not checked here: that takes a certificate
that the reader trusts, and a program that the reader trusts.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from stancewatch.foundation.canonical import Json, sealed, sha256
from stancewatch.foundation.errors import EvidenceError, InputError, UsageError, WorldError
from stancewatch.model.verification import Broken
from stancewatch.store.register import Register
from stancewatch.store.sealed import read_stored, unseal_bytes
from stancewatch.store.workspace import Workspace

MEDIA_TYPES = "application/timestamp-query", "application/timestamp-reply"
LARGEST_ANSWER = 64 * 1024
"""Bytes; a token with its certificates has some thousand."""

_REQUEST = bytes.fromhex("30390201013031300d060960864801650304020105000420")
_ASKS_FOR_THE_CERTIFICATE = bytes.fromhex("0101ff")
_SEQUENCE, _INTEGER = 0x30, 0x02
_GRANTED = (b"\0", b"\1")
"""Granted, and granted with modifications."""
_SIGNED_DATA = bytes.fromhex("06092a864886f70d010702")
"""The object id that a token begins with (RFC 5652, 5.1)."""
_TIME_STAMP = bytes.fromhex("060b2a864886f70d0109100104")
"""The object id of what is signed in it (RFC 3161, 2.4.2)."""
MOST_STAMPS = 9


@dataclass(frozen=True, slots=True)
class Stamp:
    """Where the parts of a time stamp lie."""

    manifest: Path
    answer: Path
    seal: Path

    @property
    def there(self) -> bool:
        """Whether the manifest is stamped."""
        return self.seal.is_file()


def stamp_of(workspace: Workspace, day: date, number: int = 1) -> Stamp:
    """Return the places of a day's manifest and of one of its time stamps, whether they are there or not."""
    log = workspace.root / "log"
    manifest, which = log / f"{day.isoformat()}.manifest", f".{number}" if number > 1 else ""
    return Stamp(manifest, log / f"{manifest.name}{which}.tsr", log / f"{day.isoformat()}{which}.stamp")


def stamps_of(workspace: Workspace, day: date) -> tuple[Stamp, ...]:
    """Return the places of all time stamps that a day's manifest may have, those that are not there included."""
    return tuple(stamp_of(workspace, day, number) for number in range(1, MOST_STAMPS + 1))


def request_for(workspace: Workspace, day: date) -> bytes:
    """Return what to send to an authority. Raises UsageError where there is no manifest, or no room for a stamp."""
    stamp = stamp_of(workspace, day)
    if not stamp.manifest.is_file():
        raise UsageError(f"There is no manifest of {day.isoformat()!r}.", hint="`snapshot take` writes one.")
    _free(workspace, day)
    digest = bytes.fromhex(sha256(stamp.manifest.read_bytes()))
    return _REQUEST + digest + _ASKS_FOR_THE_CERTIFICATE


def _free(workspace: Workspace, day: date) -> Stamp:
    for stamp in stamps_of(workspace, day):
        if not stamp.there:
            return stamp
    raise UsageError(
        f"The manifest of {day.isoformat()!r} has {MOST_STAMPS} time stamps already.", hint="One is enough."
    )


def keep_stamp(workspace: Workspace, day: date, answer: bytes, url: str) -> str:
    """Store the answer of an authority and return its place.

    Raises WorldError where it is no time stamp of this manifest, UsageError where another process writes.
    """
    with workspace.writing():
        stamp = _free(workspace, day)
        digest = sha256(stamp.manifest.read_bytes())
        fault = fault_of(answer, digest)
        if fault:
            raise WorldError(f"{url!r} gave no time stamp: {fault}.", hint="Ask another authority.")
        document: dict[str, Json] = {
            "schema": "stancewatch/stamp",
            "version": "1.0",
            "manifest_sha256": digest,
            "answer_sha256": sha256(answer),
            "url": url,
        }
        files = {stamp.answer: answer, stamp.seal: sealed(document)}
        Register(workspace).put({workspace.relative(path): data for path, data in files.items()})
    return workspace.relative(stamp.answer)


def fault_of(answer: bytes, digest: str) -> str:
    """Return why bytes are no granted time stamp over a SHA-256, empty where they look like one.

    That is a token of signed data, by its object ids, that holds the hash. The signature is not looked at.
    """
    outer = _element(answer, 0)
    status_info = _element(answer, outer[1]) if outer else None
    status = _element(answer, status_info[1]) if status_info else None
    if not (outer and status_info and status) or outer[2] != len(answer) or outer[0] != _SEQUENCE:
        return "it is not in the form of one"
    if status[0] != _INTEGER or answer[status[1] : status[2]] not in _GRANTED:
        return "it was not granted"
    kind, _, stamped = answer[status_info[2] :].partition(_TIME_STAMP)
    token = _element(kind, 0, cut=True)
    if token is None or token[0] != _SEQUENCE or not kind[token[1] :].startswith(_SIGNED_DATA):
        return "it holds no token"
    return "" if bytes.fromhex(digest) in stamped else "it is about something else"


def verify_stamps(workspace: Workspace) -> Iterator[Broken]:
    """Yield every time stamp that was altered or is not about the manifest beside it."""
    for path in sorted((workspace.root / "log").glob("*.stamp")):
        place = workspace.relative(path)
        try:
            stamp = _named(workspace, path.stem)
            held = unseal_bytes(read_stored(path, place), place)
            answer = read_stored(stamp.answer, workspace.relative(stamp.answer))
            manifest = sha256(read_stored(stamp.manifest, workspace.relative(stamp.manifest)))
        except ValueError:
            yield Broken(place, "It is not named as a time stamp of a day.")
            continue
        except EvidenceError as error:
            yield Broken(place, error.message)
            continue
        if sha256(answer) != held.get("answer_sha256"):
            yield Broken(workspace.relative(stamp.answer), "It is not, byte for byte, what was stored.")
        if manifest != held.get("manifest_sha256") or fault_of(answer, manifest):
            yield Broken(workspace.relative(stamp.manifest), "It is not the one that was time-stamped.")


def _named(workspace: Workspace, stem: str) -> Stamp:
    """Return the time stamp with the name `2026-01-02` or `2026-01-02.2`. Raises ValueError for another."""
    found = stamps_of(workspace, date.fromisoformat(stem[:10]))
    return found[[one.seal.stem for one in found].index(stem)]


def manifest_day(text: str) -> date:
    """Return a day given as `2026-01-02`. Raises InputError for anything else."""
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise InputError(f"{text!r} is no day.", hint="Write it as 2026-01-02.") from error


def _element(data: bytes, at: int, *, cut: bool = False) -> tuple[int, int, int] | None:
    """Return tag, start and end of the content of a DER element, None where there is none.

    With `cut` its content may end beyond the bytes that are given.
    """
    if len(data) < at + 2:
        return None
    tag, length, start = data[at], data[at + 1], at + 2
    if length & 0x80:
        size = length & 0x7F
        if not 1 <= size <= 4 or len(data) < start + size:
            return None
        length, start = int.from_bytes(data[start : start + size], "big"), start + size
    return (tag, start, start + length) if cut or start + length <= len(data) else None
