"""Which elements of a page no reader sees, which are chrome, and why."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from selectolax.lexbor import LexborHTMLParser, LexborNode

from stancewatch.extract.html.rules import BYLINE, FRAME, READER_ONLY, SIDE, STYLES, TEXT_AFTER_ALL

_OPENS = "[aria-expanded], :is(h1, h2, h3, h4, h5, h6) button, button :is(h1, h2, h3, h4, h5, h6)"
_DIALOG = "dialog[open], [role='dialog' i], [role='alertdialog' i], [aria-modal='true']"
_PAGE = "main, article, h1, h2"
_WORDLIKE = re.compile(r"\w")


@dataclass(frozen=True, slots=True)
class Marks:
    """What is known of elements before the walk, by memory id."""

    frame: frozenset[int]
    """Navigation, menus, dialogs and controls."""
    side: frozenset[int]
    """What stands beside the text: asides, banners, forms."""
    unseen: dict[int, str]
    """Elements that no eye sees, with the reason."""
    bylines: frozenset[int]
    languages: dict[int, str]
    """The primary subtag of `lang` attributes, lower case."""

    @property
    def skipped(self) -> frozenset[int]:
        """Everything that the walk passes over."""
        return self.frame | self.side | self.bylines | self.unseen.keys()


@dataclass(frozen=True, slots=True)
class Unseen:
    """An element that no eye sees."""

    node: LexborNode
    reason: str


def unseen_elements(tree: LexborHTMLParser) -> list[Unseen]:
    """Return the elements that no eye sees, with the reason, in the order of the reasons.

    What a reader can open counts as seen: an element that a control names in `aria-controls` or that follows a
    control with `aria-expanded`, a tab panel, and `hidden="until-found"`. Style sheets are not applied.
    """
    opened = _opened_by_controls(tree)
    found = [Unseen(node, "hidden_attribute") for node in tree.css("[hidden]") if not _can_be_found(node)]
    found += [Unseen(node, reason) for node in tree.css("[style]") if (reason := _style_reason(node))]
    found += [Unseen(node, "reader_only") for node in tree.css(READER_ONLY)]
    found += [Unseen(node, "aria_hidden") for node in _aria_hidden(tree)]
    return [one for one in found if one.node.tag not in ("html", "body") and not _is_opened(one.node, opened)]


def marks_of(tree: LexborHTMLParser, unseen: Iterable[Unseen]) -> Marks:
    """Return what the rules say about the elements of a page."""
    kept = {node.mem_id for node in tree.css(TEXT_AFTER_ALL)}
    reasons: dict[int, str] = {}
    for one in unseen:
        reasons.setdefault(one.node.mem_id, one.reason)
    return Marks(
        frame=frozenset(node.mem_id for node in tree.css(FRAME)) - kept,
        side=frozenset(node.mem_id for node in tree.css(SIDE)) - kept,
        unseen=reasons,
        bylines=frozenset(node.mem_id for node in tree.css(BYLINE)),
        languages={node.mem_id: primary_subtag(node.attributes.get("lang")) for node in tree.css("[lang]")},
    )


def primary_subtag(tag: str | None) -> str:
    """Return the language of a language tag: `en` of `en-GB`; empty where it has not that form."""
    found = re.match(r"\s*([A-Za-z]{2,3})(?:[-_]|\s*$)", tag or "")
    return found[1].lower() if found else ""


def _opened_by_controls(tree: LexborHTMLParser) -> frozenset[str]:
    controls = tree.css("[aria-controls]")
    return frozenset(name for node in controls for name in (node.attributes["aria-controls"] or "").split())


def _is_opened(node: LexborNode, opened: frozenset[str]) -> bool:
    attributes = node.attributes
    if attributes.get("id") in opened or attributes.get("role") == "tabpanel":
        return True
    before = node.prev
    while before is not None and not before.is_element_node:
        before = before.prev
    return before is not None and (
        "aria-expanded" in before.attributes
        or before.css_first(_OPENS) is not None
        or before.css_matches(_OPENS)
    )


def _can_be_found(node: LexborNode) -> bool:
    return (node.attributes["hidden"] or "").lower() == "until-found"


def _style_reason(node: LexborNode) -> str:
    style = node.attributes["style"] or ""
    return next((reason for reason, pattern in STYLES if pattern.search(style)), "")


def _aria_hidden(tree: LexborHTMLParser) -> list[LexborNode]:
    """Return what is announced to nobody, without bullets and without a page that lies behind a dialog."""
    marked = [node for node in tree.css("[aria-hidden]") if node.attributes["aria-hidden"] == "true"]
    half = _seen_length(tree) / 2 if marked else 0
    dialog = tree.css_first(_DIALOG) is not None
    return [
        node
        for node in marked
        if _WORDLIKE.search(text := node.text()) and not _is_page(node, text, half, dialog=dialog)
    ]


def _is_page(node: LexborNode, text: str, half: float, *, dialog: bool) -> bool:
    """Return whether an element is the page itself, which an open dialog has marked as out of reach for a while."""
    return len(text) > half or (dialog and node.css_first(_PAGE) is not None)


def _seen_length(tree: LexborHTMLParser) -> int:
    """Return the length of a page's text without its scripts, in characters."""
    unread = sum(len(node.text()) for node in tree.css("body script, body style, body noscript"))
    return len(tree.body.text()) - unread if tree.body else 0
