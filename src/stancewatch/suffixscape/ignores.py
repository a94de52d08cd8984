"""Comments in a text by which its writer says that a finding is meant.

    <!-- suffixscape: off agentless_passive -->  ...  <!-- suffixscape: on -->
    <!-- suffixscape: next-line -->     <!-- suffixscape: line -->     <!-- suffixscape: file assurance -->

Without names, every pattern and family is meant; with names (patterns or families), only those.
"""

import re
from dataclasses import dataclass

from stancewatch.model.language import Hit

_COMMENT = re.compile(r"<!--\s{0,20}suffixscape:\s{0,20}(off|on|next-line|line|file)\b([^<>]{0,500}?)-->")


@dataclass(frozen=True, slots=True)
class Ignored:
    """A stretch of a text in which some names, or all, are not reported."""

    start: int
    end: int
    names: frozenset[str]
    """Patterns and families; empty for all."""

    def covers(self, hit: Hit) -> bool:
        """Say whether a hit begins in the stretch and is meant by it."""
        if not self.start <= hit.start < self.end:
            return False
        return not self.names or hit.pattern in self.names or hit.family.value in self.names


def ignored(text: str) -> tuple[Ignored, ...]:
    """Return the stretches that comments in a text take out."""
    if "suffixscape:" not in text:
        return ()
    found: list[Ignored] = []
    opened: list[tuple[int, frozenset[str]]] = []
    for match in _COMMENT.finditer(text):
        names = frozenset(match.group(2).replace(",", " ").split())
        match match.group(1):
            case "off":
                opened.append((match.end(), names))
            case "on":
                found += [
                    Ignored(start, match.start(), off) for start, off in opened if not names or off & names
                ]
                opened = [one for one in opened if names and not one[1] & names]
            case "file":
                found.append(Ignored(0, len(text), names))
            case place:
                found.append(Ignored(*_line(text, match.end(), after=place == "next-line"), names))
    return (*found, *(Ignored(start, len(text), names) for start, names in opened))


def _line(text: str, place: int, *, after: bool) -> tuple[int, int]:
    """Return the bounds of the line at a place, or of the line after it."""
    if after:
        place = text.find("\n", place) + 1 or len(text)
    end = text.find("\n", place)
    return text.rfind("\n", 0, place) + 1, len(text) if end < 0 else end


def reported(text: str, hits: tuple[Hit, ...]) -> tuple[Hit, ...]:
    """Return the hits that no comment in the text takes out."""
    stretches = ignored(text)
    if not stretches:
        return hits
    return tuple(hit for hit in hits if not any(one.covers(hit) for one in stretches))
