"""What a run says about texts besides their findings: what was not examined, and what a reader does not see."""

from collections import Counter
from dataclasses import dataclass, field

from stancewatch.foundation.canonical import Json
from stancewatch.foundation.unseen import on_one_line
from stancewatch.model.language import Family, Severity
from stancewatch.suffixscape.disguises import named
from stancewatch.suffixscape.findings import Linted
from stancewatch.suffixscape.reading import legible
from stancewatch.suffixscape.tally import ORDER, Tally

LISTED = 1_000
"""Texts named one by one; those beyond are counted, so that a file of a million records does not fill the memory."""

SHOWN = 10
"""Texts named one by one to people."""


@dataclass(frozen=True, slots=True)
class Notice:
    """One text of which something is to be said, and its counts."""

    name: str
    tally: Tally

    def unread(self) -> str:
        """Return what was not examined, in words for people; empty where all was."""
        tally = self.tally
        if not tally.unread_size:
            return ""
        languages = ", ".join(f"{name} {count}" for name, count in sorted(tally.unread.items()))
        words = f"{tally.unread.total()} of {tally.words} words not examined"
        return f"{words} ({100 * tally.share_unread:.1f} % of the text), not English: {languages}."

    def disguised(self) -> str:
        """Return what was looked through, in words for people; empty where nothing was."""
        tally = self.tally
        parts = []
        if tally.unseen:
            parts.append(
                f"{tally.unseen.total()} characters that do not show were looked through: {named(tally.unseen)}."
            )
        if tally.lookalikes:
            parts.append(
                f"{tally.lookalikes} letters of another script inside Latin words were read as the Latin ones they look like."
            )
        return " ".join(parts)


@dataclass(slots=True)
class Notices:
    """What is to be said about the texts of a run, and the counts over all of them. Bounded in size."""

    texts: int = 0
    words: int = 0
    """Words examined, where they were counted."""
    families: Counter[Family] = field(default_factory=Counter)
    worst: Severity = Severity.NONE
    listed: list[Notice] = field(default_factory=list)
    partly: int = 0
    """Texts with paragraphs that were not examined."""
    wholly: int = 0
    """Texts of which nothing was examined."""
    disguised: int = 0
    """Texts with characters that were looked through."""
    left_out: int = 0
    """Findings that a format had no room for."""

    def take(self, linted: Linted) -> None:
        """Count a text whose findings were all read."""
        tally = linted.tally
        self.texts += 1
        self.words += tally.read if tally.count_words else 0
        self.families.update(tally.families)
        self.worst = max(self.worst, tally.worst, key=ORDER.__getitem__)
        whole = bool(tally.unread_size) and tally.unread_size >= tally.size
        self.wholly += whole
        self.partly += bool(tally.unread_size) and not whole
        self.disguised += bool(tally.unseen or tally.lookalikes)
        if (tally.unread_size or tally.unseen or tally.lookalikes) and len(self.listed) < LISTED:
            self.listed.append(Notice(linted.name, tally))

    def lines(self) -> list[str]:
        """Return the notices for people."""
        said = [
            f"{on_one_line(one.name)}: {words}"
            for one in self.listed[:SHOWN]
            for words in (one.unread(), one.disguised())
            if words
        ]
        more = self.wholly + self.partly + self.disguised - len(said)
        if said and more > 0:
            said.append(
                f"In all, {self.wholly} text(s) not examined, {self.partly} in part, {self.disguised} with characters looked through."
            )
        if self.left_out:
            said.append(f"{self.left_out} findings are left out of this format; `--format jsonl` writes all.")
        return said

    def not_examined(self) -> list[Json]:
        """Return the texts with parts that were not examined, for machines."""
        return [
            {
                "doc": legible(one.name),
                "language": min(one.tally.unread, key=lambda name: (-one.tally.unread[name], name)),
                "languages": {name: one.tally.unread[name] for name in sorted(one.tally.unread)},
                "words": one.tally.unread.total(),
                "of_words": one.tally.words,
                "share": one.tally.share_unread,
            }
            for one in self.listed
            if one.tally.unread_size
        ]

    def looked_through(self) -> list[Json]:
        """Return the texts with characters that were looked through, for machines."""
        return [
            {
                "doc": legible(one.name),
                "characters": {
                    f"U+{ord(sign):04X}": count for sign, count in sorted(one.tally.unseen.items())
                },
                "lookalikes": one.tally.lookalikes,
            }
            for one in self.listed
            if one.tally.unseen or one.tally.lookalikes
        ]

    def summary(self) -> Json:
        """Return the counts over all texts, for machines."""
        return {
            "texts": self.texts,
            "findings": self.families.total(),
            "not_examined_wholly": self.wholly,
            "not_examined_in_part": self.partly,
            "with_characters_looked_through": self.disguised,
        }
