"""From values of the vocabulary to stored JSON and back, without trusting what lies on the disk."""

from collections.abc import Callable, Iterator, Mapping
from typing import TypeVar, cast

from pydantic import TypeAdapter, ValidationError
from pydantic_core import PydanticSerializationError

from stancewatch.foundation.canonical import Json, sealed
from stancewatch.foundation.errors import HashMismatch
from stancewatch.model.verification import Broken
from stancewatch.store.ledger import NUMBER, Ledger

Value = TypeVar("Value")


def storable(value: Json) -> Json:
    """Return a value with every lone surrogate in its strings written as an escape: UTF-8 has no form for it."""
    if isinstance(value, str):
        return value.encode(errors="backslashreplace").decode()
    if isinstance(value, list):
        return [storable(item) for item in value]
    if isinstance(value, dict):
        return {str(storable(key)): storable(item) for key, item in value.items()}
    return value


def parsed(kind: type[Value], document: Json, place: str) -> Value:
    """Return a stored document as a value of the vocabulary; keys it does not know are left out.

    Raises HashMismatch where a field is missing or of another type: a seal proves that a file was not
    altered, not that this version of the program wrote it.
    """
    try:
        return _adapter(kind).validate_python(document)
    except ValidationError as error:
        first = error.errors()[0]
        field = ".".join(map(str, first["loc"]))
        raise HashMismatch(
            f"The field {field!r} of {place!r} cannot be read: {first['msg']}.",
            hint="The file was written by another version, or changed; restore it from a copy.",
        ) from error


def stored(kind: type[Value], value: Value) -> dict[str, Json]:
    """Return a value of the vocabulary as the JSON document that `parsed` reads."""
    document = _dumped(kind, value)
    return document if _has_byte_form(_adapter(kind), value) else _storable_fields(document)


def sealed_value(kind: type[Value], value: Value, header: Mapping[str, Json]) -> bytes:
    """Return a value of the vocabulary, with the header of its file, as the sealed bytes that are written."""
    return written(sealed, {**_dumped(kind, value), **header})


def written(form: Callable[[dict[str, Json]], bytes], document: dict[str, Json]) -> bytes:
    """Return a document in a byte form, after `storable` where it has none: rare, so not looked for beforehand."""
    try:
        return form(document)
    except UnicodeEncodeError:
        return form(_storable_fields(document))


def _dumped(kind: type[Value], value: Value) -> dict[str, Json]:
    document = _adapter(kind).dump_python(value, mode="json")
    if not isinstance(document, dict):
        raise TypeError(f"{kind!r} has no fields.")
    return document


def _storable_fields(document: Mapping[str, Json]) -> dict[str, Json]:
    return {key: storable(item) for key, item in document.items()}


def _has_byte_form(adapter: TypeAdapter[Value], value: Value) -> bool:
    """Return whether UTF-8 has a form for every string of a value; five times as fast as looking at each."""
    try:
        adapter.dump_json(value)
    except PydanticSerializationError:
        return False
    return True


def readable(ledger: Ledger, kind: type[Value]) -> Iterator[tuple[str, Value | Broken]]:
    """Yield the lines of a ledger that hold, each with its place; one that is no such value is broken."""
    for entry in ledger.examine().entries:
        place = f"{ledger.place}:{entry[NUMBER]}"
        try:
            yield place, parsed(kind, entry, place)
        except HashMismatch as error:
            yield place, Broken(place, error.message)


_ADAPTERS: dict[object, TypeAdapter[object]] = {}
"""One a kind: making one costs more than reading a hundred lines."""


def _adapter(kind: type[Value]) -> TypeAdapter[Value]:
    return cast("TypeAdapter[Value]", _ADAPTERS.setdefault(kind, _ADAPTERS.get(kind) or TypeAdapter(kind)))
