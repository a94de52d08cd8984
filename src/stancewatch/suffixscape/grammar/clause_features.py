"""What the model that knows passives looks at: the participle, its auxiliary, what lies between, before and behind."""

from stancewatch.suffixscape.grammar.candidates import Candidate
from stancewatch.suffixscape.grammar.inversion import subject_end
from stancewatch.suffixscape.grammar.shapes import CLITIC_BE, GET
from stancewatch.suffixscape.grammar.tokens import Tokens
from stancewatch.suffixscape.grammar.wording import words_of

STATES = words_of("states.txt")
MIXED = words_of("mixed_states.txt")
ADVERBS = words_of("adverbs.txt")


def features(tokens: Tokens, candidate: Candidate) -> list[str]:
    """Return the names of what the model looks at: head, auxiliary, what lies between, before and behind.

    A subject behind its auxiliary counts as if it stood before it.
    """
    words = tokens.words
    i, j = candidate
    head, aux = words[j], words[i]
    behind = subject_end(tokens, i, j)
    subject = behind if behind > i + 1 else i
    between = _between(tokens, behind, j)
    before2, before, before_word = (
        tokens.shape(subject - 2),
        tokens.shape(subject - 1),
        tokens.word(subject - 1),
    )
    after, after2, after3 = (tokens.shape(place) for place in range(j + 1, j + 4))
    after_word, after2_word = tokens.word(j + 1), tokens.word(j + 2)
    if j < i:
        return [
            "first",
            f"first h={head}",
            f"first n1={after_word}",
            f"first len={i - j}",
            f"first aux={aux}",
            f"first {after} {after2}",
        ]
    kind = _kind(aux, before, before_word)
    ending = head[-4:]
    way = " ".join(between[-5:])
    last = between[-1] if between else "-"
    found = [
        f"h={head}", f"e={ending}", f"e3={head[-3:]}", f"aux={aux}", f"kind={kind}", f"way={way}", f"len={len(between)}",
        f"last={last}", f"lastw={words[j - 1] if between else aux}", f"b1={before}", f"b1w={before_word}", f"b2={before2} {before}",
        f"n1={after}", f"n1w={after_word}", f"n2={after} {after2}", f"n3={after} {after2} {after3}", f"n1n2w={after_word} {after2_word}",
        f"kind={kind} n1={after}", f"kind={kind} last={last}", f"last={last} n1={after}", f"way={way} n1={after}",
        f"h={head} n1={after_word}", f"h={head} kind={kind}", f"e={ending} n1={after}", f"h={head} last={last}",
        f"kind={kind} b1={before} last={last}", f"way={way} kind={kind}", f"n2w={after2_word}",
    ]  # fmt: skip
    found += {f"in={name}" for name in between}
    if not _NOUNS.isdisjoint(between):
        found += ["noun between", f"noun between n1={after}", f"noun between {kind}"]
    if "-" in head:
        found += ["hyphen", f"h={head.rpartition('-')[2]}", f"prefix={head.partition('-')[0]}"]
    elif head.startswith(("un", "re", "over", "mis", "dis")) and not head.startswith("under"):
        found.append(f"prefix={head[:2]}")
    if "PART" in between:
        spot = len(between) - 1 - between[::-1].index("PART")
        found += ["chain", f"chain={' '.join(between[spot + 1 :][:5])}"]
    if tokens.raw[j][:1].isupper():
        found.append("capital")
    base = head.rpartition("-")[2]
    sort = "state" if base in STATES else "mixed" if base in MIXED else ""
    if sort:
        found += [
            sort,
            f"{sort} {kind}",
            f"{sort} n1={after}",
            f"{sort} n1w={after_word}",
            f"{sort} last={last}",
        ]
    return found


def _between(tokens: Tokens, first: int, head: int) -> list[str]:
    """Return the classes of the words between auxiliary and participle, without what is put in between commas."""
    if first >= head:
        return []
    words = tokens.words
    found: list[str] = []
    at = first
    while at < head:
        if at + 1 < head and f"{words[at]}_{words[at + 1]}" in ADVERBS:
            found.append("ADV")
            at += 2
            continue
        found.append("ADV" if words[at] in ADVERBS else tokens.shape(at))
        at += 1
    while "CONJ" in found[1:-1] and found[(at := found.index("CONJ", 1)) - 1] == found[at + 1] == "ADV":
        del found[at : at + 2]
    opened = next((spot for spot, kind in enumerate(found) if kind not in _BEFORE_ASIDE), 0)
    if found[opened] == "PUNCT":
        closed = len(found) - 1 - found[::-1].index("PUNCT")
        if closed > opened:
            del found[opened : closed + 1]
    return found


_BEFORE_ASIDE = frozenset(("ADV", "NOT", "VERY"))
_NOUNS = frozenset(("PLURAL", "NOUN", "NAME", "ER", "WORD", "OWNER"))


def _kind(aux: str, before: str, before_word: str) -> str:
    if aux in CLITIC_BE:
        return "clitic"
    if aux in GET:
        return "get"
    if aux in ("been", "being"):
        return aux
    if aux == "be":
        return (
            "be modal"
            if before in ("MODAL", "NOT", "ADV")
            else f"be {before_word if before == 'TO' else 'x'}"
        )
    return "past" if aux in ("was", "were", "wasn't", "weren't") else "present"
