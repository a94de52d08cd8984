"""A page whose markup is heavy: read after it was made light, and only in a confined process."""

from stancewatch.extract.charset import Decoded, decode
from stancewatch.extract.html.page import read_page
from stancewatch.extract.html.weight import DEEPEST, lightened
from stancewatch.extract.outcome import Unreadable
from stancewatch.extract.reading import Material, Reading

NOTE = f"The markup is so heavy that formatting and elements nested deeper than {DEEPEST} were taken out before reading."


def read_heavy(material: Material) -> Reading | Unreadable:
    """Return what a heavy page says. May take the whole machine: call it where limits hold."""
    decoded = decode(material.body, material.charset, markup=True)
    light = lightened(decoded.text)
    notes = (*decoded.notes, NOTE) if light != decoded.text else decoded.notes
    return read_page(Decoded(light, decoded.charset, notes), material)
