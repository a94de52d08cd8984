"""The kinds of content that can be read: one file each, and one line here."""

from stancewatch.extract.formats import html, markdown, pdf, plain
from stancewatch.extract.reading import Format

FORMATS: tuple[Format, ...] = (html.FORMAT, markdown.FORMAT, pdf.FORMAT, plain.FORMAT)
