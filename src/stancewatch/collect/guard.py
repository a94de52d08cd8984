"""The guard: every connection is made to an address that was checked a moment before, on every hop.

Checking a name and letting the client resolve it again is a hole: a name server that answers public first
and loopback next walks through it. Here the name is resolved once, every address is checked, and the socket
is opened to a checked address itself. TLS still verifies the name, since httpcore starts it after the
connection stands.
"""

import ssl
from collections.abc import Iterable, Sequence
from contextlib import suppress
from typing import NoReturn

import httpcore

from stancewatch.collect.allowances import Allowances
from stancewatch.collect.deadline import Deadline
from stancewatch.collect.resolver import Resolver
from stancewatch.collect.setback import Setback
from stancewatch.model.evidence import FailureReason


class GuardedBackend(httpcore.NetworkBackend):
    """Opens connections for one thread. `deadline` is set before each request and bounds all it does."""

    def __init__(self, allowances: Allowances, resolver: Resolver, deadline: Deadline) -> None:
        self.deadline = deadline
        self._allowances = allowances
        self._resolver = resolver
        self._sockets = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,  # noqa: ARG002, part of the port; no pool here sets it
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,  # noqa: ARG002, as above
    ) -> httpcore.NetworkStream:
        """Resolve once, check every address, connect to the first that answers."""
        routed = self._allowances.routes.get((host, port))
        addresses = (routed[0],) if routed else self._resolved(host, port)
        target = routed[1] if routed else port
        setback = Setback(FailureReason.UNREACHABLE, f"{host!r} has no address.")
        for address in addresses:
            try:
                stream = self._sockets.connect_tcp(address, target, self._patience(timeout))
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                setback = _unreachable(host, address, error)
            else:
                return TimedStream(stream, self, address, addresses)
        raise setback

    def connect_unix_socket(self, *_: object, **__: object) -> NoReturn:
        """Refuse: a page never lives in a local socket."""
        raise Setback(FailureReason.BLOCKED_ADDRESS, "A local socket is not a public address.")

    def _resolved(self, host: str, port: int) -> Sequence[str]:
        try:
            addresses = self._resolver(host, port, self.deadline.left())
        except OSError as error:
            detail = f"No address was found for {host!r}: {error.strerror or error}."
            raise Setback(FailureReason.UNREACHABLE, detail) from error
        return self._allowances.checked(host, port, addresses)

    def _patience(self, timeout: float | None) -> float:
        left = self.deadline.left()
        return left if timeout is None else min(timeout, left)


class TimedStream(httpcore.NetworkStream):
    """A connection whose every read, write and handshake gets the time left and no more.

    A read timeout alone never ends a server that sends one byte every few seconds.
    """

    def __init__(
        self, inner: httpcore.NetworkStream, backend: GuardedBackend, address: str, resolved: Sequence[str]
    ) -> None:
        self.address = address
        self.resolved = tuple(resolved)
        self.received = 0
        """Bytes read from it so far, over all requests."""
        self.latest = b""
        """What the latest read gave."""
        self._inner = inner
        self._backend = backend

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:  # noqa: ARG002, the deadline rules
        """Read what is there. Raises Setback once the deadline is over."""
        deadline = self._backend.deadline
        try:
            data = self._inner.read(max_bytes, deadline.left())
        except httpcore.ReadTimeout:
            raise deadline.over() from None
        self.received += len(data)
        self.latest = data or self.latest
        return data

    def write(self, buffer: bytes, timeout: float | None = None) -> None:  # noqa: ARG002, the deadline rules
        """Send a request. Raises Setback once the deadline is over."""
        deadline = self._backend.deadline
        try:
            self._inner.write(buffer, deadline.left())
        except httpcore.WriteTimeout:
            raise deadline.over() from None

    def close(self) -> None:
        """Close the connection; a peer that is gone already is no matter."""
        with suppress(OSError):
            self._inner.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        """Start TLS for the host's name. Raises Setback where the certificate does not hold or time is up."""
        left = self._backend.deadline.left()
        patience = left if timeout is None else min(timeout, left)
        try:
            inner = self._inner.start_tls(ssl_context, server_hostname, patience)
        except httpcore.ConnectTimeout:
            raise Setback(
                FailureReason.TIMED_OUT, f"No TLS with {server_hostname!r} within {patience:.0f} s."
            ) from None
        except httpcore.ConnectError as error:
            raise Setback(FailureReason.UNREACHABLE, f"No TLS with {server_hostname!r}: {error}.") from error
        return TimedStream(inner, self._backend, self.address, self.resolved)

    def get_extra_info(self, info: str) -> object:
        """Return what the connection beneath says of itself."""
        found: object = self._inner.get_extra_info(info)
        return found


def _unreachable(host: str, address: str, error: Exception) -> Setback:
    if isinstance(error, httpcore.ConnectTimeout):
        return Setback(FailureReason.TIMED_OUT, f"{host!r} at {address!r} did not answer in time.")
    return Setback(FailureReason.UNREACHABLE, f"No connection to {host!r} at {address!r}: {error}.")
