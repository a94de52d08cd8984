"""Checks everything that was stored against what says it was stored.

Every line of every ledger, every WARC against its line, every text against its line, its name and its seal, every audit
against its index, the files that an audit rests on against the captures, the lists against the manifests: a list may
have grown since, but not have shrunk or gone. What no list names is checked against the register, and an unpacked
export against its inventory. All that is broken is returned, so that one damaged file does not hide another.
"""

import hashlib
import json
import os
from collections.abc import Iterator
from dataclasses import dataclass, field

from stancewatch.foundation.errors import EvidenceError
from stancewatch.model.exchange import Capture
from stancewatch.model.verification import Broken
from stancewatch.store.audits import AuditLine
from stancewatch.store.inventory import INVENTORY
from stancewatch.store.leftovers import unlisted
from stancewatch.store.manifest import verify_manifests
from stancewatch.store.notices import verify_notices
from stancewatch.store.register import verify_register
from stancewatch.store.stamps import verify_stamps
from stancewatch.store.texts import Texts
from stancewatch.store.unpacked import verify_unpacked
from stancewatch.store.values import readable
from stancewatch.store.workspace import Workspace


@dataclass(slots=True)
class Known:
    """What the lines that hold say is stored."""

    warcs: dict[str, str] = field(default_factory=dict)
    """SHA-256 by place."""
    texts: set[str] = field(default_factory=set)
    """Places."""
    text_files: dict[str, str] = field(default_factory=dict)
    """SHA-256 by place, of the texts whose lines name the hash of the file."""


def verify(workspace: Workspace) -> tuple[Broken, ...]:
    """Return everything in a workspace that does not hold, in order of place."""
    known = Known()
    found: list[Broken] = []
    for lab in workspace.labs():
        for source in workspace.sources(lab):
            found.extend(_captures(workspace, lab, source, known))
    said = {one.place for one in found}
    found.extend(one for one in _texts(workspace) if one.place not in said)
    found.extend(verify_notices(workspace))
    for lab in workspace.labs("audits"):
        found.extend(_audits(workspace, lab, known))
    found.extend(Broken(place, "No line of the index names this audit.") for place in unlisted(workspace))
    found.extend(verify_manifests(workspace))
    found.extend(verify_stamps(workspace))
    found.extend(verify_register(workspace))
    found.extend(verify_unpacked(workspace))
    return tuple(sorted(dict.fromkeys(found), key=lambda one: (one.place, one.what)))


def holds_anything(workspace: Workspace) -> bool:
    """Return whether there is anything to check: any file of an archive, of its log, or of an export."""
    areas = (workspace.root / area for area in ("archive", "texts", "audits", "log"))
    there = any(not path.is_dir() for area in areas for path in area.rglob("*"))
    return there or os.path.lexists(workspace.root / INVENTORY)


def _captures(workspace: Workspace, lab: str, source: str, known: Known) -> Iterator[Broken]:
    ledger = workspace.captures(lab, source)
    yield from ledger.examine().broken
    for place, capture in readable(ledger, Capture):
        if isinstance(capture, Broken):
            yield capture
        else:
            yield from _files_of(workspace, lab, place, capture, known)


def _files_of(workspace: Workspace, lab: str, place: str, capture: Capture, known: Known) -> Iterator[Broken]:
    wanted = {capture.warc: capture.warc_sha256}
    if capture.snapshot:
        wanted[capture.snapshot.warc] = capture.snapshot.warc_sha256
    for warc, digest in wanted.items():
        if warc and known.warcs.setdefault(warc, digest) != digest:
            yield Broken(place, f"It names {warc!r} with another hash than an earlier line.")
        elif warc:
            yield from _hashed(workspace, warc, digest)
    if capture.text_sha256:
        text = workspace.text(lab, capture.text_sha256)
        known.texts.add(workspace.relative(text))
        if not text.is_file():
            yield Broken(workspace.relative(text), f"The text is missing; {place!r} names it.")
        elif capture.text_file_sha256:
            yield from _text_file(workspace, place, workspace.relative(text), capture.text_file_sha256, known)
    if capture.noticed and not (notice := workspace.notice(lab, capture.noticed)).is_file():
        yield Broken(workspace.relative(notice), f"The file is missing; {place!r} names it.")


def _text_file(workspace: Workspace, place: str, text: str, digest: str, known: Known) -> Iterator[Broken]:
    """Compare the file of a text with the hash in a line, once: its own seal could be made anew with it."""
    if text not in known.text_files:
        yield from _hashed(workspace, text, digest)
    if known.text_files.setdefault(text, digest) != digest:
        yield Broken(place, f"It names {text!r} with another hash than an earlier line.")


def _texts(workspace: Workspace) -> Iterator[Broken]:
    for lab in workspace.labs("texts"):
        for sha256 in workspace.text_hashes(lab):
            try:
                Texts(workspace).read(lab, sha256)
            except EvidenceError as error:
                yield Broken(workspace.relative(workspace.text(lab, sha256)), error.message)


def _audits(workspace: Workspace, lab: str, known: Known) -> Iterator[Broken]:
    ledger = workspace.audit_index(lab)
    yield from ledger.examine().broken
    for _, line in readable(ledger, AuditLine):
        if isinstance(line, Broken):
            yield line
        else:
            audit = workspace.relative(workspace.audit(lab, line.id))
            broken = tuple(_hashed(workspace, audit, line.sha256))
            yield from broken or _rests_on(workspace, audit, known)


def _rests_on(workspace: Workspace, audit: str, known: Known) -> Iterator[Broken]:
    """Yield what an audit reads that no capture names: a line that is gone shows here."""
    document = json.loads(workspace.inside(audit).read_bytes())
    for entry in document.get("documents", []):
        warc, digest = entry.get("warc"), entry.get("warc_sha256")
        if warc and known.warcs.get(warc) != digest:
            yield Broken(
                audit, f"It rests on {warc!r}, which no line of a captures file names with that hash."
            )
        if entry.get("path") not in known.texts:
            yield Broken(audit, f"It rests on {entry.get('path')!r}, which no line of a captures file names.")


def _hashed(workspace: Workspace, place: str, digest: str) -> Iterator[Broken]:
    try:
        path = workspace.inside(place)
        if path.is_symlink():
            yield Broken(place, "It is a link to another file, which may change; restore the file itself.")
            return
        with path.open("rb") as handle:
            found = hashlib.file_digest(handle, "sha256").hexdigest()
    except EvidenceError as error:
        yield Broken(place, error.message)
    except OSError as error:
        yield Broken(place, f"The file cannot be read ({error.strerror}).")
    else:
        if found != digest:
            yield Broken(place, f"The file has the hash {found[:12]!r}; {digest[:12]!r} was stored.")
