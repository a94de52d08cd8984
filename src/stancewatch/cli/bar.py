"""Progress for people who watch: stage, steps done and to go, rate."""

from types import TracebackType
from typing import Self

from rich.console import Console
from rich.progress import (
    BarColumn,
    Progress,
    ProgressColumn,
    Task,
    TaskID,
    TextColumn,
    TimeElapsedColumn,
)
from rich.text import Text

from stancewatch.foundation.unseen import on_one_line


class Steps(ProgressColumn):
    """Steps done of those to do; only those done where nobody knows how many there are."""

    def render(self, task: Task) -> Text:
        """Return `3/12`, or `3`."""
        return Text(
            f"{task.completed:.0f}" if task.total is None else f"{task.completed:.0f}/{task.total:.0f}"
        )


class Bar:
    """A progress line on standard error that goes away when the work is done."""

    def __init__(self) -> None:
        self._progress = Progress(
            TextColumn("{task.description}"),
            BarColumn(bar_width=24),
            Steps(),
            TimeElapsedColumn(),
            TextColumn("{task.fields[what]}"),
            console=Console(stderr=True, markup=False),
            transient=True,
        )
        self._task: TaskID | None = None

    def __enter__(self) -> Self:
        self._progress.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._progress.stop()

    def start(self, stage: str, total: int) -> None:
        """Begin a line for a stage."""
        self.finish()
        self._task = self._progress.add_task(stage, total=total or None, what="")

    def step(self, what: str) -> None:
        """Move the line on."""
        if self._task is not None:
            self._progress.update(self._task, advance=1, what=on_one_line(what)[:60])

    def finish(self) -> None:
        """Take the line away."""
        if self._task is not None:
            self._progress.remove_task(self._task)
            self._task = None
