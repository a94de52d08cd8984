"""How a reading crosses from a confined process: one JSON document, checked as it is read."""

import json
from typing import cast

from stancewatch.extract.reading import Reading
from stancewatch.foundation.canonical import Json, canonical_line
from stancewatch.model.evidence import HiddenText, Passage, PassageKind


def packed(reading: Reading) -> bytes:
    """Return a reading as bytes."""
    document: dict[str, Json] = {
        "text": reading.text,
        "title": reading.title,
        "language": reading.language,
        "notes": list(reading.notes),
        "hidden": [[one.kind, one.text, one.path] for one in reading.hidden],
        "passages": [
            [one.kind.value, one.start, one.end, one.path, one.language] for one in reading.passages
        ],
    }
    return canonical_line(document)


def unpacked(data: bytes) -> Reading:
    """Return the reading that bytes hold. Raises ValueError where they hold none."""
    document = json.loads(data)
    try:
        text = str(document["text"])
        return Reading(
            text,
            tuple(_passage(text, number, row) for number, row in enumerate(document["passages"])),
            tuple(HiddenText(str(kind), str(words), str(path)) for kind, words, path in document["hidden"]),
            str(document["title"]),
            str(document["language"]),
            tuple(str(note) for note in document["notes"]),
        )
    except (KeyError, TypeError) as error:
        raise ValueError(f"not a reading: {error}") from error


def _passage(text: str, number: int, row: object) -> Passage:
    kind, start, end, path, language = cast("tuple[str, int, int, str, str]", row)
    return Passage(number, PassageKind(kind), text[start:end], start, end, path, language)
