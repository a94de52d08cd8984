"""Pages of one source out of a WARC file that somebody else wrote.

The file is not trusted: every record that is taken must be whole, must have the digests it claims, of its block and
of its payload, and may not be larger than a page of our own. One without any is taken, and counted. What is taken is archived in a file of ours, which names the hash of
theirs, the record and its digest.

Source: ISO 28500:2017; revisits as in its annex and as OpenWayback and pywb resolve them.
"""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from stancewatch.foundation.errors import InputError
from stancewatch.model.exchange import Fetched, Hop
from stancewatch.model.lab import Source
from stancewatch.store.cdxj import surt
from stancewatch.store.coding import Undecodable, decoded
from stancewatch.store.foreign import FIRST, LARGEST_IMPORT, LARGEST_PAGE, LeftOut, plain_name
from stancewatch.store.foreign_records import (
    Exchange,
    Unusable,
    claimed_names,
    exchange_of,
    header,
    holds,
    names,
    records,
    target,
)


def from_warc(path: Path, source: Source, until: datetime, left_out: LeftOut) -> tuple[Fetched, ...]:
    """Return every page that a WARC file holds of a source, oldest first; the rest is noted in `left_out`.

    A record is of the source where its target has the source's address, however the scheme, `www.` and the case
    are written. Taken are answers with status 200 and revisits of them. Raises InputError where the file is no
    WARC file, is damaged beyond its last whole record, or holds more than LARGEST_IMPORT bytes of the source.
    """
    with path.open("rb") as handle:
        origin = f"imported from WARC {plain_name(path.name)} sha256 {hashlib.file_digest(handle, 'sha256').hexdigest()}"
    found = list(_exchanges(path, source, left_out))
    originals = _originals(path, found)
    pages = (_page(one, source, origin, originals, until, left_out) for one in found)
    return tuple(sorted((page for page in pages if page), key=lambda page: page.at))


def _exchanges(path: Path, source: Source, left_out: LeftOut) -> Iterator[Exchange]:
    key, room = surt(source.url), LARGEST_IMPORT
    for record in records(path):
        if record.rec_type not in ("response", "revisit") or surt(target(record)) != key:
            continue
        try:
            exchange = exchange_of(record)
        except Unusable as reason:
            left_out.note(str(reason))
            continue
        room -= len(exchange.payload)
        if room < 0:
            raise InputError(
                f"{str(path)!r} holds more than {LARGEST_IMPORT} bytes of {source.url!r}.",
                hint="Split the file, and import its parts.",
            )
        yield exchange


def _originals(path: Path, found: Sequence[Exchange]) -> Mapping[str, Exchange]:
    """Return what revisits are resolved by. A second reading finds what stands under another address."""
    known = {name: one for one in found if not one.refers_to for name in names(one)}
    wanted = {name for one in found for name in one.refers_to}
    if wanted - set(known):
        for record in records(path):
            if record.rec_type == "response" and wanted & set(claimed_names(record)):
                try:
                    one = exchange_of(record)
                except Unusable:
                    continue
                known.update({name: one for name in names(one) if name not in known})
    return known


def _page(
    one: Exchange,
    source: Source,
    origin: str,
    originals: Mapping[str, Exchange],
    until: datetime,
    left_out: LeftOut,
) -> Fetched | None:
    """Return an exchange as an answer that brought the page; None, and a note, where it did not."""
    try:
        whole, said = _resolved(one, originals)
        body = _body(whole, until)
    except Unusable as reason:
        left_out.note(str(reason))
        return None
    left_out.not_checkable += not whole.checked
    named, _, parameters = header(whole.headers, "content-type").partition(";")
    hop = Hop(whole.url, whole.at, "GET", (), whole.address, 200, whole.phrase, whole.headers, whole.payload)
    return Fetched(
        source.id,
        source.role,
        source.url,
        whole.at,
        (hop,),
        body,
        named.strip().lower(),
        _charset(parameters),
        detail=said,
        origin=origin,
    )


def _resolved(one: Exchange, originals: Mapping[str, Exchange]) -> tuple[Exchange, str]:
    """Return an exchange with its payload, and where that comes from."""
    said = f"Record {one.identity!r}, payload digest {one.digest or 'not given'!r}."
    if not one.refers_to:
        return one, said
    original = next((originals[name] for name in one.refers_to if name in originals), None)
    if original is None:
        raise Unusable("a revisit of a record that is not in the file")
    if not _same_payload(one, original):
        raise Unusable("a revisit of another payload")
    own = one.status == 200 and header(one.headers, "content-type")
    headers = one.headers if own else original.headers
    return (
        replace(original, at=one.at, url=one.url, address=one.address, headers=headers),
        f"{said} A revisit of {original.identity!r}.",
    )


def _same_payload(one: Exchange, original: Exchange) -> bool:
    return not one.digest or one.digest == original.digest or holds(one.digest, original.payload)


def _body(one: Exchange, until: datetime) -> bytes:
    if one.status != 200:
        raise Unusable(f"status {one.status}")
    if not FIRST <= one.at <= until:
        raise Unusable("a date that cannot be")
    try:
        return decoded(one.payload, header(one.headers, "content-encoding"), LARGEST_PAGE)
    except Undecodable as error:
        raise Unusable("a content coding that cannot be undone") from error


def _charset(parameters: str) -> str:
    named = (part.partition("=") for part in parameters.split(";"))
    return next((value.strip(" \"'") for name, _, value in named if name.strip().lower() == "charset"), "")
