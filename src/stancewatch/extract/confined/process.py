"""A process of its own for bytes that native code or an unbounded parser has to read.

It gets a bounded address space, a bounded time of the processor and of the clock, and a bounded output; no shell,
no environment, no arguments from the page. Whatever it dies of becomes a value.
"""

import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

import stancewatch
from stancewatch.extract.confined.wire import unpacked
from stancewatch.extract.outcome import Unreadable
from stancewatch.extract.reading import Material, Reading
from stancewatch.foundation.canonical import Json, canonical_line
from stancewatch.model.evidence import FailureReason


@dataclass(frozen=True, slots=True)
class Limits:
    """What a confined process may use."""

    memory: int = 1 << 30
    """Bytes of address space. Reading a 26-page policy takes a tenth of it."""
    processor: int = 20
    """Seconds."""
    clock: int = 60
    """Seconds, for a machine that is busy with other things."""
    output: int = 64 << 20
    """Bytes."""
    pages: int = 500
    """Pages of a PDF that are read."""


LIMITS = Limits()


def read_confined(task: str, material: Material, limits: Limits = LIMITS) -> Reading | Unreadable:
    """Return what a task of `confined.worker` makes of some bytes.

    Unreadable (`EMPTY`, `NEEDS_BROWSER`, `UNREADABLE`) where it says so, met a limit or died.
    """
    header: dict[str, Json] = {
        "task": task,
        "charset": material.charset,
        "selector": material.selector,
        "memory": limits.memory,
        "processor": limits.processor,
        "output": limits.output,
        "pages": limits.pages,
    }
    with tempfile.TemporaryFile() as given, tempfile.TemporaryFile() as answer:
        given.write(canonical_line(header) + material.body)
        given.seek(0)
        try:
            ended = subprocess.run(  # noqa: S603  fixed arguments, no shell
                _COMMAND,
                stdin=given,
                stdout=answer,
                stderr=subprocess.DEVNULL,
                env=_ENVIRONMENT,
                timeout=limits.clock,
                check=False,
            )
        except subprocess.TimeoutExpired:
            return _stopped(f"was not read within {limits.clock} s")
        answer.seek(0)
        return _answer(ended.returncode, answer.read(limits.output), limits)


def _answer(status: int, data: bytes, limits: Limits) -> Reading | Unreadable:
    if status != 0:
        return _stopped(
            f"needs more than {limits.memory >> 20} MiB, {limits.processor} s of processor time or"
            f" {limits.output >> 20} MiB of text, or is damaged (the reading process ended with {status})"
        )
    if data.startswith(_NOTHING):
        reason, _, detail = data[len(_NOTHING) :].decode(errors="replace").partition(" ")
        return Unreadable(FailureReason(reason), detail)
    try:
        return unpacked(data)
    except ValueError:
        return _stopped("gave an answer that makes no sense")


def _stopped(why: str) -> Unreadable:
    return Unreadable(FailureReason.UNREADABLE, f"The content {why}.")


_NOTHING = b"UNREADABLE "
_COMMAND = (sys.executable, "-s", "-P", "-m", "stancewatch.extract.confined.worker")
_ENVIRONMENT = {
    "PYTHONPATH": str(Path(str(next(iter(stancewatch.__path__)))).parent),
    "PYTHONDONTWRITEBYTECODE": "1",
}
