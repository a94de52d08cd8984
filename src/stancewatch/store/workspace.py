"""Where everything lies in a workspace, and who may write there: one process at a time."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from stancewatch.foundation.errors import HashMismatch, NotStored, UsageError
from stancewatch.store.atomic import move
from stancewatch.store.inventory import INVENTORY
from stancewatch.store.ledger import Ledger

LOCK = ".stancewatch.lock"
"""Held through flock while somebody writes; the file itself may stay behind and means nothing."""

_SLUG = re.compile(r"[a-z0-9][a-z0-9._-]{0,99}")
_SHA256 = re.compile(r"[0-9a-f]{64}")
_NOTICED = "noticed-"
_AUDIT = re.compile(r"\d{4}-\d{2}-\d{2}-[0-9a-f]{8}")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


@dataclass(frozen=True, slots=True)
class Workspace:
    """The folder that holds `archive/`, `texts/`, `audits/`, `orphans/` and `log/`."""

    root: Path

    def source_folder(self, lab: str, source: str) -> Path:
        """Return the folder of a source's captures."""
        return self.root / "archive" / slug(lab) / slug(source)

    def captures(self, lab: str, source: str) -> Ledger:
        """Return the ledger of a source's captures."""
        return self._ledger(self.source_folder(lab, source) / "captures.jsonl", f"{lab}/{source}")

    def text(self, lab: str, sha256: str) -> Path:
        """Return the place of a stored text."""
        return self.root / "texts" / slug(lab) / f"{_formed(sha256, _SHA256, 'text hash')}.json"

    def notice(self, lab: str, sha256: str) -> Path:
        """Return the place of what was noticed about some bytes (`notices`)."""
        return self.root / "texts" / slug(lab) / f"{_NOTICED}{_formed(sha256, _SHA256, 'hash')}.json"

    def audit(self, lab: str, audit_id: str) -> Path:
        """Return the place of an audit."""
        return self.root / "audits" / slug(lab) / f"{_formed(audit_id, _AUDIT, 'audit id')}.json"

    def audit_index(self, lab: str) -> Ledger:
        """Return the ledger of a lab's audits."""
        return self._ledger(self.root / "audits" / slug(lab) / "index.jsonl", lab)

    def lab_files(self) -> tuple[Path, ...]:
        """Return the lab files, sorted by slug."""
        found = (path for path in (self.root / "labs").glob("*.toml") if _SLUG.fullmatch(path.stem))
        return tuple(sorted(path for path in found if path.is_file()))

    def days(self, kind: str) -> tuple[Path, ...]:
        """Return the files `log/<date>.<kind>`, oldest first."""
        found = (self.root / "log").glob(f"*.{kind}")
        return tuple(sorted(path for path in found if _DAY.fullmatch(path.name.removesuffix(f".{kind}"))))

    @property
    def orphans(self) -> Path:
        """The folder that what interrupted writing left behind is moved to."""
        return self.root / "orphans"

    def labs(self, area: str = "archive") -> tuple[str, ...]:
        """Return the labs that have something in `archive`, `texts` or `audits`, by slug."""
        return _folders(self.root / area)

    def sources(self, lab: str) -> tuple[str, ...]:
        """Return the sources of a lab that were ever attempted, by slug."""
        return _folders(self.root / "archive" / slug(lab))

    def ledgers(self) -> Iterator[Ledger]:
        """Yield the lists of captures of every source, then the indexes of audits, by lab and source."""
        for lab in self.labs():
            for source in self.sources(lab):
                yield self.captures(lab, source)
        for lab in self.labs("audits"):
            yield self.audit_index(lab)

    def text_hashes(self, lab: str) -> tuple[str, ...]:
        """Return the hashes that the stored texts of a lab are named after."""
        names = (path.stem for path in (self.root / "texts" / slug(lab)).glob("*.json"))
        return tuple(sorted(name for name in names if _SHA256.fullmatch(name)))

    def notice_hashes(self, lab: str) -> tuple[str, ...]:
        """Return the hashes that the stored notices of a lab are named after."""
        paths = (self.root / "texts" / slug(lab)).glob(f"{_NOTICED}*.json")
        names = (path.stem.removeprefix(_NOTICED) for path in paths)
        return tuple(sorted(name for name in names if _SHA256.fullmatch(name)))

    def relative(self, path: Path) -> str:
        """Return a place as it is written into files: relative to the workspace, with forward slashes."""
        return path.relative_to(self.root).as_posix()

    def inside(self, place: str) -> Path:
        """Return the path of a place that a stored file names. Raises HashMismatch where it leads outside."""
        parts = PurePosixPath(place)
        if parts.is_absolute() or ".." in parts.parts or not parts.parts or "\0" in place:
            raise HashMismatch(
                f"The stored path {place!r} leads out of the workspace.",
                hint="Restore the file that names it from a copy.",
            )
        return self.root / parts

    @contextmanager
    def lock(self) -> Iterator[None]:
        """Be the only writer while the block runs; within one process the lock may be taken again.

        Raises UsageError where another process writes. A writer that was killed holds nothing.
        """
        from filelock import FileLock, Timeout

        path = self.root / LOCK
        try:
            self.root.mkdir(parents=True, exist_ok=True)
            held = FileLock(path, timeout=0, thread_local=False, is_singleton=True).acquire()
        except Timeout as error:
            raise UsageError(
                f"Another command is writing to this workspace: it holds {str(path)!r}.",
                hint="Wait until it has ended, or name another folder with --workspace.",
            ) from error
        except OSError as error:
            raise NotStored(
                f"The workspace {str(self.root)!r} cannot be written ({error.strerror or error}).",
                hint="Make the folder writable, or name another with --workspace.",
            ) from error
        with held:
            yield

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Hold the lock to change something. An unpacked export is none from then on: its inventory is set aside.

        Raises as `lock` does.
        """
        with self.lock():
            inventory = self.root / INVENTORY
            if inventory.is_file():
                move(inventory, self.orphans / INVENTORY)
            yield

    def _ledger(self, path: Path, about: str) -> Ledger:
        return Ledger(path, self.relative(path), about, self.orphans)


def slug(name: str) -> str:
    """Return a name that is safe as one part of a path. Raises UsageError where it is not."""
    return _formed(name, _SLUG, "lab or source id")


def _formed(name: str, form: re.Pattern[str], kind: str) -> str:
    if not form.fullmatch(name):
        raise UsageError(f"{name!r} is not a {kind}.", hint=f"It has the form {form.pattern!r}.")
    return name


def _folders(folder: Path) -> tuple[str, ...]:
    if not folder.is_dir():
        return ()
    return tuple(
        sorted(entry.name for entry in folder.iterdir() if entry.is_dir() and _SLUG.fullmatch(entry.name))
    )
