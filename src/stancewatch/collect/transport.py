"""httpx on a guarded connection pool, with nothing private of either touched."""

import ssl
from collections.abc import Iterator
from contextlib import closing, contextmanager

import httpcore
import httpx

from stancewatch.collect.guard import GuardedBackend

_SAME: tuple[tuple[type[Exception], type[httpx.TransportError]], ...] = (
    (httpcore.TimeoutException, httpx.TimeoutException),
    (httpcore.ConnectError, httpx.ConnectError),
    (httpcore.NetworkError, httpx.NetworkError),
    (httpcore.RemoteProtocolError, httpx.RemoteProtocolError),
    (httpcore.LocalProtocolError, httpx.LocalProtocolError),
    (httpcore.UnsupportedProtocol, httpx.UnsupportedProtocol),
)
"""Errors of httpcore and what httpx calls them, special ones first."""


class GuardedTransport(httpx.BaseTransport):
    """Sends each request over a connection that the guard opened. Environment proxies are never read."""

    def __init__(self, backend: GuardedBackend, trust: ssl.SSLContext) -> None:
        self._pool = httpcore.ConnectionPool(
            ssl_context=trust, network_backend=backend, max_connections=8, keepalive_expiry=15
        )

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Send a request. Raises Setback from the guard, httpx.TransportError from the protocol."""
        url = httpcore.URL(
            scheme=request.url.raw_scheme,
            host=request.url.raw_host,
            port=request.url.port,
            target=request.url.raw_path,
        )
        asked = httpcore.Request(
            request.method,
            url,
            headers=request.headers.raw,
            content=request.stream,
            extensions=request.extensions,
        )
        with _translated():
            answer = self._pool.handle_request(asked)
        return httpx.Response(
            answer.status, headers=answer.headers, stream=_Stream(answer), extensions=answer.extensions
        )

    @contextmanager
    def answered(self, request: httpx.Request) -> Iterator[httpx.Response]:
        """Send a request and yield its answer, which is closed in the end. Raises as `handle_request`.

        No client stands between: it reads Location even where it follows no redirect, and raises for some of them.
        """
        with closing(self.handle_request(request)) as response:
            response.request = request
            yield response

    def close(self) -> None:
        """Close every connection."""
        self._pool.close()


class _Stream(httpx.SyncByteStream):
    def __init__(self, answer: httpcore.Response) -> None:
        self._answer = answer

    def __iter__(self) -> Iterator[bytes]:
        with _translated():
            yield from self._answer.iter_stream()

    def close(self) -> None:
        self._answer.close()


@contextmanager
def _translated() -> Iterator[None]:
    try:
        yield
    except Exception as error:
        for theirs, ours in _SAME:
            if isinstance(error, theirs):
                raise ours(str(error)) from error
        raise
