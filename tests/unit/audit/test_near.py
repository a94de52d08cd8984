"""What is only near is shown, and nothing rests on it: no verdict, no change, no comment of ours."""

from stancewatch.audit.changes import changes
from stancewatch.audit.entries import quote_entry
from stancewatch.audit.explanation import explained
from stancewatch.audit.verify import verify_audit
from stancewatch.model.audit import Audit, ProposalEntry
from stancewatch.model.readings import first_readings_of
from stancewatch.model.score import Verdict
from tests.unit.audit import readings

TEXTS = {readings.TEXT.sha256: readings.TEXT}
OLD = readings.audit()


def _near() -> ProposalEntry:
    quote = quote_entry(readings.quote("Images were collected."))
    return ProposalEntry(**dict(quote), reason="nearest by BM25", near=True)


NEAR = _near()


def with_evidence(**evidence: tuple[ProposalEntry, ...]) -> Audit:
    """Return the audit with other evidence beside some indicators, its id made right again."""
    lens = OLD.lenses[0]
    outcomes = tuple(
        one.model_copy(update={"evidence": evidence.get(one.indicator, one.evidence)})
        for one in lens.outcomes
    )
    draft = OLD.model_copy(update={"lenses": (lens.model_copy(update={"outcomes": outcomes}),)})
    return draft.model_copy(update={"id": draft.identity()})


def test_a_verdict_does_not_rest_on_what_is_only_near() -> None:
    forged = with_evidence(A1=(NEAR,))
    assert any("without a quote" in one.what for one in verify_audit(forged, TEXTS, None))


def test_what_is_only_near_is_cut_again_all_the_same() -> None:
    shifted = NEAR.model_copy(update={"quote": "Images were gathered."})
    (found,) = verify_audit(with_evidence(A4=(shifted,)), TEXTS, None)
    assert "indicator A4" in found.place


def test_a_near_passage_that_comes_or_goes_is_no_change_of_evidence() -> None:
    own = OLD.lenses[0].outcomes[3].evidence
    new = with_evidence(A4=(*own, NEAR))
    assert changes(OLD, new, TEXTS).quotes == ()
    assert [one.kind for one in changes(OLD, with_evidence(A4=()), TEXTS).quotes] == ["gone"]


def test_our_sentence_is_no_comment_on_what_is_only_near() -> None:
    own = OLD.lenses[0].outcomes[3].evidence
    audit = with_evidence(A4=(*own, NEAR))
    proposed, beside = explained(audit, "A4", TEXTS).evidence
    assert (proposed.annotation["motivation"], beside.annotation["motivation"]) == (
        "assessing",
        "highlighting",
    )
    assert beside.reason == "nearest by BM25"


def test_a_question_with_near_passages_only_has_none_at_hand() -> None:
    own = OLD.lenses[0].outcomes[3].evidence
    assert _open_of_one_dimension(with_evidence(A1=(NEAR,), A4=own)) == ("A4", "A1")
    assert _open_of_one_dimension(with_evidence(A1=own, A4=own)) == ("A1", "A4")


def _open_of_one_dimension(audit: Audit) -> tuple[str, ...]:
    """Return which of A1 and A4 should be read first where both are open and nothing else is."""
    outcomes = (
        one.model_copy(update={"verdict": Verdict.UNDECIDED})
        for one in audit.lenses[0].outcomes
        if one.indicator in {"A1", "A4"}
    )
    lens = audit.lenses[0].model_copy(update={"outcomes": tuple(outcomes)})
    return first_readings_of(audit.model_copy(update={"lenses": (lens,)}))
