"""The same words are told of once in a family."""

from hypothesis import given
from hypothesis import strategies as st

from stancewatch.model.language import Family, Hit, Severity
from stancewatch.suffixscape.engine import examine
from stancewatch.suffixscape.overlaps import told_once

INFLATION = Family.EPISTEMIC_INFLATION


def hit(
    start: int, end: int, pattern: str, severity: Severity = Severity.LOW, family: Family = INFLATION
) -> Hit:
    return Hit(start, end, pattern, family, severity, 0.9, "Effect.", "Alternative.", "lexical")


def named(hits: list[Hit]) -> list[str]:
    return [one.pattern for one in hits]


def test_the_severer_of_two_patterns_is_told_then_the_longer_then_the_first_by_name() -> None:
    assert named(told_once([hit(0, 9, "praise"), hit(4, 8, "superlative", Severity.MEDIUM)])) == [
        "superlative"
    ]
    assert named(told_once([hit(0, 5, "b"), hit(3, 9, "a")])) == ["a"]
    assert named(told_once([hit(0, 5, "b"), hit(0, 5, "a")])) == ["a"]


def test_words_apart_other_families_and_acts_of_one_pattern_stay() -> None:
    apart = [hit(0, 5, "a"), hit(5, 9, "b")]
    families = [hit(0, 5, "a"), hit(0, 5, "b", family=Family.TEMPORAL_FLATNESS)]
    acts = [hit(0, 9, "agentless_passive"), hit(0, 20, "agentless_passive")]
    for hits in (apart, families, acts):
        assert told_once(hits) == hits


def test_what_only_meets_a_dropped_finding_stays() -> None:
    chain = [hit(0, 5, "a"), hit(4, 9, "b", Severity.LOW), hit(8, 15, "c", Severity.HIGH)]
    assert named(told_once(chain)) == ["a", "c"]


def test_by_default_words_are_told_once_and_all_tells_every_construction() -> None:
    text = "It is one of the most scalable and widely used training methods."
    spans = [(one.start, one.end, one.family) for one in examine(text)]
    assert spans
    assert not any(
        a[2] is b[2] and a[0] < b[1] and b[0] < a[1]
        for place, a in enumerate(spans)
        for b in spans[place + 1 :]
    )
    assert len(examine(text, all_constructions=True)) > len(spans)


HITS = st.lists(
    st.tuples(st.integers(0, 40), st.integers(1, 15), st.sampled_from("abc"), st.sampled_from(list(Severity)))
)


@given(HITS)
def test_every_finding_is_told_or_shares_words_with_one_that_weighs_as_much(
    made: list[tuple[int, int, str, Severity]],
) -> None:
    hits = sorted(
        (hit(start, start + size, pattern, severity) for start, size, pattern, severity in made),
        key=lambda one: (one.start, one.end, one.pattern),
    )
    told = told_once(hits)
    order = list(Severity)
    assert [one for one in hits if one in told] == told
    for one in hits:
        rivals = [other for other in told if other.start < one.end and one.start < other.end]
        assert one in told or any(
            order.index(other.severity) >= order.index(one.severity) for other in rivals
        )
