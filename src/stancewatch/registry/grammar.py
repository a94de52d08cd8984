"""What names, addresses and sentences of a lab file may look like.

Each check takes a value and returns it, or raises a PydanticCustomError that carries a remedy. Values end
up as folder names, in requests and on terminals, so each is held to the least that its use needs.
"""

import re
import unicodedata
from collections.abc import Callable
from datetime import date
from difflib import get_close_matches
from enum import StrEnum
from typing import TypeVar

from pydantic import ValidationInfo
from pydantic_core import PydanticCustomError

SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
LONGEST_SLUG = 64
"""Characters. A slug names a folder; two of them and a hash stay far below the 255 bytes of a file name."""

LONGEST_TEXT = 500
"""Characters of a name, tag or note: one sentence, not a page."""

ADDRESS = re.compile(r"(?P<scheme>[A-Za-z][A-Za-z0-9+.-]*)://(?P<authority>[^/?#]*)(?P<rest>.*)", re.DOTALL)
HOST = re.compile(r"(?:[^\s\[\]:@%\\<>\"`{}|^']+|\[[0-9A-Fa-f:.]+\])(?::\d{1,5})?")

REORDERING = (
    "\u061c\u200b\u200e\u200f\u2028\u2029\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff"
)
"""Invisible characters that let a name read differently from what it is."""

Kind = TypeVar("Kind", bound=StrEnum)


def wrong(message: str, remedy: str) -> PydanticCustomError:
    """Return the error for a value, with its remedy in the context."""
    return PydanticCustomError("registry", "{message}", {"message": message, "remedy": remedy})


def near(name: str, known: list[str]) -> str:
    """Return a remedy that offers the names near to an unknown one, or else all of them."""
    close = get_close_matches(name, known, n=3, cutoff=0.6)
    if close:
        return "Did you mean " + " or ".join(repr(one) for one in close) + "?"
    return "Known are " + ", ".join(repr(one) for one in known) + "."


def slug(value: str) -> str:
    """Return a lower-case name that is safe as a folder name."""
    if SLUG.fullmatch(value) and len(value) <= LONGEST_SLUG:
        return value
    raise wrong(
        f"{value!r} is not a slug.",
        f"Write at most {LONGEST_SLUG} small letters a-z, digits and single hyphens between them.",
    )


def plain(value: str) -> str:
    """Return one line of text without characters that steer a terminal or reorder what is read."""
    if not value.strip():
        raise wrong("The text is empty.", "Write at least one visible character, or leave the key out.")
    if len(value) > LONGEST_TEXT:
        raise wrong(f"The text has {len(value)} characters.", f"Write at most {LONGEST_TEXT}.")
    for character in value:
        if unicodedata.category(character) in {"Cc", "Cs", "Cn"} or character in REORDERING:
            raise wrong(
                f"The text holds the control character U+{ord(character):04X}.",
                "Write one line of visible characters.",
            )
    return value


def address(value: str) -> str:
    """Return an address that a page can be fetched from: http or https, a host, no user, no fragment."""
    plain(value)
    parts = ADDRESS.fullmatch(value)
    if parts is None or parts["scheme"].lower() not in {"http", "https"}:
        raise wrong(f"{value!r} is not an http or https address.", "Write it in full: 'https://host/path'.")
    if "@" in parts["authority"]:
        raise wrong("The address holds a user name.", "Write the host only; only public pages are read.")
    if not HOST.fullmatch(parts["authority"]) or port_of(parts["authority"]) > 65535:
        raise wrong(f"{value!r} names no host.", "Write it in full: 'https://host/path'.")
    if "#" in parts["rest"]:
        raise wrong(
            f"{value!r} holds a fragment.", "Drop the '#' and what follows; it never reaches the server."
        )
    if re.search(r"[\s\\]", parts["rest"]):
        raise wrong(f"{value!r} holds a blank or a backslash.", "Write a blank as '%20' and a slash as '/'.")
    return value


def not_to_come(value: date, info: ValidationInfo) -> date:
    """Return a day on which something was done: not one after the latest day, which the context of the check is."""
    latest = info.context
    if isinstance(latest, date) and value > latest:
        raise wrong(
            f"{value} is still to come.", f"Write the day on which it was set, {latest} at the latest."
        )
    return value


def port_of(authority: str) -> int:
    """Return the port that an authority names, 0 where it names none."""
    digits = authority.rpartition(":")[2]
    return int(digits) if ":" in authority and digits.isdigit() else 0


def one_of(kind: type[Kind], what: str) -> Callable[[object], Kind]:
    """Return the check that a value is one of a closed set of words."""

    def check(value: object) -> Kind:
        if isinstance(value, str) and value in list(kind):
            return kind(value)
        raise wrong(f"{value!r} is not a known {what}.", near(str(value), [one.value for one in kind]))

    return check


def same_address(value: str) -> str:
    """Return the form in which two addresses of one page are equal: host in small letters, path never empty."""
    parts = ADDRESS.fullmatch(value)
    if parts is None:
        return value
    return f"{parts['scheme'].lower()}://{parts['authority'].lower()}{parts['rest'] or '/'}"
