"""The rules of `rules.toml`, ready to be asked."""

import re
import tomllib
from importlib.resources import files
from typing import Final

_TABLE = tomllib.loads(files("stancewatch.extract.html").joinpath("rules.toml").read_text("utf-8"))

CONTENT: Final[tuple[str, ...]] = tuple(_TABLE["content"])
"""Selectors of the places where the text of a page is declared to be, best first."""

TEXT_AFTER_ALL: Final[tuple[tuple[str, str], ...]] = tuple(
    (subject, ", ".join(selectors)) for subject, selectors in _TABLE["text_after_all"].items()
)
"""Name or role of an element, and the selectors under which such a one is text."""

FRAME_ELEMENTS: Final[frozenset[str]] = frozenset(_TABLE["frame"]["elements"])
FRAME_ROLES: Final[frozenset[str]] = frozenset(_TABLE["frame"]["roles"])
FRAME_CLASSES: Final[frozenset[str]] = frozenset(_TABLE["frame"]["classes"])
FRAME: Final[str] = ", ".join(_TABLE["frame"]["selectors"])
"""Selectors of what belongs to the frame and has none of its elements, roles and classes."""

SIDE_ELEMENTS: Final[frozenset[str]] = frozenset(_TABLE["side"]["elements"])
SIDE_ROLES: Final[frozenset[str]] = frozenset(_TABLE["side"]["roles"])

BYLINE: Final[frozenset[str]] = frozenset(_TABLE["byline"])
READER_ONLY: Final[frozenset[str]] = frozenset(_TABLE["reader_only"])
"""Classes."""

STYLES: Final[tuple[tuple[str, re.Pattern[str]], ...]] = tuple(
    (reason, re.compile(pattern)) for reason, pattern in _TABLE["style"].items()
)
"""Why a style attribute, in lower case, makes an element unseen, first match first."""

LINKS_OPENING: Final[re.Pattern[str]] = re.compile(_TABLE["links"]["opening"])
"""Whole text of a line that opens a list of links to other pages."""

FEWEST_LINKS_IN_A_ROW: Final[int] = _TABLE["links"]["fewest_in_a_row"]
"""A paragraph of at least so many links and nothing else is a menu."""

FURNITURE: Final[re.Pattern[str]] = re.compile(_TABLE["furniture"]["line"])
"""Whole text of a line that speaks of the page as a device: `Back to top`."""
