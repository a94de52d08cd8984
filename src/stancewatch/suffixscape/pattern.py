"""What a pattern is: a nameable habit of wording, how it is found, and what to write instead."""

import re
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import NamedTuple

from stancewatch.model.language import Family, Hit, Severity
from stancewatch.suffixscape.grammar.tokens import Tokens


class Status(StrEnum):
    """How far a pattern can be relied on."""

    PREVIEW = "preview"
    """May still change what it finds."""
    STABLE = "stable"
    """Its findings are measured, and pinned by a test."""
    DEPRECATED = "deprecated"


class Kind(StrEnum):
    """Kinds of words a pattern can start from where a list would be endless."""

    ACT_NOUN = "act_noun"
    PARTICIPLE = "participle"


Words = Mapping[str, str | tuple[int, int]]
"""What an alternative fills in, by name: a word, or the tokens it is taken from."""

_SLOT = re.compile(r"\{[a-z_]+\}")

NO_WORDS: Words = MappingProxyType({})


class Match(NamedTuple):
    """Words that a pattern found, as a half-open range of tokens."""

    first: int
    last: int
    severity: Severity
    confidence: float = 0.9
    detector: str = "lexical"
    agentless: bool | None = None
    words: Words = NO_WORDS
    """What the alternative fills in, by name: `{verb}`, `{subject}`."""
    alternative: Callable[[], str] | None = None
    """What to write instead in this sentence, where the pattern's own words cannot be filled in. Asked only when shown."""


Detector = Callable[[Tokens, int], tuple[Match, ...]]
"""Given a text and the place of a word the pattern starts from, say what is found there."""


@dataclass(frozen=True, slots=True)
class Pattern:
    """A habit of wording in one family, with its evidence. One file each, listed in `patterns`."""

    name: str
    """Names the habit, never its origin or a number. Published audits cite it for years."""
    family: Family
    effect: str
    """What the wording does to a reader, in one sentence."""
    alternative: str
    """What to write instead; names in braces are filled with the words at hand."""
    question: str
    """What the words leave open, in a few words: a fix puts it behind them in brackets."""
    status: Status
    since: str
    """Code version that first had it."""
    hits: tuple[str, ...]
    """Sentences it must find something in."""
    misses: tuple[str, ...]
    """Sentences it must stay silent on, at severity low or above."""
    sources: tuple[str, ...]
    detect: Detector
    words: frozenset[str] = frozenset()
    """Words, in lower case, from which `detect` is asked."""
    kinds: frozenset[Kind] = frozenset()
    shown_words: frozenset[str] | None = None
    """Words to start from where only findings above severity none are wanted; `detect_shown` is then asked."""
    detect_shown: Detector | None = None
    harmless_only: bool = False
    """Finds only constructions of severity none: not run unless they are asked for."""

    @property
    def explanation(self) -> str:
        """Return the pattern's own page: the docstring of its file."""
        return (sys.modules[f"stancewatch.suffixscape.patterns.{self.name}"].__doc__ or "").strip()

    @property
    def suggestion(self) -> str:
        """Return the alternative where no words are at hand: "…" stands for them."""
        return _SLOT.sub("…", self.alternative)

    @property
    def shown(self) -> tuple[frozenset[str], Detector]:
        """Return what to start from and to ask where only findings above severity none are wanted."""
        if self.shown_words is None or self.detect_shown is None:
            return self.words, self.detect
        return self.shown_words, self.detect_shown

    def hit(self, tokens: Tokens, match: Match, offset: int = 0) -> Hit:
        """Return a match as a hit, with the alternative filled in, and offsets in the text that the tokens are a piece of."""
        first, last, severity, confidence, detector, agentless, _, alternative = match
        start, end = tokens.span(first, last)
        return Hit(
            offset + start,
            offset + end,
            self.name,
            self.family,
            severity,
            confidence,
            self.effect,
            alternative() if alternative else _filled(self.alternative, tokens, match, (start, end)),
            detector,
            agentless,
        )


def _filled(template: str, tokens: Tokens, match: Match, span: tuple[int, int]) -> str:
    for name, value in match.words.items():
        if isinstance(value, str):
            text = value
        else:
            text = tokens.line(*(span if value == match[:2] else tokens.span(*value)))
        template = template.replace("{" + name + "}", text)
    return template
