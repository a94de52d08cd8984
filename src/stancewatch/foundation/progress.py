"""How long work tells somebody that it goes on. The command line draws it; everything else only reports."""

from typing import Protocol


class Progress(Protocol):
    """Where a stage reports what it is about to do."""

    def start(self, stage: str, total: int) -> None:
        """A stage begins with `total` steps to go (0: not known)."""

    def step(self, what: str) -> None:
        """One step of the present stage is done; `what` names it in a few words."""

    def finish(self) -> None:
        """The present stage is over."""


class Silent:
    """Progress for nobody."""

    def start(self, stage: str, total: int) -> None:
        """Say nothing."""

    def step(self, what: str) -> None:
        """Say nothing."""

    def finish(self) -> None:
        """Say nothing."""
