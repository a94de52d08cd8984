"""A page as its elements, read with the standard library's parser."""

from dataclasses import dataclass, field
from functools import lru_cache
from html.parser import HTMLParser
from pathlib import Path

VOID = frozenset({"meta", "link", "br", "img", "hr", "input", "line", "circle", "rect"})
QUOTED = frozenset({"blockquote", "mark", "q", "cite", "code", "bdi"})


@dataclass(slots=True)
class Element:
    tag: str
    attributes: dict[str, str]
    pieces: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        return "".join(self.pieces)


@dataclass
class Markup(HTMLParser):
    """Elements in order, and the text that is ours: outside quotations and archived text."""

    elements: list[Element] = field(default_factory=list)
    own_text: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()
        self._open: list[Element] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {key: value or "" for key, value in attrs})
        self.elements.append(element)
        if tag not in VOID:
            self._open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append(Element(tag, {key: value or "" for key, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        assert self._open, f"</{tag}> closes nothing"
        assert self._open[-1].tag == tag, f"</{tag}> closes <{self._open[-1].tag}>"
        self._open.pop()

    def handle_data(self, data: str) -> None:
        for element in self._open:
            element.pieces.append(data)
        if not any(self._is_quoted(element) for element in self._open):
            self.own_text.append(data)

    def _is_quoted(self, element: Element) -> bool:
        return element.tag in QUOTED or "archived" in element.attributes.get("class", "")

    def of(self, *tags: str) -> list[Element]:
        return [element for element in self.elements if element.tag in tags]

    @property
    def ids(self) -> list[str]:
        return [element.attributes["id"] for element in self.elements if "id" in element.attributes]


def read(path: Path) -> Markup:
    """The page; a page that many tests look at is parsed once, and nobody changes what it gave."""
    return _parsed(path.read_text(encoding="utf-8"))


@lru_cache(maxsize=1024)
def _parsed(text: str) -> Markup:
    markup = Markup()
    markup.feed(text)
    markup.close()
    return markup


def html_pages(folder: Path) -> list[Path]:
    return sorted(folder.rglob("*.html"))
