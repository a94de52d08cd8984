"""Versions of one file out of a git repository, as archives of terms keep them: `Service/Terms.md`, dated by commit.

The repository may be hostile. Its configuration can name programs, so only its HEAD is asked for under it. The
objects are then read through an empty repository of our own that borrows them: no hook, filter, pager, signature
check, submodule or remote of theirs is in force, nothing of theirs is written, and nothing is fetched.
"""

import os
import subprocess
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory

from stancewatch.foundation.errors import InputError
from stancewatch.model.exchange import Fetched
from stancewatch.model.lab import Source
from stancewatch.store.foreign import FIRST, LARGEST_PAGE, LeftOut, plain_name

TIME = 300
"""Seconds that one call of git may take."""
MOST_VERSIONS = 20_000

_TYPES = {".html": "text/html", ".htm": "text/html", ".pdf": "application/pdf", ".txt": "text/plain"}
_MARKDOWN = "text/markdown"


@dataclass(frozen=True, slots=True)
class Committed:
    """A version of the file."""

    commit: str
    at: datetime
    """Author date: archives of terms write the time of the fetch there, and rewriting a history leaves it."""
    blob: str


@dataclass(frozen=True, slots=True)
class Repository:
    """Somebody's objects, read through an empty repository of our own."""

    borrowed: str
    """Their folder of objects."""
    own: Path
    head: str

    def versions(self, path: str) -> Iterator[tuple[str, int]]:
        """Yield every commit that touched a path with its author date in seconds, oldest first."""
        command = ("rev-list", "--reverse", "--date-order", "--format=%H %at", self.head, "--", path)
        for line in self._ask(*command).decode("ascii", "replace").splitlines():
            commit, _, seconds = line.partition(" ")
            if commit != "commit" and seconds.lstrip("-").isdecimal():
                yield commit, int(seconds)

    def sizes(self, names: Sequence[str]) -> list[tuple[str, int] | None]:
        """Return id and size in bytes of the files that some names stand for, None for what is no file."""
        said = self._ask("cat-file", "--batch-check", given="".join(f"{name}\n" for name in names).encode())
        parts = [line.rsplit(" ", 2) for line in said.decode("utf-8", "replace").splitlines()]
        return [(one[0], int(one[2])) if len(one) == 3 and one[1] == "blob" else None for one in parts]

    def content(self, blob: str) -> bytes:
        """Return the bytes of a file."""
        return self._ask("cat-file", "blob", blob)

    def _ask(self, *command: str, given: bytes = b"") -> bytes:
        surroundings = {"GIT_DIR": str(self.own), "GIT_ALTERNATE_OBJECT_DIRECTORIES": self.borrowed}
        return _git("--literal-pathspecs", *command, given=given, surroundings=surroundings)


def from_git(
    folder: Path, path: str, source: Source, until: datetime, left_out: LeftOut
) -> tuple[Fetched, ...]:
    """Return every version of a file in a repository's history, oldest first; the rest is noted in `left_out`.

    Raises InputError where the folder is no repository, git is not there, or no version of the path is.
    """
    if "\n" in path or PurePosixPath(path).is_absolute() or ".." in PurePosixPath(path).parts:
        raise InputError(f"{path!r} is no path within a repository.", hint="For example: 'Service/Terms.md'.")
    with TemporaryDirectory(prefix="stancewatch-git-") as own:
        repository = _borrowing(folder, Path(own))
        found = list(_committed(repository, path, until, left_out))
        if not found:
            raise InputError(
                f"The history of {str(folder)!r} holds no version of {path!r}.",
                hint="Name a file as the repository has it, for example 'Service/Terms.md'.",
            )
        return tuple(_page(repository, one, folder, path, source) for one in found)


def _borrowing(folder: Path, own: Path) -> Repository:
    asked = ("rev-parse", "--path-format=absolute", "--git-path", "objects")
    objects = _git("-C", str(folder), *asked).decode("utf-8", "surrogateescape").removesuffix("\n")
    form = _git("-C", str(folder), "rev-parse", "--show-object-format").decode().strip()
    head = _git("-C", str(folder), "rev-parse", "--verify", "--end-of-options", "HEAD").decode().strip()
    _git("init", "--quiet", "--bare", "--template=", f"--object-format={form}", str(own))
    return Repository(f'"{objects}"' if ":" in objects else objects, own, head)


def _committed(repository: Repository, path: str, until: datetime, left_out: LeftOut) -> Iterator[Committed]:
    versions = list(repository.versions(path))
    if len(versions) > MOST_VERSIONS:
        raise InputError(f"{path!r} has {len(versions)} versions.", hint=f"At most {MOST_VERSIONS} are read.")
    sizes = repository.sizes([f"{commit}:{path}" for commit, _ in versions])
    for (commit, seconds), held in zip(versions, sizes, strict=True):
        if held is None:
            left_out.note("a commit in which the file is not there")
        elif held[1] > LARGEST_PAGE:
            left_out.note(f"larger than {LARGEST_PAGE} bytes")
        elif not FIRST.timestamp() <= seconds <= until.timestamp():
            left_out.note("a date that cannot be")
        else:
            yield Committed(commit, datetime.fromtimestamp(seconds, UTC), held[0])


def _page(repository: Repository, one: Committed, folder: Path, path: str, source: Source) -> Fetched:
    return Fetched(
        source.id,
        source.role,
        source.url,
        one.at,
        body=repository.content(one.blob),
        media_type=_TYPES.get(PurePosixPath(path).suffix.lower(), _MARKDOWN),
        charset="utf-8",
        detail=f"File {path!r} of the repository {plain_name(folder.resolve().name)!r}.",
        origin=f"imported from git {one.commit}",
    )


def _git(*words: str, given: bytes = b"", surroundings: dict[str, str] | None = None) -> bytes:
    environment = {
        "PATH": os.environ.get("PATH", os.defpath),
        "LC_ALL": "C",
        "HOME": os.devnull,
        "GIT_CONFIG_NOSYSTEM": "1",
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_ALLOW_PROTOCOL": "none",
        "GIT_NO_LAZY_FETCH": "1",
        "GIT_NO_REPLACE_OBJECTS": "1",
        "GIT_OPTIONAL_LOCKS": "0",
        "GIT_TERMINAL_PROMPT": "0",
        **(surroundings or {}),
    }
    try:
        ended = subprocess.run(  # noqa: S603  words are ours; paths follow options that take one
            ["git", *words],  # noqa: S607  the user's own git
            input=given,
            capture_output=True,
            check=False,
            timeout=TIME,
            env=environment,
        )
    except FileNotFoundError as error:
        raise InputError(
            "The program 'git' is not installed.", hint="Install git, then try again."
        ) from error
    except subprocess.TimeoutExpired as error:
        raise InputError(
            f"git took longer than {TIME} s.", hint="Import from a smaller repository."
        ) from error
    if ended.returncode:
        said = ended.stderr.decode("utf-8", "replace").strip().splitlines()
        raise InputError(
            f"git cannot read this: {said[-1][:300] if said else ended.returncode!r}.",
            hint="Name the folder of a git repository that belongs to you; nothing was taken in.",
        )
    return ended.stdout
