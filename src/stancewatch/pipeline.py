"""The method in reading order: from a lab's pages to a published audit. The only file that imports stages.

    labs/*.toml  ->  take()     collect, extract, archive
    archive      ->  read()     what stands at a date, and what could not be had
    texts        ->  judged()   wordings, eight lenses, PALS: one audit
    audit        ->  publish()  written once, unless it says nothing new
    audits       ->  build()    the site
    two audits   ->  compare()  every difference with its cause; removed(), explain() look further back and down
    everything   ->  verify()   every quote cut again, every search run again, every file hashed again

The archive lies between collecting and judging on purpose: an audit is a function of archived pages, so that
the same archive gives the same bytes, whenever and wherever it is computed.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial
from pathlib import Path
from types import MappingProxyType

from stancewatch.audit.assemble import Examined, Reading, assemble, same_reading
from stancewatch.audit.attestation import envelope, is_signed, verify_envelope
from stancewatch.audit.changes import changes
from stancewatch.audit.entries import failure_entry
from stancewatch.audit.explanation import Explanation, explained
from stancewatch.audit.sentences_removed import Captured, Quoted, removed_over
from stancewatch.audit.verify import quotes, verify_audit
from stancewatch.collect.collect import collect
from stancewatch.collect.resolver import system_resolver
from stancewatch.collect.run import Run as Visit
from stancewatch.collect.validators import due_in_full
from stancewatch.extract.extract import extract
from stancewatch.extract.outcome import Unreadable
from stancewatch.extract.review import Held, review
from stancewatch.foundation.canonical import canonical, sha256
from stancewatch.foundation.clock import instant
from stancewatch.foundation.errors import (
    ConfigurationError,
    EvidenceError,
    InputError,
    SafetyError,
    StanceWatchError,
)
from stancewatch.foundation.normalisation import same_words
from stancewatch.foundation.progress import Progress, Silent
from stancewatch.foundation.schedule import Schedule
from stancewatch.foundation.settings import CollectSettings, PublishSettings
from stancewatch.judges import judge_named
from stancewatch.lenses.assess import assess
from stancewatch.lenses.rubric import find_indicator
from stancewatch.lenses.rubric import load as load_lenses
from stancewatch.lenses.search import search
from stancewatch.model.audit import Audit, FailureEntry, QuoteEntry
from stancewatch.model.change import AuditChanges, RemovedSentence
from stancewatch.model.evidence import CollectionFailure, Document, FailureReason, Page
from stancewatch.model.exchange import Capture, CaptureOutcome, Fetched
from stancewatch.model.lab import Lab, Source
from stancewatch.model.lens import SearchTrace
from stancewatch.model.ports import Clock, Judge
from stancewatch.model.verification import Broken, Checked
from stancewatch.pals.compose import compose
from stancewatch.publish.site import Built
from stancewatch.publish.site import build as build_site
from stancewatch.store.archive import FileArchive, last_read
from stancewatch.store.attestations import Attestations
from stancewatch.store.audits import Audits
from stancewatch.store.foreign import imported_before
from stancewatch.store.manifest import write_manifest
from stancewatch.store.noise import comparable
from stancewatch.store.standing import Standing, standing
from stancewatch.store.verify import verify as verify_files
from stancewatch.store.workspace import Workspace
from stancewatch.suffixscape.engine import examined, flags

Routes = Mapping[tuple[str, int], tuple[str, int]]
"""Where a host and port are really served, for the demonstration: `("lab.example", 80)` to `("127.0.0.1", 41234)`."""


LONGEST_NAP = 300.0
"""Seconds slept at a stretch: a machine that was suspended notices within this time that something is due."""


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
    key = _key(signing_key, "publish.signing_key")
    if collecting is not None:
        take(lab, workspace, collecting, progress)
    reading = read(lab, workspace, as_of)
    failures = tuple(map(failure_entry, reading.failures))
    if not reading.pages:
        return Run(lab, None, failures, new=False)
    return publish(lab, judged(lab, reading, decides), workspace, key)


@dataclass(frozen=True, slots=True)
class Look:
    """What came of one turn of one lab that is watched."""

    lab: str
    at: datetime
    """When the turn began."""
    captures: Mapping[str, Capture]
    """By source; empty where the turn came to nothing."""
    changed: tuple[str, ...]
    """Sources whose standing text is not the one that the latest audit read."""
    run: Run | None
    """The audit of it; None where no text had changed."""
    error: StanceWatchError | None
    """Why the turn came to nothing."""


def watch(
    names: Sequence[str],
    find: Callable[[str], Lab],
    workspace: Workspace,
    collecting: Callable[[], Collecting],
    schedule: Schedule,
    *,
    judge: str = "rules",
    signing_key: Path | None = None,
) -> Iterator[Look]:
    """Yield what comes of each turn of each lab. A turn that comes to nothing does not end the watch.

    `find` reads a lab anew for each turn, so that its file may be mended meanwhile; `collecting` begins a
    round, with robots.txt read once in it. Raises SafetyError, which nothing goes on after.
    """
    judge_named(judge)  # an unknown judge is said before anything is fetched
    begun = collecting().clock.now()
    for turns in schedule.rounds(begun, names):
        shared = collecting()
        for due, name in turns:
            _wait(due, shared.clock)
            yield _look(name, find, workspace, shared, judge, signing_key)


def _wait(due: datetime, clock: Clock) -> None:
    while (left := (due - clock.now()).total_seconds()) > 0:
        clock.sleep(min(left, LONGEST_NAP))


def _look(
    name: str,
    find: Callable[[str], Lab],
    workspace: Workspace,
    collecting: Collecting,
    judge: str,
    signing_key: Path | None,
) -> Look:
    at, captures = collecting.clock.now(), dict[str, Capture]()
    changed: tuple[str, ...] = ()
    try:
        lab = find(name)
        captures = take(lab, workspace, collecting, Silent())
        changed = unjudged(lab, workspace)
        audited = run(lab, workspace, Silent(), judge=judge, signing_key=signing_key) if changed else None
    except SafetyError:
        raise
    except StanceWatchError as error:
        return Look(name, at, captures, changed, None, error)
    except OSError as error:
        return Look(name, at, captures, changed, None, InputError(f"{error}."))
    return Look(name, at, captures, changed, audited, None)


def unjudged(lab: Lab, workspace: Workspace) -> tuple[str, ...]:
    """Return the sources whose standing text is not the one that the latest audit read, in the order of the lab file.

    What is compared is what was last judged, not what was last fetched, so that a watch that was cut off
    between the two misses nothing.
    """
    latest = Audits(workspace).latest(lab.slug)
    texts = {entry.source: entry.sha256 for entry in latest.documents} if latest else {}
    pages = read(lab, workspace).pages
    return tuple(page.source for page in pages if page.document.sha256 != texts.get(page.source))


def take(lab: Lab, workspace: Workspace, collecting: Collecting, progress: Progress) -> dict[str, Capture]:
    """Fetch the sources of a lab and store each answer, good or bad, before the next is waited for.

    Returns the attempt at each source by its id, in the order of the lab file.
    """
    archive, sources = FileArchive(workspace), {one.id: one for one in lab.sources}
    attempts = {name: archive.captures(lab.slug, name) for name in sources}
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
            fetched.source: _keep(archive, lab, sources[fetched.source], fetched, attempts[fetched.source])
            for fetched in answers
        }
        write_manifest(workspace, collecting.clock.now().date())
    return {name: kept[name] for name in sources if name in kept}


def _keep(
    archive: FileArchive, lab: Lab, source: Source, fetched: Fetched, earlier: Sequence[Capture]
) -> Capture:
    if fetched.body is None or fetched.reason is not None:
        return archive.keep(lab.slug, fetched, None)
    text = extract(
        fetched.body,
        media_type=fetched.media_type,
        charset=fetched.charset,
        url=fetched.final_url,
        selector=source.selector,
    )
    if isinstance(text, Unreadable):
        return archive.keep(lab.slug, fetched, None, reason=text.reason, detail=text.detail)
    held = _held(archive, lab, source, text, earlier)
    if held:
        return archive.keep(lab.slug, fetched, text, reason=held.reason, detail=held.detail)
    return archive.keep(lab.slug, fetched, text)


def take_history(
    lab: Lab, source: Source, pages: Sequence[Fetched], workspace: Workspace, clock: Clock, progress: Progress
) -> tuple[Capture, ...]:
    """Archive pages of a source that somebody else captured, oldest first; return those that are new here.

    They are read as our own pages are, and each keeps its origin. Running it again goes on where it stopped.
    """
    archive, kept = FileArchive(workspace), list[Capture]()
    progress.start("Importing", len(pages))
    with workspace.lock():
        for page in pages:
            earlier = [one for one in archive.captures(lab.slug, source.id) if one.at <= page.at]
            if not imported_before(page, earlier):
                kept.append(_keep(archive, lab, source, page, earlier))
            progress.step(instant(page.at))
        write_manifest(workspace, clock.now().date())
    progress.finish()
    return tuple(kept)


def _held(
    archive: FileArchive, lab: Lab, source: Source, text: Document, earlier: Sequence[Capture]
) -> Held | None:
    """Return why a new text should not stand yet. One that stood before, or at another address, is no measure."""
    stood = [one for one in earlier if one.text_sha256 and not one.reason]
    if any(one.text_sha256 == text.sha256 for one in stood):
        return None
    last = stood[-1] if stood else None
    if last is None or last.snapshot is None or last.snapshot.url != source.url:
        return review(text, None)
    return review(text, archive.document(lab.slug, last.text_sha256))


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
        Page(archive.document(lab.slug, what.text_sha256), source.id, source.role, source.url, what.snapshot)
        for source, what in stands
        if what.snapshot
    )
    return Reading(
        pages=pages,
        paths=tuple(workspace.relative(workspace.text(lab.slug, page.document.sha256)) for page in pages),
        failures=tuple(_failures(stands)),
        sources=len(sources),
    )


def _failures(stands: Sequence[tuple[Source, Standing]]) -> Iterator[CollectionFailure]:
    for source, what in stands:
        if what.failure:
            yield what.failure
        elif not what.snapshot:
            said = "No attempt to fetch this page is in the archive."
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
        examined=Examined.together([examined(document) for document in documents]),
        judge=judge.name,
    )


def publish(lab: Lab, audit: Audit, workspace: Workspace, key: bytes | None = None) -> Run:
    """Write an audit and its attestation once, unless one that stands says the same."""
    audits = Audits(workspace)
    stands = next((one for one in audits.all(lab.slug) if same_reading(one, audit)), None)
    attest(stands or audit, workspace, key)
    if stands is not None:
        return Run(lab, stands, stands.failures, new=False)
    audits.write(audit)
    return Run(lab, audit, audit.failures, new=True)


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


def _key(path: Path | None, setting: str) -> bytes | None:
    try:
        return path.read_bytes() if path else None
    except OSError as error:
        raise ConfigurationError(
            f"The key {str(path)!r} that {setting!r} names cannot be read ({error.strerror}).",
            hint="Name a PEM file with an Ed25519 key, or leave it out.",
        ) from error


def build(workspace: Workspace, out: Path, settings: PublishSettings, unaudited: Sequence[Lab]) -> Built:
    """Write the site of every published audit, each quote cut again from the archive.

    `unaudited` are labs that are listed without a number until they have an audit.
    """
    audits, archive = Audits(workspace), FileArchive(workspace)

    def text(sha256: str, lab: str) -> Document:
        return archive.document(lab, sha256)

    published = [audit for lab in audits.labs() for audit in audits.all(lab)]
    full, contact = settings.full_texts, settings.contact
    return build_site(published, text, out, full_texts=full, contact=contact, unaudited=unaudited)


def compare(workspace: Workspace, old: Audit, new: Audit) -> AuditChanges:
    """Return every difference of two audits of a lab, each with its cause."""
    archive = FileArchive(workspace)
    wanted = {entry.sha256: audit.lab for audit in (old, new) for entry in audit.documents}
    return changes(
        old,
        new,
        {sha256: archive.document(lab, sha256) for sha256, lab in wanted.items()},
        plain=_plain,
        last_seen=dict(_last_seen(archive, old, new)),
    )


def _plain(text: str) -> str:
    return comparable(text).key


def _last_seen(archive: FileArchive, old: Audit, new: Audit) -> Iterator[tuple[str, str]]:
    """Yield for each source when the text that the earlier audit read was last captured before the later text."""
    until = {entry.source: entry.captured_at for entry in new.documents}
    for entry in old.documents:
        seen = [
            instant(capture.at)
            for capture in archive.captures(old.lab, entry.source)
            if _brought_text(capture) and capture.text_sha256 == entry.sha256
        ]
        before = [at for at in seen if at < until.get(entry.source, at)]
        yield entry.source, max(before, default=entry.captured_at)


def _brought_text(capture: Capture) -> bool:
    return capture.outcome is not CaptureOutcome.FAILED and bool(capture.text_sha256)


def removed(workspace: Workspace, lab: str, sources: Sequence[str]) -> tuple[RemovedSentence, ...]:
    """Return the sentences of earlier captures that do not stand in the latest text of their page, by source."""
    archive = FileArchive(workspace)
    audits = [(audit, entry) for audit in Audits(workspace).all(lab) for _, entry in quotes(audit)]
    found: list[RemovedSentence] = []
    for source in sources:
        captures = [one for one in archive.captures(lab, source) if _brought_text(one)]
        texts = {one.text_sha256: archive.document(lab, one.text_sha256) for one in captures}
        captured = [Captured(instant(one.at), texts[one.text_sha256]) for one in captures]
        quoted = [_quoted(one, entry) for one, entry in audits if entry.document in texts]
        found += removed_over(source, captured, quoted, _plain)
    return tuple(found)


def _quoted(audit: Audit, entry: QuoteEntry) -> Quoted:
    return Quoted(audit.id, entry.document, entry.start, entry.end, same_words(entry.quote))


def explain(workspace: Workspace, audit: Audit, name: str) -> Explanation:
    """Return what an indicator, by id, or a flag, by number, rests on, down to the archived file."""
    archive = FileArchive(workspace)
    texts = {entry.sha256: archive.document(audit.lab, entry.sha256) for entry in audit.documents}
    return explained(audit, name, texts)


def verify(
    workspace: Workspace, labs: Sequence[str], progress: Progress, public_key: Path | None = None
) -> Checked:
    """Check everything that was published about some labs, or about all, against the archive.

    With a public key every audit has to be signed by it. A damaged file does not end the check: everything that
    does not hold is in the answer.
    """
    key = _key(public_key, "--key")
    broken, audits, quoted, searches, signed = list(verify_files(workspace)), 0, 0, 0, 0
    progress.start("Verifying", 0)
    for lab, audit, digest in _readable(workspace, labs, broken):
        progress.step(f"{lab} {audit.id}")
        broken += verify_audit(
            audit, _texts(FileArchive(workspace), audit, broken), partial(_rerun, audit.date)
        )
        signed += _attested(workspace, audit, digest, key, broken)
        audits += 1
        quoted += sum(1 for _ in quotes(audit))
        searches += sum(len(lens.outcomes) for lens in audit.lenses)
    progress.finish()
    return Checked(audits, quoted, searches, _files(workspace), tuple(dict.fromkeys(broken)), signed)


def _attested(
    workspace: Workspace, audit: Audit, digest: str, key: bytes | None, broken: list[Broken]
) -> bool:
    attestations = Attestations(workspace)
    place = attestations.place(audit.lab, audit.id)
    try:
        data = attestations.read(audit.lab, audit.id)
    except EvidenceError as error:
        broken.append(Broken(place, error.message))
        return False
    broken += verify_envelope(data, audit, digest, place, key)
    return is_signed(data)


def _files(workspace: Workspace) -> int:
    areas = (workspace.root / area for area in ("archive", "texts", "audits"))
    return sum(path.is_file() for area in areas for path in area.rglob("*"))


def _readable(
    workspace: Workspace, labs: Sequence[str], broken: list[Broken]
) -> Iterator[tuple[str, Audit, str]]:
    audits = Audits(workspace)
    for lab in labs or workspace.labs("audits"):
        try:
            lines = audits.lines(lab)
        except EvidenceError as error:
            broken.append(Broken(f"audits/{lab}", error.message))
            continue
        for line in lines:
            try:
                yield lab, audits.read(lab, line.id), line.sha256
            except EvidenceError as error:
                broken.append(Broken(f"audits/{lab}/{line.id}.json", error.message))


def _rerun(on: date, indicator: str, pages: tuple[Page, ...]) -> SearchTrace:
    return search(find_indicator(indicator), pages, on)


def _texts(archive: FileArchive, audit: Audit, broken: list[Broken]) -> dict[str, Document]:
    texts = {}
    for entry in audit.documents:
        try:
            texts[entry.sha256] = archive.document(audit.lab, entry.sha256)
        except EvidenceError as error:
            broken.append(Broken(entry.path, error.message))
    return texts
