"""What pydantic finds wrong with a lab file, said in the words of the file's author."""

from collections.abc import Mapping
from datetime import date

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from stancewatch.registry.crossings import Finding
from stancewatch.registry.entry import Entry, FlagEntry, LabEntry, NoteEntry, ProfileEntry, SourceEntry
from stancewatch.registry.grammar import near

TABLES: Mapping[str, type[Entry]] = {"note": NoteEntry, "profile": ProfileEntry, "source": SourceEntry}

TABLE = ("is not a table", "Write it as a table of its own: [note], [profile] or [[source]].")
EXPECTED = {
    "string_type": ("is not text", "Write it between quotes."),
    "list_type": ("is not a list", 'Write a list in brackets: ["one", "two"].'),
    "bool_type": ("is neither true nor false", "Write true or false, without quotes."),
    "date_type": ("is not a date", "Write the day without quotes: 2026-06-08."),
    "model_type": TABLE,
    "model_attributes_type": TABLE,
}
"""Pydantic's name of a mistake of type -> what is said of the value, and the remedy."""

LONGEST_VALUE = 80
"""Characters of a value that a message repeats."""


def shape(raw: Mapping[str, object], latest: date) -> list[Finding]:
    """Return every key that is missing, unknown or holds a value of another form, or a day after `latest`."""
    try:
        LabEntry.model_validate(raw, context=latest)
    except ValidationError as error:
        return [_said(detail) for detail in error.errors(include_url=False)]
    return []


def _said(detail: ErrorDetails) -> Finding:
    path, kind = detail["loc"], detail["type"]
    key = str(path[-1]) if path else ""
    if kind == "registry":
        return Finding(path, detail["ctx"]["message"], detail["ctx"]["remedy"])
    if kind == "too_short" or (kind == "missing" and path == ("source",)):
        return Finding(path, "The lab has no sources.", "Add a [[source]] with id, url and role.")
    if kind == "missing":
        return Finding(path, f"The key {key!r} is missing.", f"Add a line that begins with `{key} =`.")
    if kind == "extra_forbidden":
        return Finding(path, f"The key {key!r} is unknown.", near(key, _known(path)))
    said, remedy = EXPECTED.get(kind, ("cannot be used", "Compare it with the lab files that ship."))
    return Finding(path, f"{_short(detail['input'])} {said}.", remedy)


def _known(path: tuple[str | int, ...]) -> list[str]:
    table = str(path[0]) if len(path) > 1 else ""
    if table == "profile" and len(path) > 2:
        return sorted(FlagEntry.model_fields)
    return sorted(TABLES.get(table, LabEntry).model_fields)


def _short(value: object) -> str:
    text = repr(value)
    return text if len(text) <= LONGEST_VALUE else text[: LONGEST_VALUE - 1] + "…"
