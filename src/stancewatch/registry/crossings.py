"""Mistakes that lie between the values of a lab file, where each value alone is sound."""

from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

from stancewatch.registry.grammar import same_address
from stancewatch.registry.lines import Path


class Finding(NamedTuple):
    """A mistake before it has a line: where, what, and what to do."""

    path: Path
    message: str
    remedy: str


def crossings(stem: str, raw: Mapping[str, object]) -> Iterator[Finding]:
    """Yield a slug that is not the file's name, ids or addresses that stand twice, and a browser for a file.

    Reads the parsed TOML as it is, so that these are found beside mistakes of form.
    """
    slug = raw.get("slug")
    if isinstance(slug, str) and slug != stem:
        remedy = f"Write slug = {stem!r}, or name the file by its slug."
        yield Finding(("slug",), f"The slug {slug!r} is not the name of the file, {stem!r}.", remedy)
    sources = raw.get("source")
    if isinstance(sources, list):
        yield from _repeated(sources, "id", str, "Give each source an id of its own.")
        yield from _repeated(sources, "url", same_address, "Keep one of the two sources.")
        yield from _needless_browsers(sources)


def _needless_browsers(sources: list[object]) -> Iterator[Finding]:
    for number, source in enumerate(sources):
        if isinstance(source, dict) and source.get("browser") is True and source.get("kind") == "packaged":
            message = "A packaged file is read as it is; no browser renders it."
            yield Finding(("source", number, "browser"), message, "Leave out one of the two keys.")


def _repeated(sources: list[object], key: str, form: Callable[[str], str], remedy: str) -> Iterator[Finding]:
    first: dict[str, int] = {}
    for number, source in enumerate(sources):
        value = source.get(key) if isinstance(source, dict) else None
        if not isinstance(value, str):
            continue
        earlier = first.setdefault(form(value), number)
        if earlier != number:
            message = f"The {key} {value!r} is already that of source {earlier + 1}."
            yield Finding(("source", number, key), message, remedy)
