"""Bytes to Document: the one entrance to this stage."""

from dataclasses import replace

from stancewatch.extract.formats import FORMATS
from stancewatch.extract.language import languages
from stancewatch.extract.outcome import Unreadable
from stancewatch.extract.reading import Format, Material, Reading
from stancewatch.extract.recognition import recognised
from stancewatch.extract.second_opinion import second_opinion as asked
from stancewatch.extract.wording import suspicion
from stancewatch.foundation.canonical import sha256
from stancewatch.foundation.errors import StanceWatchError, mistake
from stancewatch.model.evidence import Document, FailureReason


def extract(
    body: bytes,
    *,
    media_type: str,
    charset: str,
    url: str = "",
    selector: str | None = None,
    second_opinion: bool = False,
) -> Document | Unreadable:
    """Return the text of some bytes as a Document, or why there is none.

    `media_type` and `charset` are as the server named them, empty where it did not; the bytes decide where
    they differ. `url` only helps to tell Markdown from plain text. `selector` is the declared CSS selector of
    the element that holds the text of an HTML page. With `second_opinion`, an HTML page is also read by another
    extractor, which takes a second or more, and a note says where the two differ.

    The same bytes and arguments always give the same Document. Raises InputError for a selector that is not
    one; nothing else, whatever the bytes: a mistake of the program while reading is Unreadable and named.
    """
    recognition = recognised(body, media_type, url, charset)
    if isinstance(recognition, Unreadable):
        return recognition
    kind = next(one for one in FORMATS if one.media_type == recognition)
    material = Material(body, charset, selector)
    try:
        return _read(kind, material, second_opinion=second_opinion)
    except StanceWatchError:
        raise
    except Exception as error:  # noqa: BLE001, whatever it is, other pages have nothing to do with it
        detail = mistake(error, "the reading of this page").message
        return Unreadable(FailureReason.UNREADABLE, detail)


def _read(kind: Format, material: Material, *, second_opinion: bool) -> Document | Unreadable:
    reading = kind.read(material)
    if isinstance(reading, Unreadable):
        return reading
    opinion = asked(material, reading.text) if second_opinion and kind.media_type == "text/html" else ()
    return _document(kind, replace(reading, notes=(*reading.notes, *opinion)))


def _document(kind: Format, reading: Reading) -> Document:
    found = languages(reading.passages, reading.language)
    passages = tuple(
        passage if passage.language == language else replace(passage, language=language)
        for passage, language in zip(reading.passages, found.passages, strict=True)
    )
    return Document(
        sha256=sha256(reading.text),
        text=reading.text,
        extractor=kind.extractor,
        passages=passages,
        hidden=reading.hidden,
        title=reading.title,
        language=found.main,
        notes=(*reading.notes, *found.notes, *suspicion(reading)),
    )
