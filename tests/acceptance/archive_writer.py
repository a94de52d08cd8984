"""A writer that is meant to be killed: stores attempts without end and reports each once it is stored.

Run as `python -m tests.acceptance.archive_writer WORKSPACE FIRST_DAY`.
"""

import hashlib
import os
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import count
from pathlib import Path

from stancewatch.model.evidence import Document
from stancewatch.model.exchange import Capture, Fetched
from stancewatch.store.archive import FileArchive
from stancewatch.store.attestations import Attestations
from stancewatch.store.audits import Audits
from stancewatch.store.manifest import write_manifest
from stancewatch.store.workspace import Workspace
from tests.unit.store.attempts import audit_of, day, document, failure, hop, not_modified, page

ROUND = 5
"""Attempts of one round: a new page, the same again, a 304, a failure, another page with an old text."""


def attempts(number: int) -> Iterator[tuple[Fetched, Document | None]]:
    """Yield the attempts of a round, and the text of each where it has one."""
    noise = b"".join(hashlib.sha256(b"%d %d" % (number, part)).digest() for part in range(200)).hex().encode()
    body, at = b"<p>Text %d</p><!-- %s -->" % (number, noise), number * ROUND
    yield page(day(at), body), document(f"Text {number}")
    yield page(day(at + 1), body, coded=True), document(f"Text {number}")
    yield not_modified(day(at + 2)), None
    yield replace(failure(day(at + 3)), hops=(hop(503, noise, at=day(at + 3)),)), None
    yield page(day(at + 4), body + b"<p>more</p>"), document(f"Text {number}")


def run(root: Path, first: int, told: Callable[[Capture], None], rounds: int) -> None:
    """Store so many rounds of attempts, and after each an audit with its envelope, and a manifest."""
    archive = FileArchive(Workspace(root))
    for number in range(first, first + rounds):
        for fetched, text in attempts(number):
            told(archive.keep("lab", fetched, text))
        audit = audit_of(archive, number % 28)
        Attestations(archive.workspace).write("lab", audit.id, b"%d\n" % number)
        Audits(archive.workspace).write(audit)
        write_manifest(archive.workspace, day(number * ROUND).date())


def said(capture: Capture) -> bytes:
    """Return how a stored attempt is reported: when, and as which file."""
    return f"{capture.at.isoformat()} {capture.warc_sha256}\n".encode()


def report(capture: Capture) -> None:
    """Report a stored attempt on standard output, at once."""
    os.write(1, said(capture))


def main() -> None:
    """Write until killed."""
    os.write(1, b"ready\n")
    for number in count(int(sys.argv[2])):
        run(Path(sys.argv[1]), number, report, 1)


if __name__ == "__main__":
    main()
