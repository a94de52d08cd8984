"""Names to addresses. A port, so that a test can be the hostile name server."""

import socket
from collections.abc import Sequence
from queue import Empty, SimpleQueue
from threading import Thread
from typing import Protocol


class Resolver(Protocol):
    """Asks a name server."""

    def __call__(self, host: str, port: int, seconds: float) -> Sequence[str]:
        """Return every address of a host, in the order to try them.

        Raises OSError where the name has none, TimeoutError (an OSError) where no answer came in time.
        """


def system_resolver(host: str, port: int, seconds: float) -> Sequence[str]:
    """Ask the machine's own resolver, which knows no time limit and is therefore left behind when late."""
    answers: SimpleQueue[Sequence[str] | OSError] = SimpleQueue()
    Thread(target=_look_up, args=(host, port, answers), daemon=True).start()
    try:
        answer = answers.get(timeout=seconds)
    except Empty:
        raise TimeoutError(f"no answer of the name server within {seconds:.0f} s") from None
    if isinstance(answer, OSError):
        raise answer
    return answer


def _look_up(host: str, port: int, answers: "SimpleQueue[Sequence[str] | OSError]") -> None:
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except OSError as error:
        answers.put(error)
    except UnicodeError:
        answers.put(OSError(f"{host!r} is not a host name"))
    else:
        answers.put(tuple(dict.fromkeys(str(entry[4][0]) for entry in found)))
