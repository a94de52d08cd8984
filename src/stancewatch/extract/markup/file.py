"""Files whose text is the file as it is: nothing is dropped, what no eye sees is only reported."""

import codecs
from collections.abc import Callable

from stancewatch.extract.characters import UnseenCharacters
from stancewatch.extract.charset import decode
from stancewatch.extract.outcome import Unreadable
from stancewatch.extract.reading import Material, Reading
from stancewatch.model.evidence import FailureReason, Passage, PassageKind


def as_it_is(material: Material, passages: Callable[[str], tuple[Passage, ...]]) -> Reading | Unreadable:
    """Return a file's whole text with the passages that `passages` finds in it.

    A UTF-8 byte order mark stays in the text, so that its SHA-256 is the file's own.
    """
    decoded = decode(material.body, material.charset, markup=False)
    text = "\ufeff" * material.body.startswith(codecs.BOM_UTF8) + decoded.text
    found = passages(text)
    if not found:
        return Unreadable(FailureReason.EMPTY, f"The file has {len(text)} characters and no words.")
    unseen = UnseenCharacters()
    for passage in found:
        unseen.without(passage.text, passage.path)
    title = next((one.text for one in found if one.kind is PassageKind.HEADING), "")
    return Reading(text, found, unseen.report(), title, "", decoded.notes)
