"""Verification finds a changed word, offset, score, id, sentence and search, and says where."""

from collections.abc import Mapping
from typing import Any

import pytest

from stancewatch.audit.verify import verify_audit
from stancewatch.model.audit import Audit
from stancewatch.model.evidence import Document
from tests.texts import document
from tests.unit.audit import readings

TEXTS = {readings.TEXT.sha256: readings.TEXT}


def broken(audit: Audit, texts: Mapping[str, Document] = TEXTS, *, same_method: bool = True) -> list[str]:
    again = readings.audit() if same_method else None
    return [f"{one.place}: {one.what}" for one in verify_audit(audit, texts, again)]


def forged(change: dict[str, Any], *path: str | int) -> Audit:
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
    assert broken(readings.audit(), same_method=False) == []


def test_wrong_id() -> None:
    audit = readings.audit().model_copy(update={"lab": "other"})
    assert "does not belong to this content" in broken(audit)[0]


def test_another_code_version_alone_is_no_damage() -> None:
    assert broken(forged({"code_version": "9"})) == []


OUTCOME = ("lenses", 0, "outcomes")


@pytest.mark.parametrize(
    ("change", "path", "named"),
    [
        ({"quote": "Images were gathered"}, ("flags", 0), "flag 0"),
        ({"start": 1, "end": 22}, ("flags", 0), "flag 0"),
        ({"prefix": "x"}, ("flags", 0), "flag 0"),
        ({"block": 0}, ("flags", 0), "flag 0"),
        ({"quote": "under CC BY 4.1"}, (*OUTCOME, 0, "evidence", 0), "indicator A1"),
        ({"score": 9.0}, ("lenses", 0), "lens test_lens"),
        ({"bounds": [1.0, 2.0]}, ("pals", "completeness"), "PALS completeness"),
        ({"score": 10.0}, ("composite",), "composite"),
        ({"verdict": "unmet"}, (*OUTCOME, 3), "lens test_lens"),
        ({"evidence": []}, (*OUTCOME, 0), "without a quote"),
    ],
)
def test_forgery_is_found_whatever_the_method(
    change: dict[str, Any], path: tuple[str | int, ...], named: str
) -> None:
    assert any(named in line for line in broken(forged(change, *path), same_method=False))


@pytest.mark.parametrize(
    ("change", "path", "named"),
    [
        ({"hits": 1}, (*OUTCOME, 1, "search"), "A2 search hits"),
        ({"expressions": ["nothing"]}, (*OUTCOME, 1, "search"), "A2 search expressions"),
        ({"sentences": 4}, (*OUTCOME, 2, "search"), "A3 search sentences"),
        ({"statement": "Praise."}, (*OUTCOME, 2), "A3 statement"),
        ({"reason": "Praise."}, (*OUTCOME, 3), "A4 reason"),
        ({"justification": "Praise."}, ("lenses", 0), "test_lens justification"),
        ({"effect": "None."}, ("flags", 0), "flags 0 effect"),
        ({"note": "Praise."}, ("confidence",), "confidence note"),
        ({"flags": []}, (), "flags"),
        ({"failures": []}, (), "failures"),
        ({"url": "https://other.example/"}, ("documents", 0), "documents 0 url"),
        ({"words": 9}, ("documents", 0), "documents 0 words"),
        ({"method_version": "0.9"}, (), "method_version"),
    ],
)
def test_judged_again_every_part_is_compared(
    change: dict[str, Any], path: tuple[str | int, ...], named: str
) -> None:
    found = broken(forged(change, *path))
    assert any(named in line for line in found), found


def test_dropped_lens_is_found() -> None:
    assert broken(forged({"lenses": []}))


def test_missing_text_is_said_for_each_quote() -> None:
    assert any("cannot be read" in line for line in broken(readings.audit(), {}))


def test_other_text_under_the_same_name_is_found() -> None:
    other = document("Our policy", "We publish no dataset under CC BY 4.0.", "Images were collected.")
    assert broken(readings.audit(), {readings.TEXT.sha256: other})
