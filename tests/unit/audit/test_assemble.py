"""The published JSON says what was decided, and the same input gives the same bytes."""

import json

import pytest
from inline_snapshot import snapshot

from stancewatch.audit.assemble import same_reading
from stancewatch.foundation.canonical import canonical, sha256
from stancewatch.foundation.errors import WorldError
from stancewatch.model.audit import Audit
from tests.unit.audit import readings


def test_same_input_same_bytes() -> None:
    assert canonical(readings.audit().document()) == canonical(readings.audit().document())


def test_id_is_date_and_hash_of_everything_else() -> None:
    document = readings.audit().document()
    rest = {key: value for key, value in document.items() if key != "id"}
    assert document["id"] == "2026-03-02-" + sha256(canonical(rest))[:8]


def test_keys_of_the_contract() -> None:
    wanted = {
        "schema", "version", "id", "lab", "date", "code_version", "method_version", "documents", "lenses", "flags",
        "pals", "composite", "confidence", "failures", "claims",
    }  # fmt: skip
    assert wanted <= set(readings.audit().document())


def test_round_trip_through_json() -> None:
    audit = readings.audit()
    assert Audit.model_validate_json(json.dumps(audit.document())) == audit


def test_statements_are_neutral_sentences() -> None:
    outcomes = readings.audit().lenses[0].outcomes
    assert [outcome.statement for outcome in outcomes] == snapshot(
        [
            "Met: named and linked.",
            "Not found in the one page listed.",
            "Not found in the one page listed. Recall is not measured.",
            "Needs reading: a passage may show “named”.",
            "No page of the role safety was read.",
        ]
    )


def test_confidence_is_composed_from_facts() -> None:
    confidence = readings.audit().confidence
    assert confidence.level == "low"
    assert confidence.note == snapshot(
        "1 of 2 pages registered for this lab were read, 12 words in all. Judge: rules 1.0. 3 of 5 indicators are open and widen the bounds; the bounds do not cover wrong verdicts, the choice of indicators or unread pages. Qualitative judgement by a fixed rubric, not a validated metric."
    )


def test_all_four_families_are_there_with_their_rate() -> None:
    families = {
        entry.family.value: (entry.flags, entry.per_1000_words)
        for entry in readings.audit().suffixscape.families
    }
    assert families == {
        "nominalised_evasion": (0, 0.0),
        "agency_diffusion": (1, 83.33),
        "epistemic_inflation": (0, 0.0),
        "temporal_flatness": (0, 0.0),
    }


def test_another_code_version_alone_says_nothing_new() -> None:
    audit = readings.audit()
    assert same_reading(audit, audit.model_copy(update={"code_version": "9", "id": "x"}))
    assert not same_reading(audit, audit.model_copy(update={"method_version": "9"}))


def test_without_a_page_there_is_no_audit() -> None:
    with pytest.raises(WorldError):
        readings.audit(pages=())
