from stancewatch.model.audit import Audit
from stancewatch.model.score import Verdict
from stancewatch.pals.order import Order
from stancewatch.procedures.ordering import pairs
from tests.unit.publish import invented


def with_verdict(audit: Audit, verdict: Verdict, lab: str) -> Audit:
    """An audit of another lab over the same pages, in which every indicator has one verdict."""
    lenses = tuple(
        lens.model_copy(
            update={"outcomes": tuple(one.model_copy(update={"verdict": verdict}) for one in lens.outcomes)}
        )
        for lens in audit.lenses
    )
    return audit.model_copy(update={"lab": lab, "lenses": lenses})


AUDIT = invented.audit("harbour-commons")
MET, UNMET, OPEN = (
    with_verdict(AUDIT, verdict, verdict) for verdict in (Verdict.MET, Verdict.UNMET, Verdict.UNDECIDED)
)


def test_every_pair_in_the_order_given() -> None:
    found = pairs([UNMET, MET, OPEN])
    assert [(pair.one.lab, pair.other.lab, pair.order) for pair in found] == [
        ("unmet", "met", Order.BELOW),
        ("unmet", "undecided", Order.TIE),
        ("met", "undecided", Order.TIE),
    ]
    assert "whatever the open items are" in found[0].why
    assert "Open items" in found[1].why


def test_what_differs_makes_a_tie_and_is_named() -> None:
    other_method = UNMET.model_copy(update={"method_version": "9.9"})
    other_scope = UNMET.model_copy(update={"documents": UNMET.documents[:1]})
    profile = UNMET.profile.model_copy(update={"flags": {"serves_users": False}})
    other_profile = UNMET.model_copy(update={"profile": profile})
    found = [pairs([MET, other])[0] for other in (other_method, other_scope, other_profile)]
    assert [pair.order for pair in found] == [Order.TIE] * 3
    assert [pair.why.split(" differ")[0] for pair in found] == [
        "The methods",
        "The page roles read",
        "The profiles",
    ]
