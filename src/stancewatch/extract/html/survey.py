"""One pass over the elements of a page, in the place of a search for every attribute that a rule asks about."""

import re
from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from selectolax.lexbor import LexborHTMLParser, LexborNode

ATTRIBUTES = frozenset(
    (
        "alt",
        "aria-controls",
        "aria-description",
        "aria-hidden",
        "aria-label",
        "class",
        "hidden",
        "lang",
        "role",
        "style",
        "title",
    )
)
"""That are remembered."""

_CLASS = re.compile(r"[^ \t\n\f\r]+")

Held = Sequence[tuple[LexborNode, str]]
"""Elements that have an attribute, in the order of the page, with its value; empty where it has none."""


@dataclass(frozen=True, slots=True)
class Survey:
    """What the elements of a page are and say of themselves."""

    tags: defaultdict[str, list[LexborNode]]
    """By name of the element."""
    held: defaultdict[str, list[tuple[LexborNode, str]]]
    """By attribute."""
    names: dict[str, list[str]]
    """The classes in each value of a class attribute: a page repeats the same few values."""

    def with_attribute(self, name: str) -> Held:
        """Return the elements that have an attribute of ATTRIBUTES."""
        return self.held[name]

    def of_element(self, names: Collection[str]) -> list[LexborNode]:
        """Return the elements of some names."""
        return [node for name in names for node in self.tags[name]]

    def of_class(self, classes: frozenset[str]) -> list[LexborNode]:
        """Return the elements that are of any of some classes."""
        met = {value for value, names in self.names.items() if not classes.isdisjoint(names)}
        return [node for node, value in self.held["class"] if value in met] if met else []

    def of_role(self, roles: frozenset[str]) -> list[LexborNode]:
        """Return the elements that have any of some roles, in any case."""
        return [node for node, value in self.held["role"] if value.lower() in roles]


def surveyed(tree: LexborHTMLParser) -> Survey:
    """Return what stands in a page, templates not included."""
    tags: defaultdict[str, list[LexborNode]] = defaultdict(list)
    held: defaultdict[str, list[tuple[LexborNode, str]]] = defaultdict(list)
    root = tree.root
    for node in root.traverse() if root is not None else ():
        tags[node.tag or ""].append(node)
        for name, value in node.attributes.items():
            if name in ATTRIBUTES:
                held[name].append((node, value or ""))
    values = {value for _, value in held["class"]}
    return Survey(tags, held, {value: _CLASS.findall(value) for value in values})
