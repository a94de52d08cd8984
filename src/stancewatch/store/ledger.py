"""Append-only lists of sealed lines, each chained to the one before, with a head that counts them.

`captures.jsonl` and `index.jsonl` are ledgers. Every line holds its number, what it is about, the seal of the
line before and its own, so that a flipped byte, a dropped, doubled or moved line is found. The head file
beside it (`captures.head`) names the number of lines and the last seal: a line dropped at the end is found
too, and what a kill leaves of a line can be told from a line that was cut off afterwards.

Order of writing: the files a line names, a head that counts no line, the first line, then head after line, then the
caller is told. So no line stands without its files and a head, and a ledger may hold one line more than its head knows (killed in between: the line is whole
and counts), never one less. A head may also name a file whose line is about to come (`announce`).
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from types import MappingProxyType

from stancewatch.foundation.canonical import RESTORE, SEAL, Json, sealed, sha256
from stancewatch.foundation.errors import EvidenceError, HashMismatch
from stancewatch.model.verification import Broken
from stancewatch.store.atomic import append_line, cut, move, write_bytes, write_together
from stancewatch.store.sealed import read_stored, unseal_bytes

NUMBER, ABOUT, PREVIOUS = "n", "of", "previous"
"""Keys that a ledger adds to every line, beside the seal."""

NO_FILES: Mapping[Path, bytes] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Examined:
    """A ledger as it lies on the disk."""

    entries: tuple[dict[str, Json], ...]
    """The lines that hold, in order."""
    broken: tuple[Broken, ...]
    torn: bytes
    """What follows the last newline: the start of a line that was never reported as stored."""
    seal: str
    """Of the last line, empty where there is none."""
    coming: str = ""
    """Place of a file whose line is about to come, as the head says; empty where there is none."""
    uncounted: int = 0
    """Lines that hold and that the head does not know: one where a kill came between the two, else none."""


@dataclass(frozen=True, slots=True)
class Ledger:
    """One list on the disk."""

    path: Path
    place: str
    """The path relative to the workspace, for messages."""
    about: str
    """What the list is about: written into every line, so that a file moved elsewhere is found."""
    orphans: Path
    """Folder that a torn line is moved to."""

    @property
    def head(self) -> Path:
        """The file that counts the lines."""
        return self.path.with_suffix(".head")

    def entries(self) -> tuple[dict[str, Json], ...]:
        """Return every line, oldest first. Raises HashMismatch, naming file and line, where one does not hold."""
        return self.whole().entries

    def whole(self) -> Examined:
        """Return the ledger as it lies on the disk. Raises as `entries` does."""
        examined = self.examine()
        if examined.broken:
            first = examined.broken[0]
            raise HashMismatch(f"{first.place!r} does not hold: {first.what}", hint=RESTORE)
        return examined

    def append(
        self,
        entry: Mapping[str, Json],
        announced: str = "",
        *,
        after: Examined | None = None,
        files: Mapping[Path, bytes] = NO_FILES,
    ) -> None:
        """Add a line; once this returns it is durable. `announced` is the place that it was announced for.

        `after` is what `whole` returned under the same hold of the lock: a long list takes long to read again.
        `files` lie in the folder of the list, and are written, and durable, before the line that names them.
        Raises HashMismatch where the ledger does not hold as it is: nothing is built upon a broken one.
        """
        examined = after or self.whole()
        self._begin(examined, announced, files)
        self._add((entry,), examined)

    def announce(self, place: str) -> None:
        """Say in the head that a file is about to be written whose line comes after it; durable once this returns.

        The file lies in the folder of the list. A kill in between leaves a file that can be told from one of which
        the line was taken away; the next writing moves it to the orphans. Raises as `append` does.
        """
        examined = self.whole()
        self._abandon(examined.coming, place)
        write_bytes(self.head, _head_of(len(examined.entries), examined.seal, place))

    def extend(self, entries: Iterable[Mapping[str, Json]]) -> None:
        """Add lines one after the other, each durable and counted before the next is begun.

        The keys of the ledger itself are computed anew. Raises as `append` does.
        """
        examined = self.whole()
        self._begin(examined)
        self._add(entries, examined)

    def set_torn_aside(self) -> None:
        """Move the start of a line that was never whole to the orphans; nothing of a broken ledger is touched."""
        examined = self.examine()
        if not examined.broken:
            self._set_aside(examined.torn)

    def examine(self) -> Examined:
        """Return what holds and what does not; nothing is raised."""
        data = self.path.read_bytes() if self.path.is_file() else b""
        *whole, torn = data.split(b"\n")
        entries: list[dict[str, Json]] = []
        broken: list[Broken] = []
        seal = ""
        for number, line in enumerate(whole, start=1):
            found = self._read(line, number, seal)
            if isinstance(found, Broken):
                broken.append(found)
                seal = _claimed_seal(line)
            else:
                entries.append(found)
                seal = str(found[SEAL])
        head = self._head()
        seals = [str(entry[SEAL]) for entry in entries] if not broken else None
        broken.extend([head] if isinstance(head, Broken) else self._uncounted(head, len(whole), seals))
        coming = "" if isinstance(head, Broken) else str(head.get("coming", ""))
        known = None if isinstance(head, Broken) or broken else head.get("lines")
        uncounted = len(whole) - known if isinstance(known, int) else 0
        return Examined(tuple(entries), tuple(broken), torn, seal, coming, uncounted)

    def _read(self, line: bytes, number: int, previous: str) -> dict[str, Json] | Broken:
        place = f"{self.place}:{number}"
        try:
            entry: Json = json.loads(line)
            stored = isinstance(entry, dict) and line + b"\n" == sealed(entry)
        except (ValueError, RecursionError):
            return Broken(place, "The line is not readable JSON.")
        if not stored or not isinstance(entry, dict):
            return Broken(place, "The line is not, byte for byte, what was stored.")
        expected = {NUMBER: number, ABOUT: self.about, PREVIOUS: previous}
        for key, value in expected.items():
            if entry.get(key) != value:
                return Broken(place, f"The line does not follow the one before it: {key!r} is not {value!r}.")
        return entry

    def _head(self) -> dict[str, Json] | Broken:
        """Return what the head says, or why it says nothing. Where nothing was stored, it counts no line."""
        place = self.place.removesuffix(self.path.suffix) + self.head.suffix
        if not self.head.is_file():
            if not self.path.is_file():
                return {"lines": 0}
            return Broken(place, f"The file that counts the lines of {self.place!r} is missing.")
        try:
            return unseal_bytes(read_stored(self.head, place), place)
        except EvidenceError as error:
            return Broken(place, error.message)

    def _uncounted(self, head: Mapping[str, Json], lines: int, seals: list[str] | None) -> Iterator[Broken]:
        """Yield what the head knows that the lines do not show; `seals` is None where lines are broken anyway."""
        known = head.get("lines")
        if not isinstance(known, int) or not known <= lines <= known + 1:
            yield Broken(self.place, f"The file holds {lines} whole lines; {known} were stored.")
        elif seals is not None and known and seals[known - 1] != head.get("last"):
            yield Broken(f"{self.place}:{known}", "The line is not the one that was stored last.")

    def _begin(self, examined: Examined, announced: str = "", files: Mapping[Path, bytes] = NO_FILES) -> None:
        """Put away what a kill left, then write the files of the line to come, and a head where there is none."""
        self._set_aside(examined.torn)
        self._abandon(examined.coming, announced)
        write_together({**files, **({} if self.head.is_file() else {self.head: _head_of(0, "")})})

    def _add(self, entries: Iterable[Mapping[str, Json]], examined: Examined) -> None:
        """Add lines after those there are, each counted before the next."""
        seal = examined.seal
        for number, entry in enumerate(entries, start=len(examined.entries) + 1):
            line = sealed({**entry, NUMBER: number, ABOUT: self.about, PREVIOUS: seal})
            append_line(self.path, line)
            seal = _claimed_seal(line)
            write_bytes(self.head, _head_of(number, seal))

    def _abandon(self, coming: str, wanted: str) -> None:
        """Move a file of which the line never came to the orphans, unless it is the one that is wanted."""
        path = self.path.with_name(PurePosixPath(coming).name) if coming else None
        if path and coming != wanted and path.is_file():
            move(path, self.orphans / path.relative_to(self.orphans.parent))

    def _set_aside(self, torn: bytes) -> None:
        if not torn:
            return
        aside = self.orphans / f"{self.place}.torn-{sha256(torn)[:8]}"
        write_bytes(aside, torn)
        cut(self.path, self.path.stat().st_size - len(torn))


def _head_of(lines: int, seal: str, coming: str = "") -> bytes:
    """Return the head that counts some lines and may name a file that is coming."""
    announced: dict[str, Json] = {"coming": coming} if coming else {}
    return sealed({"lines": lines, "last": seal, **announced})


def _claimed_seal(line: bytes) -> str:
    """The seal that a line claims, a broken one too, so that the line after it is not called broken as well."""
    try:
        entry = json.loads(line)
    except (ValueError, RecursionError):
        return ""
    return str(entry.get(SEAL, "")) if isinstance(entry, dict) else ""
