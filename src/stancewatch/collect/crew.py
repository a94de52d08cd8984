"""Several lines of work side by side, their results one after the other."""

from collections.abc import Callable, Iterator, Sequence
from queue import Empty, SimpleQueue
from threading import Event, Semaphore, Thread
from typing import Generic, TypeAlias, TypeVar

Result = TypeVar("Result")
Line: TypeAlias = Callable[[], Iterator[Result]]
"""Work that must be done in order. It starts when its first result is asked for."""


def results(lines: Sequence[Line[Result]], workers: int) -> Iterator[Result]:
    """Yield the results of every line as they come.

    With one worker everything happens in order and in the thread of the caller. With more, no line gets
    further ahead than the caller takes results, so that pages do not pile up in memory. What a line raises is
    raised here.
    """
    if min(workers, len(lines)) <= 1:
        for line in lines:
            yield from line()
        return
    crew = _Crew(lines, workers)
    try:
        yield from crew.results()
    finally:
        crew.dismiss()


class _Crew(Generic[Result]):
    """Daemon threads: an interrupted program does not wait for a slow server."""

    def __init__(self, lines: Sequence[Line[Result]], workers: int) -> None:
        self._todo: SimpleQueue[Line[Result]] = SimpleQueue()
        self._done: SimpleQueue[Result | BaseException | None] = SimpleQueue()
        self._room = Semaphore(workers)
        self._over = Event()
        self._workers = min(workers, len(lines))
        for line in lines:
            self._todo.put(line)

    def results(self) -> Iterator[Result]:
        for _ in range(self._workers):
            Thread(target=self._work, daemon=True).start()
        working = self._workers
        while working:
            result = self._done.get()
            if isinstance(result, BaseException):
                raise result
            if result is None:
                working -= 1
            else:
                yield result
                self._room.release()

    def dismiss(self) -> None:
        self._over.set()
        self._room.release(self._workers)

    def _work(self) -> None:
        try:
            while not self._over.is_set():
                self._follow(self._todo.get_nowait())
        except Empty:
            self._done.put(None)
        except BaseException as error:  # noqa: BLE001, it is raised again where results are taken
            self._done.put(error)

    def _follow(self, line: Line[Result]) -> None:
        for result in line():
            self._done.put(result)
            self._room.acquire()
            if self._over.is_set():
                return
