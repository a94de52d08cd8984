"""Who says or does what a clause tells: the page's owner, its readers, somebody else, or nobody that can be told.

No parser: a sentence is cut into clauses at its joining words, and the words with which a clause opens are looked
up in the classes of speaker.toml. A clause without a subject of its own has that of the clause before it. What is
in no class stays unknown, and what is unknown is not surely the owner's.
"""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, fields
from enum import Enum, auto
from functools import lru_cache
from importlib.resources import files

_TARGET = re.compile(r"(?<=\]\()[^)\s]+|<[^<>]*>|https?://\S+")
"""Addresses and tags: a name in them says nothing."""
_PARTS = re.compile(r"[\W\d_]+")


class Speaker(Enum):
    """Whose a clause is."""

    OWNER = auto()
    WORK = auto()
    """Told of the page's own work without "we": "the images", "these terms"."""
    READER = auto()
    OTHER = auto()
    UNKNOWN = auto()


@dataclass(frozen=True, slots=True)
class Clause:
    """A part of a sentence."""

    start: int
    end: int
    words: str
    joint: str
    """The word or mark by which it follows on the one before, in lower case."""


def speakers(text: str, start: int, end: int, names: frozenset[str]) -> tuple[Speaker, ...]:
    """Return whose the clauses of a sentence are that the offsets `start` to `end` touch, in order.

    `names` are the words by which the page's owner calls itself and its work, in lower case.
    """
    found, current, before = list[Speaker](), Speaker.UNKNOWN, ""
    for clause in clauses(_unlinked(text)):
        if clause.start >= end:
            break
        told = current is Speaker.OTHER and clause.joint == ":" and _words().tells.search(before)
        current, before = _spoken(clause, current, names), clause.words
        if told and current is Speaker.READER:
            current = Speaker.OTHER
        if clause.end > start:
            found.append(current)
    return tuple(found)


def _unlinked(text: str) -> str:
    """Return a text of the same length without addresses and tags; a tag leaves a word, so that a label stays one."""
    return _TARGET.sub(lambda found: ("x" if found[0].startswith("<") else " ") * len(found[0]), text)


def clauses(text: str) -> Iterator[Clause]:
    """Yield the parts of a sentence between the words and marks that join clauses."""
    words, start, joint = _words(), 0, ""
    for found in words.joints.finditer(text):
        part = text[start : found.start()]
        if words.comma.fullmatch(found[0]) and words.led.match(words.lead.sub("", part)):
            continue
        if part.strip():
            yield Clause(start, found.start(), part, joint)
        start, joint = found.end(), found[0].strip(" ,()").lower()
    yield Clause(start, len(text), text[start:], joint)


def _spoken(clause: Clause, before: Speaker, names: frozenset[str]) -> Speaker:
    """Return whose a clause is, given whose the one before it was."""
    words = _words()
    opening = words.lead.sub("", clause.words)
    if words.they.match(opening):
        return before if before is Speaker.WORK else Speaker.OTHER
    if not opening or (words.continues.match(opening) and not words.reader.match(opening)):
        ours = before is Speaker.UNKNOWN and words.of_our.search(opening)
        return Speaker.OWNER if ours else before
    follows = bool(clause.joint) and not words.ended.fullmatch(clause.joint)
    if follows and words.led.match(opening):
        return Speaker.OWNER if words.we_within.search(opening) else before
    return _joined(_opened(opening, names), before, clause.joint, follows=follows)


def _joined(found: Speaker, before: Speaker, joint: str, *, follows: bool) -> Speaker:
    """Return whose a clause is that opens with a subject: what others say stays theirs until the page speaks again."""
    if _words().relative.fullmatch(joint):
        return Speaker.OTHER if found is Speaker.OTHER else before
    if found in (Speaker.OWNER, Speaker.READER) or not follows:
        return found
    return Speaker.OTHER if before is Speaker.OTHER else found


def _opened(opening: str, names: frozenset[str]) -> Speaker:
    """Return whose a clause is by the words with which it opens."""
    words = _words()
    if not words.led.match(opening):
        return _subject(opening, names)
    if words.we_within.search(opening):
        return Speaker.OWNER
    if words.our_within.search(opening):
        return Speaker.OTHER if words.neighbour.search(opening) else Speaker.OWNER
    led, *rest = opening.split(", ")
    placed = words.place.match(led)
    found = _place(led[placed.end() :], names) if placed else Speaker.UNKNOWN
    told = (_subject(part, names) for part in rest)
    return (
        found if found is Speaker.OTHER else next((one for one in told if one is not Speaker.UNKNOWN), found)
    )


def _place(opening: str, names: frozenset[str]) -> Speaker:
    """Return whose a clause is by the place, time or source it opens with; a foreign name anywhere in it tells."""
    found = _subject(opening, names)
    if found in (Speaker.OWNER, Speaker.READER):
        return found
    named = [one[0] for one in _words().name.finditer(_head(opening)) if not _known(one[0], names)]
    return Speaker.OTHER if named else found


def _subject(opening: str, names: frozenset[str]) -> Speaker:
    """Return whose a clause is by its subject."""
    words, head = _words(), _head(opening)
    tried = (
        (words.we.match(opening), Speaker.OWNER),
        (words.neighbour.search(head), Speaker.OTHER),
        (words.our.match(opening), Speaker.OWNER),
        (words.reader.match(opening), Speaker.READER),
        (words.other.search(head), Speaker.OTHER),
        (words.of_our.search(opening if words.it.match(opening) else head), Speaker.OWNER),
    )
    found = next((speaker for hit, speaker in tried if hit), None) or _named(head, names)
    return Speaker.WORK if found is Speaker.UNKNOWN and words.of_this.search(opening) else found


def _head(opening: str) -> str:
    """Return a subject without what modifies it: up to the verb, a comma, or a preposition other than "of"."""
    first = re.match(r"\W*\w+", opening)
    ends = _words().subject_ends.search(opening, first.end() if first else 0)
    return opening[: ends.start()] if ends else opening


def _named(head: str, names: frozenset[str]) -> Speaker:
    words = _words()
    for found in words.possessor.finditer(head):
        if not _known(found["name"], names) and not words.work.fullmatch(found["name"]):
            return Speaker.OTHER
    first = words.first_name.match(head)
    if first and not _common(head, first):
        return Speaker.OWNER if _known(first["name"], names) else Speaker.OTHER
    return Speaker.WORK if words.work.search(head) else Speaker.UNKNOWN


def _known(name: str, names: frozenset[str]) -> bool:
    parts = _PARTS.split(name.lower())
    return "".join(parts) in names or any(part in names for part in parts)


def _common(head: str, first: re.Match[str]) -> bool:
    """Tell whether a capital letter only begins the sentence: "Security flaws", "Complaints are"."""
    name, follows = first["name"], head[first.end() :].strip()
    whole = re.search(r"-[a-z]", name) or _words().work.fullmatch(name)
    return first.start("name") == 0 and (follows[:1].islower() or bool(whole))


@dataclass(frozen=True, slots=True)
class _Words:
    """The compiled classes of speaker.toml."""

    joints: re.Pattern[str]
    comma: re.Pattern[str]
    relative: re.Pattern[str]
    ended: re.Pattern[str]
    lead: re.Pattern[str]
    led: re.Pattern[str]
    place: re.Pattern[str]
    subject_ends: re.Pattern[str]
    continues: re.Pattern[str]
    it: re.Pattern[str]
    they: re.Pattern[str]
    we: re.Pattern[str]
    we_within: re.Pattern[str]
    our: re.Pattern[str]
    our_within: re.Pattern[str]
    of_our: re.Pattern[str]
    of_this: re.Pattern[str]
    reader: re.Pattern[str]
    neighbour: re.Pattern[str]
    other: re.Pattern[str]
    name: re.Pattern[str]
    first_name: re.Pattern[str]
    possessor: re.Pattern[str]
    tells: re.Pattern[str]
    work: re.Pattern[str]


@lru_cache(maxsize=1)
def _words() -> _Words:
    content = tomllib.loads((files("stancewatch.lenses") / "speaker.toml").read_text(encoding="utf-8"))
    written = (content[one.name].replace("{name}", content["name"]) for one in fields(_Words))
    return _Words(*(re.compile(one, re.IGNORECASE | re.VERBOSE) for one in written))
