"""Turn the bytes of a file into the text that offsets count in, or refuse with a reason."""

import json
import sys
from collections.abc import Iterable, Iterator
from enum import StrEnum
from pathlib import Path

from stancewatch.foundation.errors import InputError
from stancewatch.suffixscape.markup import Markup

LOOKED_AT = 8192
"""Bytes searched for a NUL, as Git does, to tell a binary file from text."""


def text_of(data: bytes, name: str) -> str:
    """Return the text of UTF-8 bytes. A byte order mark stays, as one code point, so that offsets hold.

    Raises InputError for a binary file and for bytes that are not UTF-8, naming the first bad byte.
    """
    if b"\x00" in data[:LOOKED_AT]:
        raise InputError(
            f"{name!r} holds bytes that are not text.", hint="Give a text, Markdown or HTML file in UTF-8."
        )
    try:
        return data.decode()
    except UnicodeDecodeError as error:
        raise InputError(
            f"{name!r} is not UTF-8: byte {error.start} is {data[error.start]:#04x}.",
            hint="Convert the file to UTF-8 first.",
        ) from error


def markup_of(name: str) -> Markup:
    """Return how a file is marked up, by the ending of its name."""
    lower = name.lower()
    if lower.endswith((".md", ".markdown", ".mdx", ".rmd")):
        return Markup.MARKDOWN
    return Markup.HTML if lower.endswith((".html", ".htm", ".xhtml")) else Markup.PLAIN


class Input(StrEnum):
    """What the files hold."""

    FILES = "files"
    JSONL = "jsonl"


def texts(names: Iterable[str], given: Input, stdin_name: str) -> Iterator[tuple[str, str, Markup]]:
    """Yield name, text and markup of every text; `-` reads standard input under the name given.

    Raises InputError for what cannot be read, naming the file, the line of JSON or the byte.
    """
    for name in names:
        shown = stdin_name if name == "-" else name
        content = text_of(sys.stdin.buffer.read() if name == "-" else _bytes(name), shown)
        if given is Input.JSONL:
            yield from _records(content, shown)
        else:
            yield shown, content, markup_of(shown)


def _bytes(name: str) -> bytes:
    try:
        return Path(name).read_bytes()
    except OSError as error:
        hint = "Name a file, or '-' for standard input."
        raise InputError(f"{name!r} cannot be read: {error.strerror}.", hint=hint) from error


def _records(content: str, name: str) -> Iterator[tuple[str, str, Markup]]:
    for number, line in enumerate(content.split("\n"), 1):
        if not line.strip():
            continue
        try:
            record = json.loads(line)
            if "_meta" not in record:
                yield str(record["id"]), _whole(str(record["text"])), Markup.PLAIN
        except UnicodeEncodeError as error:
            message = f"Line {number} of {name!r} holds half a character (a lone surrogate)."
            raise InputError(
                message, hint="Write characters beyond U+FFFF as a pair or as themselves."
            ) from error
        except (ValueError, TypeError, KeyError) as error:
            message = f"Line {number} of {name!r} is not an object with 'id' and 'text'."
            raise InputError(message, hint='Write {"id": "1", "text": "..."} on each line.') from error


def _whole(text: str) -> str:
    """Return a text that can be written down again. Raises UnicodeEncodeError for half a character."""
    if not text.isascii():
        text.encode()
    return text
