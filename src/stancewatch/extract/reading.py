"""The values between a format's reader and the finished Document."""

from collections.abc import Callable
from dataclasses import dataclass

from stancewatch.extract.outcome import Unreadable
from stancewatch.model.evidence import HiddenText, Passage, PassageKind


@dataclass(frozen=True, slots=True)
class Material:
    """Bytes to be read, with what is known about them from outside."""

    body: bytes
    charset: str
    """As the HTTP header named it, empty where it did not."""
    selector: str | None = None
    """Declared CSS selector of the element that holds the text; only HTML has one."""


@dataclass(frozen=True, slots=True)
class Block:
    """One block of a page before it has a place in the text."""

    kind: PassageKind
    text: str
    path: str
    language: str = ""
    """As declared by the page, empty where it declares none."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What a format's reader made of the bytes."""

    text: str
    passages: tuple[Passage, ...]
    """Their `language` is what the page declares."""
    hidden: tuple[HiddenText, ...] = ()
    title: str = ""
    language: str = ""
    """As declared by the page."""
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Format:
    """One kind of content that can be read: one file in `formats`, one line in its catalogue."""

    media_type: str
    extractor: str
    """Name and version of the rules; a change of any output raises the version."""
    read: Callable[[Material], Reading | Unreadable]


def joined(blocks: list[Block]) -> tuple[str, tuple[Passage, ...]]:
    """Return the text of some blocks, one newline between them, and the passages with their offsets."""
    passages, start = [], 0
    for number, block in enumerate(blocks):
        end = start + len(block.text)
        passages.append(Passage(number, block.kind, block.text, start, end, block.path, block.language))
        start = end + 1
    return "\n".join(block.text for block in blocks), tuple(passages)
