"""What a page says about itself outside its text: title, language, other addresses."""

import re

from selectolax.lexbor import LexborHTMLParser

from stancewatch.extract.characters import UnseenCharacters
from stancewatch.extract.html.visibility import primary_subtag
from stancewatch.extract.reading import Block
from stancewatch.model.evidence import PassageKind

LONGEST_TITLE = 300
_REFRESH = re.compile(r"\s*[\d.]*\s*[;,]?\s*(?:url\s*=\s*)?['\"]?([^'\"\s]+)", re.IGNORECASE)


def title_of(tree: LexborHTMLParser, blocks: list[Block]) -> str:
    """Return the page's title, or its first heading where it has none, at most LONGEST_TITLE characters."""
    node = tree.css_first("head title")
    given = node.text() if node is not None else ""
    heading = next((block.text for block in blocks if block.kind is PassageKind.HEADING), "")
    text = UnseenCharacters().without(given, "head/title")
    return (" ".join(text.split()) or heading)[:LONGEST_TITLE]


def language_of(tree: LexborHTMLParser) -> str:
    """Return the language that the page declares for itself, empty where it declares none."""
    for selector, attribute in (
        ("html[lang]", "lang"),
        ("body[lang]", "lang"),
        ("meta[http-equiv='content-language' i]", "content"),
    ):
        node = tree.css_first(selector)
        if node is not None and (found := primary_subtag(node.attributes.get(attribute))):
            return found
    return ""


def pointers(tree: LexborHTMLParser) -> tuple[str, ...]:
    """Return notes on a meta refresh, which is never followed."""
    node = tree.css_first("meta[http-equiv='refresh' i]")
    found = _REFRESH.match(node.attributes.get("content") or "") if node is not None else None
    if found is None or not re.search(r"[/:.]", found[1]):
        return ()
    return (f"The page asks to be left for {found[1][:300]!r} (meta refresh); it was not followed.",)
