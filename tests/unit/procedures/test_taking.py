"""Days of taking one page from a server of our own: what a validator that stays the same hides, and what does not."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from pytest_httpserver import HTTPServer
from werkzeug import Request, Response

from stancewatch import pipeline
from stancewatch.foundation.clock import FixedClock
from stancewatch.foundation.progress import Silent
from stancewatch.foundation.settings import CollectSettings
from stancewatch.model.evidence import FailureReason
from stancewatch.model.exchange import Capture, CaptureOutcome
from stancewatch.model.lab import Lab, Openness, PageRole, Source
from stancewatch.procedures.verification import verify as verify_audits
from stancewatch.store.archive import FileArchive
from stancewatch.store.history import Version, history
from stancewatch.store.verify import verify
from stancewatch.store.workspace import Workspace

START = datetime(2026, 3, 2, tzinfo=UTC)
EVERY = CollectSettings().full_every
WORDS = "We read every page of it before anybody else does, and we say what we found. " * 8


@dataclass
class Site:
    """A page with one ETag for all of its texts."""

    body: bytes = f"<main><p>{WORDS}</p></main>".encode()
    media_type: str = "text/html; charset=utf-8"
    honest: bool = True
    """Whether a request with the ETag is answered with the page where it has changed."""
    asked: list[bool] = field(default_factory=list)
    """Whether each request carried the ETag."""

    def answer(self, request: Request) -> Response:
        knows = request.headers.get("If-None-Match") == '"always"'
        self.asked.append(knows)
        if knows and not self.honest:
            return Response(status=304, headers={"ETag": '"always"'})
        tag = {} if self.honest else {"ETag": '"always"'}
        return Response(self.body, headers={"Content-Type": self.media_type, **tag})


class Desk:
    """A lab of one page, taken once a day."""

    def __init__(self, root: Path, server: HTTPServer, site: Site) -> None:
        self.archive, self.server, self.site = FileArchive(Workspace(root)), server, site
        self.selector: str | None = None
        self.days = 0

    def lab(self) -> Lab:
        source = Source("page", self.server.url_for("/page"), PageRole.POLICY, selector=self.selector)
        return Lab("lab", "Lab", (), (), "", Openness.OPEN, (), None, (), (source,), "packaged")

    def take(self) -> Capture:
        settings = CollectSettings(pause=0, allow_addresses=(f"127.0.0.1:{self.server.port}",))
        clock = FixedClock(START + timedelta(days=self.days))
        self.days += 1
        taken = pipeline.take(
            self.lab(), self.archive.workspace, pipeline.Collecting.by(settings, clock), Silent()
        )
        return taken["page"]

    def versions(self) -> Sequence[Version]:
        captures = self.archive.captures("lab", "page")
        return history(captures, lambda name: self.archive.document("lab", name).text)


@pytest.fixture
def desk(tmp_path: Path, httpserver: HTTPServer) -> Iterator[Desk]:
    site = Site()
    httpserver.expect_request("/robots.txt").respond_with_data("", status=404)
    httpserver.expect_request("/page").respond_with_handler(site.answer)
    yield Desk(tmp_path, httpserver, site)
    httpserver.check_handler_errors()


def test_a_change_behind_a_constant_etag_is_found_by_the_full_fetch(desk: Desk) -> None:
    """The text changes on the second day; the server says 304 until it is asked without the ETag."""
    desk.site.honest = False
    captures = [desk.take()]
    desk.site.body = f"<main><p>Other words. {WORDS}</p></main>".encode()
    captures += [desk.take() for _ in range(EVERY + 2)]
    assert desk.site.asked == [False] + [True] * (EVERY - 1) + [False, True, True]
    assert [one.outcome for one in captures[1:EVERY]] == [CaptureOutcome.UNCHANGED] * (EVERY - 1)
    assert captures[EVERY].outcome is CaptureOutcome.ARCHIVED
    assert "full_fetch" in captures[EVERY].flags
    labels = [str(one.label) for one in desk.versions()]
    assert labels == ["first"] + ["same"] * (EVERY - 1) + ["changed", "same", "same"]
    assert verify(desk.archive.workspace) == ()


def test_a_selector_that_takes_less_is_no_collapse(desk: Desk) -> None:
    desk.site.body = f"<main><p>{WORDS}</p><p id=own>Only this is ours.</p></main>".encode()
    desk.take()
    desk.selector = "#own"
    again = desk.take()
    assert (again.outcome, again.reason, again.flags) == (CaptureOutcome.UNCHANGED, None, ("read_again",))
    assert [(str(one.label), one.flags) for one in desk.versions()] == [
        ("first", ()),
        ("same", ("read_again",)),
    ]


def test_a_selector_that_takes_less_of_other_bytes_is_no_collapse_and_no_change(desk: Desk) -> None:
    page = f"<main><p>{WORDS}</p><p id=own>Only this is ours.</p></main>".encode()
    desk.site.body = page + b"<!-- 1 -->"
    desk.take()
    desk.site.body, desk.selector = page + b"<!-- 2 -->", "#own"
    again = desk.take()
    assert (again.outcome, again.reason, again.flags) == (CaptureOutcome.ARCHIVED, None, ())
    assert [(str(one.label), one.flags) for one in desk.versions()] == [
        ("first", ()),
        ("same", ("read_again",)),
        ("same", ()),
    ]


def test_a_collapse_under_another_selector_is_still_held(desk: Desk) -> None:
    desk.site.body = f"<main><div id=own><p>{WORDS}</p></div></main>".encode()
    desk.take()
    desk.site.body, desk.selector = b"<main><div id=own><p>Gone.</p></div></main>", "#own"
    assert desk.take().reason is FailureReason.HELD_FOR_REVIEW


def test_a_page_that_stays_held_is_stored_once(desk: Desk) -> None:
    desk.take()
    desk.site.body = b"<main><p>Gone.</p></main>" + b"<!-- %s -->" % (b"x" * 20_000)
    first, second = desk.take(), desk.take()
    assert (first.reason, second.reason) == (FailureReason.HELD_FOR_REVIEW,) * 2
    assert (second.snapshot, second.text_sha256) == (first.snapshot, first.text_sha256)
    captures = desk.archive.captures("lab", "page")
    records = desk.archive.workspace.inside(captures[-1].warc).read_bytes()
    assert len(records) < 20_000
    assert verify(desk.archive.workspace) == ()


def test_notes_about_bytes_stay_with_their_capture(desk: Desk) -> None:
    """First declared rightly, then as another set: the text is one, and each audit says what its page said."""
    desk.site.body = f"<main><p>Caf\u00e9. {WORDS}</p></main>".encode()
    desk.take()
    silent, workspace = Silent(), desk.archive.workspace
    first = pipeline.run(desk.lab(), workspace, silent).audit
    desk.site.media_type = "text/html; charset=iso-8859-1"
    desk.take()
    captures = desk.archive.captures("lab", "page")
    assert captures[0].text_sha256 == captures[1].text_sha256
    noticed = [desk.archive.document("lab", one.text_sha256, one.noticed).notes for one in captures]
    assert noticed[0] == ()
    assert "is declared as" in noticed[1][0]
    assert first is not None
    assert first.documents[0].notes == ()
    assert verify_audits(workspace, (), silent).broken == ()


def test_an_audit_of_the_second_reading_says_what_its_own_page_said(desk: Desk) -> None:
    """The same text on two pages of a lab, one of them declared otherwise."""
    desk.site.body = f"<main><p>Caf\u00e9. {WORDS}</p></main>".encode()
    desk.take()
    desk.site.media_type = "text/html; charset=iso-8859-1"
    lab = desk.lab()
    other = replace(lab, sources=(*lab.sources, replace(lab.sources[0], id="other", role=PageRole.HOME)))
    settings = CollectSettings(pause=0, allow_addresses=(f"127.0.0.1:{desk.server.port}",))
    collecting = pipeline.Collecting.by(settings, FixedClock(START + timedelta(days=1)))
    audit = pipeline.run(other, desk.archive.workspace, Silent(), collecting=collecting).audit
    assert audit is not None
    assert {one.source: bool(one.notes) for one in audit.documents} == {"page": False, "other": True}
    assert verify_audits(desk.archive.workspace, (), Silent()).broken == ()
