"""The method in reading order: from a lab's pages to a published audit. The only file that imports stages.

    labs/*.toml  ->  take()     collect, extract, archive
    archive      ->  read()     what stands at a date, and what could not be had
    texts        ->  judged()   wordings, eight lenses, PALS: one audit
    audit        ->  publish()  written once, unless it says nothing new

The archive lies between collecting and judging on purpose: an audit is a function of archived pages, so that
the same archive gives the same bytes, whenever and wherever it is computed.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from types import MappingProxyType

from stancewatch.audit.assemble import Examined, Reading, assemble, same_reading
from stancewatch.audit.attestation import envelope, is_signed
from stancewatch.audit.entries import failure_entry
from stancewatch.collect.collect import collect
from stancewatch.collect.resolver import system_resolver
from stancewatch.collect.run import Run as Visit
from stancewatch.collect.validators import due_in_full
from stancewatch.extract.extract import extract
from stancewatch.extract.outcome import Unreadable
from stancewatch.extract.review import review
from stancewatch.foundation.canonical import canonical, sha256
from stancewatch.foundation.errors import (
    ConfigurationError,
    InputError,
)
from stancewatch.foundation.progress import Progress
from stancewatch.foundation.settings import CollectSettings
from stancewatch.judges import judge_named
from stancewatch.lenses.assess import assess
from stancewatch.lenses.claims import claims
from stancewatch.lenses.rubric import load as load_lenses
from stancewatch.model.audit import Audit, FailureEntry
from stancewatch.model.evidence import CollectionFailure, Document, FailureReason, Page, Snapshot
from stancewatch.model.exchange import Capture, Fetched
from stancewatch.model.lab import Lab, Source
from stancewatch.model.ports import Clock, Judge
from stancewatch.pals.compose import compose
from stancewatch.store.archive import FileArchive, last_read
from stancewatch.store.attestations import Attestations
from stancewatch.store.audits import Audits
from stancewatch.store.keeping import same_body
from stancewatch.store.manifest import extend_manifest, write_manifest
from stancewatch.store.standing import Standing, at_address, standing
from stancewatch.store.workspace import Workspace
from stancewatch.suffixscape.engine import examined, flags

Routes = Mapping[tuple[str, int], tuple[str, int]]
"""Where a host and port are really served, for the demonstration: `("lab.example", 80)` to `("127.0.0.1", 41234)`."""


@dataclass(frozen=True, slots=True)
class Collecting:
    """What collecting needs of the world.

    One for all labs of a command, so that they share their manners: pauses between requests to a host, and each
    robots.txt read once.
    """

    settings: CollectSettings
    clock: Clock
    visit: Visit

    @classmethod
    def by(
        cls, settings: CollectSettings, clock: Clock, routes: Routes = MappingProxyType({})
    ) -> "Collecting":
        """Return what collecting needs, with no host visited yet."""
        return cls(settings, clock, Visit(settings, clock, routes, system_resolver))


@dataclass(frozen=True, slots=True)
class Run:
    """What came of auditing one lab."""

    lab: Lab
    audit: Audit | None
    """None where no page could be read."""
    failures: tuple[FailureEntry, ...]
    new: bool
    """Whether an audit was written; false where nothing new was read."""


def run(
    lab: Lab,
    workspace: Workspace,
    progress: Progress,
    *,
    judge: str = "rules",
    collecting: Collecting | None = None,
    as_of: date | None = None,
    signing_key: Path | None = None,
) -> Run:
    """Audit one lab: collect if asked to, read what stands, judge it, publish what is new."""
    decides = judge_named(judge)  # an unknown judge is said before anything is fetched
    key = key_at(signing_key, "publish.signing_key")
    if collecting is not None:
        take(lab, workspace, collecting, progress)
    reading = read(lab, workspace, as_of)
    failures = tuple(map(failure_entry, reading.failures))
    if not reading.pages:
        return Run(lab, None, failures, new=False)
    return publish(lab, judged(lab, reading, decides), workspace, key)


def take(lab: Lab, workspace: Workspace, collecting: Collecting, progress: Progress) -> dict[str, Capture]:
    """Fetch the sources of a lab and store each answer, good or bad, before the next is waited for.

    Returns the attempt at each source by its id, in the order of the lab file.
    """
    archive, sources = FileArchive(workspace), {one.id: one for one in lab.sources}
    attempts = {name: at_address(archive.captures(lab.slug, name), one) for name, one in sources.items()}
    earlier = {name: last_read(made) for name, made in attempts.items()}
    answers = collect(
        lab.sources,
        {name: capture for name, capture in earlier.items() if capture},
        collecting.settings,
        collecting.clock,
        progress,
        full=[name for name, made in attempts.items() if due_in_full(made, collecting.settings.full_every)],
        not_before={name: made[-1].retry_at for name, made in attempts.items() if made and made[-1].retry_at},
        run=collecting.visit,
    )
    with workspace.lock():  # over the whole run: two runs must not meet half-way
        kept = {
            fetched.source: keep_answer(
                archive, lab, sources[fetched.source], fetched, attempts[fetched.source]
            )
            for fetched in answers
        }
        write_manifest(workspace, collecting.clock.now().date())
    return {name: kept[name] for name in sources if name in kept}


def keep_answer(
    archive: FileArchive, lab: Lab, source: Source, fetched: Fetched, earlier: Sequence[Capture]
) -> Capture:
    """Store what came of asking for a source, with the text it was read as; `earlier` are the attempts before."""
    before = last_read(earlier)
    if fetched.unchanged and before and before.snapshot:
        text = read_again(archive, source, before.snapshot)
        return archive.keep(lab.slug, fetched, text if isinstance(text, Document) else None)
    if fetched.body is None or fetched.reason is not None:
        return archive.keep(lab.slug, fetched, None)
    text = _text_of(source, fetched.body, fetched.media_type, fetched.charset, fetched.final_url)
    if isinstance(text, Unreadable):
        return archive.keep(lab.slug, fetched, None, reason=text.reason, detail=text.detail)
    stood = _stood(archive, lab, source, text, earlier)
    if (again := stood.again) and not same_body(fetched, again.snapshot):
        archive.read_again(
            again.capture, again.snapshot, again.text
        )  # what is ours, before what is the page's
    held = None if stood.seen else review(text, stood.text, source.role)
    if held:
        return archive.keep(lab.slug, fetched, text, reason=held.reason, detail=held.detail)
    return archive.keep(lab.slug, fetched, text)


def _text_of(source: Source, body: bytes, media_type: str, charset: str, url: str) -> Document | Unreadable:
    """Return the text of a page. A selector that is none costs the lab this page, not the run."""
    try:
        return extract(body, media_type=media_type, charset=charset, url=url, selector=source.selector)
    except InputError as error:
        return Unreadable(FailureReason.UNREADABLE, error.message)


@dataclass(frozen=True, slots=True)
class _Stood:
    """What a new text is measured against before it may stand."""

    text: Document | None = None
    """What stands, read as pages are read now: another selector or extractor is no change of the page."""
    seen: bool = False
    """The new text stood before."""
    again: "_Again | None" = None
    """Where the page that stands gives another text now."""


@dataclass(frozen=True, slots=True)
class _Again:
    """A page that stands and the text that it gives now."""

    capture: Capture
    snapshot: Snapshot
    text: Document


def _stood(
    archive: FileArchive, lab: Lab, source: Source, text: Document, earlier: Sequence[Capture]
) -> _Stood:
    """Return what a new text is measured against. What stood at another address is no measure."""
    stood = [one for one in earlier if one.text_sha256 and not one.reason]
    seen = any(one.text_sha256 == text.sha256 for one in stood)
    last = stood[-1] if stood else None
    if last is None or last.snapshot is None or last.snapshot.url != source.url:
        return _Stood(seen=seen)
    standing = archive.document(lab.slug, last.text_sha256, last.noticed)
    now = standing if text.sha256 == standing.sha256 else read_again(archive, source, last.snapshot)
    if isinstance(now, Unreadable) or now.sha256 == standing.sha256:
        return _Stood(standing, seen)
    return _Stood(now, seen, _Again(last, last.snapshot, now))


def read_again(archive: FileArchive, source: Source, snapshot: Snapshot) -> Document | Unreadable:
    """Return what a stored page is read as now, with the present selector and extractor."""
    body = archive.body(snapshot)
    return _text_of(source, body, snapshot.media_type, snapshot.charset, snapshot.final_url)


def read(lab: Lab, workspace: Workspace, as_of: date | None = None) -> Reading:
    """Return what stands in the archive at the end of a day, or now: pages, and sources that could not be had."""
    archive = FileArchive(workspace)
    captures = {source.id: archive.captures(lab.slug, source.id) for source in lab.sources}
    day = as_of or max(
        (one.at.date() for attempts in captures.values() for one in attempts), default=date.min
    )
    sources = [one for one in lab.sources if one.valid_until is None or one.valid_until >= day]
    stands = [(source, standing(captures[source.id], source, as_of)) for source in sources]
    pages = tuple(
        Page(
            archive.document(lab.slug, what.text_sha256, what.noticed),
            source.id,
            source.role,
            source.url,
            what.snapshot,
        )
        for source, what in stands
        if what.snapshot
    )
    return Reading(
        pages=pages,
        paths=tuple(workspace.relative(workspace.text(lab.slug, page.document.sha256)) for page in pages),
        failures=tuple(_failures(stands, as_of)),
        sources=len(sources),
    )


def _failures(stands: Sequence[tuple[Source, Standing]], as_of: date | None) -> Iterator[CollectionFailure]:
    never = "No attempt to fetch this page is in the archive."
    said = f"No capture up to {as_of} is in the archive." if as_of else never
    for source, what in stands:
        if what.failure:
            yield what.failure
        elif not what.snapshot:
            yield CollectionFailure(
                source.id, source.role, source.url, FailureReason.NOT_ATTEMPTED, said, None
            )


def judged(lab: Lab, reading: Reading, judge: Judge) -> Audit:
    """Return the audit of what was read: wordings, eight lenses, PALS, confidence. Nothing is written."""
    documents = [page.document for page in reading.pages]
    found = [flag for document in documents for flag in flags(document)]
    assessments = assess(load_lenses(), reading.pages, dict(lab.profile), judge, reading.date)
    return assemble(
        lab,
        reading,
        assessments,
        compose(assessments),
        flags=found,
        claims=[claim for document in documents for claim in claims(document, reading.date)],
        examined=Examined.together([examined(document) for document in documents]),
        judge=judge.name,
        figures=judge.figures_entry(),
    )


def publish(lab: Lab, audit: Audit, workspace: Workspace, key: bytes | None = None) -> Run:
    """Write an audit and its attestation once, unless one that stands says the same."""
    audits = Audits(workspace)
    stands = next((one for one in audits.all(lab.slug) if same_reading(one, audit)), None)
    attest(stands or audit, workspace, key)
    if stands is None:
        audits.write(audit)
    published = stands or audit
    extend_manifest(workspace, published.date)  # also where nothing is new: the lab file may be
    return Run(lab, published, published.failures, new=stands is None)


def attest(audit: Audit, workspace: Workspace, key: bytes | None) -> None:
    """Write the envelope of an audit if there is none yet, or none that is signed and a key is given.

    It is written before the audit, so that a kill in between leaves no audit without one.
    """
    attestations = Attestations(workspace)
    stands = attestations.has(audit.lab, audit.id)
    if stands and (key is None or is_signed(attestations.read(audit.lab, audit.id))):
        return
    data = envelope(audit, sha256(canonical(audit.document())), key)
    attestations.write(audit.lab, audit.id, data)


def key_at(path: Path | None, setting: str) -> bytes | None:
    """Return the key that a setting or option names, None where it names none. Raises ConfigurationError."""
    try:
        return path.read_bytes() if path else None
    except OSError as error:
        raise ConfigurationError(
            f"The key {str(path)!r} that {setting!r} names cannot be read ({error.strerror}).",
            hint="Name a PEM file with an Ed25519 key, or leave it out.",
        ) from error
