"""Audits as data: the latest of each lab at its own address, and every one at a permanent address."""

from collections.abc import Iterator

from stancewatch.foundation.canonical import canonical
from stancewatch.model.audit import Audit
from stancewatch.publish.addresses import api_audit, api_lab
from stancewatch.publish.file import File
from stancewatch.publish.shelf import Shelf


def render(shelf: Shelf) -> Iterator[File]:
    """Yield the canonical JSON of every audit."""
    for lab in shelf.labs:
        yield File(api_lab(lab.slug), _data(lab.latest))
        for audit in lab.audits:
            yield File(api_audit(audit.id), _data(audit))


def _data(audit: Audit) -> bytes:
    return canonical(audit.document())
