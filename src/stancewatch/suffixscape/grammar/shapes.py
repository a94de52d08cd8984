"""What a word looks like: the coarse classes on which the features of every model rest."""

from functools import lru_cache

from stancewatch.suffixscape.grammar.wording import classes, irregular_participles, words_of

REMEMBERED = 50_000
"""Words whose form is remembered: more than a book holds, and a bound for hostile texts."""

CLASSES = classes()
BE = frozenset(word for word, name in CLASSES.items() if name == "BE")
GET = frozenset(word for word, name in CLASSES.items() if name == "GET")
IRREGULAR = irregular_participles()
NOT_PARTICIPLES = words_of("not_participles.txt")

CLITIC_BE = frozenset((
    "i'm", "it's", "he's", "she's", "that's", "what's", "who's", "there's", "here's", "where's", "how's",
    "you're", "we're", "they're", "everything's", "which's", "im", "'re", "'m",
))  # fmt: skip
"""A form of "be" hidden behind an apostrophe. "'s" may also be "has": the model decides."""

AUXILIARIES = BE | GET | CLITIC_BE


@lru_cache(maxsize=REMEMBERED)
def is_participle(word: str) -> bool:
    """Say whether a word may be a past participle, by form alone."""
    if word in NOT_PARTICIPLES:
        return False
    if word in IRREGULAR:
        return True
    last = word.rpartition("-")[2] if "-" in word else word
    if last.endswith("eed"):
        return last in _PARTICIPLES_IN_EED
    return (len(last) > 3 and last.endswith("ed")) or last in IRREGULAR


_PARTICIPLES_IN_EED = frozenset(("agreed", "freed", "guaranteed", "decreed", "refereed", "peed", "teed"))


def shape(word: str, raw: str) -> str:
    """Return the class of a word: its closed class, or what its letters suggest."""
    found = CLASSES.get(word)
    if found:
        return found
    if raw[:1].isupper():
        return "NAME"
    return _open_class(word)


class Shapes(dict[str, str]):
    """The class of each word as written. Each distinct word is looked at once."""

    def __missing__(self, raw: str) -> str:
        if len(self) > REMEMBERED:
            self.clear()
        found = self[raw] = shape(raw.lower(), raw)
        return found


SHAPES = Shapes()


def _open_class(word: str) -> str:
    if not word[:1].isalpha():
        return "NUM" if word[:1].isdigit() else "MARK_OTHER"
    if word.endswith("ly"):
        return "ADV"
    if is_participle(word):
        return "PART"
    for ending, name in _ENDINGS_BY_LETTER.get(word[-1], ()):
        if word.endswith(ending):
            return name
    return "WORD"


_ENDINGS = (
    ("ing", "ING"), ("'s", "OWNER"), ("s'", "OWNER"), ("tion", "NOUN"), ("sion", "NOUN"), ("ment", "NOUN"), ("ness", "NOUN"),
    ("ity", "NOUN"), ("ance", "NOUN"), ("ence", "NOUN"), ("ship", "NOUN"), ("ism", "NOUN"), ("ous", "ADJ"), ("ful", "ADJ"),
    ("able", "ADJ"), ("ible", "ADJ"), ("ive", "ADJ"), ("ical", "ADJ"), ("al", "ADJ"), ("ic", "ADJ"), ("less", "ADJ"),
    ("ish", "ADJ"), ("er", "ER"), ("or", "ER"), ("ss", "WORD"), ("us", "WORD"), ("is", "WORD"), ("s", "PLURAL"),
)  # fmt: skip
_ENDINGS_BY_LETTER = {
    letter: tuple(pair for pair in _ENDINGS if pair[0][-1] == letter)
    for letter in {ending[-1] for ending, _ in _ENDINGS}
}
