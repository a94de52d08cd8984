"""Why an audit has the confidence it has, in words, from the facts it carries."""

import re
from collections.abc import Iterator, Mapping

from stancewatch.model.audit import Audit
from stancewatch.publish.wording import listed

_ONE_WERE = re.compile(r"(\b1 of \d+ pages? registered for this lab )were read")
_ONE_STAND = re.compile(r"(\b1 of them could not be had this time and )stand as")


def why(audit: Audit) -> str:
    """Return the reasons for the level of confidence as part of a sentence; empty where the facts do not tell.

    The rule is that of the audit: low where fewer than half of the pages were read, less than half of the words
    could be examined, or more than half of the questions are open; good where all was read and at most a tenth is
    open; one judge made of rules never gives more than moderate.
    """
    facts = audit.confidence.facts
    if not {"documents_read", "sources", "words", "words_examined", "indicators", "indicators_open"} <= set(
        facts
    ):
        return ""
    level = audit.confidence.level
    reasons = {"low": _low, "moderate": _moderate}.get(level, _good)(facts)
    own = list(reasons)
    if level == "moderate" and audit.judge.startswith("rules"):
        own.append("one judge made of rules never gives more")
    return listed(own)


def note_of(audit: Audit) -> str:
    """Return the note of an audit, with the verb in the singular where one page is spoken of.

    Earlier versions wrote `1 of 1 page registered for this lab were read`; a published audit is never edited.
    """
    return _ONE_WERE.sub(r"\1was read", _ONE_STAND.sub(r"\1stands as", audit.confidence.note))


def _low(facts: Mapping[str, int]) -> Iterator[str]:
    read, sources = facts["documents_read"], facts["sources"]
    still_open, asked = facts["indicators_open"], facts["indicators"]
    if 2 * read < sources:
        yield f"fewer than half of the registered pages were read ({read} of {sources})"
    if 2 * facts["words_examined"] < facts["words"]:
        yield "less than half of the words are in a language that the patterns know"
    if 2 * still_open > asked:
        yield f"more than half of the questions are open ({still_open} of {asked})"


def _moderate(facts: Mapping[str, int]) -> Iterator[str]:
    read, sources = facts["documents_read"], facts["sources"]
    still_open, asked = facts["indicators_open"], facts["indicators"]
    if read < sources:
        yield f"not every registered page was read ({read} of {sources})"
    if 10 * still_open > asked:
        yield f"more than a tenth of the questions is open ({still_open} of {asked})"


def _good(facts: Mapping[str, int]) -> Iterator[str]:
    yield "every registered page was read"
    yield f"at most a tenth of the questions is open ({facts['indicators_open']} of {facts['indicators']})"
