"""The blocks of Markdown, line by line: code, tables and front matter hidden, a BREAK where an item or heading begins.

After CommonMark 0.31 and the tables and footnotes of GitHub, as far as they decide what is prose.
"""

import re

from stancewatch.suffixscape.grammar.tokens import BREAK

_QUOTE = re.compile(r"[ \t]{0,20}>[ \t]?")
_FENCE = re.compile(r"(?:(`{3,})[^`]*|(~{3,}).*)$", re.DOTALL)
_RULE = re.compile(r"(?:=+|-+|(?:[-*_][ \t]*){3,})$")
_HEADING = re.compile(r"#{1,6}(?=\s|$)")
_ITEM = re.compile(r"(?:[-*+]|\d{1,9}[.)])(?:[ \t]{1,4}|$)")
_FOOTNOTE = re.compile(r"\[\^[^\[\]\s]{1,200}\]:")
_DEFINITION = re.compile(r"\[(?!\^)[^\]\n]{1,999}\]:\s*\S+(?:\s+(?:\"[^\"]*\"|'[^']*'|\([^()]*\)))?\s*$")
_TABLE_RULE = re.compile(r"\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?$")
_FRONT = {"---": ("---", "..."), "+++": ("+++",)}
CODE_INDENT = 4
"""Columns by which code is set in (CommonMark 0.31, 4.4)."""


def without_blocks(text: str) -> str:
    """Return Markdown without front matter, code and tables, of the same length."""
    if text.startswith("\ufeff"):
        return " " + without_blocks(text[1:])
    lines = text.split("\n")
    front = _front_matter(lines)
    rest = lines[front:]
    blocks = _Blocks(sum(line.count("-->") for line in rest))
    made = [_hidden(line) + "\n" for line in lines[:front]]
    made += map(blocks.read, rest, [*rest[1:], ""])
    return "".join(made)[: len(text)]


def _front_matter(lines: list[str]) -> int:
    """Return how many lines hold front matter in YAML or TOML: none where it never ends, or opens with a blank line."""
    closers = _FRONT.get(lines[0].rstrip(), ())
    if not closers or not "".join(lines[1:2]).strip():
        return 0
    return next((number + 1 for number, line in enumerate(lines) if number and line.rstrip() in closers), 0)


def _hidden(line: str) -> str:
    """Return a line of code or table as blanks that end a sentence."""
    return BREAK + " " * (len(line) - 1) if line else line


def _broken(line: str) -> str:
    """Return a line whose first character is a mark as one that begins a sentence."""
    return line if line.startswith(BREAK) else BREAK + line[1:]


def _indent(line: str) -> int:
    lead = line[: len(line) - len(line.lstrip(" \t"))]
    return len(lead.expandtabs(CODE_INDENT)) if "\t" in lead else len(lead)


def _quoted(line: str, most: int = 1_000_000) -> tuple[int, int]:
    """Return how many characters mark quotations at the start of a line, and how many quotations."""
    at = depth = 0
    while depth < most and (match := _QUOTE.match(line, at)):
        at, depth = match.end(), depth + 1
    return at, depth


def _is_table(bare: str, following: str) -> bool:
    return "|" in bare and "|" in following and bool(_TABLE_RULE.match(following.strip(" \t>\r")))


class _Blocks:
    """Reads one line after the other, and knows what is open: a fence, a table, list items, a quotation."""

    def __init__(self, comments: int) -> None:
        self._comments = comments
        """Ends of comments still to come."""
        self._in_comment = False
        self._fence = ""
        self._fence_depth = self._fence_indent = 0
        self._items: list[int] = []
        """Columns at which the content of open list items begins."""
        self._depth = 0
        """Of quotations one in the other."""
        self._paragraph = self._table = False

    def read(self, line: str, following: str) -> str:
        """Return a line as its prose, with its end: a BREAK behind a heading."""
        closed = line.count("-->")
        self._comments -= closed
        if self._fence and self._in_fence(line):
            return _hidden(line) + "\n"
        if self._in_comment:
            self._in_comment = not closed
            return line + "\n"
        if line[:1].isalpha() and not self._table and "|" not in line:
            return self._running(line)
        return self._begins(line, following)

    def _begins(self, line: str, following: str) -> str:
        """Return a line that may begin any block, as its prose."""
        if not self._paragraph and not self._depth and self._is_code(_indent(line)) and line.strip():
            return _hidden(line) + "\n"
        prefix, depth = _quoted(line)
        bare = line[prefix:].strip()
        if not bare:
            self._paragraph = self._table = False
            return " " * len(line) + "\n"
        deeper = depth > self._depth
        opened = self._opens(bare)
        self._enter(depth, _indent(line[prefix:]), opened=opened)
        if depth and not self._paragraph and self._is_code(_indent(line[prefix:])):
            return _hidden(line) + "\n"
        at = self._items_end(line, prefix) if opened and not _RULE.match(bare) else prefix
        made = self._block(line, at, following, in_item=at > prefix)
        return _broken(made) if deeper else made

    def _running(self, line: str) -> str:
        """Return a line of running text, which most lines are: a letter at the margin opens no block."""
        if not self._paragraph:
            self._items.clear()
            self._depth, self._paragraph = 0, True
        return line + "\n"

    def _in_fence(self, line: str) -> bool:
        """Say whether a line belongs to the open fence, and close it at its end. A fence ends with what holds it."""
        prefix, depth = _quoted(line, self._fence_depth)
        bare = line[prefix:].strip()
        if depth < self._fence_depth or (bare and _indent(line[prefix:]) < self._fence_indent):
            self._fence = ""
            return False
        if bare.startswith(self._fence) and not bare.strip(self._fence[0]):
            self._fence = ""
        return True

    def _is_code(self, indent: int) -> bool:
        """Say whether a line is set in far enough to be code, inside the list items that hold it."""
        return indent >= max((one for one in self._items if one <= indent), default=0) + CODE_INDENT

    def _enter(self, depth: int, indent: int, *, opened: bool) -> None:
        """Leave the quotation, paragraph and list items that a line is no part of."""
        if depth > self._depth:
            self._items.clear()
            self._paragraph = False
        if depth or opened or not self._paragraph:
            self._depth = depth
        if opened:
            self._table = False
        while (opened or not self._paragraph) and self._items and indent < self._items[-1]:
            self._items.pop()

    def _opens(self, bare: str) -> bool:
        """Say whether a line opens a block that may stand right behind a paragraph: only item 1 of a new list may."""
        item = _ITEM.match(bare)
        if item and bare[0].isdigit() and self._paragraph and not self._items:
            item = item if bare[:2] in ("1.", "1)") else None
        return bool(item or _FENCE.match(bare) or _HEADING.match(bare))

    def _block(self, line: str, at: int, following: str, *, in_item: bool) -> str:
        """Return a line that is no code, and its end. Its content begins behind the marks of what holds it."""
        if in_item:
            self._paragraph = self._table = False
        bare = line[at:].strip()
        if self._hides(bare, following):
            return _hidden(line) + "\n"
        made = " " * at + line[at:]
        heading = _HEADING.match(bare)
        self._paragraph = bool(bare) and not heading
        if mark := heading or _FOOTNOTE.match(bare):
            start = len(made) - len(made.lstrip())
            made = made[:start] + BREAK + " " * (mark.end() - 1) + made[start + mark.end() :]
        made = _broken(made) if in_item else made
        return made + (BREAK if heading else "\n")

    def _items_end(self, line: str, prefix: int) -> int:
        """Return where the marks of list items that a line begins with end, and open the items."""
        column, at = _indent(line[prefix:]), len(line) - len(line[prefix:].lstrip())
        while item := _ITEM.match(line, at):
            column += len(item.group())
            self._items.append(column)
            prefix = at = item.end()
        return prefix

    def _hides(self, bare: str, following: str) -> bool:
        """Say whether a line is no prose, and keep what it opens."""
        self._table = self._table or _is_table(bare, following)
        fence = _FENCE.match(bare)
        if fence:
            self._fence = fence.group(1) or fence.group(2)
            self._fence_depth, self._fence_indent = self._depth, (self._items or [0])[-1]
        elif bare.startswith("<!--") and "-->" not in bare and self._comments > 0:
            self._in_comment = True
        defined = not self._paragraph and _DEFINITION.match(bare)
        hidden = bool(fence or defined or self._table or _RULE.match(bare) or bare.startswith(("|", ":::")))
        self._paragraph = self._paragraph and not hidden
        return hidden
