"""The invented labs know on each day the pages that could be known then."""

from datetime import date
from pathlib import Path
from urllib.parse import urlsplit

from stancewatch.demo.labs import SLUGS, labs
from stancewatch.demo.site import first_served, page
from stancewatch.model.lab import PageRole, SourceKind
from stancewatch.registry.registry import find

FIRST, SECOND = date(2026, 3, 2), date(2026, 6, 15)


def test_the_labs_are_fetched_over_http() -> None:
    assert tuple(lab.slug for lab in labs(FIRST)) == SLUGS
    assert {one.kind for lab in labs(SECOND) for one in lab.sources} == {SourceKind.PAGE}


def test_a_later_page_is_not_known_yet() -> None:
    assert "report-2025" not in [one.id for one in labs(FIRST)[1].sources]
    assert "report-2025" in [one.id for one in labs(SECOND)[1].sources]


def test_two_sources_cannot_be_had_at_the_second_date() -> None:
    unread = [
        one.id
        for lab in labs(SECOND)
        for one in lab.sources
        if page(urlsplit(one.url).netloc, urlsplit(one.url).path, SECOND) is None
    ]
    assert unread == ["commitments", "data-sheet"]
    assert first_served("ostrevane.example", "/docs/internal/data-sheet") is None


def test_every_page_that_is_served_is_a_source() -> None:
    known = {urlsplit(one.url)[1:3] for lab in labs(SECOND) for one in lab.sources}
    paths = {(netloc, path) for netloc, path in known}
    assert all(first_served(*one) or one[1].startswith("/docs/internal/") for one in paths)
    assert len(paths) == 17


def test_between_them_every_role_is_covered(tmp_path: Path) -> None:
    packaged = [find(slug, tmp_path) for slug in SLUGS]
    assert {one.kind for lab in packaged for one in lab.sources} == {SourceKind.PACKAGED}
    assert {one.role for lab in packaged for one in lab.sources} == set(PageRole)
