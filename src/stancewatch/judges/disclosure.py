"""Decides a single disclosure by how it is worded: concrete, vague or withheld. It leaves most to a reader.

What is asked plays one part: a text that shares no word with it is no answer. More would mostly tell how often
others disclose it.
"""

import re
import tomllib
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from math import log1p

from stancewatch.model.evidence import LONGEST_QUOTE
from stancewatch.model.score import Verdict

NAME = "wording rules 1.3"
READ_LIMIT = 200_000
"""Code points of a disclosure that are read; what is longer is left to a reader."""

_SENTENCE = re.compile(r"[^.!?\n]+(?:[.!?]+(?=\s|$)|[.!?](?=\S)[^.!?\n]*|\n|$)*")
_STEM = 5
"""Letters by which words are taken for the same."""
_WORD = re.compile(r"\w{4,}")


@dataclass(frozen=True, slots=True)
class Decision:
    """A verdict on one text, with the words it rests on."""

    verdict: Verdict
    """MET, UNMET or UNDECIDED."""
    start: int
    end: int
    """Offsets in code points; equal where there is nothing to quote."""


@dataclass(frozen=True, slots=True)
class _Cues:
    weight: float
    expression: re.Pattern[str]

    def count(self, text: str) -> int:
        return sum(1 for _ in self.expression.finditer(text))


@lru_cache(maxsize=1)
def _cues() -> tuple[dict[str, _Cues], float, float]:
    content = tomllib.loads((files("stancewatch.judges") / "cues.toml").read_text(encoding="utf-8"))
    limits = content.pop("limits")
    cues = {
        name: _Cues(table["weight"], re.compile("|".join(table["expressions"]), re.IGNORECASE))
        for name, table in content.items()
    }
    return cues, limits["unmet"], limits["met"]


def decide(question: str, definition: str, text: str) -> Decision:
    """Return whether a disclosure looks sufficient; UNDECIDED where its wording does not tell."""
    if not text.strip():
        return Decision(Verdict.UNMET, 0, 0)
    read, asked = text[:READ_LIMIT], _words(f"{question} {definition}")
    verdict = _worded(read, asked) if len(text) <= READ_LIMIT else Verdict.UNDECIDED
    wanted = _cues()[0]["withheld" if verdict is Verdict.UNMET else "concrete"]
    return Decision(verdict, *_quoted(read, wanted, asked))


def _worded(text: str, asked: frozenset[str]) -> Verdict:
    cues, unmet, met = _cues()
    told = sum(one.weight * log1p(one.count(text)) for one in cues.values())
    if told > met and not cues["veto"].count(text) and _answers(asked, text):
        return Verdict.MET
    return Verdict.UNMET if told < unmet and not _told_beside(text, asked) else Verdict.UNDECIDED


def _told_beside(text: str, asked: frozenset[str]) -> bool:
    """Tell whether a sentence that withholds nothing gives a figure on what is asked: another may withhold something else."""
    cues = _cues()[0]
    return any(
        cues["figure"].count(found[0]) and not cues["withheld"].count(found[0]) and _answers(asked, found[0])
        for found in _SENTENCE.finditer(text)
    )


def _quoted(text: str, wanted: _Cues, asked: frozenset[str]) -> tuple[int, int]:
    """Return the sentence with most of the wanted wordings, then most of the question's words, then the first."""
    spans = [_trimmed(text, found.start(), found.end()) for found in _SENTENCE.finditer(text)]
    filled = [span for span in spans if span[0] < span[1]]
    if not filled:
        return 0, 0
    return max(filled, key=lambda span: _worth(text[span[0] : span[1]], wanted, asked))


def _worth(sentence: str, wanted: _Cues, asked: frozenset[str]) -> tuple[int, int]:
    return wanted.count(sentence), len(asked & _words(sentence))


def _answers(asked: frozenset[str], text: str) -> bool:
    """Tell whether a text shares the beginning of a word with what is asked."""
    return bool({word[:_STEM] for word in asked} & {word[:_STEM] for word in _words(text)})


def _words(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(text.lower()))


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    start += len(text[start:end]) - len(text[start:end].lstrip())
    end = min(start + len(text[start:end].rstrip()), start + LONGEST_QUOTE)
    return start, end
