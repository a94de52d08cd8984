"""Acts that somebody answers for, put as nouns: which there are, and what their verbs say."""

from functools import cache

from stancewatch.suffixscape.grammar import agents, nominals, noun_phrases, verbs
from stancewatch.suffixscape.grammar.tokens import Tokens
from stancewatch.suffixscape.phrases import lexicon, words_in


@cache
def verbs_of_acts() -> dict[str, str]:
    """Return the verb behind each act, by its noun in the singular."""
    lines = (line.split() for name in ("answered_for", "on_people") for line in lexicon("acts")[name])
    return {noun: verb.replace("_", " ") for noun, verb in lines}


@cache
def acts() -> frozenset[str]:
    """Return the nouns of all acts, singular and plural."""
    nouns = verbs_of_acts()
    return frozenset(nouns) | {f"{noun}s" for noun in nouns}


@cache
def answered_for() -> frozenset[str]:
    """Return the acts that count whatever they are done to, in the singular."""
    return frozenset(line.split()[0] for line in lexicon("acts")["answered_for"])


def is_about_people(tokens: Tokens, first: int, last: int) -> bool:
    """Say whether a range of tokens names people, their works or what they gave."""
    people = words_in("acts", "people")
    return any(nominals.base(word) in people for word in tokens.words[first:last])


def names_agent(tokens: Tokens, verb: int, high: int) -> bool:
    """Say whether somebody who acts is named behind a verb: "was performed by our staff"."""
    words = tokens.words
    return any(words[at] == "by" and not agents.is_other_use(tokens, at) for at in range(verb + 1, high - 1))


def acted_on(tokens: Tokens, place: int) -> str:
    """Return what an act is done to, behind "of" or right before it, or "…" where that is not sure."""
    words, (low, high) = tokens.words, tokens.sentence(place)
    if words[place + 1 : place + 2] == ["of"]:
        phrase = noun_phrases.behind(tokens, place + 2, high)
        return phrase.text(tokens) if phrase else "…"
    if place > low and nominals.base(words[place - 1]) in words_in("acts", "people"):
        return noun_phrases.lowered(tokens, place - 1)
    return "…"


def told(tokens: Tokens, place: int) -> str:
    """Return the act at a place as a sentence with a gap for who acts: "[who] removes the links"."""
    noun = tokens.words[place]
    verb, _, particle = (verbs_of_acts().get(nominals.base(noun)) or verbs_of_acts()[noun]).partition(" ")
    return " ".join(filter(None, ("[who]", verbs.present(verb), particle, acted_on(tokens, place))))
