"""Standing commitment.

## What it finds
A will told as lasting for ever, with no act, date or measure: "we remain committed to", "we will continue to",
"has always been".
## Why it matters
A commitment without a next step can be neither kept nor broken.
## Write instead
Say the next act and its date, and what was done so far.
## False alarms
Commitments that name an act and a date; marriages.
## Sources
Austin (1962) on commissives; temporal flatness in the StanceWatch audits of 2026-06.
"""

from stancewatch.model.language import Family, Severity
from stancewatch.suffixscape import guards
from stancewatch.suffixscape.grammar.tokens import Tokens
from stancewatch.suffixscape.pattern import Pattern, Status
from stancewatch.suffixscape.phrases import lexicon, phrases
from stancewatch.suffixscape.word_rules import in_contract, listed, on_condition

_COMMITMENTS = phrases(lexicon("temporal")["standing"])


def _of_somebody_else(tokens: Tokens, place: int) -> bool:
    """Say whether somebody else is spoken of: "she has always been", "there will always be"."""
    low, _ = tokens.sentence(place)
    before = tokens.words[max(low, place - 3) : place]
    return not _OTHERS.isdisjoint(before) and "we" not in before


_OTHERS = frozenset(("you", "he", "she", "they", "i", "there", "users", "who"))

PATTERN = Pattern(
    name="standing_commitment",
    family=Family.TEMPORAL_FLATNESS,
    effect="Promises a lasting will without an act or date by which it could be seen.",
    alternative="Instead of “{words}”, say the next act, its date, and what was done so far.",
    question="which act, by when?",
    status=Status.PREVIEW,
    since="0.1.0",
    hits=(
        "We remain deeply committed to openness.",
        "We will continue to listen.",
        "Our team continues to strengthen the archive.",
        "Openness has always been our way.",
    ),
    misses=(
        "We will continue to publish a report every March.",
        "She was not committed to hospital.",
        "She has always been kind.",
        "There will always be a queue.",
        "The parties shall make every effort to settle.",
        "If funds allow, we will continue to meet.",
    ),
    sources=(
        "Austin, How to Do Things with Words, 1962",
        "StanceWatch audits of LAION and Hugging Face, 2026-06",
    ),
    detect=listed(
        _COMMITMENTS, Severity.LOW, guards.dated, on_condition, in_contract, guards.negated, _of_somebody_else
    ),
    words=_COMMITMENTS.words,
)
