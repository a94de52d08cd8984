"""What the model that knows agents looks at: the way from a participle to "by", and what follows it."""

from stancewatch.suffixscape.grammar.by_phrases import GROUP_ENDS, MEANS, TIMES
from stancewatch.suffixscape.grammar.nominals import act_nouns, base
from stancewatch.suffixscape.grammar.shapes import AUXILIARIES, is_participle
from stancewatch.suffixscape.grammar.tokens import Tokens


def features(tokens: Tokens, head: int, place: int) -> list[str]:
    """Return the names of what the model looks at: the way from participle to "by", and what follows it."""
    words = tokens.words
    way = [tokens.shape(spot) for spot in range(head + 1, place)]
    follow = [tokens.shape(place + number) for number in (1, 2, 3, 4)]
    first = words[place + 1]
    noun = _noun_after(tokens, place)
    found = [
        f"f1={follow[0]}", f"f2={follow[0]} {follow[1]}", f"f3={' '.join(follow[:3])}", f"w1={first}",
        f"w2={words[place + 2] if place + 2 < len(words) else 'EDGE'}", f"noun={noun}", f"noun3={noun[-3:]}",
        f"way={' '.join(way[:4])}", f"distance={min(len(way), 8)}", f"near={not way} f1={follow[0]}", f"h={words[head]}",
        f"last={way[-1] if way else '-'}", f"e={words[head][-4:]}",
    ]  # fmt: skip
    found += {f"in={name}" for name in way}
    between = words[head + 1 : place]
    if any(is_participle(word) for word in between):
        found += ["participle between", f"participle last={way[-1]}"]
    if any(word in AUXILIARIES for word in between):
        found.append("auxiliary between")
    if "by" in between:
        found.append("second by")
    found += _verb_or_figure(tokens, place, follow[1], near=not way)
    if follow[0] in ("WORD", "NOUN") and follow[1] in GROUP_ENDS:
        found += ["bare noun", f"bare {first}"]
    if follow[0] == "PLURAL" or noun.endswith(("ers", "ors")):
        found.append("people?")
    if way:
        found += _reached(words[place - 1], way[-1])
    if noun in TIMES:
        found.append("time")
    if noun in MEANS:
        found.append("means")
    return found


def _verb_or_figure(tokens: Tokens, place: int, after: str, *, near: bool) -> list[str]:
    """Name what an -ing or a figure behind "by" shows: "by comparing both", "by 1998"."""
    first = tokens.words[place + 1]
    if first.endswith("ing"):
        second = tokens.words[place + 2] if place + 2 < len(tokens.words) else "EDGE"
        return ["ing", f"ing f2={after}", f"ing near={near}", f"ing w={second}"]
    if first[:1].isdigit():
        year = "year" if len(first) == 4 and first[0] in "12" else "no year"
        return ["figure", f"figure near={near}", year, f"figure f2={after}"]
    return []


def _reached(word: str, kind: str) -> list[str]:
    """Name what stands before "by": behind an act ("in an attack by rebels") it names who did that, not the passive's agent."""
    if kind == "PART":
        return ["part before"]
    if kind not in ("WORD", "NOUN", "ING", "PLURAL", "ER"):
        return []
    share = act_nouns().get(base(word))
    if share is None or not share.judged:
        return ["thing before"]
    return ["act before" if 3 * share.acts > share.seen else "noun before"]


def _noun_after(tokens: Tokens, place: int) -> str:
    """Return the word that closes the group of words after "by", up to the next preposition, verb or mark."""
    noun = ""
    for at in range(place + 1, min(place + 7, len(tokens.words))):
        kind = tokens.shape(at)
        if noun and kind in GROUP_ENDS:
            break
        noun = tokens.words[at]
    return noun
