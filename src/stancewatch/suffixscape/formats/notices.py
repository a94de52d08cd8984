"""What a run says about texts besides their findings: what was not examined, and what a reader does not see."""

from collections import Counter
from dataclasses import dataclass, field

from stancewatch.foundation.canonical import Json
from stancewatch.foundation.unseen import on_one_line
from stancewatch.model.language import Family, Severity
from stancewatch.suffixscape.disguises import named
from stancewatch.suffixscape.findings import Linted
from stancewatch.suffixscape.reading import Id
from stancewatch.suffixscape.tally import ORDER, Tally

LISTED = 1_000
"""Texts named one by one; those beyond are counted, so that a file of a million records does not fill the memory."""

SHOWN = 10
"""Texts named one by one to people."""


@dataclass(frozen=True, slots=True)
class Notice:
    """One text of which something is to be said, and its counts."""

    name: str
    doc: Id
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
                f"Characters that do not show were looked through ({tally.unseen.total()}): {named(tally.unseen)}."
            )
        if tally.lookalikes:
            parts.append(
                f"Letters of another script inside Latin words were read as the Latin ones they look like ({tally.lookalikes})."
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
    unreadable: int = 0
    """Files and lines of JSON that could not be read."""
    refused: list[str] = field(default_factory=list)
    """Why, one sentence each."""

    def refuse(self, said: str) -> None:
        """Count something that could not be read, and keep why."""
        self.unreadable += 1
        if len(self.refused) < LISTED:
            self.refused.append(said)

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
            self.listed.append(Notice(linted.name, linted.doc, tally))

    def lines(self) -> list[str]:
        """Return the notices for people."""
        said = [
            f"{on_one_line(one.name)}: {words}"
            for one in self.listed[:SHOWN]
            for words in (one.unread(), one.disguised())
            if words
        ]
        said += self.rest(len(said))
        if self.left_out:
            said.append(f"{self.left_out} findings are left out of this format; `--format jsonl` writes all.")
        return said

    def rest(self, said: int) -> list[str]:
        """Return the counts over all texts where fewer notices were said than there are, else nothing."""
        if not said or self.wholly + self.partly + self.disguised <= said:
            return []
        counts = f"{self.wholly} text(s) not examined, {self.partly} in part"
        return [f"In all, {counts}, {self.disguised} with characters looked through."]

    def not_examined(self) -> list[Json]:
        """Return the texts with parts that were not examined, for machines."""
        return [
            {
                "doc": one.doc,
                "language": min(one.tally.unread, key=lambda name: (-one.tally.unread[name], name)),
                "languages": {name: one.tally.unread[name] for name in sorted(one.tally.unread)},
                "words": one.tally.unread.total(),
                "of_words": one.tally.words,
                "share": one.tally.share_unread,
            }
            for one in self.listed
            if one.tally.unread_size
        ]

    def not_read(self) -> list[Json]:
        """Return why files and lines could not be read, for machines."""
        return [{"message": said} for said in self.refused]

    def looked_through(self) -> list[Json]:
        """Return the texts with characters that were looked through, for machines."""
        return [
            {
                "doc": one.doc,
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
            "not_read": self.unreadable,
            "with_characters_looked_through": self.disguised,
        }
