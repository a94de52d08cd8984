"""Documents and pages for tests, made the way the extractor makes them: blocks joined by one newline."""

from stancewatch.foundation.canonical import sha256
from stancewatch.model.evidence import Document, Page, Passage, PassageKind
from stancewatch.model.lab import PageRole


def document(*blocks: str, language: str = "en", kind: PassageKind = PassageKind.PARAGRAPH) -> Document:
    """Return a document with one passage a block."""
    text, passages = "\n".join(blocks), []
    start = 0
    for number, block in enumerate(blocks):
        passages.append(
            Passage(number, kind, block, start, start + len(block), f"main/p[{number + 1}]", language)
        )
        start += len(block) + 1
    return Document(sha256(text), text, "test 1", tuple(passages), language=language)


def page(
    *blocks: str, role: PageRole = PageRole.POLICY, source: str = "policy", language: str = "en"
) -> Page:
    """Return a page of that role that holds these blocks."""
    return Page(document(*blocks, language=language), source, role, f"https://lab.example/{source}")
