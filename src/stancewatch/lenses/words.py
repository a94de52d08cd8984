"""Words as a search sees them: folded for expressions, stemmed for nearness."""

import re

from stancewatch.foundation.normalisation import INVISIBLE

_FOLD = str.maketrans(
    {"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "‑": "-", "*": "", "`": ""}
    | dict.fromkeys(INVISIBLE, "")
    | {chr(0xFEE0 + ordinary): chr(ordinary) for ordinary in range(0x21, 0x7F) if chr(ordinary) not in "*`"}
)
"""Quotes and hyphens as on a keyboard, emphasis and invisible characters away, wide forms as ordinary ones."""
_MIXED = re.compile(r"(?=[^\W\d_]*[a-z])[a-z]*[\u0430-\u045f][a-z\u0430-\u045f]*", re.IGNORECASE)
_SPACE = re.compile(r"\s+")
_EMPHASIS = re.compile(r"(?<!\w)_+|_+(?!\w)")
_WORD = re.compile(r"[^\W_]+")
_ENDINGS = (
    "isations",
    "izations",
    "isation",
    "ization",
    "ations",
    "ation",
    "ingly",
    "ments",
    "ment",
    "ings",
    "ing",
)
_SHORT_ENDINGS = ("ies", "ied", "es", "ed", "ly", "s", "e")
_STEM = 4
"""Letters that must remain before an ending is taken away."""

_UNSPACED = re.compile(
    r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\U00020000-\U0003ffff]"
)
"""Letters of Thai, Lao, Burmese, Khmer, Japanese and Chinese."""
_FUNCTION_WORD = re.compile(
    r"\b(?:the|of|and|to|in|a|is|that|for|on|with|as|by|this|be|are|or|an|from|at|not|it|we|our|you|your|which|have|has)\b"
)
ENGLISH_SHARE = 0.12
"""Share of function words from which a text is taken for English. The 47 labelled pages, all English, have .12 to
.37, but for a list of licence names (.08) and a post full of tables (.09); German prose has .10 and less."""


def folded(text: str) -> str:
    """Return a text without emphasis marks and with plain quotes, hyphens and single blanks."""
    return _SPACE.sub(" ", _EMPHASIS.sub("", text.translate(_FOLD)))


def stems(text: str) -> list[str]:
    """Return the words of a text in lower case without their endings."""
    return [_stem(word) for word in _WORD.findall(text.lower())]


def _stem(word: str) -> str:
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _STEM:
            return word[: -len(ending)]
    for ending in _SHORT_ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _STEM - 1:
            return word[: -len(ending)]
    return word


def word_count(text: str) -> int:
    """Return the words of a text; where a script sets no blanks between words, two letters count as one."""
    return max(len(text.split()), len(_UNSPACED.findall(text)) // 2)


def mixed_words(text: str) -> int:
    """Return the words that mix Latin with Cyrillic letters: they look like others, and no search finds them."""
    return len(_MIXED.findall(text))


def looks_english(text: str) -> bool:
    """Tell whether enough of a text's words are English function words. A text without words is no counter-example."""
    lower = text.lower()
    words = len(_WORD.findall(lower))
    return len(_FUNCTION_WORD.findall(lower)) >= ENGLISH_SHARE * words


_FOREIGN_WORD = re.compile(
    r"\b(?:der|die|das|und|nicht|mit|von|wir|sie|ist|ein|eine|für|auf|den|dem|des|zu|le|la|les|et|de|du|que|qui|nous|vous|pour|dans|est|une"
    r"|el|los|las|y|en|por|para|con|del|una|il|lo|gli|che|di|sono|o|os|um|uma|não|het|een|van|niet|voor|och|att|som|inte|jest|nie|się|na)\b"
)
_LATIN = re.compile(r"[a-zA-Z\u00c0-\u024f]")
_LETTER = re.compile(r"[^\W\d_]")
_FEWEST_LETTERS = 20
FOREIGN_SHARE = 0.15
"""Share of function words of other languages from which a passage is taken not to be English, where it has fewer
English ones. Of the labelled pages' passages, all English, none reaches it that does not quote another language."""


def looks_foreign(text: str) -> bool:
    """Tell whether a passage is in another language than English: its letters or its function words say so."""
    sample = text[:4000].lower()
    letters = len(_LETTER.findall(sample))
    if letters < _FEWEST_LETTERS:
        return False
    if len(_LATIN.findall(sample)) < letters / 2:
        return True
    words, foreign = len(_WORD.findall(sample)), len(_FOREIGN_WORD.findall(sample))
    return foreign >= FOREIGN_SHARE * words and foreign > len(_FUNCTION_WORD.findall(sample))
