from collections.abc import Sequence

import pytest

from stancewatch.model.audit import Audit, FlagEntry
from stancewatch.model.evidence import Document
from stancewatch.publish.citations import Use, citations
from stancewatch.publish.flags import (
    LISTED_OF_A_PATTERN,
    MARKED_OF_A_WORDING,
    QUOTED_OF_A_PATTERN,
    FlagGroup,
    anchor_of,
    by_family,
    place_of,
    shown_at,
)
from tests.unit.publish import invented


def flagged(words: Sequence[str]) -> tuple[Document, Audit]:
    """An audit in which each of some paragraphs is flagged whole, under one pattern."""
    document = invented.document([("paragraph", one) for one in words])
    audit = invented.audit("meridian-forge")
    flags = tuple(_flag(audit, document, number) for number in range(len(words)))
    return document, audit.model_copy(update={"flags": flags})


def _flag(audit: Audit, document: Document, number: int) -> FlagEntry:
    passage = document.passages[number]
    cut = invented.cut(document, passage.start, passage.end).model_dump(exclude={"reason"})
    first = next(flag for flag in audit.flags if flag.pattern == "agentless_passive")
    return first.model_copy(update={**cut, "alternative": f"Say who, in {number % 2}."})


def only_group(audit: Audit) -> FlagGroup:
    (group,) = [group for family in by_family(audit) for group in family.groups]
    return group


def test_equal_wordings_are_one_whatever_their_case_and_space() -> None:
    _, audit = flagged(["was done", "Was  done", "were kept", "was done"])
    group = only_group(audit)
    assert [len(wording.flags) for wording in group.wordings] == [3, 1]
    assert group.wordings[0].first.block == 0
    assert group.flags == 4


def test_a_pattern_lists_some_wordings_and_counts_the_rest() -> None:
    many = QUOTED_OF_A_PATTERN + LISTED_OF_A_PATTERN + 7
    _, audit = flagged([f"words {number}" for number in range(many)])
    group = only_group(audit)
    assert (len(group.quoted), len(group.listed), group.unlisted) == (
        QUOTED_OF_A_PATTERN,
        LISTED_OF_A_PATTERN,
        7,
    )


def test_an_alternative_that_all_share_stands_once_and_others_with_their_words() -> None:
    _, differing = flagged(["one", "two"])
    assert only_group(differing).alternative == ""
    _, equal = flagged(["one", "one"])
    assert only_group(equal).alternative == "Say who, in 0."


def test_some_places_of_a_wording_are_marked_and_lead_to_it() -> None:
    _, audit = flagged(["was done"] * 20)
    marked = shown_at(audit)
    assert set(marked) == {place_of(flag) for flag in audit.flags[:MARKED_OF_A_WORDING]}
    assert set(marked.values()) == {anchor_of(audit.flags[0])}


@pytest.mark.parametrize("times", [1, 50])
def test_every_flag_is_cited_so_that_every_flag_is_checked(times: int) -> None:
    _, audit = flagged(["was done"] * times)
    cited = [citation for citation in citations(audit) if citation.use is Use.FLAG]
    assert len(cited) == times
    assert sum(citation.shown for citation in cited) == min(times, MARKED_OF_A_WORDING)
