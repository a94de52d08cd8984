"""Words of somebody else by the form of the file: block quotations with what stands in them, and struck out words."""

from datetime import date

import pytest

from stancewatch.extract.extract import extract
from stancewatch.extract.outcome import Unreadable
from stancewatch.lenses.rubric import find_indicator
from stancewatch.lenses.search import search
from stancewatch.model.evidence import Page
from stancewatch.model.lab import PageRole

SAID = "You can appeal our decision within 30 days."


def kinds(text: str, media_type: str) -> set[str]:
    """Return the kinds of expression by which a file is proposed for MV1."""
    document = extract(text.encode(), media_type=media_type, charset="utf-8")
    assert not isinstance(document, Unreadable)
    page = Page(document, "docs", PageRole.DOCUMENTATION, "https://lab.example/")
    trace = search(find_indicator("MV1"), [page], date(2026, 1, 1))
    return {found.reason.split()[0] for found in trace.proposals}


@pytest.mark.parametrize(
    "text",
    [
        f"> The rules of Meridian:\n>\n> - {SAID}\n> - We answer.",
        f"> 1. {SAID}",
        f"> ## {SAID}",
        f"From the rules of Meridian\n> {SAID}",
        f"From the rules of Meridian\n> Part one.\n{SAID}",
        f"- > {SAID}",
        f"Our rules: ~~{SAID}~~",
    ],
)
def test_quoted_or_struck_markdown_supports_nothing(text: str) -> None:
    assert kinds(text, "text/markdown") <= {"doubtful"}


@pytest.mark.parametrize("inner", [f"<ul><li>{SAID}</li></ul>", f"<h3>{SAID}</h3>", f"<p>{SAID}</p>"])
def test_what_stands_in_an_html_quotation_supports_nothing(inner: str) -> None:
    html = f"<main><h1>Rules</h1><p>Meridian has these.</p><blockquote>{inner}</blockquote></main>"
    assert kinds(html, "text/html") <= {"doubtful"}


@pytest.mark.parametrize("text", [SAID, f"> Note: {SAID}", f"- {SAID}", f"About ~20 to ~30 days: {SAID}"])
def test_what_is_not_quoted_stays_the_pages_own(text: str) -> None:
    assert "sure" in kinds(text, "text/markdown")
