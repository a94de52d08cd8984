"""Writing a new lab file. It appears whole or not at all, and never takes the place of another."""

import json
import os
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from stancewatch.foundation.errors import NotStored, UsageError
from stancewatch.registry.grammar import LONGEST_SLUG, SLUG
from stancewatch.registry.reading import parse


@dataclass(frozen=True, slots=True)
class NewLab:
    """What somebody says of a lab they add. Checked when it is written, by the same rules as a file."""

    slug: str
    name: str
    site: str
    openness: str
    sources: tuple[tuple[str, str], ...]
    """Role and URL of each page, in the order given."""
    countries: tuple[str, ...] = ()
    scope: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()


def add(lab: NewLab, workspace: Path) -> Path:
    """Write `labs/SLUG.toml` into a workspace, which is made where it is missing, and return the file's path.

    Raises UsageError, and writes nothing, where the values would make an invalid file (every mistake is named) or
    the file is already there; NotStored where the disk does not take it.
    """
    if not SLUG.fullmatch(lab.slug) or len(lab.slug) > LONGEST_SLUG:
        raise UsageError(
            f"{lab.slug!r} is not a slug.",
            hint=f"Write at most {LONGEST_SLUG} small letters a-z, digits and single hyphens between them.",
        )
    data = composed(lab).encode("utf-8", "surrogatepass")
    _, mistakes = parse(lab.slug, data, f"{lab.slug}.toml")
    if mistakes:
        said = " ".join(f"{one.key or 'lab'}: {one.message} {one.remedy}" for one in mistakes)
        raise UsageError(f"The lab {lab.slug!r} was not added. {said}")
    path = workspace / "labs" / f"{lab.slug}.toml"
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        _place(path, data)
    except FileExistsError as error:
        hint = f"Edit {path} by hand, or choose another slug."
        raise UsageError(f"The lab {lab.slug!r} is already in this workspace.", hint=hint) from error
    except OSError as error:
        hint = "Check that the workspace can be written to and has room."
        raise NotStored(f"{str(path)!r} cannot be written: {error.strerror}.", hint=hint) from error
    return path


def composed(lab: NewLab) -> str:
    """Return the text of a lab file."""
    return "\n".join(_lines(lab)) + "\n"


def _lines(lab: NewLab) -> Iterator[str]:
    yield from (f"slug = {_text(lab.slug)}", f"name = {_text(lab.name)}")
    yield from (f"countries = {_list(lab.countries)}", f"scope = {_list(lab.scope)}")
    yield from (f"site = {_text(lab.site)}", f"openness = {_text(lab.openness)}", f"tags = {_list(lab.tags)}")
    seen: Counter[str] = Counter()
    for role, url in lab.sources:
        seen[role] += 1
        identity = role if seen[role] == 1 else f"{role}-{seen[role]}"
        yield from (
            "",
            "[[source]]",
            f"id = {_text(identity)}",
            f"url = {_text(url)}",
            f"role = {_text(role)}",
        )


def _text(value: str) -> str:
    """Return a TOML string: JSON's form of it, but for DEL, which TOML wants escaped."""
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")


def _list(values: Sequence[str]) -> str:
    return "[" + ", ".join(_text(value) for value in values) + "]"


def _place(path: Path, data: bytes) -> None:
    """Write a file beside its place, then link it there: a link is atomic and never replaces a file."""
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        with draft.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        os.link(draft, path)
    finally:
        draft.unlink(missing_ok=True)
