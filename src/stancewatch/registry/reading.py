"""Reading one lab file, with every mistake in it."""

import re
import stat
import tomllib
from datetime import date, timedelta
from pathlib import Path as File

from stancewatch.foundation.clock import SystemClock
from stancewatch.model.lab import Lab
from stancewatch.model.ports import Clock
from stancewatch.registry.crossings import crossings
from stancewatch.registry.entry import LabEntry
from stancewatch.registry.lines import Path, line_of, places
from stancewatch.registry.mistakes import Mistake, invalid
from stancewatch.registry.shape import shape

LARGEST = 262_144
"""Bytes of a lab file. The packaged ones have about 2,000; far more is another kind of file."""

FIRST_ZONE = timedelta(hours=14)
"""UTC+14, where a day begins first: its date is no mistake of somebody who lives there."""

SYSTEM = SystemClock()

PARSED_AT = re.compile(r" \(at (?:line (?P<line>\d+), column \d+|end of document)\)")
"""Where the standard TOML parser puts the place (its errors carry it as a field only from Python 3.14)."""


def check(path: File, shown: str = "", clock: Clock = SYSTEM) -> tuple[Mistake, ...]:
    """Return every mistake of a lab file in the order of its lines; an empty tuple where there is none.

    `shown` is how the file is named to people, by default its path. Raises nothing for what the file holds.
    """
    return _read(path, shown or str(path), clock)[1]


def read(path: File, shown: str = "", origin: str = "", clock: Clock = SYSTEM) -> Lab:
    """Return the lab of a file; `origin` is where it says it came from, by default `shown`.

    Raises RegistryInvalid with every mistake, each with file, line, key and remedy.
    """
    name = shown or str(path)
    entry, mistakes = _read(path, name, clock)
    if entry is None:
        raise invalid(mistakes)
    return entry.lab(origin or name)


def _read(path: File, shown: str, clock: Clock) -> tuple[LabEntry | None, tuple[Mistake, ...]]:
    """Return the entry without mistakes, or no entry and at least one mistake."""
    try:
        data = _bytes(path)
    except OSError as error:
        said = f"The file cannot be opened: {error.strerror}."
        return None, (Mistake(shown, None, "", said, "Check its path and who may read it."),)
    if data is None:
        said = "It is not a regular file."
        return None, (Mistake(shown, None, "", said, "Put a lab file in its place, or remove it."),)
    if len(data) > LARGEST:
        said = f"The file holds more than {LARGEST} bytes."
        return None, (Mistake(shown, None, "", said, "Check that it is a lab file."),)
    return parse(path.stem, data, shown, clock)


def _bytes(path: File) -> bytes | None:
    """Return a file's bytes up to one more than are allowed, None for a pipe, a device or a folder."""
    if not stat.S_ISREG(path.stat().st_mode):
        return None
    with path.open("rb") as file:
        return file.read(LARGEST + 1)


def parse(
    stem: str, data: bytes, shown: str, clock: Clock = SYSTEM
) -> tuple[LabEntry | None, tuple[Mistake, ...]]:
    """Return what the bytes of a file named `stem`.toml say: an entry, or else every mistake in them."""
    try:
        text = data.decode()
        raw = tomllib.loads(text)
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        return None, (Mistake(shown, line, "", "The file is not UTF-8.", "Save it as UTF-8."),)
    except tomllib.TOMLDecodeError as error:
        return None, (_not_toml(shown, text, str(error)),)
    except RecursionError:
        return None, (Mistake(shown, None, "", "The file is nested too deeply.", "Write plain tables."),)
    lines = places(text)
    found = [
        Mistake(shown, line_of(path, lines), _key(path), message, remedy)
        for path, message, remedy in (*crossings(stem, raw), *shape(raw, _latest(clock)))
    ]
    found.sort(key=lambda one: (one.line or 0, one.key, one.message))
    return (None if found else LabEntry.model_validate(raw)), tuple(found)


def _latest(clock: Clock) -> date:
    return (clock.now() + FIRST_ZONE).date()


def _not_toml(shown: str, text: str, said: str) -> Mistake:
    """Return the mistake of a file that the parser gave up on, at its line or at the last one."""
    place = PARSED_AT.search(said)
    line = int(place["line"]) if place and place["line"] else len(text.rstrip().splitlines()) or 1
    message = f"The file is not TOML: {PARSED_AT.sub('', said)}."
    return Mistake(
        shown, line, "", message, "Mend this line or the one before it; https://toml.io has the rules."
    )


def _key(path: Path) -> str:
    """Return a path as people say it, counted from 1: `note.date`, `countries 2`, `source 2: role`."""
    key = ""
    for before, part in zip(("", *path), path, strict=False):
        if isinstance(part, int):
            key += f" {part + 1}"
        else:
            key += ("" if before == "" else ": " if isinstance(before, int) else ".") + part
    return key
