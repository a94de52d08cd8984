"""Turn the bytes of a file into the text that offsets count in, or refuse with a reason."""

from stancewatch.foundation.errors import InputError
from stancewatch.suffixscape.markup import Markup

LOOKED_AT = 8192
"""Bytes searched for a NUL, as Git does, to tell a binary file from text."""


def text_of(data: bytes, name: str) -> str:
    """Return the text of UTF-8 bytes. A byte order mark stays, as one code point, so that offsets hold.

    Raises InputError for a binary file and for bytes that are not UTF-8, naming the first bad byte.
    """
    if b"\x00" in data[:LOOKED_AT]:
        raise InputError(f"{name!r} holds bytes that are not text.", hint="Give a text, Markdown or HTML file in UTF-8.")
    try:
        return data.decode()
    except UnicodeDecodeError as error:
        raise InputError(
            f"{name!r} is not UTF-8: byte {error.start} is {data[error.start]:#04x}.", hint="Convert the file to UTF-8 first."
        ) from error


def markup_of(name: str) -> Markup:
    """Return how a file is marked up, by the ending of its name."""
    lower = name.lower()
    if lower.endswith((".md", ".markdown", ".mdx", ".rmd")):
        return Markup.MARKDOWN
    return Markup.HTML if lower.endswith((".html", ".htm", ".xhtml")) else Markup.PLAIN
