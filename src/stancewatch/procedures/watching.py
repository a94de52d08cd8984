"""Watching: labs collected on a schedule, and judged where a text has changed."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from stancewatch.foundation.errors import InputError, SafetyError, StanceWatchError, mistake
from stancewatch.foundation.progress import Silent
from stancewatch.foundation.schedule import Schedule
from stancewatch.judges import judge_named
from stancewatch.model.exchange import Capture
from stancewatch.model.lab import Lab
from stancewatch.model.ports import Clock
from stancewatch.pipeline import Collecting, Run, read, run, take
from stancewatch.store.audits import Audits
from stancewatch.store.workspace import Workspace

LONGEST_NAP = 300.0
"""Seconds slept at a stretch: a machine that was suspended notices within this time that something is due."""


@dataclass(frozen=True, slots=True)
class Look:
    """What came of one turn of one lab that is watched."""

    lab: str
    at: datetime
    """When the turn began."""
    captures: Mapping[str, Capture]
    """By source; empty where the turn came to nothing."""
    changed: tuple[str, ...]
    """Sources whose standing text is not the one that the latest audit read."""
    run: Run | None
    """The audit of it; None where no text had changed."""
    error: StanceWatchError | None
    """Why the turn came to nothing."""


def watch(
    names: Sequence[str],
    find: Callable[[str], Lab],
    workspace: Workspace,
    collecting: Callable[[], Collecting],
    schedule: Schedule,
    *,
    judge: str = "rules",
    signing_key: Path | None = None,
) -> Iterator[Look]:
    """Yield what comes of each turn of each lab. A turn that comes to nothing does not end the watch.

    Neither does a mistake of the program: it is the `error` of its lab's turn, with the exit code of a bug.

    `find` reads a lab anew for each turn, so that its file may be mended meanwhile; `collecting` begins a
    round, with robots.txt read once in it. Raises SafetyError, which nothing goes on after.
    """
    judge_named(judge)  # an unknown judge is said before anything is fetched
    begun = collecting().clock.now()
    for turns in schedule.rounds(begun, names):
        shared = collecting()
        for due, name in turns:
            _wait(due, shared.clock)
            yield _look(name, find, workspace, shared, judge, signing_key)


def _wait(due: datetime, clock: Clock) -> None:
    while (left := (due - clock.now()).total_seconds()) > 0:
        clock.sleep(min(left, LONGEST_NAP))


def _look(
    name: str,
    find: Callable[[str], Lab],
    workspace: Workspace,
    collecting: Collecting,
    judge: str,
    signing_key: Path | None,
) -> Look:
    at, captures = collecting.clock.now(), dict[str, Capture]()
    changed: tuple[str, ...] = ()
    try:
        lab = find(name)
        captures = take(lab, workspace, collecting, Silent())
        changed = unjudged(lab, workspace)
        audited = run(lab, workspace, Silent(), judge=judge, signing_key=signing_key) if changed else None
    except SafetyError:
        raise
    except StanceWatchError as error:
        return Look(name, at, captures, changed, None, error)
    except OSError as error:
        return Look(name, at, captures, changed, None, InputError(f"{error}."))
    except Exception as error:  # noqa: BLE001, whatever it is, the other labs have nothing to do with it
        return Look(name, at, captures, changed, None, mistake(error, "the turn of this lab"))
    return Look(name, at, captures, changed, audited, None)


def unjudged(lab: Lab, workspace: Workspace) -> tuple[str, ...]:
    """Return the sources whose standing text is not the one that the latest audit read, in the order of the lab file.

    What is compared is what was last judged, not what was last fetched, so that a watch that was cut off
    between the two misses nothing.
    """
    latest = Audits(workspace).latest(lab.slug)
    texts = {entry.source: entry.sha256 for entry in latest.documents} if latest else {}
    pages = read(lab, workspace).pages
    return tuple(page.source for page in pages if page.document.sha256 != texts.get(page.source))
