"""One line of Markdown: what marks it begins with, how far it is set in, and what hides it."""

import re

from stancewatch.suffixscape.grammar.tokens import BREAK

_QUOTE = re.compile(r"[ \t]{0,20}>[ \t]?")
FENCE = re.compile(r"(?:(`{3,})[^`]*|(~{3,}).*)$", re.DOTALL)
RULE = re.compile(r"(?:=+|-+|(?:[-*_][ \t]*){3,})$")
HEADING = re.compile(r"#{1,6}(?=\s|$)")
ITEM = re.compile(r"(?:[-*+]|\d{1,9}[.)])(?:[ \t]{1,4}|$)")
FOOTNOTE = re.compile(r"\[\^[^\[\]\s]{1,200}\]:")
DEFINITION = re.compile(r"\[(?!\^)[^\]\n]{1,999}\]:\s*\S+(?:\s+(?:\"[^\"]*\"|'[^']*'|\([^()]*\)))?\s*$")
_TABLE_RULE = re.compile(r"\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?$")
_FRONT = {"---": ("---", "..."), "+++": ("+++",)}
CODE_INDENT = 4
"""Columns by which code is set in (CommonMark 0.31, 4.4)."""


def front_matter(lines: list[str]) -> int:
    """Return how many lines hold front matter in YAML or TOML: none where it never ends, or opens with a blank line."""
    closers = _FRONT.get(lines[0].rstrip(), ())
    if not closers or not "".join(lines[1:2]).strip():
        return 0
    return next((number + 1 for number, line in enumerate(lines) if number and line.rstrip() in closers), 0)


def hidden(line: str) -> str:
    """Return a line of code or table as blanks that end a sentence."""
    return BREAK + " " * (len(line) - 1) if line else line


def broken(line: str) -> str:
    """Return a line whose first character is a mark as one that begins a sentence."""
    return line if line.startswith(BREAK) else BREAK + line[1:]


def indent_of(line: str) -> int:
    """Return the columns by which a line is set in."""
    lead = line[: len(line) - len(line.lstrip(" \t"))]
    return len(lead.expandtabs(CODE_INDENT)) if "\t" in lead else len(lead)


def quoted(line: str, most: int = 1_000_000) -> tuple[int, int]:
    """Return how many characters mark quotations at the start of a line, and how many quotations."""
    at = depth = 0
    while depth < most and (match := _QUOTE.match(line, at)):
        at, depth = match.end(), depth + 1
    return at, depth


def is_table(bare: str, following: str) -> bool:
    """Say whether a line is the head of a table: the next one is its rule."""
    return "|" in bare and "|" in following and bool(_TABLE_RULE.match(following.strip(" \t>\r")))
