"""From a verdict down to the archived file, and up to the score."""

import pytest

from stancewatch.audit.explanation import explained
from stancewatch.foundation.errors import QuoteNotFound, SnapshotMissing, UsageError
from tests.texts import document
from tests.unit.audit.readings import TEXT, audit

AUDIT = audit()
TEXTS = {TEXT.sha256: TEXT}


def test_an_indicator_leads_down_to_the_archive() -> None:
    found = explained(AUDIT, "A1", TEXTS)
    (traced,) = found.evidence
    page = AUDIT.documents[0]
    assert (found.kind, found.judge, found.statement) == ("indicator", "rules 1.0", "Met: named and linked.")
    assert (traced.warc, traced.warc_sha256, traced.text_path) == (page.warc, page.warc_sha256, page.path)
    assert (traced.quote.quote, traced.block_path) == ("under CC BY 4.0", "main/p[2]")
    assert traced.context_before.endswith("We publish every dataset ")
    assert traced.live_link.endswith("#:~:text=publish%20every%20dataset-,under%20CC%20BY%204.0") or (
        "under%20CC%20BY%204.0" in traced.live_link
    )
    assert traced.annotation["type"] == "Annotation"
    assert found.outcome is not None
    assert found.outcome.search.expressions == ("licen[cs]e",)


def test_the_arithmetic_can_be_followed() -> None:
    steps = explained(AUDIT, "A1", TEXTS).arithmetic
    assert [step.id for step in steps] == ["test_lens", "completeness", "composite"]
    lens = steps[0]
    assert (lens.points, lens.applicable, lens.open) == (2, 5, 3)
    assert lens.low == "1 + 9 × 2 / (2 × 5) = 2.8"
    assert lens.high == "1 + 9 × (2 + 2 × 3) / (2 × 5) = 8.2"
    assert lens.bounds == AUDIT.lenses[0].bounds


def test_a_flag_is_named_by_its_number() -> None:
    found = explained(AUDIT, "0", TEXTS)
    assert (found.kind, found.judge, found.statement) == ("flag", "lexical", "effect")
    assert found.evidence[0].quote.quote == "Images were collected"
    assert found.arithmetic == ()


@pytest.mark.parametrize(
    ("name", "hint"), [("A9", "A5"), ("7", "0 to 0"), ("9" * 5000, "0 to 0"), ("nothing", "flag")]
)
def test_what_is_not_there_is_said(name: str, hint: str) -> None:
    with pytest.raises(UsageError) as raised:
        explained(AUDIT, name, TEXTS)
    assert hint in raised.value.hint or "A" in raised.value.hint


def test_a_quote_that_does_not_hold_is_not_explained() -> None:
    outcome = AUDIT.lenses[0].outcomes[0]
    shifted = outcome.evidence[0].model_copy(update={"start": outcome.evidence[0].start - 1})
    lens = AUDIT.lenses[0].model_copy(
        update={
            "outcomes": (outcome.model_copy(update={"evidence": (shifted,)}), *AUDIT.lenses[0].outcomes[1:])
        }
    )
    with pytest.raises(QuoteNotFound):
        explained(AUDIT.model_copy(update={"lenses": (lens,)}), "A1", TEXTS)
    with pytest.raises(SnapshotMissing):
        explained(AUDIT, "A1", {})
    with pytest.raises(SnapshotMissing):
        explained(AUDIT.model_copy(update={"documents": ()}), "A1", {document("a").sha256: document("a")})
