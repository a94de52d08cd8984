"""What the stages ask of the world. Tests and the demo pass others, without patching anything."""

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from stancewatch.model.evidence import Document, Snapshot
from stancewatch.model.exchange import Capture, Fetched
from stancewatch.model.lab import Source
from stancewatch.model.lens import Indicator, Outcome, SearchTrace


class Clock(Protocol):
    """Time, as far as results and waits depend on it."""

    def now(self) -> datetime:
        """Return the present moment, aware, in UTC, in whole seconds."""

    def monotonic(self) -> float:
        """Return seconds that only ever grow."""

    def sleep(self, seconds: float) -> None:
        """Wait."""


class Fetcher(Protocol):
    """How the bytes of one source are had."""

    def fetch(self, source: Source, earlier: Capture | None) -> Fetched:
        """Return what the world answered, success or failure, with every hop.

        `earlier` is the last good capture, for conditional requests. The outside world failing is a
        value of the answer; nothing is raised for it.
        """


class Archive(Protocol):
    """Captures and texts as they are kept. The only writer is `store`."""

    def captures(self, lab: str, source: str) -> Sequence[Capture]:
        """Return every attempt at a source, oldest first."""

    def body(self, snapshot: Snapshot) -> bytes:
        """Return the decoded payload of a snapshot. Raises EvidenceError where it does not hold."""

    def document(self, lab: str, sha256: str) -> Document:
        """Return a stored text. Raises EvidenceError where it is missing or damaged."""


class Judge(Protocol):
    """Whatever decides an indicator: rules, a person, a model. It may only point at what a search found."""

    @property
    def name(self) -> str:
        """Kind and version, named in every outcome: `rules 1.0`."""

    def decide(self, indicator: Indicator, search: SearchTrace) -> Outcome:
        """Return a finding, a gap or an undecided outcome with its reason."""
