"""The text of a page as trafilatura reads it; runs confined."""

from stancewatch.extract.charset import decode
from stancewatch.extract.reading import Material, Reading


def read_by_trafilatura(material: Material) -> Reading:
    """Return trafilatura's text and title of a page, with the date it finds as a note. No passages."""
    import trafilatura

    page = decode(material.body, material.charset, markup=True).text
    found = trafilatura.extract(page, include_comments=False, include_tables=True, favor_recall=True)
    about = trafilatura.extract_metadata(page)
    date = str(about.date or "")
    notes = (f"The page dates itself {date}, as trafilatura reads it.",) if date else ()
    return Reading(str(found or ""), (), (), str(about.title or ""), "", notes)
