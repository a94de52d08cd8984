"""Selectors: whether what a lab file declares can be used on a page at all.

The registry reads files and knows no markup; the extractor knows markup and no files. Here they meet.
"""

from pathlib import Path

from stancewatch.extract.html.content import check_selector
from stancewatch.foundation.errors import InputError
from stancewatch.model.lab import Source
from stancewatch.registry.mistakes import Mistake
from stancewatch.registry.reading import read


def selector_mistakes(path: Path, shown: str) -> tuple[Mistake, ...]:
    """Return the selectors of a lab file, which otherwise has no mistakes, that are not CSS selectors."""
    lines = path.read_text(encoding="utf-8").splitlines()
    found = []
    for number, source in enumerate(read(path, shown).sources, start=1):
        try:
            check_selector(source.selector or "body")
        except InputError as error:
            key = f"source {number}: selector"
            found.append(Mistake(shown, _line(lines, source), key, error.message, error.hint))
    return tuple(found)


def _line(lines: list[str], source: Source) -> int | None:
    """The first line after the source's id that holds its selector."""
    start = next((at for at, line in enumerate(lines) if source.id in line), 0)
    after = range(start, len(lines))
    return next(
        (at + 1 for at in after if "selector" in lines[at] and (source.selector or "") in lines[at]), None
    )
