"""A PDF, from bytes to a reading; runs confined."""

from collections.abc import Callable

from stancewatch.extract.characters import UnseenCharacters, cleaned
from stancewatch.extract.outcome import Unreadable
from stancewatch.extract.pdf.blocks import blocks_of
from stancewatch.extract.pdf.line import Locked, Pages
from stancewatch.extract.reading import Material, Reading, joined
from stancewatch.model.evidence import FailureReason, PassageKind


def read_pages(
    material: Material, most_pages: int, engine: Callable[[bytes, int], Pages]
) -> Reading | Unreadable:
    """Return what a PDF says, or that it holds no text (scanned pages are not read)."""
    try:
        pages = engine(material.body, most_pages)
    except Locked:
        detail = "The PDF is encrypted, and cannot be read without its password."
        return Unreadable(FailureReason.UNREADABLE, detail)
    unseen = UnseenCharacters()
    blocks = cleaned(blocks_of(pages.lines), unseen)
    if not blocks:
        return Unreadable(
            FailureReason.EMPTY,
            f"The PDF has {pages.total} pages and no text in them; pictures of text are not read.",
        )
    text, passages = joined(blocks)
    heading = next((block.text for block in blocks if block.kind is PassageKind.HEADING), "")
    notes = (
        ()
        if pages.read == pages.total
        else (f"Only the first {pages.read} of {pages.total} pages were read.",)
    )
    return Reading(text, passages, unseen.report(), pages.title.strip() or heading, pages.language, notes)
