"""PDF lines by pypdf: slower and without geometry, for files that PDFium cannot open."""

import io

from pypdf import PdfReader

from stancewatch.extract.pdf.line import Line, Pages


def read(body: bytes, most_pages: int) -> Pages:
    """Return the lines of a PDF. Raises whatever the library raises on a damaged or locked file."""
    reader = PdfReader(io.BytesIO(body))
    total = len(reader.pages)
    lines = [
        Line(text, number + 1)
        for number in range(min(total, most_pages))
        for text in reader.pages[number].extract_text().splitlines()
        if text.strip()
    ]
    title = str(reader.metadata.title or "") if reader.metadata else ""
    return Pages(tuple(lines), title, "", min(total, most_pages), total)
