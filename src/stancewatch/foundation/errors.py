"""The tree of errors. Every error says what happened, where, and what to do, and carries an exit code.

    StanceWatchError
    ├─ UsageError           2   an unknown name or an impossible option
    ├─ ConfigurationError   2   a setting is missing, unknown or contradicts another
    ├─ InputError           3   a file the user gave cannot be used
    │   └─ RegistryInvalid      a lab file has a mistake: names file, line and key
    ├─ WorldError           4   the outside world gave nothing, or takes nothing
    │   └─ NotStored            the disk does not take what is to be kept
    ├─ EvidenceError        6   a quote, search or archived file does not hold
    │   ├─ QuoteNotFound        the text does not hold these words at this place
    │   ├─ HashMismatch         a stored file is not the file that was stored
    │   ├─ SnapshotMissing      a file that an audit rests on is not there
    │   ├─ GapWithoutSearch     a gap was asked of a search that found something, or read nothing
    │   └─ Ungrounded           a verdict was given without a quote to rest on
    ├─ SafetyError          7   an operation would fetch or show what must not be shown
    └─ PublicationError     8   the site cannot be built or written

`EvidenceError` and `SafetyError` are never caught to continue. A `WorldError` inside an audit becomes a
value in it (`model.evidence.CollectionFailure`); it is raised only when nothing at all could be read or
stored. A disk that takes nothing ends with the same exit code wherever it is met: `NotStored`, or the
`OSError` of a file that is not the workspace's.
"""

from collections.abc import Iterable
from difflib import get_close_matches
from enum import IntEnum
from pathlib import PurePath
from traceback import extract_tb


class ExitCode(IntEnum):
    """What the process tells the shell."""

    DONE = 0
    FOUND = 1
    """Done, and the check that was asked for found something (`lint --fail-on`)."""
    USAGE = 2
    INPUT = 3
    WORLD = 4
    PARTIAL = 5
    """Published, with its failures named."""
    EVIDENCE = 6
    SAFETY = 7
    PUBLICATION = 8
    BUG = 70
    INTERRUPTED = 130
    READER_LEFT = 141
    """Whoever read standard output went away (`| head -1`): what a shell says of a broken pipe."""


class StanceWatchError(Exception):
    """Base of everything this program raises on purpose.

    `message` says what happened, with the value in quotes and the place; `hint` says what to do about it.
    """

    exit_code = ExitCode.BUG

    def __init__(self, message: str, *, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint

    def __str__(self) -> str:
        return f"{self.message} Hint: {self.hint}" if self.hint else self.message


class UsageError(StanceWatchError):
    """An unknown lab, lens or pattern, or an impossible option."""

    exit_code = ExitCode.USAGE


class ConfigurationError(StanceWatchError):
    """A setting is missing, unknown or contradicts another; names each and where it came from."""

    exit_code = ExitCode.USAGE


class InputError(StanceWatchError):
    """A file or value the user gave cannot be used."""

    exit_code = ExitCode.INPUT


class RegistryInvalid(InputError):
    """A lab file has a mistake; the message names file, line where known, and key."""


class WorldError(StanceWatchError):
    """The outside world gave nothing that could be read, or does not take what is to be written."""

    exit_code = ExitCode.WORLD


class NotStored(WorldError):
    """The disk does not take what is to be kept: it is full, or nothing may be written there.

    What was stored before stands, and nothing of the new is half there.
    """


class EvidenceError(StanceWatchError):
    """What an audit rests on does not hold. Never caught to continue."""

    exit_code = ExitCode.EVIDENCE


class QuoteNotFound(EvidenceError):
    """A text does not hold these words at this place."""


class HashMismatch(EvidenceError):
    """A stored file is not, byte for byte, the file that was stored."""


class SnapshotMissing(EvidenceError):
    """A file that an audit rests on is not in the workspace."""


class GapWithoutSearch(EvidenceError):
    """A gap was asked of a search that found something or that read no page."""


class Ungrounded(EvidenceError):
    """A verdict was given that rests on no quote."""


class SafetyError(StanceWatchError):
    """An operation would fetch or show what must not be fetched or shown. Never caught to continue."""

    exit_code = ExitCode.SAFETY


class PublicationError(StanceWatchError):
    """The site cannot be built or written."""

    exit_code = ExitCode.PUBLICATION


def mistake(error: Exception, ended: str) -> StanceWatchError:
    """Return what to say of a bug that ended one piece of work (`ended`) and not the program; its exit code is BUG.

    It names the error and the file and line it came from, without folders of this machine.
    """
    frames = extract_tb(error.__traceback__)
    place = f" ({PurePath(frames[-1].filename).name}, line {frames[-1].lineno})" if frames else ""
    what = " ".join(f"{type(error).__name__}: {error}"[:200].split())
    return StanceWatchError(
        f"A mistake in StanceWatch ended {ended}: {what!r}{place}.",
        hint="Please report it with this line; the page or lab file that led to it helps.",
    )


def unknown_name(kind: str, name: str, known: Iterable[str], *, hint: str = "") -> UsageError:
    """Return the error for a name that does not exist, with the names near it."""
    near = get_close_matches(name, sorted(known), n=3, cutoff=0.5)
    suggestion = "Did you mean " + " or ".join(repr(one) for one in near) + "?" if near else hint
    return UsageError(f"There is no {kind} {name!r}.", hint=suggestion)
