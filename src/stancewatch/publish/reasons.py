"""Why a passage or a wording stands on a page, in plain words; what has no word is shown as it is.

The data keep the short form, such as `weak expression 9, taken away by exclusion 3`.
"""

import re

from stancewatch.model.audit import Audit, FlagEntry
from stancewatch.publish.wording import all_outcomes, sentence, word, words

_EXPRESSION = re.compile(r"(?P<kind>[a-z]+) expression \d+(?P<excluded>, taken away by exclusion \d+)?")
_CLASS = re.compile(r"\bclass (?P<name>[a-z_]+)")
_AWARDED = "awarded by rules: "


def plain_reason(reason: str) -> str:
    """Return why a search names a passage: `usual wording of an answer`."""
    found = _EXPRESSION.fullmatch(reason)
    if found is None or found["kind"] not in words()["expression"]:
        return words()["reason"].get(reason, reason)
    said = word(found["kind"], "expression")
    return f"{said}; {word('excluded', 'reason')}" if found["excluded"] else said


def plain_sentence(text: str) -> str:
    """Return a sentence of ours in which classes of question have names for people."""
    return _CLASS.sub(lambda found: _named(found[0], found["name"]), text)


def _named(said: str, name: str) -> str:
    return f"class “{word(name, 'detector_class')}”" if name in words()["detector_class"] else said


def why_flagged(flag: FlagEntry) -> str:
    """Return how grave a flag is and what found it: `high severity, found by a list of words`."""
    return f"{flag.severity} severity, {words()['detector'].get(flag.detector, flag.detector)}"


def figures_of_the_judge(audit: Audit) -> tuple[str, ...]:
    """Return what an audit says of how its judge fared: what its awards had earned, and why silence did not count.

    These are the figures that outcomes carry, for audits made before `Audit.figures` was kept.
    """
    earned, not_earned = set[str](), set[str]()
    for outcome in all_outcomes(audit):
        if outcome.reason.startswith(_AWARDED):
            earned.add(outcome.reason)
        elif outcome.kind == "gap" and _CLASS.search(outcome.reason):
            not_earned.add(outcome.reason)
    return tuple(sentence(plain_sentence(each)) for each in (*sorted(earned), *sorted(not_earned)))
