"""What the stages ask of the world. Tests and the demo pass others, without patching anything."""

from datetime import datetime
from typing import Protocol

from stancewatch.model.audit import FiguresEntry
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


class Judge(Protocol):
    """Whatever decides an indicator: rules, a person, a model. It may only point at what a search found."""

    @property
    def name(self) -> str:
        """Kind and version, named in every outcome: `rules 1.0`."""

    def figures_entry(self) -> FiguresEntry | None:
        """Return the measured figures it decides by, as an audit keeps them; None where it goes by none."""

    def decide(self, indicator: Indicator, search: SearchTrace) -> Outcome:
        """Return a finding, a gap or an undecided outcome with its reason."""
