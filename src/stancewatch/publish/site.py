"""The static site: from published audits and archived texts to a folder of pages and data."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from stancewatch.foundation.canonical import canonical, sha256
from stancewatch.foundation.errors import PublicationError
from stancewatch.model.audit import Audit
from stancewatch.model.change import AuditChanges
from stancewatch.model.lab import Lab
from stancewatch.publish.addresses import LABS, MARKER
from stancewatch.publish.checksums import checksums
from stancewatch.publish.citations import citations
from stancewatch.publish.evidence import TextReader, checked_texts
from stancewatch.publish.file import File
from stancewatch.publish.folder import replace_folder
from stancewatch.publish.formats import FORMATS
from stancewatch.publish.shelf import Shelf, shelve


@dataclass(frozen=True, slots=True)
class Built:
    """A site that was written."""

    folder: Path
    index: Path
    """The page to open first."""
    labs: int
    audits: int
    texts: int
    quotes: int
    """Every one cut again from its text."""
    files: int
    size: int
    """Bytes."""
    digest: str
    """SHA-256 of `SHA256SUMS`: equal for equal sites."""


def build(
    audits: Sequence[Audit],
    texts: TextReader,
    out: Path,
    *,
    full_texts: bool,
    contact: str,
    unaudited: Sequence[Lab] = (),
    changes: Sequence[AuditChanges] = (),
) -> Built:
    """Write the site of some audits to the folder `out`, replacing an earlier site there.

    `audits` holds every audit of every lab, in any order; the latest of a lab is on its page. `texts` gives an
    archived text for a SHA-256 and a lab. With `full_texts` archived texts are republished whole, without it
    only quotes with 300 characters on either side. `changes` says what differs between an audit and the one before it. `contact` is an e-mail or web address, or empty.

    The same values give the same bytes. Raises EvidenceError where a quote or text does not hold, and
    PublicationError where two things would share an address or `out` cannot be replaced; in both cases the
    folder is as it was.
    """
    shelf = shelve(
        audits, checked_texts(audits, texts), unaudited, changes, full_texts=full_texts, contact=contact
    )
    files = site_files(shelf)
    replace_folder(out, files)
    return Built(
        folder=out,
        index=out / LABS,
        labs=len(shelf.labs),
        audits=sum(len(lab.audits) for lab in shelf.labs),
        texts=len(shelf.texts),
        quotes=sum(1 for lab in shelf.labs for audit in lab.audits for _ in citations(audit)),
        files=len(files),
        size=sum(len(file.data) for file in files),
        digest=sha256(files[-1].data),
    )


def site_files(shelf: Shelf) -> list[File]:
    """Return all files of the site, the hashes of all others last."""
    files = [File(MARKER, canonical({"schema": "stancewatch/site", "version": "1.0"}))]
    files += [file for kind in FORMATS for file in kind.render(shelf)]
    _check_addresses(files)
    return [*files, checksums(files)]


def _check_addresses(files: Iterable[File]) -> None:
    twice = [path for path, count in Counter(file.path for file in files).items() if count > 1]
    if twice:
        raise PublicationError(f"Two pages would have the address {sorted(twice)[0]!r}.")
