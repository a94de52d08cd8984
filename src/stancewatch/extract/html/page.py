"""A page, from characters to a reading."""

from dataclasses import replace

from selectolax.lexbor import LexborHTMLParser, LexborNode

from stancewatch.extract.characters import UnseenCharacters, cleaned
from stancewatch.extract.charset import Decoded
from stancewatch.extract.html.browser import needs_browser
from stancewatch.extract.html.content import declared, has_sentence, own_lines, places, without_link_lists
from stancewatch.extract.html.head import language_of, pointers, title_of
from stancewatch.extract.html.hidden import hidden_text
from stancewatch.extract.html.survey import surveyed
from stancewatch.extract.html.visibility import Marks, marks_of, unseen_elements
from stancewatch.extract.html.walk import BlockWalk, Line
from stancewatch.extract.outcome import Unreadable
from stancewatch.extract.reading import Material, Reading, joined
from stancewatch.model.evidence import FailureReason

MOST_FRAMES = 5
"""Addresses of frames that are named where a page holds nothing else."""


def read_page(decoded: Decoded, material: Material) -> Reading | Unreadable:
    """Return what a page says.

    Unreadable where it says nothing: `NEEDS_BROWSER` where only a script would write its text, else `EMPTY`.
    Raises InputError where the declared selector is not one.
    """
    tree = LexborHTMLParser(decoded.text)
    survey = surveyed(tree)
    unseen = unseen_elements(tree, survey)
    marks = marks_of(tree, survey, unseen)
    language = language_of(tree)
    lines, notes = _lines(tree, marks, material.selector)
    characters = UnseenCharacters()
    blocks = cleaned([line.block for line in lines], characters)
    if reason := needs_browser(tree, blocks):
        return Unreadable(FailureReason.NEEDS_BROWSER, reason)
    if not blocks:
        return Unreadable(FailureReason.EMPTY, _without_text(tree))
    text, passages = joined(blocks)
    hidden, cut = hidden_text(tree, survey, unseen, marks, characters.report())
    title = title_of(tree, blocks)
    return Reading(text, passages, hidden, title, language, (*decoded.notes, *notes, *pointers(tree), *cut))


def _lines(tree: LexborHTMLParser, marks: Marks, selector: str | None) -> tuple[list[Line], tuple[str, ...]]:
    """Return the lines of the page's own text, and what is to be said about how they were chosen."""
    bylines = tuple(
        f"The byline reads {text!r}; it is not part of the text." for text in _bylines(tree, marks)
    )
    if selector is not None:
        roots = declared(tree, selector)
        if lines := without_link_lists(_walked(tree, marks, roots)):
            return lines, bylines
        bylines = (
            *bylines,
            f"The declared selector {selector!r} names no text here; the usual rules were used.",
        )
    roots = [tree.body] if tree.body is not None else []
    lines = without_link_lists(own_lines(_walked(tree, marks, roots)))
    if has_sentence(lines):
        return lines, bylines
    return without_link_lists(own_lines(_walked(tree, replace(marks, side=frozenset()), roots))), bylines


def _walked(tree: LexborHTMLParser, marks: Marks, roots: list[LexborNode]) -> list[Line]:
    walk, language = BlockWalk(marks.skipped, marks.languages, places(tree)), language_of(tree)
    for root in roots:
        walk.read(root, language)
    return walk.lines


def _bylines(tree: LexborHTMLParser, marks: Marks) -> list[str]:
    if not marks.bylines:
        return []
    texts = [" ".join(node.text().split()) for node in tree.css("[class]") if node.mem_id in marks.bylines]
    return [text[:200] for text in texts if text][:3]


def _without_text(tree: LexborHTMLParser) -> str:
    """Return that a page says nothing, and where its frames are, which are pages of their own."""
    frames = [frame.attributes.get("src") or "" for frame in tree.css("frame")]
    named = ", ".join(repr(address[:200]) for address in frames[:MOST_FRAMES] if address)
    return (
        f"The page has no visible text; its frames are at {named}."
        if named
        else "The page has no visible text."
    )
