"""Which of a page's visible lines are its own text."""

from collections.abc import Sequence
from itertools import zip_longest

from selectolax.lexbor import LexborHTMLParser, LexborNode, SelectolaxError

from stancewatch.extract.html.rules import CONTENT, FEWEST_LINKS_IN_A_ROW, FURNITURE, LINKS_OPENING
from stancewatch.extract.html.walk import Line
from stancewatch.foundation.errors import InputError
from stancewatch.model.evidence import PassageKind

LONGEST_LABEL = 3
"""Words of the longest line that counts as a label: `Service status:`. Lines with a number are none: dates."""

SMALLEST_SHARE, FEWEST_SENTENCES = 0.4, 5
"""A declared place that holds neither this share of the visible characters nor so many lines of at least
SENTENCE characters is not where the text stands."""

SENTENCE = 60
"""Characters of a line that is more than a label."""


def declared(tree: LexborHTMLParser, selector: str) -> list[LexborNode]:
    """Return the outermost elements that a declared selector names, in the order of the page.

    Raises InputError where it is not a CSS selector.
    """
    try:
        found = tree.css(selector)
    except SelectolaxError as error:
        raise InputError(
            f"{selector!r} is not a CSS selector that can be used.",
            hint="Write it as for a style sheet: `main .policy`, `#content`.",
        ) from error
    ids = frozenset(node.mem_id for node in found)
    return [node for node in found if not _stands_in(node, ids)]


def check_selector(selector: str) -> None:
    """Raise InputError where a string is not a CSS selector that can be used."""
    declared(LexborHTMLParser("<p></p>"), selector)


def places(tree: LexborHTMLParser) -> dict[int, frozenset[int]]:
    """Return which content rules elements meet: the selectors in their order, last the skip link's target."""
    met: dict[int, frozenset[int]] = {}
    for number, nodes in enumerate([tree.css(selector) for selector in CONTENT] + [_skip_target(tree)]):
        for node in nodes:
            met[node.mem_id] = met.get(node.mem_id, frozenset()) | {number}
    return met


def own_lines(lines: Sequence[Line]) -> list[Line]:
    """Return the lines in which the page's own text stands: the best place that holds enough of it, or all.

    Where the place has no first-level heading and one stands before it, the lines from there on belong to it:
    title and date of a policy often stand above its `main`.
    """
    for number in range(len(CONTENT) + 1):
        chosen = [index for index, line in enumerate(lines) if number in line.places]
        if _holds_text([lines[index] for index in chosen], lines):
            return [lines[index] for index in [*_title_before(lines, chosen), *chosen]]
    return _without_ends(lines)


def without_link_lists(lines: Sequence[Line]) -> list[Line]:
    """Return the lines without menus and without lists of links to other pages that say so."""
    kept: list[Line] = []
    among_links = False
    for line, following in zip_longest(lines, lines[1:]):
        text = line.block.text
        opens = following is not None and following.links > 0 and LINKS_OPENING.fullmatch(text) is not None
        among_links = opens or (among_links and line.links > 0)
        if not among_links and line.links < FEWEST_LINKS_IN_A_ROW and not FURNITURE.fullmatch(text):
            kept.append(line)
    return kept


def has_sentence(lines: Sequence[Line]) -> bool:
    """Return whether any line is more than a label."""
    return any(len(line.block.text) >= SENTENCE for line in lines)


def _holds_text(chosen: Sequence[Line], lines: Sequence[Line]) -> bool:
    size = sum(len(line.block.text) for line in chosen)
    sentences = sum(len(line.block.text) >= SENTENCE for line in chosen)
    return size > 0 and (
        sentences >= FEWEST_SENTENCES or size >= SMALLEST_SHARE * sum(len(line.block.text) for line in lines)
    )


def _without_ends(lines: Sequence[Line]) -> list[Line]:
    """Return the lines of a page that declares no place, without the menus at its two ends.

    Above the first heading and below the last sentence, lines of a link or of a few words are a site's frame.
    """
    first = next((index for index, line in enumerate(lines) if line.block.kind is PassageKind.HEADING), 0)
    said = [index for index, line in enumerate(lines) if not _is_label(line)]
    last = said[-1] if said else len(lines) - 1
    tail = lines[last + 1 :]
    keeps_tail = sum(line.links > 0 for line in tail) < FEWEST_LINKS_IN_A_ROW
    above = [line for line in lines[:first] if not _is_label(line)]
    return [*above, *lines[first : last + 1], *(tail if keeps_tail else ())]


def _is_label(line: Line) -> bool:
    words = line.block.text.split()
    return line.links > 0 or (len(words) <= LONGEST_LABEL and not any(word[0].isdigit() for word in words))


def _title_before(lines: Sequence[Line], chosen: Sequence[int]) -> range:
    if any(_is_title(lines[index]) for index in chosen):
        return range(0)
    titles = [index for index in range(chosen[0]) if _is_title(lines[index])]
    return range(titles[-1], chosen[0]) if titles else range(0)


def _is_title(line: Line) -> bool:
    return line.block.kind is PassageKind.HEADING and "/h1[" in line.block.path


def _skip_target(tree: LexborHTMLParser) -> list[LexborNode]:
    """Return the element to which the first link inside the page leads: `Skip to content`."""
    link = tree.css_first("body a[href^='#']")
    name = (link.attributes["href"] or "")[1:] if link is not None else ""
    if not name:
        return []
    return [node for node in tree.css("[id]") if node.id == name and node.tag not in ("html", "body")][:1]


def _stands_in(node: LexborNode, ids: frozenset[int]) -> bool:
    above = node.parent
    while above is not None and above.mem_id not in ids:
        above = above.parent
    return above is not None
