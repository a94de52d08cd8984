"""What strangers wrote, made fit to stand in our pages.

Archived text, titles and addresses come from pages that may want to deceive a reader. Markup is taken care
of by Jinja's autoescape. What escape does not touch stands here: characters that reorder or hide text, and
addresses that are not plain web addresses.
"""

import re

from stancewatch.foundation.text_fragments import text_fragment
from stancewatch.foundation.unseen import CONTROLS, FLAG, REORDERING, TAGS

WEB_ADDRESS = re.compile(
    r"https?://[^\s<>\"'`\\^{}|\u0000-\u0020\u007f-\u00a0\u200b-\u200f\u2028-\u202e\u2060-\u206f]+"
)
MAIL_ADDRESS = re.compile(r"[A-Za-z0-9._+-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+")
LANGUAGE_TAG = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}")
LONGEST_ADDRESS = 2_000
"""Characters; longer addresses are shown but never become links."""

_HOSTILE = re.compile(f"({FLAG})|([{REORDERING}{CONTROLS}{TAGS}])")


def visible(text: str) -> str:
    """Return a text in which every character that reorders or hides text is written out as `[U+202E]`.

    Tabs, line feeds, joiners and soft hyphens stay: they are harmless and scripts and emoji need them.
    """
    return _HOSTILE.sub(lambda hit: hit[1] or f"[U+{ord(hit[2]):04X}]", text)


def clipped(text: str, length: int) -> str:
    """Return a text of at most `length` characters; where something was cut off, it ends in `…`."""
    return text if len(text) <= length else text[: length - 1].rstrip() + "…"


def is_web_address(text: str) -> bool:
    """Whether a text is a plain http or https address that may become a link."""
    return len(text) <= LONGEST_ADDRESS and WEB_ADDRESS.fullmatch(text) is not None


def is_mail_address(text: str) -> bool:
    """Whether a text is a plain e-mail address that may become a link."""
    return MAIL_ADDRESS.fullmatch(text) is not None


def is_language_tag(text: str) -> bool:
    """Whether a text has the form of a BCP 47 language tag."""
    return LANGUAGE_TAG.fullmatch(text) is not None


def live_address(url: str, words: str, prefix: str = "", suffix: str = "") -> str:
    """Return the address of words on the live page, as a text fragment; empty where `url` is no web address.

    `prefix` and `suffix` are what stands around the words in the archived text.
    """
    return text_fragment(url, words, prefix, suffix) if is_web_address(url) else ""
