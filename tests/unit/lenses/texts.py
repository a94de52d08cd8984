"""Documents and pages for tests, one passage a line; headings begin with `#`."""

from stancewatch.foundation.canonical import sha256
from stancewatch.model.evidence import Document, Page, Passage, PassageKind
from stancewatch.model.lab import PageRole


def document(text: str, *, language: str = "") -> Document:
    passages: list[Passage] = []
    start = 0
    for line in text.split("\n"):
        if line.strip():
            kind = PassageKind.HEADING if line.startswith("#") else PassageKind.PARAGRAPH
            passages.append(
                Passage(len(passages), kind, line, start, start + len(line), f"p[{len(passages)}]")
            )
        start += len(line) + 1
    return Document(sha256(text), text, "test 1.0", tuple(passages), language=language)


def page(
    text: str, *, role: PageRole = PageRole.DOCUMENTATION, source: str = "docs", language: str = ""
) -> Page:
    return Page(document(text, language=language), source, role, f"https://lab.example/{source}")


def filler(words: int = 200) -> str:
    """Return English sentences that speak to no indicator, one a line, so that a page is not too short."""
    nouns = ("cat", "dog", "hen", "cow", "fox", "owl", "bee", "ant", "elk", "bat")
    lines = [
        f"The {one} sat near the {other} on the grass of a hill."
        for one in nouns
        for other in nouns
        if one != other
    ]
    return "\n".join(lines[: words // 10])
