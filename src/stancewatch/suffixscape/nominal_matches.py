"""How the two nominalisation patterns share one decision: an act as a noun, with or without what it hides."""

from functools import partial

from stancewatch.model.language import Severity
from stancewatch.suffixscape import act_sentences, act_shapes, guards, severity
from stancewatch.suffixscape.grammar import nominals, noun_phrases
from stancewatch.suffixscape.grammar.linear import confidence
from stancewatch.suffixscape.grammar.tokens import Tokens
from stancewatch.suffixscape.pattern import Match


def harmless(tokens: Tokens, place: int) -> tuple[Match, ...]:
    """Return a noun that stands for an act, where `without_actor` does not claim it."""
    score = nominals.act(tokens, place)
    if score <= 0 or _evasive(tokens, place):
        return ()
    return (_match(tokens, place, place, Severity.NONE, score),)


def without_actor(tokens: Tokens, place: int) -> tuple[Match, ...]:
    """Return an act with consequences as a noun that has its object beside it and nobody who acts."""
    if tokens.words[place] in act_shapes.gerunds():
        opening = _opening_gerund(tokens, place)
        if opening:
            return opening
    weight = _evasive(tokens, place)
    if not weight:
        return ()
    first = place - 1 if act_shapes.is_behind_object(tokens, place) else place
    last = place + 2 if act_shapes.is_finder(tokens, place) else place + 1
    return (Match(first, last, weight, 0.8, alternative=partial(_rewritten, tokens, place)),)


def _opening_gerund(tokens: Tokens, place: int) -> tuple[Match, ...]:
    last = act_shapes.opening_gerund(tokens, place)
    if last < 0 or guards.quoted(tokens, place):
        return ()
    return (Match(place, last, Severity.LOW, 0.7, alternative=partial(_rewritten, tokens, place, last)),)


def _rewritten(tokens: Tokens, place: int, behind_gerund: int = -1) -> str:
    """Return what to write instead of an act, given the place behind it where it is one in -ing."""
    if behind_gerund < 0:
        told = act_sentences.told(tokens, place)
    else:
        told = act_sentences.told_of_gerund(tokens, place, behind_gerund)
    if told:
        return f"Use the verb and name who acts: “{told}”.{' Who agreed to it?' if _needs_consent(tokens, place) else ''}"
    noun = noun_phrases.lowered(tokens, place)
    return f"Use a verb and name who acts: whose {noun} is it{', and who agreed to it' if _needs_consent(tokens, place) else ''}?"


def _needs_consent(tokens: Tokens, place: int) -> bool:
    """Say whether an act is one people may agree to or not: a collection is, the suspension of an account is not."""
    return nominals.base(tokens.words[place]) not in _WITHOUT_CONSENT


_WITHOUT_CONSENT = frozenset((
    "removal", "deletion", "suspension", "termination", "moderation", "takedown", "withdrawal", "shutdown", "development", "suppression",
    "investigation", "analysis", "research", "testing", "inspection", "evaluation", "assessment", "review", "audit", "inquiry", "advancement",
))  # fmt: skip


def _match(tokens: Tokens, first: int, place: int, weight: Severity, score: float) -> Match:
    words = {"noun": noun_phrases.lowered(tokens, place)}
    return Match(first, place + 1, weight, confidence(score), "linear", words=words)


def _evasive(tokens: Tokens, place: int) -> Severity | None:
    """Return how much hangs on an act that stands as a noun and shows nobody who acts, or None."""
    noun = nominals.base(tokens.words[place])
    weight = severity.of_act_noun(noun)
    if (
        weight is Severity.NONE
        or not act_shapes.hides_actor(tokens, place, noun)
        or guards.quoted(tokens, place)
    ):
        return None
    return weight
