"""How far to trust an audit, composed from what was and was not read.

The level is a rule, not an impression. *low*: fewer than half of the registered pages were read, or less than
half of their words is in a language the patterns know, or more than half of the indicators are open.
*good*: every registered page was read and at most a tenth of the indicators is open. *moderate*: the rest.
One judge of kind `rules` never gives more than *moderate*.
"""

from collections import Counter
from collections.abc import Sequence
from typing import Literal

from stancewatch.audit.wording import of_pages
from stancewatch.model.audit import ConfidenceEntry, DocumentEntry, FailureEntry, LensEntry, SuffixscapeEntry
from stancewatch.model.lab import PageRole
from stancewatch.model.lens import LensAssessment
from stancewatch.model.score import OPEN, Verdict

Level = Literal["low", "moderate", "good"]


def confidence(
    documents: tuple[DocumentEntry, ...],
    failures: tuple[FailureEntry, ...],
    lenses: tuple[LensEntry, ...],
    suffixscape: SuffixscapeEntry,
    *,
    sources: int,
    judge: str,
    awaited: dict[PageRole, int],
) -> ConfidenceEntry:
    """Return the confidence note of an audit.

    `sources` is the number of pages registered at its date; `awaited` is what `awaited_roles` returns.
    """
    facts = _facts(documents, failures, lenses, suffixscape, sources)
    note = _note(facts, suffixscape, judge)
    return ConfidenceEntry(level=_level(facts, judge), note=note, facts=facts, awaited=awaited)


def awaited_roles(assessments: Sequence[LensAssessment]) -> dict[PageRole, int]:
    """Return how many questions that wait for a page a page of each role would let be asked, zero counts left out."""
    counts = Counter(
        role
        for one in assessments
        for indicator, outcome in zip(one.lens.indicators, one.outcomes, strict=True)
        if outcome.verdict is Verdict.NOT_COLLECTED
        for role in indicator.needs
    )
    return {role: counts[role] for role in PageRole if counts[role]}


def _facts(
    documents: tuple[DocumentEntry, ...],
    failures: tuple[FailureEntry, ...],
    lenses: tuple[LensEntry, ...],
    suffixscape: SuffixscapeEntry,
    sources: int,
) -> dict[str, int]:
    verdicts = [outcome.verdict for lens in lenses for outcome in lens.outcomes]
    return {
        "sources": sources,
        "documents_read": len(documents),
        "sources_not_read": sources - len(documents),
        "read_from_earlier_capture": sum(failure.last_read is not None for failure in failures),
        "words": suffixscape.words,
        "words_examined": suffixscape.words_examined,
        "indicators": len(verdicts),
        "indicators_open": sum(verdict in OPEN for verdict in verdicts),
        "indicators_not_collected": verdicts.count(Verdict.NOT_COLLECTED),
        "indicators_not_applicable": verdicts.count(Verdict.NOT_APPLICABLE),
    }


def _level(facts: dict[str, int], judge: str) -> Level:
    if (
        2 * facts["documents_read"] < facts["sources"]
        or 2 * facts["words_examined"] < facts["words"]
        or 2 * facts["indicators_open"] > facts["indicators"]
    ):
        return "low"
    whole = not facts["sources_not_read"] and 10 * facts["indicators_open"] <= facts["indicators"]
    return "good" if whole and not judge.startswith("rules") else "moderate"


def _note(facts: dict[str, int], suffixscape: SuffixscapeEntry, judge: str) -> str:
    said = [
        f"{of_pages(facts['documents_read'], facts['sources'])} registered for this lab were read,"
        f" {facts['words']:,} words in all."
    ]
    if facts["read_from_earlier_capture"]:
        said.append(
            f"{facts['read_from_earlier_capture']} of them could not be had this time and stand as last captured."
        )
    if facts["words_examined"] < facts["words"]:
        share = 100 * (facts["words"] - facts["words_examined"]) / max(1, facts["words"])
        languages = ", ".join(suffixscape.languages_not_examined) or "unknown"
        said.append(f"{share:.0f} % of the words ({languages}) were not examined for wordings.")
    said.append(
        f"Judge: {judge}. {facts['indicators_open']} of {facts['indicators']} indicators are open and widen the"
        " bounds; the bounds do not cover wrong verdicts, the choice of indicators or unread pages."
    )
    said.append("Qualitative judgement by a fixed rubric, not a validated metric.")
    return " ".join(said)
