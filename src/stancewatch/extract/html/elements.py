"""The table of HTML elements, as `elements.toml` gives it."""

import tomllib
from importlib.resources import files
from typing import Final

from stancewatch.model.evidence import PassageKind

_TABLE = tomllib.loads(files("stancewatch.extract.html").joinpath("elements.toml").read_text("utf-8"))

BLOCK: Final[frozenset[str]] = frozenset(_TABLE["block"])
"""Elements that begin and end a line of their own."""

SILENT: Final[frozenset[str]] = frozenset(_TABLE["silent"])
"""Elements whose content is never prose of the page."""

CLOSED_BY_OTHERS: Final[frozenset[str]] = frozenset(_TABLE["closed_by_others"])
"""Elements that have no content, or that the next of their kind closes."""

KIND: Final[dict[str, PassageKind]] = {
    tag: PassageKind(kind) for kind, tags in _TABLE["kind"].items() for tag in tags
}
"""What the text directly inside an element is; elements that are not here keep what they stand in."""
