"""A proxy on loopback through which a browser's every connection goes, and the guard with it.

A browser resolves names and follows redirects by itself, so checking what it is about to ask for is not enough:
the address of each connection has to be checked when it is opened. Here it is, by the same guard as any other.
"""

import re
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from socketserver import BaseRequestHandler, ThreadingTCPServer
from threading import Lock, Thread

import httpcore

from stancewatch.collect.guard import GuardedBackend
from stancewatch.collect.setback import Setback

MOST_HEAD = 64 * 1024
"""Bytes of the head of a request."""
_STEP = 64 * 1024

_TUNNEL = re.compile(rb"CONNECT (?P<authority>\S+) HTTP/1\.[01]\r\n")
_PLAIN = re.compile(rb"(?P<method>[A-Z]+) http://(?P<authority>[^/?# ]+)(?P<target>\S*) HTTP/1\.[01]\r\n")
_HOP_BY_HOP = re.compile(rb"(?im)^(?:proxy-[^:\r\n]*|connection|keep-alive):[^\r\n]*\r\n")
_GONE = (httpcore.NetworkError, httpcore.TimeoutException, OSError, Setback)


class Traffic:
    """What went through a proxy so far."""

    def __init__(self, most: int) -> None:
        self.refused: list[str] = []
        """Why connections were not made, one sentence each."""
        self.left = most
        """Bytes that may still be received."""
        self._hosts = set[str]()
        self._lock = Lock()

    def admit(self, host: str) -> None:
        """Let a host be connected to: something of it was asked for and permitted."""
        with self._lock:
            self._hosts.add(host)

    def is_admitted(self, host: str) -> bool:
        """Say whether a host may be connected to. A browser also calls its maker, and follows redirects."""
        with self._lock:
            return host in self._hosts

    def take(self, number: int) -> bool:
        """Count bytes received; false once they are more than may be."""
        with self._lock:
            self.left -= number
            return self.left >= 0

    def refuse(self, why: str) -> None:
        """Note a connection that was not made."""
        with self._lock:
            self.refused.append(why)


@contextmanager
def proxy(guard: GuardedBackend, traffic: Traffic) -> Iterator[int]:
    """Run a proxy and give its port. The guard's deadline ends every connection."""
    with _Server(guard, traffic) as server:
        thread = Thread(target=server.serve_forever, args=(0.05,), daemon=True)
        thread.start()
        try:
            yield server.server_address[1]
        finally:
            server.shutdown()
            thread.join()


class _Server(ThreadingTCPServer):
    daemon_threads = True
    block_on_close = False

    def __init__(self, guard: GuardedBackend, traffic: Traffic) -> None:
        super().__init__(("127.0.0.1", 0), _Client)
        self.guard = guard
        self.traffic = traffic

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing: a browser that hangs up in the middle is no matter."""


class _Client(BaseRequestHandler):
    """One connection of the browser."""

    server: _Server
    request: socket.socket

    def handle(self) -> None:
        head, rest = self._head()
        if not head:
            return
        destination = _destination(head)
        upstream = self._connected(destination)
        if destination is None or upstream is None:
            self.request.sendall(b"HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
            return
        opening = destination[2]
        with suppress(*_GONE):
            if not opening:
                self.request.sendall(b"HTTP/1.1 200 Connection established\r\n\r\n")
            upstream.write(opening + rest)
            if not opening or self._answer(upstream):
                self._join(upstream)
        upstream.close()

    def _connected(self, destination: "tuple[str, int, bytes] | None") -> httpcore.NetworkStream | None:
        """Return a connection to a destination, None where there may be none."""
        if destination is None or not self.server.traffic.is_admitted(destination[0]):
            return None
        try:
            return self.server.guard.connect_tcp(*destination[:2])
        except Setback as setback:
            self.server.traffic.refuse(setback.message)
            return None

    def _head(self) -> tuple[bytes, bytes]:
        """Return the head of a request and what came after it."""
        self.request.settimeout(self.server.guard.deadline.left())
        head, end, rest = _head_of(lambda: self.request.recv(_STEP)).partition(b"\r\n\r\n")
        return head + end, rest

    def _answer(self, upstream: httpcore.NetworkStream) -> bool:
        """Pass on the head of an answer, marked as the last: the next request may be for another host.

        Returns false where it is already too much.
        """
        head = _head_of(lambda: upstream.read(_STEP))
        if not self.server.traffic.take(len(head)):
            return False
        first, end, rest = head.partition(b"\r\n")
        headers, blank, body = (b"\r\n" + rest).partition(b"\r\n\r\n")
        kept = _HOP_BY_HOP.sub(b"", headers[2:] + b"\r\n") if headers else b""
        self.request.sendall(first + end + kept + b"Connection: close" + blank + body)
        return True

    def _join(self, upstream: httpcore.NetworkStream) -> None:
        """Pass bytes on in both directions until one side is done, the time is over or it is too much."""
        Thread(target=self._send, args=(upstream,), daemon=True).start()
        try:
            while (data := upstream.read(_STEP)) and self.server.traffic.take(len(data)):
                self.request.sendall(data)
        finally:
            with suppress(OSError):
                self.request.shutdown(socket.SHUT_RDWR)

    def _send(self, upstream: httpcore.NetworkStream) -> None:
        with suppress(*_GONE):
            while data := self.request.recv(_STEP):
                upstream.write(data)


def _head_of(read: Callable[[], bytes]) -> bytes:
    """Return what came until a head was whole, or too long, or the end."""
    data = b""
    while b"\r\n\r\n" not in data and len(data) < MOST_HEAD and (piece := read()):
        data += piece
    return data


def _destination(head: bytes) -> tuple[str, int, bytes] | None:
    """Return host and port of a request to a proxy, and what to send there first (nothing for a tunnel).

    None for what is no such request.
    """
    tunnel, plain = _TUNNEL.match(head), _PLAIN.match(head)
    found = tunnel or plain
    if found is None:
        return None
    host, port = _parted(found["authority"].decode("latin-1"), 443 if tunnel else 80)
    if plain is None:
        return host, port, b""
    first = b"%s %s HTTP/1.1\r\n" % (plain["method"], plain["target"] or b"/")
    headers = _HOP_BY_HOP.sub(b"", head[plain.end() : -2])
    return host, port, first + headers + b"Connection: close\r\n\r\n"


def _parted(authority: str, usual: int) -> tuple[str, int]:
    host, colon, digits = authority.rpartition(":")
    if not colon or authority.endswith("]"):
        host, digits = authority, str(usual)
    port = int(digits) if digits.isdecimal() and digits.isascii() else 0
    return host.removeprefix("[").removesuffix("]").lower(), port
