"""Answers that stand in the place of a page: it is not there, it cannot be had now, a check comes first.

The words are data (`wordings.toml`), by language. Where they must stand depends on how long the text is, since
a policy may speak of lost pages too: anywhere in the first words of a short text, in title, first heading or
first sentence of a longer one.
"""

import re
import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import islice

from stancewatch.extract.reading import Reading
from stancewatch.extract.words import word_count
from stancewatch.model.evidence import PassageKind

LONGEST = 120
"""Words of the longest text that is read on beyond its first sentence."""
NEAR = 60
"""Words at the beginning of such a text in which a wording counts, and of the longest notice in a page's place."""
WEAK_LONGEST = 25
"""Words of the longest text in which words count that a statement may hold as well."""
FIRST_BLOCKS = 3
"""Blocks in which the first heading is looked for."""
LONGEST_SENTENCE = 400
"""Characters read of one sentence: what a pattern may cost stays small."""

LOOKS_MISSING = "The wording is that of a page that is not there."
LOOKS_REPLACED = "The wording is that of a notice in the place of the page."
LOOKS_CHALLENGED = "The wording is that of a check before the page, not of the page."

_NOTES = (("challenge", LOOKS_CHALLENGED), ("missing", LOOKS_MISSING), ("replaced", LOOKS_REPLACED))
_AT_ANY_LENGTH = {"missing"}
"""What counts in the first words of a long text, too: an error page may go on with a list of articles."""
_PARTS = re.compile(r"\s[|–—·:-]+\s|:\s")
_SENTENCE_END = re.compile(r"(?<=[.!?…])\s+|(?<=[。！？])\s*")
_MARKS = " .!?…。！？\"'"
_HOST = re.compile(r"(?:[a-z0-9-]+\.)+[a-z]{2,}")


def suspicion(reading: Reading) -> tuple[str, ...]:
    """Return LOOKS_CHALLENGED, LOOKS_MISSING or LOOKS_REPLACED as a note where a text is worded like one; else nothing."""
    opening, table = _Opening.of(reading), _table()
    for about, note in _NOTES:
        if table.says(about, opening):
            return (note,)
    return (LOOKS_MISSING,) if table.says_weakly(opening) else ()


@dataclass(frozen=True, slots=True)
class _Opening:
    """The words of a text by which it is known, in lower case, apostrophes and blanks made equal."""

    words: int
    """Of the whole text, counted no further than LONGEST."""
    title: tuple[str, ...]
    """Its parts: a title names the site as well."""
    heading: str
    sentences: tuple[str, ...]
    """Of the first NEAR words, headings among them; of a long text the first sentence alone."""

    @classmethod
    def of(cls, reading: Reading) -> "_Opening":
        words, near = 0, list[str]()
        for passage in reading.passages:
            if words < NEAR:
                near += _sentences(_plain(passage.text))
            words += word_count(passage.text[: 20 * LONGEST])
            if words > LONGEST:
                break
        first = reading.passages[:FIRST_BLOCKS]
        heading = next((_plain(one.text) for one in first if one.kind is PassageKind.HEADING), "")
        prose = (one.text for one in reading.passages if one.kind is not PassageKind.HEADING)
        if words > LONGEST:
            near = list(islice((each for text in islice(prose, 1) for each in _sentences(_plain(text))), 1))
        title = tuple(part.strip() for part in _PARTS.split(_plain(reading.title)) if part.strip())
        return cls(words, title, heading, tuple(near))

    @property
    def is_short(self) -> bool:
        return self.words <= LONGEST


class _Table:
    def __init__(self, text: str) -> None:
        table = tomllib.loads(text)
        entries = table["wording"]
        kinds = sorted({entry["about"] for entry in entries})
        self._says = {kind: _one_of(_all(entries, kind, "says")) for kind in kinds}
        self._label = {kind: _one_of(_all(entries, kind, "label")) for kind in kinds}
        self._weak, self._weak_title = _one_of(table["weak"]["says"]), _one_of(table["weak"]["title"])
        sighs, conditions = table["opening"]["sighs"], table["opening"]["conditions"]
        self._subordinate = re.compile(rf"\b(?:{'|'.join(table['opening']['subordinate'])})\b")
        self._sighs = re.compile(rf"^(?:(?:{'|'.join(sighs)})\b\W+)+")
        self._conditions = re.compile(rf"(?:{'|'.join(conditions)})(?:\b|(?<=[^\x00-\x7f]))")

    def says(self, about: str, opening: _Opening) -> bool:
        """Say whether an opening is worded as an answer about something."""
        if about == "replaced" and opening.words > NEAR:
            return False
        labels = [*opening.title, opening.heading, *(opening.sentences if opening.is_short else ())]
        if any(self._label[about].fullmatch(self._bare(one)) for one in labels):
            return True
        if not opening.is_short and about not in _AT_ANY_LENGTH:
            return False
        sentences = [*opening.title, opening.heading, *opening.sentences]
        return any(self._states(self._says[about], one) for one in sentences)

    def says_weakly(self, opening: _Opening) -> bool:
        """Say whether a very short text and its title both hold words of an error."""
        if opening.words > WEAK_LONGEST or not self._agrees(opening.title or (opening.heading,)):
            return False
        return any(self._states(self._weak, one) for one in opening.sentences)

    def _agrees(self, title: Sequence[str]) -> bool:
        return any(
            self._weak_title.fullmatch(self._bare(part))
            or _HOST.fullmatch(part)
            or (part and not self._bare(part))
            for part in title
        )

    def _bare(self, text: str) -> str:
        """Return a text without sighs before it and marks around it."""
        return self._sighs.sub("", text.strip(_MARKS) + " ", count=1).strip(_MARKS)

    def _states(self, pattern: re.Pattern[str], sentence: str) -> bool:
        """Say whether a sentence holds a clause as a statement: not as a question, not as a case that may be."""
        found = None if _asks(sentence) or self._conditions.match(sentence) else pattern.search(sentence)
        return found is not None and not self._subordinate.search(sentence, 0, found.start())


def _asks(sentence: str) -> bool:
    return sentence.endswith(("?", "？"))


def _all(entries: Iterable[dict[str, Sequence[str]]], about: str, key: str) -> list[str]:
    return [pattern for entry in entries if entry["about"] == about for pattern in entry[key]]


def _one_of(patterns: Sequence[str]) -> re.Pattern[str]:
    """Return one pattern for several: `~` is up to eight words between two others, `_` up to two."""
    spelt = (one.replace("~", r"(?: \S+){0,8}?").replace("_", r"(?: \S+){0,2}?") for one in patterns)
    return re.compile("|".join(f"(?:{one})" for one in spelt))


def _plain(text: str) -> str:
    return " ".join(text[: 20 * LONGEST].casefold().replace("’", "'").split())


def _sentences(text: str) -> list[str]:
    return [one[:LONGEST_SENTENCE] for one in _SENTENCE_END.split(text) if one]


@cache
def _table() -> _Table:
    return _Table(files(__package__).joinpath("wordings.toml").read_text("utf-8"))
