"""An act put as a noun turned back into what a sentence with a verb would say: "[who] creates datasets"."""

from stancewatch.suffixscape import act_shapes
from stancewatch.suffixscape.grammar import nominals, noun_phrases, verbs
from stancewatch.suffixscape.grammar.tokens import Tokens

_TELLS_OF_PAST = frozenset(
    (
        "was",
        "were",
        "had",
        "followed",
        "took",
        "led",
        "began",
        "became",
        "came",
        "prompted",
        "triggered",
        "caused",
        "found",
        "resulted",
    )
)
_WITHOUT_PLURAL = frozenset(("data", "content", "information", "text", "ai"))


def told(tokens: Tokens, place: int) -> str:
    """Return the act at a place as a sentence with a gap for who acts, or nothing where its verb is not known."""
    noun = nominals.base(tokens.words[place])
    verb = verbs.of_act().get(noun, "")
    if not verb:
        return ""
    acted_on = "…" if act_shapes.is_finder(tokens, place) else _object(tokens, place)
    return f"[who] {_conjugated(tokens, place, verb)} {acted_on}"


def told_of_gerund(tokens: Tokens, place: int, last: int) -> str:
    """Return the same for an act in -ing that opens its sentence: "[who] records these voices"."""
    verb = verbs.plain_of_gerund(tokens.words[place])
    phrase = noun_phrases.behind(tokens, place + 1, last)
    if not verb:
        return ""
    whole = phrase is not None and phrase.last == last
    return f"[who] {verbs.present(verb)} {phrase.text(tokens) if phrase and whole else '…'}"


def _conjugated(tokens: Tokens, place: int, verb: str) -> str:
    low, high = tokens.sentence(place)
    if _TELLS_OF_PAST.isdisjoint(tokens.words[low:high]):
        return verbs.present(verb)
    return verbs.past_of(verb)


def _object(tokens: Tokens, place: int) -> str:
    words, (_, high) = tokens.words, tokens.sentence(place)
    of = place + 3 if words[place + 1 : place + 2] in (["and"], ["or"]) else place + 1
    if of < high - 1 and words[of] == "of":
        phrase = noun_phrases.behind(tokens, of + 1, high)
        return phrase.text(tokens) if phrase else "…"
    if act_shapes.is_behind_object(tokens, place):
        return _plural(tokens, place - 1)
    return "…"


def _plural(tokens: Tokens, place: int) -> str:
    word = tokens.words[place]
    raw = noun_phrases.lowered(tokens, place)
    if word in _WITHOUT_PLURAL or word.endswith("s"):
        return raw
    return raw + "s"
