"""Decision without decider.

## What it finds
A decision, effort or permission that "was made", "was given", "was reached", with nobody who made it: "the decision was
made to withhold", "efforts were made", "human labour is involved in annotation".
## Why it matters
What somebody chose stands there as a thing, and the person who chose cannot be asked.
## Write instead
Use the verb: "[who] decided to withhold the weights".
## False alarms
Decisions whose maker stands in the sentence before.
## Sources
Fowler and Kress (1979) on nominalisation.
"""

from stancewatch.model.language import Family, Severity
from stancewatch.suffixscape import guards
from stancewatch.suffixscape.grammar.tokens import Tokens
from stancewatch.suffixscape.pattern import Pattern, Status
from stancewatch.suffixscape.phrases import lexicon, phrases
from stancewatch.suffixscape.word_rules import in_contract, listed

_DECIDED = phrases(lexicon("decided")["decided"])


def _by_somebody(tokens: Tokens, place: int) -> bool:
    """Say whether somebody is named as the one who decided: "by the board", "we ... our efforts were"."""
    low, high = tokens.sentence(place)
    words = tokens.words
    return (
        "by" in words[place:high] or "we" in words[low:place] or words[place - 1] in ("our", "their", "your")
    )


PATTERN = Pattern(
    name="decision_without_decider",
    family=Family.NOMINALISED_EVASION,
    effect="Reports a decision and leaves out who took it.",
    alternative="Who decided or acted? Put them first and make “{words}” a verb.",
    question="by whom?",
    status=Status.PREVIEW,
    since="0.1.0",
    hits=(
        "The decision was made to close the forum.",
        "Every effort has been made to find the heirs.",
        "Human labour is involved in sorting the mail.",
        "Access was granted to three firms.",
    ),
    misses=(
        "The decision was made by the council.",
        "We decided to close the forum.",
        "A payment was made by card.",
    ),
    sources=("Fowler and Kress, Rules and regulations, in Fowler et al., Language and Control, 1979",),
    detect=listed(_DECIDED, Severity.MEDIUM, _by_somebody, guards.conditional, in_contract),
    words=_DECIDED.words,
)
