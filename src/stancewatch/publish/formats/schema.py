"""The JSON Schema of an audit, made from the same classes that wrote it."""

from collections.abc import Iterator

from stancewatch.foundation.canonical import canonical
from stancewatch.model.audit import Audit
from stancewatch.publish.addresses import API_SCHEMA
from stancewatch.publish.file import File
from stancewatch.publish.shelf import Shelf

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def render(shelf: Shelf) -> Iterator[File]:  # noqa: ARG001  the same for every shelf
    """Yield one file, in JSON Schema 2020-12."""
    yield File(API_SCHEMA, canonical({"$schema": DIALECT, **Audit.model_json_schema(mode="serialization")}))
