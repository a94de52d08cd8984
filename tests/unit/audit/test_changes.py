"""Two audits compared: every difference is there, with its cause, and the steps of a score add up."""

from dataclasses import replace
from typing import Any

import pytest

from stancewatch.audit.assemble import Examined, Reading, assemble
from stancewatch.audit.changes import changes
from stancewatch.model.audit import Audit, LensEntry, OutcomeEntry, QuoteEntry
from stancewatch.model.change import AuditChanges, Cause
from stancewatch.model.evidence import Document, Page
from stancewatch.model.language import Severity
from stancewatch.model.lens import Dimension, LensAssessment, Outcome, PalsScores
from stancewatch.model.score import Score, Verdict
from tests.texts import document
from tests.unit.audit import readings

OLD = readings.audit()
LATER = document("Our policy", "We publish some datasets.", "Images were collected.")
TEXTS = {text.sha256: text for text in (readings.TEXT, LATER)}


def page(text: Document, **snapshot: Any) -> Page:
    body = ("c" if text is readings.TEXT else "e") * 64
    later: dict[str, Any] = {"body_sha256": body, "warc_sha256": "d" * 64, **snapshot}
    return replace(readings.PAGE, document=text, snapshot=replace(readings.SNAPSHOT, **later))


def audited(text: Document, outcomes: tuple[Outcome, ...] = readings.OUTCOMES, **snapshot: Any) -> Audit:
    verdicts = [outcome.verdict for outcome in outcomes]
    with_all = Score.of(verdicts, spare_not_applicable=False)
    assert with_all is not None
    lens = LensAssessment(readings.LENS, outcomes, Score.of(verdicts), with_all, "", "open")
    dimensions = tuple(
        (name, Score.of([one.verdict for kind, one in zip(_kinds(), outcomes, strict=True) if kind is name]))
        for name in Dimension
    )
    read = page(text, **snapshot)
    reading = Reading((read,), (f"texts/lab/{text.sha256}.json",), (readings.FAILURE,), 2)
    return assemble(
        readings.LAB, reading, [lens], PalsScores(dimensions, None), flags=[], claims=[], examined=Examined(9, 9, ()),
        judge="rules 1.0",
    )  # fmt: skip


def _kinds() -> list[Dimension]:
    return [indicator.dimension for indicator in readings.LENS.indicators]


def edited(audit: Audit, **parts: Any) -> Audit:
    other = audit.model_copy(update=parts)
    return other.model_copy(update={"id": other.identity()})


def with_outcome(audit: Audit, indicator: str, **parts: Any) -> Audit:
    def outcome(one: OutcomeEntry) -> OutcomeEntry:
        return one.model_copy(update=parts) if one.indicator == indicator else one

    def lens(one: LensEntry) -> LensEntry:
        outcomes = tuple(map(outcome, one.outcomes))
        score = Score.of([each.verdict for each in outcomes])
        assert score is not None
        return one.model_copy(update={"outcomes": outcomes, "score": score.point(), "bounds": score.bounds})

    return edited(audit, lenses=tuple(map(lens, audit.lenses)))


def compared(old: Audit, new: Audit, **more: Any) -> AuditChanges:
    return changes(old, new, TEXTS, **more)


def test_identical_audits_have_no_change() -> None:
    found = compared(OLD, OLD)
    assert not found.changed
    assert (found.documents, found.quotes, found.flags, found.verdicts, found.scores, found.parts) == (
        (),
    ) * 6


def test_another_code_version_alone_is_no_change() -> None:
    assert not compared(OLD, edited(OLD, code_version="9.9.9")).changed


def test_a_text_that_changed() -> None:
    old, new = audited(readings.TEXT), audited(LATER)
    (change,) = compared(old, new, last_seen={"policy": "2026-05-01T00:00:00Z"}).documents
    assert (change.source, change.kind, change.cause) == ("policy", "changed", Cause.TEXT)
    assert [one.kind for one in change.sentences] == ["added", "removed"]
    (said,) = change.said
    assert said == (
        "This sentence was removed between 2026-05-01T00:00:00Z and 2026-03-02T08:00:01Z:"
        " “We publish every dataset under CC BY 4.0.”"
    )


@pytest.mark.parametrize("extractor", [readings.TEXT.extractor, "blocks 2"])
def test_the_same_bytes_by_another_selector_or_extractor_are_a_matter_of_method(extractor: str) -> None:
    other = replace(LATER, extractor=extractor)
    later = audited(other, body_sha256="c" * 64)
    found = changes(audited(readings.TEXT), later, {**TEXTS, other.sha256: other})
    assert [one.cause for one in found.documents] == [Cause.METHOD]


def test_pages_come_and_go() -> None:
    without = edited(OLD, documents=())
    assert [(one.kind, one.source) for one in compared(without, OLD).documents] == [("added", "policy")]
    assert [(one.kind, one.source) for one in compared(OLD, without).documents] == [("removed", "policy")]


def test_white_space_alone_is_noise() -> None:
    spaced = document(
        "Our  policy", "We publish every dataset under CC\u00a0BY 4.0.", "Images were collected."
    )
    found = changes(audited(readings.TEXT), audited(spaced), {**TEXTS, spaced.sha256: spaced})
    (change,) = found.documents
    assert change.noise_only
    assert change.sentences == ()


def test_quotes_that_went_with_the_text() -> None:
    old, new = audited(readings.TEXT), audited(LATER)
    for name in ("A1", "A4"):
        new = with_outcome(new, name, verdict=Verdict.UNMET, evidence=())
    found = compared(old, new)
    assert [(one.indicator, one.kind, one.cause, one.standing) for one in found.quotes] == [
        ("A1", "gone", Cause.TEXT, "gone"),
        ("A4", "gone", Cause.TEXT, "gone"),
    ]
    verdict = next(one for one in found.verdicts if one.indicator == "A1")
    assert (verdict.old, verdict.new, verdict.cause) == (Verdict.MET, Verdict.UNMET, Cause.TEXT)


def test_text_and_method_at_once() -> None:
    """Where the words stand in both texts, another method is the likelier cause; both are named."""
    longer = document(*(one.text for one in readings.TEXT.passages), "Something more.")
    texts = {**TEXTS, longer.sha256: longer}
    old = audited(readings.TEXT)
    new = edited(
        with_outcome(audited(longer), "A1", verdict=Verdict.PARTIAL, evidence=()), method_version="2.0"
    )
    new = with_outcome(new, "A4", evidence=())
    change = next(one for one in changes(old, new, texts).verdicts if one.indicator == "A1")
    assert (change.cause, change.possible) == (Cause.METHOD, (Cause.TEXT, Cause.METHOD))


@pytest.mark.parametrize(
    ("parts", "judge", "cause"),
    [
        ({}, "rules 1.0", Cause.READING),
        ({}, "reader", Cause.READING),
        ({"method_version": "2.0"}, "rules 1.0", Cause.METHOD),
        ({"method_version": "2.0"}, "reader", Cause.METHOD),
        ({"method_version": "2.0"}, "correction 12", Cause.CORRECTION),
        ({}, "correction 12", Cause.CORRECTION),
    ],
)
def test_the_same_text_decided_otherwise(parts: dict[str, Any], judge: str, cause: Cause) -> None:
    new = edited(with_outcome(OLD, "A1", verdict=Verdict.PARTIAL, judge=judge), **parts)
    (change,) = compared(OLD, new).verdicts
    assert (change.indicator, change.cause) == ("A1", cause)
    assert cause in change.possible


def test_steps_add_up_to_the_total() -> None:
    new = with_outcome(OLD, "A1", verdict=Verdict.PARTIAL, judge="reader")
    new = with_outcome(new, "A4", verdict=Verdict.MET, judge="correction 3")
    new = with_outcome(new, "A2", verdict=Verdict.NOT_APPLICABLE, judge="scope")
    found = compared(OLD, new)
    lens = next(one for one in found.scores if one.kind == "lens")
    assert [step.cause for step in lens.steps] == [Cause.READING, Cause.CORRECTION]
    assert lens.total is not None
    assert lens.old_unrounded is not None
    assert lens.new_unrounded is not None
    for side in (0, 1):
        moved = [(step.low, step.high)[side] for step in lens.steps]
        assert sum(moved) == pytest.approx(lens.total[side], abs=1e-9)
        assert lens.new_unrounded[side] - lens.old_unrounded[side] == pytest.approx(
            lens.total[side], abs=1e-9
        )
    assert lens.new_bounds == new.lenses[0].bounds
    assert {name for step in lens.steps for name in step.indicators} == {"A1", "A2", "A4"}


def test_pals_and_composite_move_too() -> None:
    new = with_outcome(OLD, "A1", verdict=Verdict.UNMET)
    kinds = {one.kind: one for one in compared(OLD, new).scores}
    assert set(kinds) == {"lens", "pals", "composite"}
    assert kinds["pals"].id == OLD.lenses[0].outcomes[0].dimension


def test_an_indicator_that_the_method_did_not_have() -> None:
    lens = OLD.lenses[0]
    shorter = edited(
        OLD, lenses=(lens.model_copy(update={"outcomes": lens.outcomes[1:]}),), method_version="0.9"
    )
    (change,) = compared(shorter, OLD).verdicts
    assert (change.indicator, change.old, change.cause) == ("A1", None, Cause.METHOD)


def test_flags_that_are_gone_and_new() -> None:
    harsher = OLD.flags[0].model_copy(update={"severity": Severity.LOW})
    found = compared(OLD, edited(OLD, flags=(harsher,)))
    assert [(one.kind, one.cause, one.standing) for one in found.flags] == [
        ("gone", Cause.READING, "found"),
        ("new", Cause.READING, "found"),
    ]


@pytest.mark.parametrize(
    "part", sorted(set(Audit.model_fields) - {"schema_name", "version", "id", "lab", "date", "code_version"})
)
def test_no_part_of_an_audit_goes_unsaid(part: str) -> None:
    """Whatever field differs, the two audits are said to differ."""
    emptied: dict[str, Any] = {
        "method_version": "9", "method_digest": "9" * 64, "judge": "reader", "documents": (), "failures": (), "lenses": (), "flags": (),
        "profile": OLD.profile.model_copy(update={"name": "Other"}),
        "pals": OLD.pals.model_copy(update={"completeness": OLD.pals.multiplicity.model_copy(update={"score": 9.0})}),
        "composite": OLD.composite.model_copy(update={"score": 1.0}),
        "suffixscape": OLD.suffixscape.model_copy(update={"words": 1}),
        "confidence": OLD.confidence.model_copy(update={"note": "other"}),
        "figures": {"measured_on": "2026-03-02", "counted_over": "class", "needed": 0.9, "confirmed": 0.95, "caveat": "", "classes": {}, "barred": (), "muted": {}},
        "claims": ({**OLD.flags[0].model_dump(include=set(QuoteEntry.model_fields)), "kind": "total", "values": (), "due": None},),
    }  # fmt: skip
    new = Audit.model_validate({**OLD.model_dump(), part: emptied[part]})
    assert compared(OLD, new).changed
    assert compared(new, OLD).changed


def test_the_document_is_the_same_every_time() -> None:
    new = audited(LATER)
    one, other = (compared(OLD, new).model_dump_json() for _ in range(2))
    assert one == other
