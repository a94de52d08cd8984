"""No request leaves for an address that was not checked, whatever names and name servers do."""

import socket
from collections.abc import Callable, Sequence
from itertools import chain, repeat

import httpcore
import pytest

from stancewatch.collect.allowances import Allowances
from stancewatch.collect.collect import collect
from stancewatch.collect.deadline import Deadline
from stancewatch.collect.guard import GuardedBackend
from stancewatch.collect.setback import Setback
from stancewatch.foundation.clock import FixedClock
from stancewatch.foundation.progress import Silent
from stancewatch.foundation.settings import CollectSettings
from stancewatch.model.evidence import FailureReason
from stancewatch.model.exchange import Fetched
from stancewatch.model.lab import PageRole, Source
from tests.unit.collect.site import Site, http, moved, page

REBOUND = ["93.184.216.34", "127.0.0.1"]


class Rebinding:
    """A name server that answers something else each time; the last answer for ever."""

    def __init__(self, *answers: Sequence[str]) -> None:
        self.answers = chain(answers, repeat(answers[-1]))
        self.asked: list[str] = []

    def __call__(self, host: str, port: int, seconds: float) -> Sequence[str]:
        assert port > 0
        assert seconds > 0
        self.asked.append(host)
        return next(self.answers)


@pytest.fixture
def dialled(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, int]]:
    """Every address a socket is opened to; public ones are not opened."""
    seen: list[tuple[str, int]] = []
    real = socket.create_connection

    def create(address: tuple[str, int], *rest: object, **more: object) -> socket.socket:
        seen.append(address)
        if not address[0].startswith("127."):
            raise ConnectionRefusedError(111, "Connection refused")
        return real(address, timeout=5)

    monkeypatch.setattr(socket, "create_connection", create)
    return seen


def fetched(url: str, clock: FixedClock, resolver: Rebinding, *allow: str) -> Fetched:
    settings = CollectSettings(pause=0, deadline=5, tries=1, allow_addresses=allow)
    (value,) = collect([Source("x", url, PageRole.HOME)], {}, settings, clock, Silent(), resolver=resolver)
    return value


def test_a_rebinding_name_server_is_asked_once_for_each_connection(
    site: Site, clock: FixedClock, dialled: list[tuple[str, int]]
) -> None:
    resolver = Rebinding(["93.184.216.34"], ["127.0.0.1"])
    value = fetched("http://rebind.example/secret", clock, resolver)
    assert value.reason is FailureReason.UNREACHABLE
    assert resolver.asked == ["rebind.example"]
    assert dialled == [("93.184.216.34", 80)]
    assert site.asked == []


def test_a_name_rebound_between_robots_and_page_is_refused(
    site: Site, clock: FixedClock, dialled: list[tuple[str, int]]
) -> None:
    site.give("/robots.txt", http("", "404 Not Found", headers=[("Connection", "close")]))
    resolver = Rebinding(["127.0.0.1"], ["127.0.0.2"])
    value = fetched(f"http://rebind.example:{site.port}/secret", clock, resolver, f"127.0.0.1:{site.port}")
    assert [one.path for one in site.asked] == ["/robots.txt"]
    assert dialled == [("127.0.0.1", site.port)]
    assert value.reason is FailureReason.BLOCKED_ADDRESS


@pytest.mark.parametrize(
    "answer",
    [
        ["127.0.0.1"],
        ["10.0.0.1"],
        ["169.254.169.254"],
        ["100.100.100.200"],
        ["::1"],
        ["::ffff:127.0.0.1"],
        ["64:ff9b::7f00:1"],
        ["fe80::1%lo"],
        ["fd00:ec2::254"],
        ["0.0.0.0"],  # noqa: S104, an answer and no binding
        REBOUND,
        REBOUND[::-1],
        [],
    ],
)
def test_nothing_is_dialled_for_names_that_lead_to_private_addresses(
    answer: list[str], clock: FixedClock, dialled: list[tuple[str, int]]
) -> None:
    for scheme in ("http", "https"):
        value = fetched(f"{scheme}://inside.example/", clock, Rebinding(answer))
        assert value.reason is (FailureReason.BLOCKED_ADDRESS if answer else FailureReason.UNREACHABLE)
    assert dialled == []


@pytest.mark.parametrize(
    "target",
    [
        "http://127.0.0.1:1/",
        "http://127.0.0.1/",
        "http://localhost/",
        "http://169.254.169.254/latest/meta-data/",
        "http://2130706433/",
        "http://[::1]:1/",
        "http://[::1]/",
        "http://[::ffff:169.254.169.254]/",
        "http://[64:ff9b::a9fe:a9fe]/",
        "file:///etc/hostname",
        "http://user@127.0.0.1:1/",
        "ftp://127.0.0.1/",
        "\\\\127.0.0.1\\x",
        "//0/",
    ],
)
def test_a_redirect_into_private_space_is_blocked_before_any_connection(
    target: str, site: Site, fetch: Callable[[str], Fetched], dialled: list[tuple[str, int]]
) -> None:
    site.give("/about", moved(target))
    value = fetch(site.url("/about"))
    assert value.reason is FailureReason.BLOCKED_ADDRESS
    assert [hop.status for hop in value.hops] == [302]
    assert set(dialled) == {("127.0.0.1", site.port)}


def test_localhost_is_reached_where_its_address_is_allowed(
    site: Site, fetch: Callable[[str], Fetched]
) -> None:
    site.give("/about", http(page()))
    value = fetch(f"http://localhost:{site.port}/about")
    assert value.reason is None
    assert value.hops[0].address == "127.0.0.1"
    assert "127.0.0.1" in value.hops[0].resolved


def test_loopback_is_refused_without_a_setting(site: Site, clock: FixedClock) -> None:
    value = fetched(site.url("/"), clock, Rebinding(["127.0.0.1"]))
    assert value.reason is FailureReason.BLOCKED_ADDRESS
    assert site.connections == 0


def test_proxies_of_the_environment_are_not_used(
    site: Site, fetch: Callable[[str], Fetched], monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("HTTP_PROXY", "http_proxy", "HTTPS_PROXY", "ALL_PROXY", "all_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:9/")
    site.give("/about", http(page()))
    assert fetch(site.url("/about")).reason is None


def test_a_local_socket_is_refused(clock: FixedClock) -> None:
    backend = GuardedBackend(Allowances(), Rebinding(["93.184.216.34"]), Deadline(clock, 5))
    with pytest.raises(Setback, match="local socket"):
        backend.connect_unix_socket("/run/docker.sock")


def test_the_guard_is_what_the_pool_asks(clock: FixedClock, dialled: list[tuple[str, int]]) -> None:
    backend = GuardedBackend(Allowances(), Rebinding(["10.0.0.1"]), Deadline(clock, 5))
    with httpcore.ConnectionPool(network_backend=backend) as pool, pytest.raises(Setback):
        pool.request("GET", "http://inside.example/")
    assert dialled == []


def test_every_address_of_a_name_is_tried(
    site: Site, clock: FixedClock, dialled: list[tuple[str, int]]
) -> None:
    fetched("http://two.example/", clock, Rebinding(["93.184.216.34", "1.1.1.1"]))
    assert [host for host, _ in dialled] == ["93.184.216.34", "1.1.1.1"]


def test_a_name_without_address_is_unreachable(clock: FixedClock) -> None:
    def nowhere(host: str, port: int, seconds: float) -> Sequence[str]:
        raise socket.gaierror(-2, "Name or service not known")

    settings = CollectSettings(pause=0)
    source = Source("x", "https://nowhere.example/", PageRole.HOME)
    (value,) = collect([source], {}, settings, clock, Silent(), resolver=nowhere)
    assert value.reason is FailureReason.UNREACHABLE
    assert "Name or service not known" in value.detail
    assert value.hops == ()
