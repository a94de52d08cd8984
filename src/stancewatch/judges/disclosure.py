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

NAME = "wording rules 1.2"
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
    read = text[:READ_LIMIT]
    if not read.strip():
        return Decision(Verdict.UNMET, 0, 0)
    cues, unmet, met = _cues()
    told = sum(one.weight * log1p(one.count(read)) for one in cues.values())
    verdict = Verdict.UNMET if told < unmet else Verdict.MET if told > met else Verdict.UNDECIDED
    asked = _words(f"{question} {definition}")
    if len(text) > READ_LIMIT:
        verdict = Verdict.UNDECIDED
    if verdict is Verdict.MET and (cues["veto"].count(read) or not _answers(asked, read)):
        verdict = Verdict.UNDECIDED
    wanted = cues["withheld" if verdict is Verdict.UNMET else "concrete"]
    return Decision(verdict, *_quoted(read, wanted, asked))


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
