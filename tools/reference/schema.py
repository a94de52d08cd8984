"""The JSON Schema of an audit, and what a later one may not take away from an earlier one."""

import json
from collections.abc import Iterator
from pathlib import Path

from stancewatch.foundation.canonical import Json, canonical
from stancewatch.model.audit import Audit
from stancewatch.publish.formats.schema import DIALECT

ACCEPT = (
    "Who reads audits relies on it: put it back. To break it on purpose, raise the first number of `version` in"
    " src/stancewatch/model/audit.py, say so in a `changed` fragment, and run: python -m tools.reference"
)


def text() -> str:
    """Return the schema as the code says it must be, byte for byte as a site publishes it."""
    return canonical({"$schema": DIALECT, **Audit.model_json_schema(mode="serialization")}).decode()


def lost(committed: Path) -> tuple[str, ...]:
    """Return what the schema of the code no longer promises and the committed one does; nothing if it is not there."""
    return (
        shrunk(json.loads(committed.read_text(encoding="utf-8")), json.loads(text()))
        if committed.exists()
        else ()
    )


def shrunk(earlier: Json, later: Json) -> tuple[str, ...]:
    """Return every key, value and type that a schema promises and a later one does not, by its place.

    Nothing where the first number of the document's `version` differs: then the break is deliberate.
    """
    if _major(earlier) != _major(later):
        return ()
    return tuple(dict.fromkeys(_Comparison(earlier, later).under(earlier, later, "audit")))


def _major(schema: Json) -> str:
    return str(_at(schema, "properties", "version", "const")).partition(".")[0]


def _at(value: Json, *keys: str) -> Json:
    for key in keys:
        value = value.get(key) if isinstance(value, dict) else None
    return value


class _Comparison:
    """Two schemas side by side, references followed."""

    def __init__(self, earlier: Json, later: Json) -> None:
        self._documents = earlier, later
        self._met: set[tuple[str, str]] = set()

    def under(self, earlier: Json, later: Json, place: str) -> Iterator[str]:
        """Yield what one part lacks, and all parts inside it; each pair of definitions is compared once."""
        names = str(_at(earlier, "$ref")), str(_at(later, "$ref"))
        if names in self._met:
            return
        self._met |= {names} if names != ("None", "None") else set()
        earlier, later = self._followed(earlier, 0), self._followed(later, 1)
        yield from self._values(earlier, later, place)
        yield from self._keys(earlier, later, place)
        yield from self._alternatives(earlier, later, place)
        for inner in ("items", "additionalProperties"):
            if isinstance(_at(earlier, inner), dict):
                yield from self.under(_at(earlier, inner), _at(later, inner), f"{place}[]")

    def _followed(self, part: Json, side: int) -> Json:
        reference = _at(part, "$ref")
        return _at(self._documents[side], *str(reference).split("/")[1:]) if reference else part

    def _values(self, earlier: Json, later: Json, place: str) -> Iterator[str]:
        for said in ("type", "format"):
            if _at(earlier, said) != _at(later, said):
                yield f"{place}: {said} was {_at(earlier, said)!r} and is {_at(later, said)!r}"
        stays = _members(later)
        yield from (f"{place}: value {one!r} is gone" for one in _members(earlier) if one not in stays)

    def _keys(self, earlier: Json, later: Json, place: str) -> Iterator[str]:
        before, after = _at(earlier, "properties"), _at(later, "properties")
        always = _at(later, "required")
        for key in before if isinstance(before, dict) else ():
            if not isinstance(after, dict) or key not in after:
                yield f"{place}.{key}: the key is gone"
                continue
            yield from self.under(_at(before, key), after[key], f"{place}.{key}")
            if key in _list(_at(earlier, "required")) and key not in _list(always):
                yield f"{place}.{key}: the key may now be left out"

    def _alternatives(self, earlier: Json, later: Json, place: str) -> Iterator[str]:
        for said in ("anyOf", "prefixItems"):
            before, after = _list(_at(earlier, said)), _list(_at(later, said))
            if len(before) > len(after):
                yield f"{place}: {said} had {len(before)} parts and has {len(after)}"
                continue
            for one, other in zip(before, after, strict=False):
                yield from self.under(one, other, place)


def _list(value: Json) -> list[Json]:
    return value if isinstance(value, list) else []


def _members(schema: Json) -> list[Json]:
    """Return the values a part may have where they are listed; the version grows by its own rule."""
    const = _at(schema, "const")
    listed = _list(_at(schema, "enum"))
    return listed if const is None or _at(schema, "title") == "Version" else [*listed, const]
