"""Likened to people.

## What it finds
A machine told as a person or an expert: "understands the world much as people do", "lawyer-level", "studio-grade".
## Why it matters
The comparison borrows trust in people for a thing that was not tested as they are.
## Write instead
Say what it did in which test, and how people did in the same test.
## False alarms
Studies that compare people and machines on the same test.
## Sources
Hyland (1998) on boosters; Millar et al. (2022) on hype in research writing.
"""

from stancewatch.model.language import Family, Severity
from stancewatch.suffixscape import claims, guards
from stancewatch.suffixscape.pattern import Pattern, Status
from stancewatch.suffixscape.phrases import lexicon, phrases, words_in
from stancewatch.suffixscape.word_rules import listed

_COMPOUNDS = tuple(
    f"{stem}-{ending}"
    for ending in sorted(words_in("claims", "endings"))
    for stem in sorted(words_in("claims", "stems"))
)
_LIKENESSES = phrases(lexicon("claims")["likeness"] + _COMPOUNDS)

PATTERN = Pattern(
    name="likened_to_people",
    family=Family.EPISTEMIC_INFLATION,
    effect="Borrows trust in people for a machine.",
    alternative="In which test, against which people, and with what figures? “{words}” names none.",
    question="compared with whom, in which test?",
    status=Status.PREVIEW,
    since="0.1.0",
    hits=(
        "It sees the world much as people do.",
        "It writes letters like a lawyer.",
        "It gives studio-grade sound.",
        "It has doctor-level knowledge of herbs.",
    ),
    misses=(
        "Ask a lawyer.",
        "It does not write like a lawyer.",
        "In a test with 40 doctors it was right as often as they were.",
    ),
    sources=("Hyland, Boosting, hedging and the negotiation of academic knowledge, 1998",),
    detect=listed(_LIKENESSES, Severity.LOW, guards.has_number, guards.negated, claims.is_no_claim),
    words=_LIKENESSES.words,
)
