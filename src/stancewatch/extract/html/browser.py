"""Pages whose text only a script would write."""

import re

from selectolax.lexbor import LexborHTMLParser

from stancewatch.extract.reading import Block

FEWEST_WORDS = 25
"""A page with fewer visible words, and the signs of an application, is an empty shell. `Loading, please wait` is
three words; the shortest real policy page of the case set has over a hundred."""

_ASKS = re.compile(r"java\s?script", re.IGNORECASE)
_APPLICATION = "body > div[id]:empty, body > div[id] > div:empty:only-child, app-root:empty, [id='root'], [id='app'], [id='__next'], [id='__nuxt']"


def needs_browser(tree: LexborHTMLParser, blocks: list[Block]) -> str:
    """Return why a page has to be run in a browser before it can be read; empty where it need not be."""
    words = 0
    for block in blocks:
        words += len(block.text.split())
        if words >= FEWEST_WORDS:
            return ""
    if tree.css_first("script") is None:
        return ""
    asks = any(_ASKS.search(node.text()) for node in tree.css("noscript"))
    if not asks and tree.css_first(_APPLICATION) is None:
        return ""
    why = "asks for JavaScript" if asks else "has an empty application element"
    return f"The page has {words} words without its scripts and {why}: it needs a browser."
