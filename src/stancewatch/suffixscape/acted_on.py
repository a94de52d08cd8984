"""What a passive says was acted on, as the object of an active sentence."""

from stancewatch.suffixscape.grammar import noun_phrases
from stancewatch.suffixscape.grammar.passives import Passive
from stancewatch.suffixscape.grammar.tokens import Tokens

OBJECTS = {
    "he": "him", "she": "her", "it": "it", "they": "them", "we": "us", "i": "me", "you": "you", "this": "this", "these": "these",
    "those": "those", "nothing": "nothing", "nobody": "nobody", "everyone": "everyone", "everything": "everything",
}  # fmt: skip
FARTHEST = 60
"""Words before a verb that are looked through for a denial, lest a sentence without end cost its square."""

_DENIALS = frozenset(
    ("no", "none", "neither", "nor", "nothing", "nobody", "few", "little", "only", "not", "without", "never")
)


def acted_on(tokens: Tokens, passive: Passive, *, plural: bool | None) -> str:
    """Return what the act was done to, or a word that points to it, or nothing where neither is sure."""
    words, place = tokens.words, passive.first
    low, _ = tokens.sentence(place)
    phrase = noun_phrases.before(tokens, place)
    if phrase:
        return phrase.text(tokens)
    pronoun = OBJECTS.get(words[place - 1], "") if place > low else ""
    told = words[passive.head + 1 : passive.head + 2]
    empty = words[passive.head] in _SAID or (told and told[0] in ("that", "to", "as", "how", "whether"))
    if pronoun and not (pronoun == "it" and empty):
        alone = place - 1 == low or not _is_joint(tokens, place - 2)
        return pronoun if alone else ""
    stretch = words[max(low, place - FARTHEST) : place]
    return (
        "them" if plural and stretch and _DENIALS.isdisjoint(stretch) and "there" not in stretch[-3:] else ""
    )


_SAID = frozenset((
    "said", "assumed", "reported", "believed", "decided", "known", "found", "noted", "expected", "thought", "considered", "recommended",
    "claimed", "agreed", "shown", "hoped", "planned", "estimated", "understood", "suggested", "determined", "concluded",
))  # fmt: skip
"""With these, "it" stands for what follows: "it was assumed the list was whole"."""


def _is_joint(tokens: Tokens, place: int) -> bool:
    """Say whether a pronoun behind a word is only part of a subject: "he and *she*", "the use by *you*"."""
    return tokens.words[place] in ("and", "or") or tokens.shape(place) in ("PREP", "BY")
