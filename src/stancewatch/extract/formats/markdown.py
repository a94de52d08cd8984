"""Markdown files: the text is the file as it is, and the blocks are slices of it."""

from stancewatch.extract.markup.file import as_it_is
from stancewatch.extract.markup.markdown import passages
from stancewatch.extract.outcome import Unreadable
from stancewatch.extract.reading import Format, Material, Reading


def read(material: Material) -> Reading | Unreadable:
    """Return the file as it is, with its headings, items, cells, code and paragraphs."""
    return as_it_is(material, passages)


FORMAT = Format("text/markdown", "markdown 1.0", read)
