"""A web server that answers with exactly the bytes a test gives it, well formed or not."""

import socket
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, field
from threading import Lock, Thread
from typing import TypeAlias

Answer: TypeAlias = "bytes | Callable[[socket.socket], None]"

NOT_FOUND = b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n"
LOREM = "Concerns that are raised are taken seriously and will be addressed as appropriate. "


@dataclass(frozen=True)
class Asked:
    """One request as it came in."""

    path: str
    headers: dict[str, str]

    @property
    def host(self) -> str:
        return self.headers["host"]


@dataclass
class Site:
    """Answers by path; several answers are given in turn, the last one for ever."""

    port: int = 0
    asked: list[Asked] = field(default_factory=list)
    connections: int = 0
    answers: dict[str, list[Answer]] = field(default_factory=dict)
    lock: Lock = field(default_factory=Lock)

    def give(self, path: str, *answers: Answer) -> None:
        self.answers[path] = list(answers)

    def url(self, path: str = "/") -> str:
        return f"http://127.0.0.1:{self.port}{path}"

    def paths(self) -> list[str]:
        return [one.path for one in self.asked if one.path != "/robots.txt"]

    def next_answer(self, asked: Asked) -> Answer:
        with self.lock:
            self.asked.append(asked)
            left = (
                self.answers.get(asked.path) or self.answers.get(f"{asked.host}{asked.path}") or [NOT_FOUND]
            )
            return left.pop(0) if len(left) > 1 else left[0]


def http(
    body: bytes | str = b"",
    status: str = "200 OK",
    *,
    kind: str | None = "text/html; charset=utf-8",
    headers: Iterable[tuple[str, str]] = (),
) -> bytes:
    """Return a well formed answer."""
    body = body.encode() if isinstance(body, str) else body
    head = [f"HTTP/1.1 {status}", f"Content-Length: {len(body)}"]
    head += [f"Content-Type: {kind}"] if kind else []
    head += [f"{name}: {value}" for name, value in headers]
    return "\r\n".join(head).encode() + b"\r\n\r\n" + body


def page(title: str = "About", text: str = LOREM) -> str:
    return f"<!doctype html><html><head><title>{title}</title></head><body><main><p>{text}</p></main></body></html>"


def moved(location: str, status: str = "302 Found", headers: Iterable[tuple[str, str]] = ()) -> bytes:
    return http(b"", status, headers=[("Location", location), *headers])


@contextmanager
def serving() -> Iterator[Site]:
    """Serve on a free loopback port."""
    with closing(socket.create_server(("127.0.0.1", 0))) as listening:
        site = Site(port=listening.getsockname()[1])
        accepting = Thread(target=_accept, args=(listening, site), daemon=True)
        accepting.start()
        try:
            yield site
        finally:
            # Closing alone does not wake the thread: it would accept on whatever gets the number next.
            with suppress(OSError):
                listening.shutdown(socket.SHUT_RDWR)
            accepting.join()


def _accept(listening: socket.socket, site: Site) -> None:
    with suppress(OSError):
        while True:
            connection, _ = listening.accept()
            site.connections += 1
            Thread(target=_talk, args=(connection, site), daemon=True).start()


def _talk(connection: socket.socket, site: Site) -> None:
    with closing(connection), suppress(OSError), connection.makefile("rb") as lines:
        while asked := _request(lines):
            answer = site.next_answer(asked)
            if callable(answer):
                answer(connection)
                return
            connection.sendall(answer)


def _request(lines: Iterable[bytes]) -> Asked | None:
    head = []
    for line in lines:
        if not line.strip():
            break
        head.append(line.decode("latin-1").strip())
    if not head:
        return None
    headers = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in head[1:])}
    return Asked(head[0].split()[1], headers)
