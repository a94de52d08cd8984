"""Verification finds a changed word, offset, score, id and search, and says where."""

from collections.abc import Mapping
from typing import Any

import pytest

from stancewatch.audit.verify import verify_audit
from stancewatch.model.audit import Audit
from stancewatch.model.evidence import Document, Page
from stancewatch.model.lens import SearchTrace
from tests.texts import document
from tests.unit.audit import readings

TEXTS = {readings.TEXT.sha256: readings.TEXT}
SEARCHES = {outcome.search.indicator: outcome.search for outcome in readings.OUTCOMES}


def rerun(name: str, pages: tuple[Page, ...]) -> SearchTrace:
    assert [page.source for page in pages] == ["policy"]
    return SEARCHES[name]


def broken(audit: Audit, texts: Mapping[str, Document] = TEXTS) -> list[str]:
    return [f"{one.place}: {one.what}" for one in verify_audit(audit, texts, rerun)]


def changed(change: dict[str, Any], *path: str | int) -> Audit:
    """The audit with one part changed and its id made right again, as somebody who tampers would."""
    document_ = readings.audit().document()
    part: Any = document_
    for key in path:
        part = part[key]
    part.update(change)
    audit = Audit.model_validate(document_, by_alias=True)
    return audit.model_copy(update={"id": audit.identity()})


def test_untouched_audit_holds() -> None:
    assert broken(readings.audit()) == []


def test_wrong_id() -> None:
    audit = readings.audit().model_copy(update={"lab": "other"})
    assert "does not belong to this content" in broken(audit)[0]


@pytest.mark.parametrize(
    ("change", "path", "named"),
    [
        ({"quote": "Images were gathered"}, ("flags", 0), "flag 0"),
        ({"start": 1, "end": 22}, ("flags", 0), "flag 0"),
        ({"prefix": "x"}, ("flags", 0), "flag 0"),
        ({"block": 0}, ("flags", 0), "flag 0"),
        ({"quote": "under CC BY 4.1"}, ("lenses", 0, "outcomes", 0, "evidence", 0), "indicator A1"),
        ({"score": 9.0}, ("lenses", 0), "lens test_lens"),
        ({"verdict": "unmet"}, ("lenses", 0, "outcomes", 3), "lens test_lens"),
        ({"hits": 1}, ("lenses", 0, "outcomes", 1, "search"), "search of A2"),
        ({"expressions": ["nothing"]}, ("lenses", 0, "outcomes", 1, "search"), "search of A2"),
        ({"sentences": 4}, ("lenses", 0, "outcomes", 2, "search"), "search of A3"),
    ],
)
def test_tampering_is_found_and_named(
    change: dict[str, Any], path: tuple[str | int, ...], named: str
) -> None:
    assert any(named in line for line in broken(changed(change, *path)))


def test_missing_text_is_said_for_each_quote() -> None:
    assert any("cannot be read" in line for line in broken(readings.audit(), {}))


def test_searches_of_another_method_are_left_out() -> None:
    audit = changed({"hits": 1}, "lenses", 0, "outcomes", 1, "search").model_copy(
        update={"method_version": "0"}
    )
    audit = audit.model_copy(update={"id": audit.identity()})
    assert broken(audit) == []


def test_other_text_under_the_same_name_is_found() -> None:
    other = document("Our policy", "We publish no dataset under CC BY 4.0.", "Images were collected.")
    assert broken(readings.audit(), {readings.TEXT.sha256: other})
