"""The page of the audit's JSON: every object with its keys, types and meanings."""

import inspect
from collections.abc import Iterator
from enum import Enum
from types import NoneType
from typing import Literal, get_args, get_origin

from pydantic import BaseModel

from stancewatch.model.audit import Audit
from tools.reference.markdown import code, line, table

INTRODUCTION = """\
One document an audit, in canonical form: UTF-8, keys sorted, two blanks of indentation. A site holds it at
`api/audits/<id>.json`, and the latest of a lab at `api/labs/<slug>.json`; a workspace keeps it at
`audits/<lab>/<id>.json`. Keys and values listed here stay; new ones may appear. The same as
[JSON Schema](audit.schema.json)."""

JSON_NAMES = {str: "string", int: "integer", float: "number", bool: "boolean", NoneType: "null"}


def page() -> Iterator[str]:
    """Yield the blocks of the page."""
    yield "# The JSON of an audit"
    yield INTRODUCTION
    for model in models(Audit):
        yield f"## {model.__name__}"
        yield line(inspect.getdoc(model))
        rows = (
            (code(field.serialization_alias or name), shown(field.annotation), line(field.description))
            for name, field in model.model_fields.items()
        )
        yield table(("key", "type", "meaning"), rows)


def models(first: type[BaseModel]) -> Iterator[type[BaseModel]]:
    """Yield a model and every model inside it, once each, in the order in which they are met."""
    waiting, seen = [first], set()
    while waiting:
        model = waiting.pop(0)
        if model not in seen:
            seen.add(model)
            yield model
            waiting += [one for field in model.model_fields.values() for one in _inside(field.annotation)]


def _inside(annotation: object) -> Iterator[type[BaseModel]]:
    if _is(annotation, BaseModel):
        yield annotation  # type: ignore[misc]  # `_is` has looked
    for argument in get_args(annotation):
        yield from _inside(argument)


def shown(annotation: object) -> str:
    """Return a type in the words of JSON."""
    if isinstance(annotation, type):
        return _named(annotation)
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is Literal:
        return ", ".join(code(str(one)) for one in arguments)
    names = [shown(one) for one in arguments if one is not Ellipsis]
    if origin is tuple:
        return f"list of {names[0]}" if Ellipsis in arguments else f"pair ({', '.join(names)})"
    if origin is dict:
        return f"object; keys: {names[0]}; values: {names[1]}"
    return " or ".join(names)


def _named(kind: type) -> str:
    if _is(kind, Enum):
        return ", ".join(code(str(one.value)) for one in kind)  # type: ignore[attr-defined]  # `_is` has looked
    if _is(kind, BaseModel):
        return f"[{kind.__name__}](#{kind.__name__.lower()})"
    return JSON_NAMES.get(kind, kind.__name__)


def _is(annotation: object, kind: type) -> bool:
    return isinstance(annotation, type) and issubclass(annotation, kind)
