"""A passive turned into what an active sentence would say, with a gap for who acts.

Modal, negation, adverb and tense stay: "may not be removed" is "may not remove". Where that cannot be done for sure,
the passive stands as it is and the actor is asked for behind it.
"""

from typing import NamedTuple

from stancewatch.suffixscape import acted_on
from stancewatch.suffixscape.grammar import verbs
from stancewatch.suffixscape.grammar.passives import Passive
from stancewatch.suffixscape.grammar.shapes import CLASSES
from stancewatch.suffixscape.grammar.tokens import Tokens


class Group(NamedTuple):
    """The verb of an active sentence."""

    text: str
    plural: bool | None
    """Whether the passive's subject was plural; None where its verb does not show it."""


def active(tokens: Tokens, passive: Passive, actor: str) -> str:
    """Return the active clause of a passive, or nothing where it is not sure: "[who] did not remove the images"."""
    group = _group(tokens, passive)
    thing = acted_on.acted_on(tokens, passive, plural=group.plural) if group else ""
    particle = _particle(tokens, passive.head)
    if group is None or not thing or particle is None:
        return ""
    behind = f"{thing} {particle}" if thing in acted_on.OBJECTS.values() else f"{particle} {thing}"
    behind_verb = passive.head + 1 + bool(particle)
    rest = "" if _ends(tokens, behind_verb) or passive.agent == behind_verb else " …"
    return f"{actor} {group.text} {behind.strip()}{rest}"


def asked(tokens: Tokens, passive: Passive) -> str:
    """Return the passive itself with the actor asked for: "… may be suspended by [whom]"."""
    first, (low, _) = passive.first, tokens.sentence(passive.first)
    while first > max(low, passive.first - _FARTHEST) and _is_verbal(tokens.words[first - 1]):
        first -= 1
    last, words = passive.last, tokens.words
    belongs = last < len(words) and (
        words[last] in _PARTICLES or (words[last] == "in" and _ends(tokens, last + 1))
    )
    behind = tokens.slice(passive.first, last + belongs)
    return f"… {' '.join((*tokens.raw[first : passive.first], behind))} by [whom]"


_FARTHEST = 6
"""Words before a verb group that are looked through for a denial or an infinitive."""


def _is_verbal(word: str) -> bool:
    return CLASSES.get(word) in ("MODAL", "HAVE", "BE", "DO", "NOT", "TO") or word in _NEGATIONS


_NEGATIONS = frozenset(("no", "longer", "nor", "neither", "hardly", "yet", "need", "ought"))


def _group(tokens: Tokens, passive: Passive) -> Group | None:
    first, auxiliary, head = passive.first, passive.auxiliary, passive.head
    words = tokens.words
    if head < auxiliary or (first and _is_verbal(words[first - 1]) and first != tokens.sentence(first)[0]):
        return None
    if len(words) > head + 1 and words[head + 1] in ("and", "or", "/") and tokens.shape(head + 2) == "PART":
        return None
    chain = [_WHOLE.get(word, word) for word in words[first : auxiliary + 1]]
    parts = " ".join(chain).split()
    between = words[auxiliary + 1 : head]
    helpers = [
        word for word in parts if word in _TENSES or CLASSES.get(word) in ("MODAL", "HAVE", "BE", "GET")
    ]
    loose = [word for word in parts if word not in helpers] + between
    if not all(_stays(word) for word in loose):
        return None
    return _built(helpers, loose, words[head])


_WHOLE = {
    "isn't": "is not", "aren't": "are not", "wasn't": "was not", "weren't": "were not", "isnt": "is not", "arent": "are not",
    "wasnt": "was not", "werent": "were not", "haven't": "have not", "hasn't": "has not", "hadn't": "had not", "won't": "will not",
    "wouldn't": "would not", "shouldn't": "should not", "couldn't": "could not", "mustn't": "must not", "can't": "cannot",
    "'ll": "will",
}  # fmt: skip
_ADVERBS = frozenset((
    "also", "already", "now", "then", "still", "even", "often", "always", "ever", "once", "soon", "again", "yet", "perhaps", "maybe",
    "therefore", "thus", "later", "sometimes", "just", "not", "never",
))  # fmt: skip


def _stays(word: str) -> bool:
    """Say whether a word inside a verb group may stand before the verb of the active sentence as well."""
    return word in _ADVERBS or (word.endswith("ly") and word not in ("only", "early", "poorly", "badly"))


_TENSES = {
    "is": (False, "present"), "are": (True, "present"), "was": (False, "past"), "were": (True, "past"),
    "gets": (False, "present"), "get": (True, "present"), "got": (None, "past"),
}  # fmt: skip


def _built(helpers: list[str], loose: list[str], participle: str) -> Group | None:
    """Return the active verb for the helping verbs of a passive: ("may", "be") gives "may remove"."""
    plain = verbs.plain(participle)
    if len(helpers) == 1 and helpers[0] in _TENSES:
        plural, tense = _TENSES[helpers[0]]
        return _simple(tense, loose, participle, plural=plural)
    if helpers[1:] == ["being"] and helpers[0] in ("is", "are", "was", "were"):
        plural = helpers[0] in ("are", "were")
        form = "is" if helpers[0] in ("is", "are") else "was"
        return _joined(form, loose, verbs.gerund(participle), plural=plural)
    if helpers[1:] == ["been"] and helpers[0] in ("has", "have", "had"):
        form = "had" if helpers[0] == "had" else "has"
        return _joined(form, loose, participle, plural={"has": False, "have": True}.get(helpers[0]))
    modal = helpers[0] if CLASSES.get(helpers[0]) == "MODAL" and helpers[0] != "'d" else ""
    if modal and helpers[1:] == ["be"]:
        return _joined(modal, loose, plain, plural=None)
    if modal and helpers[1:] == ["have", "been"]:
        return _joined(modal, [*loose, "have"], participle, plural=None)
    return None


def _simple(tense: str, loose: list[str], participle: str, *, plural: bool | None) -> Group | None:
    if "not" in loose:
        return _joined("does" if tense == "present" else "did", loose, verbs.plain(participle), plural=plural)
    plain = verbs.plain(participle)
    form = verbs.past(participle) if tense == "past" else plain and verbs.present(plain)
    return _joined("", loose, form, plural=plural)


def _joined(helper: str, loose: list[str], form: str, *, plural: bool | None) -> Group | None:
    if not form:
        return None
    return Group(" ".join((*filter(None, (helper,)), *loose, form)), plural)


_PARTICLES = frozenset(("down", "out", "up", "off", "away", "back", "apart", "aside"))


def _particle(tokens: Tokens, head: int) -> str | None:
    """Return what belongs to the verb behind a participle: "taken *down*". None where its object would be lost in it."""
    words, (_, high) = tokens.words, tokens.sentence(head)
    word = words[head + 1] if head + 1 < high else ""
    if word in _PARTICLES:
        return word if words[head + 2 : head + 3] != ["of"] else None
    stranded = CLASSES.get(word) == "PREP" and (_ends(tokens, head + 2) or words[head + 2] in ("by", "as"))
    return None if stranded else ""


def _ends(tokens: Tokens, place: int) -> bool:
    """Say whether the clause ends before a place."""
    _, high = tokens.sentence(min(place, len(tokens)) - 1)
    if place >= high:
        return True
    return (
        CLASSES.get(tokens.words[place]) in ("END", "PUNCT", "CONJ") or not tokens.words[place][0].isalnum()
    )
