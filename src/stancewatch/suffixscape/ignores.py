"""Comments in a text by which its writer says that a finding is meant.

    <!-- suffixscape: off agentless_passive -->  ...  <!-- suffixscape: on -->
    <!-- suffixscape: next-line -->     <!-- suffixscape: line -->     <!-- suffixscape: file assurance -->

Without names, every pattern and family is meant; with names (patterns or families), only those. `next-line` reaches the
next line that holds more than blanks and such comments. Comments in code are code and take nothing out.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from difflib import get_close_matches

from stancewatch.model.language import Family, Hit
from stancewatch.suffixscape.markup import Markup, comments_only
from stancewatch.suffixscape.patterns import PATTERNS

_COMMENT = re.compile(
    r"<!--\s{0,20}suffixscape(:|\s)\s{0,20}([^\s<>]{0,40}?)(?:\s([^<>]{0,500}?))?\s{0,20}-->"
)
_WORDS = ("off", "on", "line", "next-line", "file")
_NOT_PROSE = re.compile(r"(?:\s|<!--\s{0,20}suffixscape:[^<>]{0,600}?-->)*+")
ALL = frozenset(one.name for one in PATTERNS)
_MEANT = {one.name: frozenset((one.name,)) for one in PATTERNS} | {
    family.value: frozenset(one.name for one in PATTERNS if one.family is family) for family in Family
}


@dataclass(slots=True)
class Stretch:
    """A stretch of a text in which some patterns are not reported."""

    start: int
    end: int
    patterns: frozenset[str]
    used: set[str] = field(default_factory=set)
    """Patterns of which it took a finding out."""

    def takes(self, hit: Hit) -> bool:
        """Say whether a hit begins in the stretch and is meant by it, and keep that it was used."""
        if not self.start <= hit.start < self.end or hit.pattern not in self.patterns:
            return False
        self.used.add(hit.pattern)
        return True


@dataclass(frozen=True, slots=True)
class Comment:
    """One comment, and what it takes out."""

    offset: int
    line: int
    """From 1."""
    word: str
    names: tuple[str, ...]
    colon: bool = True
    """Whether it is written as it must be: without the colon it takes nothing out."""
    stretches: list[Stretch] = field(default_factory=list)

    @property
    def patterns(self) -> frozenset[str]:
        """Return the patterns meant: all, where none is named."""
        meant = (_MEANT.get(name, frozenset()) for name in self.names)
        return frozenset().union(*meant) if self.names else ALL

    def mistakes(self) -> Iterator[str]:
        """Yield what is wrong with its words, with the nearest that is known."""
        if not self.colon:
            yield f"A colon is missing, as in 'suffixscape: {self.word}': the comment takes nothing out."
            return
        if self.word not in _WORDS:
            yield f"{self.word!r} is not one of {', '.join(_WORDS)}: the comment takes nothing out."
            return
        for name in self.names:
            if name not in _MEANT:
                near = get_close_matches(name, sorted(_MEANT), n=1, cutoff=0.5)
                hint = f" Did you mean {near[0]!r}?" if near else " See `stancewatch pattern list`."
                yield f"There is no pattern or family {name!r}.{hint}"

    def is_unused(self) -> bool:
        """Say whether it took no finding out, once the hits were read. `on` takes none out."""
        patterns = self.patterns
        takes = self.colon and self.word in _WORDS and self.word != "on" and bool(patterns)
        return takes and not any(one.used & patterns for one in self.stretches)


class Ignores:
    """The comments of one text. Hits go through `reported` in reading order, once; then `notes` are whole."""

    def __init__(self, text: str, markup: Markup = Markup.PLAIN) -> None:
        self._text = text
        self._at: dict[tuple[int, int], Stretch] = {}
        """One stretch for each place, whatever the number of comments that mean it."""
        self.comments = list(_comments(text, markup)) if "suffixscape" in text else []
        self._opened: dict[str, tuple[int, Comment]] = {}
        self._passed = self._bounds = (0, -1)
        for comment, end in self.comments:
            self._read(comment, end)
        self._close(ALL, len(text))

    def _read(self, comment: Comment, end: int) -> None:
        match comment.word if comment.colon else "":
            case "off":
                for name in comment.patterns - self._opened.keys():
                    self._opened[name] = end, comment
            case "on":
                self._close(comment.patterns, comment.offset)
            case "file":
                self._take(comment, 0, len(self._text), comment.patterns)
            case "line":
                self._take(comment, *self._line(comment.offset), comment.patterns)
            case "next-line":
                self._take(comment, *self._line(self._prose_after(end)), comment.patterns)

    def _line(self, place: int) -> tuple[int, int]:
        """Return the bounds of the line at a place. The last one is kept: many comments may stand in one long line."""
        if not self._bounds[0] <= place <= self._bounds[1]:
            end = self._text.find("\n", place)
            self._bounds = self._text.rfind("\n", 0, place) + 1, len(self._text) if end < 0 else end
        return self._bounds

    def _prose_after(self, place: int) -> int:
        """Return a place in the first line behind a place's own that holds more than blanks and such comments.

        The last answer holds for all that was passed on the way to it: comments under one another take linear time.
        """
        following = self._text.find("\n", place) + 1 or len(self._text)
        if not self._passed[0] <= following <= self._passed[1]:
            found = _NOT_PROSE.match(self._text, following)
            self._passed = following, found.end() if found else following
        return self._passed[1]

    def _close(self, names: frozenset[str], end: int) -> None:
        """End what `off` opened for some patterns; the others stay off."""
        opened: dict[tuple[int, int], tuple[Comment, set[str]]] = {}
        for name in sorted(names & self._opened.keys()):
            start, comment = self._opened.pop(name)
            opened.setdefault((start, end), (comment, set()))[1].add(name)
        for place, (comment, taken) in opened.items():
            self._take(comment, *place, frozenset(taken))

    def _take(self, comment: Comment, start: int, end: int, patterns: frozenset[str]) -> None:
        stretch = self._at.setdefault((start, end), Stretch(start, end, frozenset()))
        stretch.patterns |= patterns
        comment.stretches.append(stretch)

    def reported(self, hits: Iterable[Hit]) -> Iterable[Hit]:
        """Return the hits that no comment takes out."""
        return self._outside(hits) if self._at else hits

    def _outside(self, hits: Iterable[Hit]) -> Iterator[Hit]:
        ahead = iter(sorted(self._at.values(), key=lambda one: one.start))
        here: list[Stretch] = []
        following = next(ahead, None)
        for hit in hits:
            while following and following.start <= hit.start:
                here.append(following)
                following = next(ahead, None)
            here = [one for one in here if one.end > hit.start]
            if not [one for one in here if one.takes(hit)]:
                yield hit

    def mistakes(self) -> Iterator[tuple[int, str]]:
        """Yield the line, from 1, and what is wrong there, of each comment with an unknown word or name."""
        for comment, _ in self.comments:
            for said in comment.mistakes():
                yield comment.line, said

    def unused(self) -> Iterator[tuple[int, str]]:
        """Yield the line, from 1, of each comment that took nothing out."""
        for comment, end in self.comments:
            if comment.is_unused():
                words = " ".join(self._text[comment.offset : end].split())
                yield comment.line, f"“{words}” takes no finding out."


def _comments(text: str, markup: Markup) -> Iterator[tuple[Comment, int]]:
    """Yield the comments outside code, each with the place behind it."""
    line, at = 1, 0
    for match in _COMMENT.finditer(comments_only(text, markup)):
        line, at = line + text.count("\n", at, match.start()), match.start()
        colon, word = match.group(1) == ":", match.group(2)
        names = tuple((match.group(3) or "").replace(",", " ").split())
        if colon or (word in _WORDS and all(name in _MEANT for name in names)):
            yield Comment(at, line, word, names, colon), match.end()
