"""Passives without an auxiliary of their own: "with no link provided", "many of them staffed by soldiers", "Two killed in blast"."""

from stancewatch.suffixscape.grammar.candidates import names_state
from stancewatch.suffixscape.grammar.shapes import AUXILIARIES, CLASSES, is_participle
from stancewatch.suffixscape.grammar.tokens import BREAK, EDGE, Tokens
from stancewatch.suffixscape.grammar.wording import words_of

STATES = words_of("states.txt")
HEADLINES = words_of("headline_participles.txt")
WANTED = frozenset(("needed", "required", "wanted"))
"""What a note says is wanted: "No experience required."."""
_SHARES = frozenset((
    "many", "most", "some", "several", "all", "both", "each", "few", "half", "none", "two", "three", "four", "five", "others",
))  # fmt: skip
_WHOSE = frozenset(("them", "which", "whom"))
_MISSPELT = frozenset(("its", "your", "thats", "theyre", "youre", "hes", "shes", "whats"))
"""What people write for "it's" and the like."""
STARTS = _MISSPELT | HEADLINES | {"with", "said"} | _SHARES | _WHOSE
"""Words from which such a passive is looked for."""

LONGEST_SUBJECT = 7
LONGEST_HEADLINE = 16
"""Words of a subject behind "with", and of a headline, that are looked through."""

_NOUNS = frozenset(("WORD", "NOUN", "PLURAL", "NAME", "ER", "NUM", "QUANT"))
_SUBJECT = _NOUNS | {"DET", "POSS", "ADJ", "OWNER", "NOT", "ADV", "VERY", "ING"}
_CLOSING = frozenset(("END", "PUNCT", "EDGE", "SUB"))
_LEADING_ON = frozenset(("PREP", "BY"))
_FINITE = frozenset(("BE", "HAVE", "DO", "MODAL", "GET", "MARK"))


def head_from(tokens: Tokens, place: int) -> int:
    """Return the participle of the passive without auxiliary that a word of `STARTS` belongs to, or -1."""
    word = tokens.words[place]
    if word == "with":
        return _behind_with(tokens, place)
    if word in _SHARES or word in _WHOSE:
        return _behind_share(tokens, place)
    if word in _MISSPELT:
        return _behind_misspelt(tokens, place)
    if word == "said":
        return place if _is_that_said(tokens, place) else -1
    return place if _is_headline(tokens, place) else -1


def _behind_misspelt(tokens: Tokens, place: int) -> int:
    """Return the participle behind "its" where no noun follows: "if its heated from below"; "its heated pool" has none."""
    at = place + 1
    while tokens.shapes[at] in _BEFORE_PARTICIPLE and at < place + 4:
        at += 1
    word = tokens.word(at)
    if not is_participle(word) or not _is_done(word):
        return -1
    follows = tokens.shape(at + 1) in ("PREP", "BY", "TO", "SUB", "PRON") or _closes(tokens, at + 1)
    named = word in _NAMED and tokens.shape(at + 1) == "DET"
    return at if follows or named else -1


_BEFORE_PARTICIPLE = frozenset(("ADV", "NOT", "VERY"))
_NAMED = frozenset(("called", "named", "considered"))


def _is_that_said(tokens: Tokens, place: int) -> bool:
    """Say whether "that said" opens a sentence and stands alone."""
    low, _ = tokens.sentence(place)
    return place == low + 1 and tokens.words[low] == "that" and tokens.shape(place + 1) == "PUNCT"


def _behind_with(tokens: Tokens, place: int) -> int:
    """Return the participle behind "with" and a subject that ends its clause: "with your legs crossed,"."""
    _, high = tokens.sentence(place)
    for at in range(place + 2, min(place + 2 + LONGEST_SUBJECT, high)):
        kind = tokens.shape(at)
        if is_participle(tokens.words[at]):
            before = tokens.shape(at - 1)
            if before in _NOUNS or before in ("NOT", "ADV"):
                return at if _is_absolute(tokens, place, at) else -1
        elif kind not in _SUBJECT:
            return -1
    return -1


def _is_absolute(tokens: Tokens, place: int, head: int) -> bool:
    """Say whether "with" tells of a state of things, not of a thing: "with the samples tested, ...", "with the tools provided."."""
    behind = tokens.word(head + 1)
    closed = _closes(tokens, head + 1) or behind in _SUBJECTS
    if not closed or behind in (")", "/") or not _is_done(tokens.words[head]):
        return False
    if not any(tokens.shape(at) in _NOUNS for at in range(place + 1, head)):
        return False
    known = tokens.shape(place + 1) == "DET" and tokens.words[place + 1] not in ("no", "every", "each")
    return not known or (place == tokens.sentence(place)[0] and tokens.shape(head + 1) == "PUNCT")


_SUBJECTS = frozenset(("it", "he", "she", "they", "we", "i", "you", "there"))
"""Words that open the clause behind: "with no link provided it is hard"."""


def _is_done(participle: str) -> bool:
    """Say whether a participle is one of an act, and no noun, past or state."""
    return participle not in STATES and participle not in _NOUNS_TOO and not names_state(participle)


_NOUNS_TOO = frozenset((
    "shot", "cut", "hit", "run", "set", "cast", "cost", "read", "beat", "bid", "input", "output", "left", "thought", "ground",
))  # fmt: skip


def _closes(tokens: Tokens, place: int) -> bool:
    return tokens.shape(place) in _CLOSING or tokens.word(place) in (EDGE, BREAK)


def _behind_share(tokens: Tokens, place: int) -> int:
    """Return the participle behind a share of what was named before: ", many staffed by", "most of which based in"."""
    words, first = tokens.words, place
    if words[place] in _WHOSE:
        if words[place - 1] != "of" or tokens.shape(place - 2) not in _COUNTS:
            return -1
        first = place - 2
    if tokens.shape(first - 1) != "PUNCT" and words[first - 1] != "with":
        return -1
    low, high = tokens.sentence(place)
    at = place + 1
    while at < min(high, place + 4) and tokens.shape(at) in _BEFORE_PARTICIPLE:
        at += 1
    found = low < first and at < high and is_participle(words[at]) and tokens.shape(at + 1) in _LEADING_ON
    return at if found and _is_done(words[at]) else -1


_COUNTS = frozenset(("QUANT", "NUM", "DET", "PRON", "ADV", "WORD", "VERY"))
"""Classes of words before "of them"."""


def _is_headline(tokens: Tokens, place: int) -> bool:
    low, high = tokens.sentence(place)
    if place == low or high - low > LONGEST_HEADLINE:
        return False
    words = tokens.words
    before = tokens.shape(place - 1)
    if before not in _NOUNS or (words[place - 1] in _SHARES and place - 1 > low):
        return False
    if any(CLASSES.get(word) in _FINITE or word in AUXILIARIES for word in words[low:high]):
        return False
    if any(tokens.shape(at) in ("PART", "PRON", "PREP", "SUB", "BY") for at in range(low, place)):
        return False
    if words[place] in WANTED:
        return _closes(tokens, place + 1) or words[place + 1] == "for"
    ended = words[high - 1] == "."
    return not ended and (tokens.shape(place + 1) in ("PREP", "BY", "TO") or _closes(tokens, place + 1))
