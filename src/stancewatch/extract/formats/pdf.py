"""PDF files: read in a confined process, by PDFium, and by pypdf where PDFium cannot."""

from dataclasses import replace

from stancewatch.extract.confined.process import read_confined
from stancewatch.extract.outcome import Unreadable
from stancewatch.extract.reading import Format, Material, Reading
from stancewatch.model.evidence import FailureReason


def read(material: Material) -> Reading | Unreadable:
    """Return what a PDF says, paragraph by paragraph."""
    first = read_confined("pdf_by_pdfium", material)
    if not isinstance(first, Unreadable) or first.reason is not FailureReason.UNREADABLE:
        return first
    second = read_confined("pdf_by_pypdf", material)
    if isinstance(second, Unreadable):
        return first
    return replace(second, notes=("PDFium could not read this PDF; pypdf did.", *second.notes))


FORMAT = Format("application/pdf", "pdf 1.0", read)
