"""The rules of `rules.toml`, ready to be asked."""

import re
import tomllib
from importlib.resources import files
from typing import Final

_TABLE = tomllib.loads(files("stancewatch.extract.html").joinpath("rules.toml").read_text("utf-8"))

CONTENT: Final[tuple[str, ...]] = tuple(_TABLE["content"])
"""Selectors of the places where the text of a page is declared to be, best first."""

FRAME: Final[str] = ", ".join(_TABLE["frame"])
SIDE: Final[str] = ", ".join(_TABLE["side"])
TEXT_AFTER_ALL: Final[str] = ", ".join(_TABLE["text_after_all"])
BYLINE: Final[str] = ", ".join(_TABLE["byline"])
READER_ONLY: Final[str] = ", ".join(_TABLE["reader_only"])

STYLES: Final[tuple[tuple[str, re.Pattern[str]], ...]] = tuple(
    (reason, re.compile(pattern, re.IGNORECASE)) for reason, pattern in _TABLE["style"].items()
)
"""Why a style attribute makes an element unseen, first match first."""

LINKS_OPENING: Final[re.Pattern[str]] = re.compile(_TABLE["links"]["opening"])
"""Whole text of a line that opens a list of links to other pages."""

FEWEST_LINKS_IN_A_ROW: Final[int] = _TABLE["links"]["fewest_in_a_row"]
"""A paragraph of at least so many links and nothing else is a menu."""

FURNITURE: Final[re.Pattern[str]] = re.compile(_TABLE["furniture"]["line"])
"""Whole text of a line that speaks of the page as a device: `Back to top`."""
