"""The claims ledger of a lab: what it stated that can be checked, over all its audits, page by page."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import pairwise
from typing import TypeAlias

from stancewatch.foundation.normalisation import same_words
from stancewatch.lenses.claims import claims
from stancewatch.lenses.claims_followed import Followed, followed
from stancewatch.model.audit import Audit, DocumentEntry
from stancewatch.model.claim import CheckableClaim
from stancewatch.store.archive import FileArchive
from stancewatch.store.audits import Audits
from stancewatch.store.rereading import later_reading
from stancewatch.store.workspace import Workspace

Read: TypeAlias = tuple[date, DocumentEntry]
"""A page as an audit of that day read it."""


def ledger(workspace: Workspace, lab: str, until: date = date.max) -> Mapping[str, tuple[Followed, ...]]:
    """Return by source, in alphabetical order, the statements of a lab and what became of each up to a day.

    A statement that only another selector or extractor leaves out was not dropped by the page, and is not listed
    any longer: it is no part of what is read of it.
    """
    archive, reads = (
        FileArchive(workspace),
        _reads([one for one in Audits(workspace).all(lab) if one.date <= until]),
    )
    return {source: tuple(_followed(archive, lab, reads[source])) for source in sorted(reads)}


def _reads(audits: Sequence[Audit]) -> Mapping[str, Sequence[Read]]:
    """Return by source the readings of pages by audits, oldest first, of one day in the order they were written.

    An audit that took an earlier capture again, since the page could not be had, is no reading of that day.
    """
    found = defaultdict[str, list[Read]](list)
    for audit in sorted(audits, key=lambda one: one.date):
        for entry in audit.documents:
            known = {(one.captured_at, one.sha256) for _, one in found[entry.source]}
            if (entry.captured_at, entry.sha256) not in known:
                found[entry.source].append((audit.date, entry))
    return found


def _followed(archive: FileArchive, lab: str, reads: Sequence[Read]) -> Iterator[Followed]:
    versions = [(day, _claims(archive, lab, entry.sha256, day)) for day, entry in reads]
    left_out = set(_left_out(archive, lab, reads))
    for one in followed(versions):
        if (one.last, one.gone, same_words(one.claim.quote.text)) not in left_out:
            yield one


def _left_out(
    archive: FileArchive, lab: str, reads: Sequence[Read]
) -> Iterator[tuple[date, date | None, str]]:
    """Yield the statements, with the days of two audits, that another reading of the same bytes does not hold."""
    for (day, before), (next_day, after) in pairwise(reads):
        captures = archive.captures(lab, before.source)
        again = later_reading(captures, before.body_sha256, before.sha256, after.captured_at)
        if not again and before.body_sha256 == after.body_sha256:
            again = after.sha256
        if again:
            held = _words(_claims(archive, lab, again, next_day))
            yield from (
                (day, next_day, words) for words in _words(_claims(archive, lab, before.sha256, day)) - held
            )


def _claims(archive: FileArchive, lab: str, sha256: str, read: date) -> Sequence[CheckableClaim]:
    return tuple(claims(archive.document(lab, sha256), read))


def _words(found: Sequence[CheckableClaim]) -> set[str]:
    return {same_words(claim.quote.text) for claim in found}
