"""Writes the pages, or names those that are not what the code says."""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from tools.reference import audit, commands, errors, indicators, patterns, schema, settings

FOLDER = Path(__file__).resolve().parents[2] / "docs" / "reference"
SCHEMA = "audit.schema.json"
NOTICE = "<!-- Written by `python -m tools.reference` from the code: change the code, then run it. -->"

PAGES: dict[str, Callable[[], Iterator[str]]] = {
    "commands.md": commands.page,
    "settings.md": settings.page,
    "errors.md": errors.page,
    "patterns.md": patterns.page,
    "indicators.md": indicators.page,
    "audit-json.md": audit.page,
}


def written(name: str) -> str:
    """Return a file of the reference as the code says it must be."""
    return schema.text() if name == SCHEMA else "\n\n".join([NOTICE, *PAGES[name]()]) + "\n"


def stale(folder: Path) -> list[str]:
    """Return the names of the files that are missing or not what the code says."""
    names = [*PAGES, SCHEMA]
    return [one for one in names if not (folder / one).exists() or _read(folder / one) != written(one)]


def _read(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def main(folder: Path = FOLDER, *, check: bool) -> int:
    """Write the files, or check them; return the exit code. A schema that lost something is not written."""
    lost = schema.lost(folder / SCHEMA)
    for one in lost:
        print(f"docs/reference/{SCHEMA}: {one}. {schema.ACCEPT}")
    for name in stale(folder):
        if check:
            print(f"docs/reference/{name} is not what the code says. Hint: python -m tools.reference")
        elif not (name == SCHEMA and lost):
            (folder / name).write_text(written(name), encoding="utf-8")
            print(f"wrote docs/reference/{name}")
    return int(bool(lost or (check and stale(folder))))


if __name__ == "__main__":
    sys.exit(main(check="--check" in sys.argv[1:]))
