from typing import NoReturn

import pytest

from stancewatch.extract.extract import extract
from stancewatch.extract.outcome import Unreadable
from stancewatch.extract.wording import LOOKS_CHALLENGED, LOOKS_MISSING
from stancewatch.foundation.canonical import sha256
from stancewatch.model.evidence import FailureReason, PassageKind
from tests.unit.extract.pdfs import pdf_of
from tests.unit.extract.reading import document, outcome

LONG = "We publish what we collect, from whom, and for how long we keep it, in every case."


def test_the_same_bytes_give_the_same_document() -> None:
    body = f"<html lang=en><p>{LONG}</p><img alt=x><!-- y -->"
    assert document(body) == document(body)
    assert document(body).sha256 == sha256(LONG)
    assert document(body).extractor == "blocks 1.0"


@pytest.mark.parametrize(
    "shell",
    [
        "<div id=root></div><noscript>You need to enable JavaScript.</noscript><script>run()</script>",
        "<div id=app>Loading</div><script src=a.js></script>",
        "<div id=x></div><script src=a.js></script>",
    ],
)
def test_an_empty_shell_needs_a_browser(shell: str) -> None:
    found = outcome(f"<!doctype html><title>App</title><body>{shell}")
    assert isinstance(found, Unreadable)
    assert found.reason is FailureReason.NEEDS_BROWSER
    assert found.detail.endswith("it needs a browser.")


def test_a_page_without_text_is_empty_and_a_short_page_is_a_page() -> None:
    assert outcome("<!doctype html><title>x</title><nav>Home</nav>") == Unreadable(
        FailureReason.EMPTY, "The page has no visible text."
    )
    assert document("<!doctype html><p>We are closed.").text == "We are closed."


@pytest.mark.parametrize(
    ("body", "note"),
    [
        ("<h1>Oops</h1><p>Sorry, we could not find that page.</p>", LOOKS_MISSING),
        (
            "<h2>This page isn’t available</h2><p>An unexpected error has occurred. Try reloading the page.</p>",
            LOOKS_MISSING,
        ),
        ("<h1>404</h1>", LOOKS_MISSING),
        ("<h1>Just a moment...</h1><p>Checking your browser before you continue.</p>", LOOKS_CHALLENGED),
    ],
)
def test_polite_refusals_are_noted(body: str, note: str) -> None:
    assert note in document(f"<html lang=en>{body}").notes


def test_a_policy_that_speaks_of_lost_pages_is_not() -> None:
    assert document(f"<p>{LONG * 10} Page not found errors are logged.</p>").notes == ()


def test_plain_text_and_markdown_are_the_file_as_it_is() -> None:
    body = "\ufeff# Title\r\n\r\nOne  \u200btwo.\r\n"
    for media_type in ("text/markdown", "text/plain"):
        page = document(body, media_type)
        assert page.text == body
        assert page.sha256 == sha256(body)
        assert [one.kind for one in page.hidden] == ["zero_width"]


def test_a_pdf_sent_as_html_is_read_as_a_pdf() -> None:
    page = document(pdf_of(["We keep reports for a year."]))
    assert [(one.kind, one.text, one.path) for one in page.passages] == [
        (PassageKind.PARAGRAPH, "We keep reports for a year.", "page 1")
    ]
    assert page.extractor == "pdf 1.0"


def test_a_damaged_pdf_is_unreadable() -> None:
    found = extract(b"%PDF-1.4\n" + bytes(range(256)) * 20, media_type="application/pdf", charset="")
    assert isinstance(found, Unreadable)
    assert found.reason is FailureReason.UNREADABLE


def test_a_second_opinion_is_only_given_when_asked() -> None:
    body = f"<html lang=en><title>T</title><main><h1>A</h1><p>{LONG}</p></main><footer>x</footer>"
    assert extract(body.encode(), media_type="text/html", charset="utf-8", second_opinion=True) == document(
        body
    )


def test_a_mistake_of_the_program_is_a_reason_and_named(monkeypatch: pytest.MonkeyPatch) -> None:
    def mistaken(_: object) -> NoReturn:
        raise ZeroDivisionError("division by zero")

    monkeypatch.setattr("stancewatch.extract.extract.suspicion", mistaken)
    found = outcome("<main><p>We publish it.</p></main>")
    assert isinstance(found, Unreadable)
    assert found.reason is FailureReason.UNREADABLE
    assert "ZeroDivisionError: division by zero" in found.detail


def test_a_page_of_frames_names_them() -> None:
    found = outcome("<frameset cols='50%,50%'><frame src='/menu'><frame src='/policy'></frameset>")
    detail = "The page has no visible text; its frames are at '/menu', '/policy'."
    assert found == Unreadable(FailureReason.EMPTY, detail)
