"""kill -9 at any moment: whatever was reported as stored is there and holds, and the next run goes on.

`STANCEWATCH_KILLS=200` sets the number of kills; without it there are 40.
"""

import hashlib
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from types import FrameType

import pytest

from stancewatch.model.exchange import Capture, CaptureOutcome
from stancewatch.store.archive import FileArchive
from stancewatch.store.audits import Audits
from stancewatch.store.leftovers import leftovers, sweep
from stancewatch.store.verify import verify
from stancewatch.store.workspace import Workspace
from tests.acceptance.archive_writer import ROUND, run, said

KILLS = int(os.environ.get("STANCEWATCH_KILLS", "40"))
TOUCHING_THE_DISK = ("atomic.py", "pathlib.py")
"""Between two of their calls nothing on the disk changes, so that other moments would be the same moments."""
A_WORKSPACE = 5
"""Kills that one workspace goes through."""
ROOT = Path(__file__).parents[2]


def draw(number: int, below: int) -> int:
    return int.from_bytes(hashlib.sha256(b"kill %d" % number).digest()[:8], "big") % below


def forked(work: Callable[[int], None], kill_at: int) -> tuple[bytes, int]:
    """Do work in a child that kills itself before or after its n-th call near the disk (0: never).

    Returns what the child reported, and how many such moments there were if it lived.
    """
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        calls = 0

        def count(frame: FrameType, event: str, _: object) -> None:
            nonlocal calls
            if event in ("c_call", "c_return") and frame.f_code.co_filename.endswith(TOUCHING_THE_DISK):
                calls += 1
                if calls == kill_at:
                    os.kill(os.getpid(), signal.SIGKILL)

        sys.setprofile(count)
        try:
            work(writing)
        finally:
            sys.setprofile(None)
            os.write(writing, f"calls {calls}\n".encode())
            os._exit(0)
    os.close(writing)
    with os.fdopen(reading, "rb") as pipe:
        reported = pipe.read()
    os.waitpid(child, 0)
    lines = reported.splitlines(keepends=True)
    ended = lines and lines[-1].startswith(b"calls ")
    return (b"".join(lines[:-1]), int(lines[-1].split()[1])) if ended else (reported, 0)


def rounds(root: Path, first: int) -> Callable[[int], None]:
    """Return the work of one round, which reports into a pipe."""

    def work(pipe: int) -> None:
        def report(capture: Capture) -> None:
            os.write(pipe, said(capture))

        run(root, first, report, 1)

    return work


def check(root: Path, reported: list[bytes]) -> None:
    """Everything reported is there in order, everything holds, and all that is there can be read."""
    archive = FileArchive(Workspace(root))
    assert verify(archive.workspace) == ()
    captures = archive.captures("lab", "about")
    kept = [said(capture) for capture in captures]
    assert set(reported) <= set(kept)
    assert [line for line in kept if line in set(reported)] == reported
    for capture in captures[-2 * ROUND :]:
        if capture.outcome is not CaptureOutcome.FAILED:
            assert capture.snapshot
            text = archive.document("lab", capture.text_sha256).text.encode()
            assert b"<p>" + text + b"</p>" in archive.body(capture.snapshot)
    for audit in Audits(archive.workspace).all("lab"):
        assert audit.lab == "lab"


@pytest.mark.slow
def test_a_kill_between_any_two_steps_loses_nothing_that_was_reported(tmp_path: Path) -> None:
    run(tmp_path / "imports", 0, lambda _: None, 1)
    forked(rounds(tmp_path / "measured", 0), 0)
    _, moments = forked(rounds(tmp_path / "measured", 1), 0)
    stored = 0
    for start in range(0, KILLS, A_WORKSPACE):
        stored += killed_again_and_again(tmp_path / str(start), range(start, start + A_WORKSPACE), moments)
    assert KILLS < stored < KILLS * ROUND


def killed_again_and_again(root: Path, kills: range, moments: int) -> int:
    """Write to one workspace, killed each time; return how many attempts were reported as stored."""
    reported: list[bytes] = []
    for number in kills:
        lines, lived = forked(rounds(root, number), 1 + draw(number, moments))
        reported += lines.splitlines(keepends=True)
        assert lived == 0
        check(root, reported)
    extra = len(FileArchive(Workspace(root)).captures("lab", "about")) - len(reported)
    assert 0 <= extra <= len(kills)
    sweep(Workspace(root))
    assert leftovers(Workspace(root)) == ()
    check(root, reported)
    return len(reported)


@pytest.mark.slow
def test_a_writer_killed_from_outside_loses_nothing_that_was_reported(tmp_path: Path) -> None:
    reported: list[bytes] = []
    for number in range(max(4, KILLS // 8)):
        command = [sys.executable, "-m", "tests.acceptance.archive_writer", str(tmp_path), str(number * 1000)]
        with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE) as writer:
            assert writer.stdout
            assert writer.stdout.readline() == b"ready\n"
            reported += [writer.stdout.readline() for _ in range(draw(number, 2 * ROUND))]
            writer.kill()
            reported += [line for line in writer.stdout if line.endswith(b"\n")]
        check(tmp_path, reported)
    assert reported
