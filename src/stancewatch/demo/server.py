"""The invented sites on loopback, so that the demonstration walks the real collecting path without a network.

Every answer is the same bytes for the same day: the Date header is the day the server is set to, and no
header names the program, the port or the machine.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, time
from email.utils import format_datetime, parsedate_to_datetime
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

from stancewatch.demo.site import SitePage, page
from stancewatch.foundation.canonical import sha256

MORNING = time(8, tzinfo=UTC)
"""The hour of every date that is served."""

NOT_FOUND = b"""<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>Page not found</title></head>
<body><main><h1>Page not found</h1><p>There is no page at this address.</p></main></body>
</html>
"""


class DemoServer(ThreadingHTTPServer):
    """A server for all invented hosts, told apart by the Host header. `on` may be set while it runs."""

    daemon_threads = True

    def __init__(self, on: date) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.on = on
        """The day whose version is served."""
        self.requests: list[str] = []
        """Every request so far, as `GET wattenmoor.example/about 200`."""

    @property
    def address(self) -> str:
        """Where it listens: `127.0.0.1:PORT`."""
        return f"127.0.0.1:{self.server_port}"


@contextmanager
def serving(on: date) -> Iterator[DemoServer]:
    """Serve the sites as of a day until the block ends."""
    with DemoServer(on) as server:
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
        thread.start()
        try:
            yield server
        finally:
            server.shutdown()
            thread.join()


class Handler(BaseHTTPRequestHandler):
    """One connection, one answer."""

    server: DemoServer
    protocol_version = "HTTP/1.1"
    timeout = 30
    """Seconds for one request; a client that says nothing does not keep its thread."""

    def do_GET(self) -> None:
        """Answer with the page of the host, 304 where the client has it already, 404 where there is none."""
        self._answer()

    def do_HEAD(self) -> None:
        """Answer as GET does, without the body."""
        self._answer()

    def _answer(self) -> None:
        host = self.headers.get("Host", "").lower().partition(":")[0]
        path = self.path.partition("?")[0]
        found = page(host, path, self.server.on)
        if found is None:
            status, fields, body = (
                HTTPStatus.NOT_FOUND,
                {"Content-Type": "text/html; charset=utf-8"},
                NOT_FOUND,
            )
        elif self._known(found):
            status, fields, body = HTTPStatus.NOT_MODIFIED, validators(found), b""
        else:
            fields = {"Content-Type": found.media_type, **validators(found)}
            status, body = HTTPStatus.OK, found.body
        self.server.requests.append(f"{self.command} {host}{path} {status.value}")
        self._send(status, fields, body)

    def _known(self, found: SitePage) -> bool:
        """Return whether the request's validators say that the client holds these bytes (RFC 9110, 13.2.2)."""
        tags = self.headers.get("If-None-Match")
        if tags is not None:
            return entity_tag(found) in [tag.strip().removeprefix("W/") for tag in tags.split(",")]
        since = self.headers.get("If-Modified-Since")
        try:
            return since is not None and parsedate_to_datetime(since) >= morning(found.changed)
        except (TypeError, ValueError):
            return False

    def _send(self, status: HTTPStatus, fields: dict[str, str], body: bytes) -> None:
        self.send_response_only(status)
        self.send_header("Date", http_date(self.server.on))
        for name, value in fields.items():
            self.send_header(name, value)
        if status is not HTTPStatus.NOT_MODIFIED:
            self.send_header("Content-Length", str(len(body)))
        self.send_header("Connection", "close")
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Answer what cannot be understood, without the headers that name the program."""
        del message, explain
        self.close_connection = True
        self.command = getattr(self, "command", None) or "GET"
        self._send(HTTPStatus(code), {"Content-Type": "text/html; charset=utf-8"}, b"")

    def log_message(self, *_: object) -> None:
        """Say nothing: the terminal belongs to the command."""


def validators(found: SitePage) -> dict[str, str]:
    """Return the headers by which a client can ask whether a page changed."""
    return {"ETag": entity_tag(found), "Last-Modified": http_date(found.changed)}


def entity_tag(found: SitePage) -> str:
    """Return the strong entity tag of a page: the first half of its SHA-256."""
    return f'"{sha256(found.body)[:32]}"'


def morning(day: date) -> datetime:
    """Return the moment that a day's headers name."""
    return datetime.combine(day, MORNING)


def http_date(day: date) -> str:
    """Return a day's moment as HTTP writes it."""
    return format_datetime(morning(day), usegmt=True)
