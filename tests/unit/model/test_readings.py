from stancewatch.model.lab import PageRole
from stancewatch.model.readings import Waiting, waiting
from stancewatch.model.score import Verdict
from tests.unit.publish import invented

AUDIT = invented.audit("meridian-forge")


def test_roles_that_let_most_questions_be_asked_come_first() -> None:
    awaited = {PageRole.POLICY: 2, PageRole.ABOUT: 2, PageRole.SAFETY: 5}
    confidence = AUDIT.confidence.model_copy(update={"awaited": awaited})
    unasked = [one for lens in AUDIT.lenses for one in lens.outcomes if one.verdict is Verdict.NOT_COLLECTED]
    assert waiting(AUDIT.model_copy(update={"confidence": confidence})) == Waiting(
        len(unasked), ((PageRole.SAFETY, 5), (PageRole.ABOUT, 2), (PageRole.POLICY, 2))
    )
    assert unasked


def test_an_audit_made_before_roles_were_kept_counts_its_questions() -> None:
    assert waiting(AUDIT).questions > 0
    assert waiting(AUDIT).roles == ()
    assert "awaited" not in AUDIT.document()["confidence"]  # type: ignore[operator]  # an object
