"""A workspace, or some of its labs, as one file that another machine takes in."""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from stancewatch.foundation.canonical import RESTORE
from stancewatch.foundation.errors import HashMismatch, InputError, UsageError, unknown_name
from stancewatch.store.bundle import write_bundle
from stancewatch.store.inventory import Member
from stancewatch.store.leftovers import named
from stancewatch.store.verify import verify
from stancewatch.store.workspace import Workspace

_SLUG = r"[a-z0-9][a-z0-9._-]{0,99}"
_FORMS = re.compile(
    "|".join(
        (
            rf"labs/{_SLUG}\.toml",
            rf"archive/{_SLUG}/{_SLUG}/(captures\.jsonl|captures\.head|\d{{8}}T\d{{6}}Z-[0-9a-f]{{8}}\.warc\.gz)",
            rf"texts/{_SLUG}/(noticed-)?[0-9a-f]{{64}}\.json",
            rf"audits/{_SLUG}/(index\.jsonl|index\.head|\d{{4}}-\d{{2}}-\d{{2}}-[0-9a-f]{{8}}\.(json|dsse))",
            r"log/(\d{4}-\d{2}-\d{2}\.(manifest|manifest(\.[2-9])?\.tsr|([2-9]\.)?stamp)|register\.json)",
        )
    )
)
"""What a workspace gives away and takes in. Settings, readings, corrections and orphans stay where they are."""


@dataclass(frozen=True, slots=True)
class Exported:
    """What was written."""

    labs: tuple[str, ...]
    files: tuple[Member, ...]
    manifests: bool
    """Whether the manifests are in it: they speak of all labs, so that a part of them goes without."""


def carried(place: str) -> bool:
    """Whether a place, relative to a workspace, is one that an export holds."""
    return _FORMS.fullmatch(place) is not None


def export(workspace: Workspace, out: Path, labs: Sequence[str] = ()) -> Exported:
    """Write some labs, or everything, to one new file; the same workspace gives the same bytes.

    What no line names is left out. Raises UsageError for a lab that is not there or where another process
    writes, InputError where `out` is there already, NotStored where the disk does not take it, and
    HashMismatch where anything in the workspace does not hold: nothing is passed on that is broken.
    """
    if out.exists():
        raise InputError(f"{str(out)!r} is there already.", hint="Name a file that is not.")
    with workspace.lock():
        known = exported_labs(workspace)
        for lab in labs:
            if lab not in known:
                raise unknown_name("lab in the workspace", lab, known)
        _hold(workspace)
        places = list(_places(workspace, labs))
        if not places:
            raise UsageError("There is nothing to export here.", hint="Name a workspace with --workspace.")
        files = write_bundle(out, workspace.root, places)
    return Exported(tuple(labs) or known, files, manifests=any(_is_log(one.place) for one in files))


def exported_labs(workspace: Workspace) -> tuple[str, ...]:
    """Return the labs of which a workspace holds anything, by slug."""
    own = {path.stem for path in (workspace.root / "labs").glob("*.toml")}
    return tuple(sorted({*workspace.labs(), *workspace.labs("texts"), *workspace.labs("audits"), *own}))


def _hold(workspace: Workspace) -> None:
    broken = verify(workspace)
    if broken:
        first = broken[0]
        raise HashMismatch(
            f"{len(broken)} places do not hold, the first of them {first.place!r}: {first.what}", hint=RESTORE
        )


def _places(workspace: Workspace, labs: Collection[str]) -> Iterator[str]:
    stored, _ = named(workspace)
    beside = (path for area in ("labs", "log") for path in (workspace.root / area).glob("*"))
    for place in sorted({*stored, *map(workspace.relative, beside)}):
        if carried(place) and (not labs or _lab(place) in labs) and (workspace.root / place).is_file():
            yield place


def _lab(place: str) -> str:
    """Return the lab that a place belongs to; manifests belong to none."""
    area, name = place.split("/")[:2]
    return "" if area == "log" else name.removesuffix(".toml") if area == "labs" else name


def _is_log(place: str) -> bool:
    return place.startswith("log/")
