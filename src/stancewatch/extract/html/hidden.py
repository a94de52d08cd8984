"""Text in a page's bytes that no reader sees: reported beside the text, never part of it."""

from collections.abc import Iterable, Iterator

from selectolax.lexbor import LexborHTMLParser, LexborNode

from stancewatch.extract.html.survey import Survey
from stancewatch.extract.html.visibility import Marks, Unseen
from stancewatch.extract.html.walk import DEEPEST_PATH
from stancewatch.model.evidence import HiddenText

MOST = 200
"""Entries that are kept."""

LONGEST = 500
"""Characters of an entry that are kept."""

_ATTRIBUTES = (
    ("alt", "alt"),
    ("title", "title"),
    ("aria-label", "aria_label"),
    ("aria-description", "aria_label"),
)
_META = (
    "meta[name='description' i], meta[name='keywords' i], meta[property='og:description' i],"
    " meta[property='og:title' i], meta[name^='twitter:' i][content*=' ']"
)


def hidden_text(
    tree: LexborHTMLParser,
    survey: Survey,
    unseen: Iterable[Unseen],
    marks: Marks,
    first: tuple[HiddenText, ...],
) -> tuple[tuple[HiddenText, ...], tuple[str, ...]]:
    """Return what a page holds that no reader sees, and a note where not all of it was kept.

    `first` are the entries already known (characters). What stands in navigation and the like is left out.
    At most MOST entries of at most LONGEST characters, the rarest kinds first.
    """
    kept: list[HiddenText] = list(first)
    met: set[tuple[str, str]] = set()
    cut = 0
    for kind, text, node in _all(tree, survey, unseen):
        words = " ".join(text.split())
        if not words or (kind, words) in met or _beside_text(node, marks):
            continue
        met.add((kind, words))
        if len(kept) < MOST:
            cut += len(words) > LONGEST
            kept.append(HiddenText(kind, words[:LONGEST], _path(node)))
        else:
            return tuple(kept), (f"Only the first {MOST} pieces of hidden text are kept.",)
    return tuple(kept), (f"Hidden text was cut to {LONGEST} characters (entries: {cut}).",) if cut else ()


def _all(
    tree: LexborHTMLParser, survey: Survey, unseen: Iterable[Unseen]
) -> Iterator[tuple[str, str, LexborNode]]:
    for one in unseen:
        yield one.reason, one.node.text(separator=" "), one.node
    for node in survey.of_element(("noscript",)):
        yield "noscript", node.text(separator=" "), node
    for node in tree.css(_META):
        yield "meta", node.attributes.get("content") or "", node
    for node in tree.css("script[type='application/ld+json' i]"):
        yield "json_ld", node.text(), node
    for fragment in tree.template_fragments():
        yield "template", fragment.text(separator=" "), fragment.parent or fragment
    yield from _comments(tree)
    for attribute, kind in _ATTRIBUTES:
        for node, value in survey.with_attribute(attribute):
            yield kind, value, node


def _comments(tree: LexborHTMLParser) -> Iterator[tuple[str, str, LexborNode]]:
    root = tree.root
    for node in root.traverse(include_text=True) if root is not None else ():
        if node.is_comment_node:
            yield "comment", node.comment_content or "", node


def _beside_text(node: LexborNode, marks: Marks) -> bool:
    above: LexborNode | None = node
    while above is not None:
        if above.mem_id in marks.frame or above.mem_id in marks.side:
            return True
        above = above.parent
    return False


def _path(node: LexborNode) -> str:
    steps: list[str] = []
    above: LexborNode | None = node
    while above is not None and len(steps) < DEEPEST_PATH:
        if above.is_element_node:
            steps.append(above.tag or "")
        above = above.parent
    return "/".join(reversed(steps))
