"""The profile of a lab in its audit: each flag with its evidence, and what differs where that is set anew."""

import json
from dataclasses import replace
from datetime import date

from stancewatch.audit.changes import changes
from stancewatch.audit.entries import profile_entry
from stancewatch.model.audit import Audit
from stancewatch.model.change import Cause
from stancewatch.model.lab import FlagEvidence, KnownFlag, ProfileFlag
from stancewatch.model.score import Verdict
from tests.texts import document
from tests.unit.audit import readings

SEEN = FlagEvidence(
    "Its repositories hold no model.", date(2026, 3, 1), "A. Reader", "https://lab.example/code"
)
LATER = replace(SEEN, because="No model is in its repositories or registries.", on=date(2026, 3, 2), url=None)
BARE = readings.audit()


def of_lab(evidence: FlagEvidence | None) -> Audit:
    """Return the small audit with the profile of a lab that is known to train no models."""
    known = KnownFlag(holds=False, evidence=evidence)
    lab = replace(readings.LAB, profile=((ProfileFlag.TRAINS_MODELS, known),))
    return BARE.model_copy(update={"profile": profile_entry(lab)})


def left_out(audit: Audit, reason: str, **parts: object) -> Audit:
    """Return an audit whose first indicator does not apply."""
    (lens,) = audit.lenses
    first = lens.outcomes[0].model_copy(
        update={"verdict": Verdict.NOT_APPLICABLE, "kind": "out_of_scope", "reason": reason}
    )
    lenses = (lens.model_copy(update={"outcomes": (first, *lens.outcomes[1:])}),)
    return audit.model_copy(update={"lenses": lenses, **parts})


def test_a_profile_comes_back_from_its_audit_whole() -> None:
    more = replace(readings.LAB, profile=(
        (ProfileFlag.SERVES_USERS, KnownFlag(holds=True)),
        (ProfileFlag.TRAINS_MODELS, KnownFlag(holds=False, evidence=SEEN)),
    ))  # fmt: skip
    published = json.loads(profile_entry(more).model_dump_json())
    assert published["flags"] == {"serves_users": True, "trains_models": False}
    assert published["flag_evidence"] == {
        "trains_models": {
            "because": SEEN.because,
            "on": "2026-03-01",
            "by": "A. Reader",
            "url": "https://lab.example/code",
        }
    }
    assert type(BARE.profile).model_validate(published).known == more.profile


def test_an_audit_from_before_evidence_was_kept_has_its_id_still() -> None:
    document = BARE.document()
    assert isinstance(document["profile"], dict)
    assert "flag_evidence" not in document["profile"]
    again = Audit.model_validate(document)
    assert again.identity() == again.id == BARE.id
    assert [known for _, known in again.profile.known] == [KnownFlag(holds=False)]


def test_evidence_is_part_of_what_an_id_stands_for() -> None:
    assert len({of_lab(evidence).identity() for evidence in (None, SEEN, LATER)}) == 3


def test_evidence_that_was_set_anew_is_a_change_of_reading() -> None:
    given, changed, withdrawn = (
        changes(of_lab(old), of_lab(new), {readings.TEXT.sha256: readings.TEXT}).parts
        for old, new in ((None, SEEN), (SEEN, LATER), (SEEN, None))
    )
    assert {part.cause for part in (*given, *changed, *withdrawn)} == {Cause.READING}
    assert [part.part for part in (*given, *withdrawn)] == ["profile/flag_evidence/trains_models"] * 2
    assert [part.part.removeprefix("profile/flag_evidence/trains_models/") for part in changed] == [
        "because",
        "on",
        "url",
    ]


def test_a_question_left_out_on_another_ground_was_read_otherwise_whatever_the_page_says() -> None:
    text = document("Our policy", "Every sentence here is another.")
    (read,) = BARE.documents
    page = read.model_copy(update={"sha256": text.sha256, "body_sha256": "e" * 64})
    old = left_out(of_lab(SEEN), SEEN.said)
    new = left_out(of_lab(LATER), LATER.said, documents=(page,))
    found = changes(old, new, {one.sha256: one for one in (readings.TEXT, text)})
    (verdict,) = [one for one in found.verdicts if one.indicator == "A1"]
    assert (verdict.cause, verdict.possible) == (Cause.READING, (Cause.READING,))
