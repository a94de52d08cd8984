"""Pages that could not be had again: counted apart, marked wherever they are quoted, and never linked live."""

import re
from datetime import date
from pathlib import Path

from stancewatch.publish.captures import earlier_captures, reach, said_of, said_of_reach
from stancewatch.publish.site import Built
from tests.unit.publish import invented

BADGE = "captured 2026-03-02; not had on later attempts"


def quotes_of(page: Path, source: str) -> list[str]:
    return [
        caption
        for caption in re.findall(r"<figcaption>(.*?)</figcaption>", page.read_text(), re.S)
        if f"<bdi>{source}</bdi>" in caption
    ]


def test_three_numbers() -> None:
    harbour, meridian = reach(invented.audit("harbour-commons")), reach(invented.audit("meridian-forge"))
    assert (harbour.latest, len(harbour.earlier), len(harbour.unread)) == (3, 1, 0)
    assert (meridian.latest, len(meridian.earlier), len(meridian.unread)) == (4, 0, 1)
    assert said_of_reach(harbour) == (
        "3 pages as of their latest capture, 1 page from an earlier capture; 0 sources not read"
    )


def test_a_source_that_was_had_once_and_is_not_among_the_pages_was_not_read() -> None:
    audit = invented.audit("meridian-forge")
    had_once = audit.failures[0].model_copy(update={"last_read": "2026-01-01T00:00:00Z"})
    assert not earlier_captures(audit.model_copy(update={"failures": (had_once,)}))


def test_the_badge_gives_the_day_of_the_capture() -> None:
    (failure,) = invented.audit("harbour-commons").failures
    assert said_of(failure, "") == BADGE
    assert said_of(failure.model_copy(update={"last_read": None}), "2025-12-24T00:00:00Z").startswith(
        "captured 2025-12-24;"
    )


def test_every_quote_of_such_a_page_has_the_badge_and_no_live_link(built: Built) -> None:
    page = built.folder / "lab/harbour-commons/index.html"
    quotes = quotes_of(page, "faq")
    assert len(quotes) > 10
    assert all(BADGE in quote and "live page" not in quote for quote in quotes)
    others = quotes_of(page, "data-policy")
    assert not any("captured" in quote for quote in others)
    assert any("live page, may have changed" in quote for quote in others)
    assert 'href="https://harbour-commons.example/faq' not in page.read_text()


def test_the_page_of_the_source_says_so_too(built: Built) -> None:
    faq = next(page for page in invented.pages("harbour-commons") if page.source == "faq")
    page = (built.folder / f"source/{faq.document.sha256[:12]}/index.html").read_text()
    assert page.count(BADGE) == 1
    assert "<a" not in re.findall(r"<dt>Captured</dt><dd>(.*?)</dd>", page, re.S)[0]


def test_an_audit_from_before_has_no_badge_and_no_link_that_leads_nowhere(built: Built) -> None:
    earlier = invented.audit("harbour-commons", date(2026, 3, 2), shift=3)
    page = built.folder / f"lab/harbour-commons/a/{earlier.id}/index.html"
    assert quotes_of(page, "faq")
    assert not any("captured" in quote or "live page" in quote for quote in quotes_of(page, "faq"))


def test_the_summary_and_the_list_of_sources_say_so(built: Built) -> None:
    page = (built.folder / "lab/harbour-commons/index.html").read_text()
    assert "1 page from an earlier capture; 0 sources not read" in page
    assert "Every registered source was read, 1 of them from an earlier capture." in page
    assert "Read from an earlier capture</h3>" in page


def test_whose_archive_gave_a_page_is_said_where_the_page_is_shown(built: Built) -> None:
    given = next(page for page in invented.pages("meridian-forge") if page.source == "community")
    pages = [f"source/{given.document.sha256[:12]}/index.html", "lab/meridian-forge/index.html"]
    for page in pages:
        text = (built.folder / page).read_text()
        assert text.count("not fetched here: imported from git 1f0c&lt;b&gt;9") == 1, page
    assert "not fetched here" not in (built.folder / "lab/harbour-commons/index.html").read_text()
