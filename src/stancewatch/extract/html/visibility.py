"""Which elements of a page no reader sees, which are chrome, and why."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from selectolax.lexbor import LexborHTMLParser, LexborNode

from stancewatch.extract.html.rules import (
    BYLINE,
    FRAME,
    FRAME_CLASSES,
    FRAME_ELEMENTS,
    FRAME_ROLES,
    READER_ONLY,
    SIDE_ELEMENTS,
    SIDE_ROLES,
    STYLES,
    TEXT_AFTER_ALL,
)
from stancewatch.extract.html.survey import Survey

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


def unseen_elements(tree: LexborHTMLParser, survey: Survey) -> list[Unseen]:
    """Return the elements that no eye sees, with the reason, in the order of the reasons.

    What a reader can open counts as seen: an element that a control names in `aria-controls` or that follows a
    control with `aria-expanded`, a tab panel, and `hidden="until-found"`. Style sheets are not applied.
    """
    held = survey.with_attribute
    found = [
        Unseen(node, "hidden_attribute") for node, value in held("hidden") if value.lower() != "until-found"
    ]
    found += [Unseen(node, reason) for node, style in held("style") if (reason := _style_reason(style))]
    found += [Unseen(node, "reader_only") for node in survey.of_class(READER_ONLY)]
    found += [Unseen(node, "aria_hidden") for node in _aria_hidden(tree, survey)]
    found = [one for one in found if one.node.tag not in ("html", "body")]
    if not found:
        return found
    opened, openers = _opened_by_controls(survey), _openers(tree)
    return [one for one in found if not _is_opened(one.node, opened, openers)]


def marks_of(tree: LexborHTMLParser, survey: Survey, unseen: Iterable[Unseen]) -> Marks:
    """Return what the rules say about the elements of a page."""
    kept = _text_after_all(tree, survey)
    reasons: dict[int, str] = {}
    for one in unseen:
        reasons.setdefault(one.node.mem_id, one.reason)
    frame = survey.of_element(FRAME_ELEMENTS) + survey.of_role(FRAME_ROLES) + survey.of_class(FRAME_CLASSES)
    side = survey.of_element(SIDE_ELEMENTS) + survey.of_role(SIDE_ROLES)
    return Marks(
        frame=(_ids(frame) | _ids(tree.css(FRAME))) - kept,
        side=_ids(side) - kept,
        unseen=reasons,
        bylines=_ids(survey.of_class(BYLINE)),
        languages={node.mem_id: primary_subtag(value) for node, value in survey.with_attribute("lang")},
    )


def primary_subtag(tag: str | None) -> str:
    """Return the language of a language tag: `en` of `en-GB`; empty where it has not that form."""
    found = re.match(r"\s*([A-Za-z]{2,3})(?:[-_]|\s*$)", tag or "")
    return found[1].lower() if found else ""


def _ids(nodes: Iterable[LexborNode]) -> frozenset[int]:
    return frozenset(node.mem_id for node in nodes)


def _text_after_all(tree: LexborHTMLParser, survey: Survey) -> frozenset[int]:
    met = (
        selectors
        for subject, selectors in TEXT_AFTER_ALL
        if survey.tags[subject] or survey.of_role(frozenset((subject,)))
    )
    return frozenset(node.mem_id for selectors in met for node in tree.css(selectors))


def _opened_by_controls(survey: Survey) -> frozenset[str]:
    return frozenset(name for _, value in survey.with_attribute("aria-controls") for name in value.split())


def _openers(tree: LexborHTMLParser) -> frozenset[int]:
    """Return the elements that are or hold a control that may open what follows them."""
    openers: set[int] = set()
    for node in tree.css(_OPENS):
        above: LexborNode | None = node
        while above is not None and above.mem_id not in openers:
            openers.add(above.mem_id)
            above = above.parent
    return frozenset(openers)


def _is_opened(node: LexborNode, opened: frozenset[str], openers: frozenset[int]) -> bool:
    attributes = node.attributes
    if attributes.get("id") in opened or attributes.get("role") == "tabpanel":
        return True
    before = node.prev
    while before is not None and not before.is_element_node:
        before = before.prev
    return before is not None and before.mem_id in openers


def _style_reason(style: str) -> str:
    style = style.lower()
    return next((reason for reason, pattern in STYLES if pattern.search(style)), "")


def _aria_hidden(tree: LexborHTMLParser, survey: Survey) -> list[LexborNode]:
    """Return what is announced to nobody, without bullets and without a page that lies behind a dialog."""
    texts = [(node, node.text()) for node, value in survey.with_attribute("aria-hidden") if value == "true"]
    worded = [(node, text) for node, text in texts if _WORDLIKE.search(text)]
    if not worded:
        return []
    half, dialog = _seen_length(tree) / 2, tree.css_first(_DIALOG) is not None
    return [node for node, text in worded if not _is_page(node, text, half, dialog=dialog)]


def _is_page(node: LexborNode, text: str, half: float, *, dialog: bool) -> bool:
    """Return whether an element is the page itself, which an open dialog has marked as out of reach for a while."""
    return len(text) > half or (dialog and node.css_first(_PAGE) is not None)


def _seen_length(tree: LexborHTMLParser) -> int:
    """Return the length of a page's text without its scripts, in characters."""
    unread = sum(len(node.text()) for node in tree.css("body script, body style, body noscript"))
    return len(tree.body.text()) - unread if tree.body else 0
