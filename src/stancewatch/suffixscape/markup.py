"""Make markup invisible to the engine without moving a single character.

What is not prose becomes blanks or BLANKED, the end of a block becomes BREAK. All of it is linear in the text, also for
tags, comments and fences that never close.
"""

from enum import StrEnum

from stancewatch.suffixscape import hypertext, markdown


class Markup(StrEnum):
    """How a text is marked up."""

    PLAIN = "plain"
    MARKDOWN = "markdown"
    HTML = "html"


def masked(text: str, markup: Markup) -> str:
    """Return the text with code, addresses, tags and tables blanked, of the same length."""
    if markup is Markup.PLAIN:
        return text
    return markdown.prose(text) if markup is Markup.MARKDOWN else hypertext.prose(text)


def comments_only(text: str, markup: Markup) -> str:
    """Return the text without what looks like a comment and is code, of the same length."""
    if markup is Markup.PLAIN:
        return text
    return markdown.comments_only(text) if markup is Markup.MARKDOWN else hypertext.comments_only(text)
