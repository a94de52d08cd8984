"""The pages of the documentation as the tests read them: blocks to run, links to follow, anchors to reach."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs"
PAGES = tuple(sorted([ROOT / "README.md", *DOCS.rglob("*.md")]))

_BLOCK = re.compile(
    r"(?:<!--\s*(?P<said>.*?)\s*-->\s*\n)?^(?P<fence>```+)(?P<language>[\w{}-]*)[^\n]*\n(?P<text>.*?)^(?P=fence)\s*$",
    re.DOTALL | re.MULTILINE,
)
_NOT_RUN = re.compile(r"not run:(.*)", re.DOTALL)
_LINK = re.compile(r"(?<!!)\[[^\]]*\]\(<?([^)\s>]+)>?(?:\s+\"[^\"]*\")?\)|!\[[^\]]*\]\(([^)\s]+)\)")
_CODE = re.compile(r"(`+)(?:(?!\1).)*\1")
_HEADING = re.compile(r"^(#{1,6})\s+(.+?)\s*#*\s*$", re.MULTILINE)
_EXPLICIT = re.compile(r"(?:^\(([\w-]+)\)=|<a (?:id|name)=\"([\w-]+)\")", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Block:
    """A fenced block of a page."""

    language: str
    text: str
    line: int
    """Of its first fence, counted from 1."""
    left_out: str | None
    """Why it is not run; None where it is run, empty where no reason is given."""
    shows: str = ""
    """What the page says comes out: the ```text block that follows directly."""


def blocks(text: str) -> Iterator[Block]:
    """Yield the fenced blocks of a page, in order."""
    found = [*_BLOCK.finditer(text), None]
    for one, following in pairwise(found):
        assert one is not None
        said = _NOT_RUN.match(one["said"] or "")
        line = text.count("\n", 0, one.start("fence")) + 1
        left_out = said[1].strip() if said else None
        yield Block(one["language"], one["text"], line, left_out, _shown(text, one, following))


def _shown(text: str, one: re.Match[str], following: re.Match[str] | None) -> str:
    direct = following is not None and not text[one.end() : following.start()].strip()
    return following["text"] if following is not None and direct and following["language"] == "text" else ""


def missing(block: Block, output: str) -> list[str]:
    """Return the lines that a page shows and that did not come out; `...` stands for anything."""
    shown = [line.strip() for line in block.shows.splitlines() if line.strip()]
    forms = {line: ".*".join(map(re.escape, line.split("..."))) for line in shown}
    return [line for line in shown if not re.search(rf"^\s*{forms[line]}\s*$", output, re.MULTILINE)]


def links(text: str) -> Iterator[str]:
    """Yield where the links and pictures of a page lead, those in code left out."""
    prose = _CODE.sub("", _BLOCK.sub("", text))
    for found in _LINK.finditer(prose):
        yield found[1] or found[2]


def anchors(text: str) -> set[str]:
    """Return what a link can name on a page: its headings as GitHub and MyST name them, and anchors set by hand."""
    seen: dict[str, int] = {}
    names = {name for found in _EXPLICIT.findall(text) for name in found if name}
    for _, heading in _HEADING.findall(_BLOCK.sub("", text)):
        name = re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")
        count = seen[name] = seen.get(name, -1) + 1
        names.add(f"{name}-{count}" if count else name)
    return names


def unreachable(page: Path) -> list[str]:
    """Return the links of a page that lead to no file or no heading; the world outside is not asked."""
    return [
        link for link in links(_text(page)) if ":" not in link.partition("/")[0] and not _reached(page, link)
    ]


def _reached(page: Path, link: str) -> bool:
    place, _, anchor = link.partition("#")
    target = (page.parent / place).resolve() if place else page
    if not target.exists():
        return False
    return not anchor or (target.suffix == ".md" and anchor in anchors(_text(target)))


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8")
