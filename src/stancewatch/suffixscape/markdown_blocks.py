"""The blocks of Markdown, line by line: code, tables and front matter hidden, a BREAK where an item or heading begins.

After CommonMark 0.31 and the tables and footnotes of GitHub, as far as they decide what is prose.
"""

from stancewatch.suffixscape.grammar.tokens import BREAK
from stancewatch.suffixscape.markdown_lines import (
    CODE_INDENT,
    DEFINITION,
    FENCE,
    FOOTNOTE,
    HEADING,
    ITEM,
    RULE,
    broken,
    front_matter,
    hidden,
    indent_of,
    is_table,
    quoted,
)


def without_blocks(text: str) -> str:
    """Return Markdown without front matter, code and tables, of the same length."""
    if text.startswith("\ufeff"):
        return " " + without_blocks(text[1:])
    lines = text.split("\n")
    front = front_matter(lines)
    rest = lines[front:]
    blocks = _Blocks(sum(line.count("-->") for line in rest))
    made = [hidden(line) + "\n" for line in lines[:front]]
    made += map(blocks.read, rest, [*rest[1:], ""])
    return "".join(made)[: len(text)]


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
            return hidden(line) + "\n"
        if self._in_comment:
            self._in_comment = not closed
            return line + "\n"
        if line[:1].isalpha() and not self._table and "|" not in line:
            return self._running(line)
        return self._begins(line, following)

    def _begins(self, line: str, following: str) -> str:
        """Return a line that may begin any block, as its prose."""
        if not self._paragraph and not self._depth and self._is_code(indent_of(line)) and line.strip():
            return hidden(line) + "\n"
        prefix, depth = quoted(line)
        bare = line[prefix:].strip()
        if not bare:
            self._paragraph = self._table = False
            return " " * len(line) + "\n"
        deeper = depth > self._depth
        opened = self._opens(bare)
        self._enter(depth, indent_of(line[prefix:]), opened=opened)
        if depth and not self._paragraph and self._is_code(indent_of(line[prefix:])):
            return hidden(line) + "\n"
        at = self._items_end(line, prefix) if opened and not RULE.match(bare) else prefix
        made = self._block(line, at, following, in_item=at > prefix)
        return broken(made) if deeper else made

    def _running(self, line: str) -> str:
        """Return a line of running text, which most lines are: a letter at the margin opens no block."""
        if not self._paragraph:
            self._items.clear()
            self._depth, self._paragraph = 0, True
        return line + "\n"

    def _in_fence(self, line: str) -> bool:
        """Say whether a line belongs to the open fence, and close it at its end. A fence ends with what holds it."""
        prefix, depth = quoted(line, self._fence_depth)
        bare = line[prefix:].strip()
        if depth < self._fence_depth or (bare and indent_of(line[prefix:]) < self._fence_indent):
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
        item = ITEM.match(bare)
        if item and bare[0].isdigit() and self._paragraph and not self._items:
            item = item if bare[:2] in ("1.", "1)") else None
        return bool(item or FENCE.match(bare) or HEADING.match(bare))

    def _block(self, line: str, at: int, following: str, *, in_item: bool) -> str:
        """Return a line that is no code, and its end. Its content begins behind the marks of what holds it."""
        if in_item:
            self._paragraph = self._table = False
        bare = line[at:].strip()
        if self._hides(bare, following):
            return hidden(line) + "\n"
        made = " " * at + line[at:]
        heading = HEADING.match(bare)
        self._paragraph = bool(bare) and not heading
        if mark := heading or FOOTNOTE.match(bare):
            start = len(made) - len(made.lstrip())
            made = made[:start] + BREAK + " " * (mark.end() - 1) + made[start + mark.end() :]
        made = broken(made) if in_item else made
        return made + (BREAK if heading else "\n")

    def _items_end(self, line: str, prefix: int) -> int:
        """Return where the marks of list items that a line begins with end, and open the items."""
        column, at = indent_of(line[prefix:]), len(line) - len(line[prefix:].lstrip())
        while item := ITEM.match(line, at):
            column += len(item.group())
            self._items.append(column)
            prefix = at = item.end()
        return prefix

    def _hides(self, bare: str, following: str) -> bool:
        """Say whether a line is no prose, and keep what it opens."""
        self._table = self._table or is_table(bare, following)
        fence = FENCE.match(bare)
        if fence:
            self._fence = fence.group(1) or fence.group(2)
            self._fence_depth, self._fence_indent = self._depth, (self._items or [0])[-1]
        elif bare.startswith("<!--") and "-->" not in bare and self._comments > 0:
            self._in_comment = True
        defined = not self._paragraph and DEFINITION.match(bare)
        hides = bool(fence or defined or self._table or RULE.match(bare) or bare.startswith(("|", ":::")))
        self._paragraph = self._paragraph and not hides
        return hides
