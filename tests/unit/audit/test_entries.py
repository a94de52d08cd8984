"""An audit shows the passages that `lens assess` shows, in the same order, and says which are only near."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from stancewatch.audit.entries import lens_entry, outcome_entry
from stancewatch.foundation.canonical import canonical
from stancewatch.judges.rules import Rules
from stancewatch.lenses.assess import assess
from stancewatch.lenses.form import assessed
from stancewatch.lenses.rubric import load
from stancewatch.model.audit import OutcomeEntry, ProposalEntry
from stancewatch.model.lab import KnownFlag, ProfileFlag
from stancewatch.model.lens import LensAssessment, Proposal, Undecided
from stancewatch.model.score import Verdict
from tests.unit.audit import readings
from tests.unit.lenses.texts import filler, page

PAGE = page(
    f"{filler(60)}\nOur data centre used 41 GWh in 2025.\n{filler(60)}\nThe meter for electricity is read each year."
)
Place = tuple[int, int, str]


def came(profile: Mapping[ProfileFlag, KnownFlag]) -> tuple[LensAssessment, ...]:
    return assess(load(), [PAGE], profile, Rules(), date(2026, 1, 1), roles_covered=True)


def entries(assessments: Sequence[LensAssessment]) -> Iterator[OutcomeEntry]:
    return (outcome for one in assessments for outcome in lens_entry(one).outcomes)


def places(passages: Sequence[ProposalEntry]) -> list[Place]:
    return [(one.start, one.end, one.reason) for one in passages]


def test_every_question_shows_what_lens_assess_shows_in_the_same_order() -> None:
    assessments, kinds = came({}), set()
    forms = json.loads(canonical(assessed(assessments, {PAGE.document.sha256: "docs"})))["outcomes"]
    for entry, form in zip(entries(assessments), forms, strict=True):
        seen = entry.search.nearest if entry.kind == "gap" else entry.evidence
        assert places(seen) == [(one["start"], one["end"], one["reason"]) for one in form["evidence"]]
        assert places(entry.search.nearest) == [
            (one["start"], one["end"], one["reason"]) for one in form["search"]["nearest"]
        ]
        kinds.add(entry.kind)
    assert kinds == {"gap", "undecided"}


def test_a_gap_has_no_evidence_and_what_came_nearest_says_why() -> None:
    gaps = [entry for entry in entries(came({})) if entry.kind == "gap"]
    assert not any(entry.evidence for entry in gaps)
    nearest = [one for entry in gaps for one in entry.search.nearest]
    assert nearest
    assert all(one.near and "near" in one.reason for one in nearest)


def test_what_is_proposed_is_told_from_what_is_near() -> None:
    (asked,) = [entry for entry in entries(came({})) if entry.indicator == "FM1"]
    assert asked.kind == "undecided"
    assert asked.proposals[0].quote == "Our data centre used 41 GWh in 2025."
    assert {one.near for one in asked.evidence} == {False, True}
    assert all("expression" in one.reason for one in asked.proposals)


def test_beside_a_question_that_was_not_asked_stands_only_what_was_hit() -> None:
    unasked = [
        entry
        for entry in entries(came(dict.fromkeys(ProfileFlag, KnownFlag(holds=False))))
        if entry.kind == "out_of_scope"
    ]
    assert unasked
    assert not any(one.near for entry in unasked for one in entry.evidence)


def test_near_is_written_only_where_it_is_so() -> None:
    near = Proposal(readings.quote("Images were collected."), "near by cues of an answer")
    search = replace(readings.search("A4", readings.LICENCE), first=(readings.LICENCE, near))
    outcome = Undecided(search, Verdict.PARTIAL, "rules 1.0", "needs reading")
    document = outcome_entry(readings.LENS.indicators[3], outcome).model_dump(mode="json")
    assert [one.get("near") for one in document["evidence"]] == [None, True]
