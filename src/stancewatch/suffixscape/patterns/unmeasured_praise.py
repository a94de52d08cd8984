"""Unmeasured praise.

## What it finds
A word of praise where a measure could stand: "remarkable abilities", "a powerful tool".
## Why it matters
Praise of one's own work reads like a finding and cannot be checked.
## Write instead
Give the figure, its test and its limits; or leave the word out.
## False alarms
Praise of somebody else's work; technical senses ("powerful statistical test").
## Sources
Hyland (1998) on boosters; Millar et al. (2022) on hype in research writing.
"""

from stancewatch.model.language import Family, Severity
from stancewatch.suffixscape import guards
from stancewatch.suffixscape.grammar.tokens import Tokens
from stancewatch.suffixscape.pattern import Pattern, Status
from stancewatch.suffixscape.phrases import lexicon, phrases
from stancewatch.suffixscape.word_rules import is_term, listed

_PRAISE = phrases(lexicon("inflation")["praise"])


def _compared(tokens: Tokens, place: int) -> bool:
    """Say whether the word only stands in a comparison: "more sophisticated filters"."""
    before = tokens.words[place - 1] if place else ""
    return before in ("more", "less", "dangerously", "/") or (
        before == "as" and "as" in tokens.words[place + 1 : place + 4]
    )


def _times_as_counted(tokens: Tokens, place: int) -> bool:
    """Say whether a comparison gives its number and the other side: "5 times faster than version 1.4"."""
    words = tokens.words
    counted = words[place] == "times" and place > 0 and words[place - 1][0].isdigit()
    return counted and "than" in words[place + 1 : place + 5]


def _wanting(tokens: Tokens, place: int) -> bool:
    """Say whether the words tell what is wanting or wished for: "a lack of robust tools", "For best results"."""
    words, (low, _) = tokens.words, tokens.sentence(place)
    for_what = place == low + 1 and words[low] in ("for", "upon")
    return for_what or not _WANTING.isdisjoint(words[max(low, place - 6) : place])


def _told_of_a_text(tokens: Tokens, place: int) -> bool:
    """Say whether the words tell how long a text is: "an extensive performance comparison"."""
    return not _TEXTS.isdisjoint(tokens.words[place + 1 : place + 4])


_TEXTS = frozenset((
    "report", "reports", "comparison", "comparisons", "guide", "guides", "documentation", "instructions", "overview", "manual",
    "tutorial", "tutorials", "list",
))  # fmt: skip
_WANTING = frozenset(
    (
        "lack",
        "upon",
        "supports",
        "lacks",
        "lacking",
        "need",
        "needs",
        "require",
        "requires",
        "should",
        "must",
        "if",
        "mission",
        "goal",
        "goals",
    )
)

PATTERN = Pattern(
    name="unmeasured_praise",
    family=Family.EPISTEMIC_INFLATION,
    effect="Praises where a measure could stand.",
    alternative="Say what was measured instead of “{words}”: the figure, the test and its limits.",
    question="measured how?",
    status=Status.PREVIEW,
    since="0.1.0",
    hits=(
        "The model shows remarkable abilities.",
        "It is a powerful tool for developers.",
        "We built rigorous and layered safeguards.",
        "Its answers are remarkably reliable.",
        "The filter reliably blocks spam.",
        "It has a nuanced understanding of rhyme.",
        "The list is an invaluable help.",
        "The names were meticulously checked.",
    ),
    misses=(
        "The model answers 7 of 10 questions.",
        "It did not show remarkable abilities.",
        "The field lacks robust tools.",
        "Hold the rope in a strong grip.",
        "The clock reliably stops.",
        "Two fees are outstanding as of May.",
        "The tools are not reliable enough.",
        "The superior vena cava is visible.",
        "The revolutionary war began in 1775.",
        "It has extensive performance comparisons.",
        "For optimal quality, use two cups.",
        "It is 4 to 5 times faster than the previous release.",
    ),
    sources=("Hyland, Boosting, hedging and the negotiation of academic knowledge, 1998",),
    detect=listed(
        _PRAISE,
        Severity.LOW,
        guards.measured,
        guards.negated,
        is_term,
        _compared,
        _wanting,
        _told_of_a_text,
        _times_as_counted,
    ),
    words=_PRAISE.words,
)
