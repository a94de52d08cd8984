"""Subjects behind their auxiliary: "Were the photos deleted?", "Why was my account suspended?", "nor was it seen".

Set before the auxiliary, they leave a clause like any other: "the photos were deleted". What tells a verbal passive
from a state is then learnt from all clauses, not from the few that ask.
"""

from stancewatch.suffixscape.grammar.shapes import AUXILIARIES, BE
from stancewatch.suffixscape.grammar.tokens import Tokens

FINITE = BE - {"be", "been", "being"}
"""Forms of "be" that change places with their subject."""
_RELATIVES = frozenset(("who", "which"))
_ASKING = frozenset(("when", "where", "what", "why", "how", "whom", "whose"))
_INVERTING = frozenset(("nor", "neither", "never"))
_OPENERS = frozenset(("PUNCT", "CONJ", "SUB", "ADV"))
"""Classes before an auxiliary behind which a question may begin: ", was the file removed?"."""

_DETERMINERS = frozenset(("DET", "POSS", "QUANT"))
_NOUNS = frozenset(("WORD", "NOUN", "PLURAL", "NAME", "ER", "NUM", "QUANT", "ADJ", "ING"))
_JOINTS = frozenset(("PREP", "CONJ", "OWNER", "BY"))
"""Classes behind which another noun of the same subject may begin."""
_STARTS = _DETERMINERS | (_NOUNS - {"ADJ", "ING"}) | {"OWNER"}
_INSIDE = _DETERMINERS | _NOUNS | _JOINTS | {"PART"}
_BEFORE_PARTICIPLE = frozenset(("ADV", "NOT", "VERY", "PART", "CONJ"))

ASKED_WITHIN = 4
"""Words from a question word to the auxiliary: "how long is", "for which purposes is"."""


def subject_end(tokens: Tokens, auxiliary: int, head: int) -> int:
    """Return the place behind the subject between an auxiliary and a participle; `auxiliary + 1` where there is none."""
    none = auxiliary + 1
    if head == none or tokens.words[auxiliary] not in FINITE or not _inverts(tokens, auxiliary):
        return none
    if tokens.shape(none) == "PRON":
        end = none + 1
    elif tokens.shape(none) in _STARTS:
        end = none + 1 if _stands_alone(tokens, none, head) else _group_end(tokens, none, head)
    else:
        return none
    rest = (tokens.shape(place) for place in range(end, head))
    return end if all(kind in _BEFORE_PARTICIPLE for kind in rest) else none


def _stands_alone(tokens: Tokens, place: int, head: int) -> bool:
    """Say whether a "this" or "those" is a subject by itself: "What is this called?"."""
    return head == place + 1 and tokens.words[place] in ("this", "that", "these", "those")


def asks_what_is(tokens: Tokens, auxiliary: int, head: int) -> bool:
    """Say whether a question asks what a thing is that a participle describes: "What is a photo taken indoors worth?".

    "What is the file used for?" asks about the act: its last word is what the act needs.
    """
    if not auxiliary or tokens.words[auxiliary - 1] not in ("what", "who"):
        return False
    described = tokens.shape(auxiliary + 1) == "DET" and tokens.shape(head + 1) in ("PREP", "BY", "ADV")
    if not described or subject_end(tokens, auxiliary, head) == auxiliary + 1:
        return False
    _, high = tokens.sentence(head)
    return tokens.shape(high - 2) != "PREP"


def _group_end(tokens: Tokens, first: int, head: int) -> int:
    """Return the place behind the last noun of a group that begins at a place."""
    end = first
    for place in range(first, head):
        kind = tokens.shape(place)
        if kind in _NOUNS:
            end = place + 1
        elif kind in _DETERMINERS:
            if end > first and tokens.shape(place - 1) not in _JOINTS:
                return end
        elif kind not in _INSIDE and (kind != "ADV" or end > first):
            return end
    return end


def _inverts(tokens: Tokens, auxiliary: int) -> bool:
    """Say whether a subject may follow an auxiliary: it opens a clause, or behind a word that asks for this."""
    words = tokens.words
    low, high = tokens.sentence(auxiliary)
    asks = words[high - 1] == "?"
    if auxiliary == low or words[auxiliary - 1] in _ASKING or words[auxiliary - 1] in _INVERTING:
        return True
    before = words[max(low, auxiliary - ASKED_WITHIN) : auxiliary]
    if before == ["not", "only"]:
        return True
    if not asks:
        return False
    question = not _ASKING.isdisjoint(before) or not _RELATIVES.isdisjoint(before)
    if question and AUXILIARIES.isdisjoint(before):
        return tokens.shape(auxiliary + 1) in ("DET", "POSS", "PRON")
    return tokens.shape(auxiliary - 1) in _OPENERS
