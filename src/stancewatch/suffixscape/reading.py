"""Turn the bytes of a file into the text that offsets count in, or refuse with a reason."""

import json
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from enum import StrEnum
from math import isfinite
from pathlib import Path
from typing import BinaryIO, NamedTuple, TypeAlias

from stancewatch.foundation.errors import InputError
from stancewatch.suffixscape.markup import Markup

_WIDE = {b"\xff\xfe": "UTF-16", b"\xfe\xff": "UTF-16"}
"""Byte order marks of encodings that are not read."""


def text_of(data: bytes, name: str, passed: int = 0, line: int = 0) -> str:
    """Return the text of UTF-8 bytes. A byte order mark stays, as one code point, so that offsets hold.

    Raises InputError for a binary file and for bytes that are not UTF-8, naming the first bad byte from the start of the
    file (`passed` bytes stand before these), and its line, from 1.
    """
    if not passed and data[:2] in _WIDE:
        raise InputError(
            f"{name!r} is {_WIDE[data[:2]]}, not UTF-8.", hint="Convert the file to UTF-8 first."
        )
    if (zero := data.find(b"\x00")) >= 0:
        raise InputError(
            f"{name!r} holds bytes that are not text: byte {passed + zero} is 0x00.",
            hint="Give a text, Markdown or HTML file in UTF-8.",
        )
    try:
        return data.decode()
    except UnicodeDecodeError as error:
        number = line or data.count(b"\n", 0, error.start) + 1
        raise InputError(
            f"{name!r} is not UTF-8: byte {passed + error.start} is {data[error.start]:#04x}, in line {number}.",
            hint="Convert the file to UTF-8 first.",
        ) from error


def markup_of(name: str) -> Markup:
    """Return how a file is marked up, by the ending of its name."""
    lower = name.lower()
    if lower.endswith((".md", ".markdown", ".mdx", ".rmd")):
        return Markup.MARKDOWN
    return Markup.HTML if lower.endswith((".html", ".htm", ".xhtml")) else Markup.PLAIN


def legible(name: str) -> str:
    r"""Return a file name with each byte that is not UTF-8 as `\xe9`: JSON for others holds no half characters."""
    return (
        name
        if name.isascii()
        else name.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
    )


class Input(StrEnum):
    """What the files hold."""

    FILES = "files"
    JSONL = "jsonl"


Id: TypeAlias = str | int | float


class Source(NamedTuple):
    """One text that is read."""

    name: str
    """Of the file, or the id in words."""
    text: str
    markup: Markup
    id: Id | None = None
    """As given in a line of JSON: what is told of it names it in the same way. None for a file."""


def texts(
    names: Iterable[str], given: Input, stdin_name: str, refused: Callable[[InputError], None] | None = None
) -> Iterator[Source]:
    """Yield every text; `-` reads standard input under the name given.

    What cannot be read goes to `refused`, naming the file, the line of JSON or the byte, and the rest is read. Without
    `refused`, the InputError is raised.
    """
    for name in names:
        shown = stdin_name if name == "-" else name
        try:
            if given is Input.JSONL:
                yield from _records(name, shown, refused)
            else:
                yield Source(shown, text_of(_bytes(name), shown), markup_of(shown))
        except InputError as error:
            if refused is None:
                raise
            refused(error)


def _bytes(name: str) -> bytes:
    with _opened(name) as file:
        return file.read()


@contextmanager
def _opened(name: str) -> Iterator[BinaryIO]:
    if name == "-":
        yield sys.stdin.buffer
        return
    try:
        with Path(name).open("rb") as file:
            yield file
    except OSError as error:
        folder = isinstance(error, IsADirectoryError)
        hint = (
            "Name the files in it, as in `docs/*.md`."
            if folder
            else "Name a file, or '-' for standard input."
        )
        raise InputError(f"{name!r} cannot be read: {error.strerror}.", hint=hint) from error


def _records(name: str, shown: str, refused: Callable[[InputError], None] | None) -> Iterator[Source]:
    """Yield the texts of a file of JSON lines as they come: one line is held."""
    passed = 0
    with _opened(name) as file:
        for number, line in enumerate(file, 1):
            try:
                record = _record(text_of(line, shown, passed, number), number, shown)
            except InputError as error:
                if refused is None:
                    raise
                refused(error)
            else:
                if record:
                    yield Source(str(record[0]), record[1], Markup.PLAIN, record[0])
            passed += len(line)


def _record(line: str, number: int, name: str) -> tuple[Id, str] | None:
    """Return id and text of a line of JSON; none for a blank line, and for one that describes the file (`_meta`).

    A byte order mark before the first line is no part of it.
    """
    line = line.removeprefix("\ufeff") if number == 1 else line
    if not line.strip():
        return None
    try:
        record = json.loads(line)
        if "_meta" in record:
            return None
        return _id(record["id"]), _text(record["text"])
    except UnicodeEncodeError as error:
        message = f"Line {number} of {name!r} holds half a character (a lone surrogate)."
        raise InputError(
            message, hint="Write characters beyond U+FFFF as a pair or as themselves."
        ) from error
    except (ValueError, TypeError, KeyError, RecursionError) as error:
        message = (
            f"Line {number} of {name!r} is not an object with 'id' (text or a number) and 'text' (text)."
        )
        raise InputError(message, hint='Write {"id": "1", "text": "..."} on each line.') from error


def _id(given: object) -> Id:
    """Return an id as given. Raises TypeError or ValueError for what names no record: null, truth, a list, infinity."""
    if isinstance(given, bool) or not isinstance(given, (str, int, float)):
        raise TypeError(given)
    if isinstance(given, float) and not isfinite(given):
        raise ValueError(given)
    return _whole(given) if isinstance(given, str) else given


def _text(given: object) -> str:
    if not isinstance(given, str):
        raise TypeError(given)
    return _whole(given)


def _whole(text: str) -> str:
    """Return a text that can be written down again. Raises UnicodeEncodeError for half a character."""
    if not text.isascii():
        text.encode()
    return text
