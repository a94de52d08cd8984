"""HTML pages: the block rule."""

from selectolax.lexbor import LexborHTMLParser

from stancewatch.extract.charset import decode
from stancewatch.extract.confined.process import read_confined
from stancewatch.extract.html.content import declared
from stancewatch.extract.html.page import read_page
from stancewatch.extract.html.weight import is_heavy
from stancewatch.extract.outcome import Unreadable
from stancewatch.extract.reading import Format, Material, Reading


def read(material: Material) -> Reading | Unreadable:
    """Return what a page says, block by block. Raises InputError for a selector that is not one."""
    if material.selector is not None:
        declared(LexborHTMLParser(""), material.selector)
    decoded = decode(material.body, material.charset, markup=True)
    if is_heavy(decoded.text):
        return read_confined("heavy_page", material)
    return read_page(decoded, material)


FORMAT = Format("text/html", "blocks 1.0", read)
