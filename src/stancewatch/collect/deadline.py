"""One time limit for everything that one page costs on the network."""

from stancewatch.collect.setback import Setback
from stancewatch.model.evidence import FailureReason
from stancewatch.model.ports import Clock


class Deadline:
    """Time left on the network. It runs only between `start` and `stop`, so that pauses cost nothing."""

    def __init__(self, clock: Clock, seconds: float) -> None:
        self._clock = clock
        self._total = seconds
        self._left = seconds
        self._since: float | None = None

    def start(self) -> None:
        """Let time run."""
        self._since = self._clock.monotonic()

    def stop(self) -> None:
        """Let time stand still."""
        self._left, self._since = self._remaining(), None

    def left(self) -> float:
        """Return the seconds left, more than 0. Raises Setback where none are."""
        remaining = self._remaining()
        if remaining <= 0:
            raise self.over()
        return remaining

    def over(self) -> Setback:
        """Return the setback that says the time is used up."""
        return Setback(FailureReason.TIMED_OUT, f"No complete answer within {self._total:g} s.")

    def _remaining(self) -> float:
        since = self._since
        return self._left if since is None else self._left - (self._clock.monotonic() - since)
