"""What a source kind has to offer. The kinds themselves stand one to a file in `kinds/`."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from stancewatch.collect.run import Run
from stancewatch.model.lab import Source, SourceKind
from stancewatch.model.ports import Fetcher


class Fetching(Fetcher, Protocol):
    """Fetches the sources of one server, one after the other, in one thread."""

    def close(self) -> None:
        """Let go of connections."""


@dataclass(frozen=True, slots=True)
class Kind:
    """One way in which a source's bytes are had."""

    name: SourceKind
    server: Callable[[Run, Source], str]
    """Names what the source is asked of; sources of one name are asked one after the other."""
    fetching: Callable[[Run], Fetching]
