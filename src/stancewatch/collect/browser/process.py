"""The worker process: started apart from everything, spoken to line by line, ended with all it started."""

import json
import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from queue import SimpleQueue
from select import select
from threading import Thread
from typing import TypeAlias

import stancewatch

Worker: TypeAlias = "subprocess.Popen[bytes]"

GRACE = 5.0
"""Seconds in which a worker that has done its job may close its browser."""

_COMMAND = (sys.executable, "-s", "-P", "-m", "stancewatch.collect.browser.worker")


@contextmanager
def worker() -> Iterator[Worker]:
    """Run a worker with a home folder of its own; in the end nothing of either is left."""
    with tempfile.TemporaryDirectory(prefix="stancewatch-", ignore_cleanup_errors=True) as home:
        started = subprocess.Popen(  # noqa: S603  fixed arguments, no shell
            _COMMAND,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=_environment(home),
            cwd=home,
            start_new_session=True,
        )
        try:
            yield started
            with suppress(subprocess.TimeoutExpired):
                started.wait(GRACE)
        finally:
            _end(started, home)


def tell(started: Worker, document: object) -> None:
    """Say one thing to a worker; one that is gone hears nothing."""
    if started.stdin is not None:
        with suppress(BrokenPipeError):
            started.stdin.write(json.dumps(document).encode() + b"\n")
            started.stdin.flush()


def heard(started: Worker, most: int) -> "SimpleQueue[bytes]":
    """Return what a worker says, line by line as it comes, each at most so many bytes; an empty one is the end."""
    lines: SimpleQueue[bytes] = SimpleQueue()
    Thread(target=_listen, args=(started, lines, most), daemon=True).start()
    return lines


def _listen(started: Worker, lines: "SimpleQueue[bytes]", most: int) -> None:
    line = b"begun"
    while line and started.stdout is not None:
        try:
            line = started.stdout.readline(most)
        except (OSError, ValueError):
            line = b""
        lines.put(line)


def _end(started: Worker, home: str) -> None:
    """Kill the worker's group, and what its browser started outside of it: whatever was told of this folder."""
    with suppress(ProcessLookupError):
        os.killpg(started.pid, signal.SIGKILL)
    started.wait()
    for process in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):
            told = (process / "environ").read_bytes() + (process / "cmdline").read_bytes()
            if home.encode() in told:
                _kill(int(process.name))
    for pipe in (started.stdin, started.stdout):
        if pipe is not None:
            with suppress(OSError):
                pipe.close()


def _kill(process: int) -> None:
    """Kill a process that is not our child, and wait until it is gone."""
    handle = os.pidfd_open(process)
    try:
        signal.pidfd_send_signal(handle, signal.SIGKILL)
        select([handle], [], [], GRACE)
    finally:
        os.close(handle)


def _environment(home: str) -> dict[str, str]:
    """Nothing of the caller's environment reaches a browser that runs a stranger's scripts."""
    return {
        "PATH": os.defpath,
        "HOME": home,
        "TMPDIR": home,
        "LANG": "C.UTF-8",
        "PYTHONPATH": str(Path(str(next(iter(stancewatch.__path__)))).parent),
        "PYTHONDONTWRITEBYTECODE": "1",
    }
