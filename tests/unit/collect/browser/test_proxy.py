"""The proxy that a browser is given, without a browser."""

import socket
from collections.abc import Iterator, Sequence

import pytest

from stancewatch.collect.allowances import Allowances
from stancewatch.collect.browser.proxy import Traffic, proxy
from stancewatch.collect.deadline import Deadline
from stancewatch.collect.guard import GuardedBackend
from stancewatch.foundation.clock import FixedClock
from tests.unit.collect.site import Site, http, serving

PRIVATE = ("127.0.0.1", "[::1]", "169.254.169.254", "localhost", "2130706433")
REFUSED = b"HTTP/1.1 403 Forbidden\r\n"


class Names:
    """A resolver that gives each name its addresses in turn, and counts."""

    def __init__(self) -> None:
        self.known: dict[str, list[Sequence[str]]] = {}
        self.asked = 0

    def __call__(self, host: str, port: int, seconds: float) -> Sequence[str]:
        del port, seconds
        self.asked += 1
        answers = self.known.get(host, [(host,)])
        return answers.pop(0) if len(answers) > 1 else answers[0]


@pytest.fixture
def names() -> Names:
    return Names()


@pytest.fixture
def traffic() -> Traffic:
    made = Traffic(10_000)
    for host in (*PRIVATE, "lab.example", "rebinding.example"):
        made.admit(host.strip("[]"))
    return made


@pytest.fixture
def port(site: Site, names: Names, clock: FixedClock, traffic: Traffic) -> Iterator[int]:
    deadline = Deadline(clock, 5)
    deadline.start()
    allowances = Allowances.of((f"127.0.0.1:{site.port}",), {})
    with proxy(GuardedBackend(allowances, names, deadline), traffic) as found:
        yield found


def asked(port: int, *sent: bytes) -> bytes:
    """Send pieces to the proxy and return all that comes back."""
    with socket.create_connection(("127.0.0.1", port), timeout=5) as connection:
        for piece in sent:
            connection.sendall(piece)
        said = b""
        while data := connection.recv(65_536):
            said += data
            if said.endswith(b"END"):
                break
    return said


def test_a_request_is_passed_on_to_the_server_alone(site: Site, port: int) -> None:
    site.give("/page?a=1", http("The page. END", headers=[("Connection", "keep-alive")]))
    head = f"GET {site.url('/page?a=1')} HTTP/1.1\r\nHost: here\r\nProxy-Connection: keep-alive\r\nX-Kept: 1\r\n\r\n"
    said = asked(port, head.encode())
    assert said.startswith(b"HTTP/1.1 200 OK\r\n")
    assert said.endswith(b"\r\nConnection: close\r\n\r\nThe page. END")
    assert b"keep-alive" not in said
    (one,) = site.asked
    assert (one.path, one.headers) == ("/page?a=1", {"host": "here", "x-kept": "1", "connection": "close"})


def test_an_answer_without_headers_is_passed_on(site: Site, port: int) -> None:
    site.give("/", b"HTTP/1.1 200 OK\r\n\r\nEND")
    said = asked(port, f"GET {site.url()} HTTP/1.1\r\n\r\n".encode())
    assert said == b"HTTP/1.1 200 OK\r\nConnection: close\r\n\r\nEND"


def test_a_tunnel_carries_bytes_both_ways(site: Site, port: int) -> None:
    site.give("/", http("Through the tunnel. END"))
    opening = f"CONNECT 127.0.0.1:{site.port} HTTP/1.1\r\n\r\n".encode()
    said = asked(port, opening, b"GET / HTTP/1.1\r\nHost: x\r\n\r\n")
    assert said.startswith(b"HTTP/1.1 200 Connection established\r\n\r\nHTTP/1.1 200 OK")
    assert said.endswith(b"Through the tunnel. END")


@pytest.mark.parametrize("form", ["CONNECT {}:{} HTTP/1.1\r\n\r\n", "GET http://{}:{}/ HTTP/1.1\r\n\r\n"])
@pytest.mark.parametrize("host", PRIVATE)
def test_what_the_guard_refuses_is_never_connected_to(
    form: str, host: str, port: int, names: Names, traffic: Traffic
) -> None:
    names.known = {"localhost": [("127.0.0.1",)], "2130706433": [("127.0.0.1",)]}
    with serving() as private:
        assert asked(port, form.format(host, private.port).encode()).startswith(REFUSED)
        assert asked(port, form.format(host, 80).encode()).startswith(REFUSED)
        assert private.connections == 0
    assert len(traffic.refused) == 2


def test_a_host_that_nothing_was_asked_of_is_not_even_resolved(
    port: int, names: Names, traffic: Traffic
) -> None:
    assert asked(port, b"CONNECT browser-maker.example:443 HTTP/1.1\r\n\r\n").startswith(REFUSED)
    assert (names.asked, traffic.refused) == (0, [])


def test_a_connection_opened_in_advance_is_no_request(port: int, traffic: Traffic) -> None:
    with socket.create_connection(("127.0.0.1", port), timeout=5) as connection:
        connection.shutdown(socket.SHUT_WR)
        assert connection.recv(100) == b""
    assert traffic.refused == []


def test_a_name_that_changes_its_mind_is_resolved_once(port: int, names: Names) -> None:
    names.known = {"rebinding.example": [("192.0.2.1", "127.0.0.1"), ("127.0.0.1",)]}
    assert asked(port, b"CONNECT rebinding.example:443 HTTP/1.1\r\n\r\n").startswith(REFUSED)
    assert names.asked == 1


@pytest.mark.parametrize(
    "head",
    [
        b"GET / HTTP/1.1\r\nHost: x\r\n\r\n",
        b"GET https://lab.example/ HTTP/1.1\r\n\r\n",
        b"GET ftp://lab.example/ HTTP/1.1\r\n\r\n",
        b"CONNECT lab.example HTTP/2\r\n\r\n",
        b"\x16\x03\x01" + b"\0" * 70_000,
        b"CONNECT lab.example:22 HTTP/1.1\r\n\r\n",
        b"CONNECT lab.example:x HTTP/1.1\r\n\r\n",
    ],
)
def test_what_is_no_request_to_a_proxy_is_refused(head: bytes, port: int) -> None:
    assert asked(port, head).startswith(REFUSED)


def test_more_than_may_come_ends_the_connection(site: Site, port: int, traffic: Traffic) -> None:
    site.give("/", http("x" * 50_000))
    said = asked(port, f"GET {site.url()} HTTP/1.1\r\n\r\n".encode())
    assert len(said) < 10_200
    assert traffic.left < 0
