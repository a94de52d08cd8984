"""PDF lines by PDFium: native code, so only ever called in a confined process."""

import ctypes
from collections.abc import Iterator

import pypdfium2
import pypdfium2.raw as pdfium

from stancewatch.extract.pdf.line import Line, Locked, Pages


def read(body: bytes, most_pages: int) -> Pages:
    """Return the lines of a PDF. Raises Locked, and whatever the library raises on a damaged file."""
    try:
        document = pypdfium2.PdfDocument(body)
    except pypdfium2.PdfiumError as error:
        if any(word in str(error).lower() for word in ("password", "security")):
            raise Locked from error
        raise
    total = len(document)
    lines: list[Line] = []
    for index in range(min(total, most_pages)):
        page = document[index]
        lines.extend(_lines(page.get_textpage(), index + 1))
        page.close()
    return Pages(
        tuple(lines), str(document.get_metadata_value("Title") or ""), "", min(total, most_pages), total
    )


def _lines(textpage: pypdfium2.PdfTextPage, page: int) -> Iterator[Line]:
    codes: list[int] = []
    first = last = -1
    for index in range(textpage.count_chars()):
        code = pdfium.FPDFText_GetUnicode(textpage, index)
        if code in (10, 13):
            if line := _line(textpage, codes, first, last, page):
                yield line
            codes, first, last = [], -1, -1
            continue
        codes.append(code)
        if code not in (0x20, 0xA0):
            first, last = (index if first < 0 else first), index
    if line := _line(textpage, codes, first, last, page):
        yield line


def _line(textpage: pypdfium2.PdfTextPage, codes: list[int], first: int, last: int, page: int) -> Line | None:
    if first < 0:
        return None
    units = b"".join(chr(code).encode("utf-16-le", "surrogatepass") for code in codes if 0 < code <= 0x10FFFF)
    text = units.decode("utf-16-le", "replace")
    left, _, _, top = _box(textpage, first)
    _, right, _, _ = _box(textpage, last)
    return Line(text, page, top, left, right, float(pdfium.FPDFText_GetFontSize(textpage, last)))


def _box(textpage: pypdfium2.PdfTextPage, index: int) -> tuple[float, float, float, float]:
    """Return left, right, bottom and top of a character; zeros where it has none."""
    box = [ctypes.c_double() for _ in range(4)]
    pdfium.FPDFText_GetCharBox(textpage, index, *(ctypes.byref(edge) for edge in box))
    left, right, bottom, top = (edge.value for edge in box)
    return left, right, bottom, top
