"""The loopback server answers for both hosts, the same bytes for the same day."""

from collections.abc import Iterator
from datetime import date
from http.client import HTTPConnection, HTTPResponse

import pytest

from stancewatch.demo.server import DemoServer, serving
from stancewatch.demo.site import page

FIRST, SECOND = date(2026, 3, 2), date(2026, 6, 15)


@pytest.fixture
def server() -> Iterator[DemoServer]:
    with serving(FIRST) as server:
        yield server


def ask(
    server: DemoServer, host: str, path: str, method: str = "GET", **fields: str
) -> tuple[int, list[tuple[str, str]], bytes]:
    connection = HTTPConnection(server.address, timeout=10)
    try:
        named = {name.replace("_", "-"): value for name, value in fields.items()}
        connection.request(method, path, headers={"Host": host, **named})
        response: HTTPResponse = connection.getresponse()
        return response.status, response.getheaders(), response.read()
    finally:
        connection.close()


def test_a_page_with_its_headers(server: DemoServer) -> None:
    status, fields, body = ask(server, "wattenmoor.example", "/about")
    stored = page("wattenmoor.example", "/about", FIRST)
    assert stored is not None
    assert status == 200
    assert body == stored.body
    assert [name for name, _ in fields] == [
        "Date",
        "Content-Type",
        "ETag",
        "Last-Modified",
        "Content-Length",
        "Connection",
    ]
    assert dict(fields)["Date"] == dict(fields)["Last-Modified"] == "Mon, 02 Mar 2026 08:00:00 GMT"
    assert dict(fields)["Content-Type"] == "text/html; charset=utf-8"
    assert ask(server, "wattenmoor.example", "/about") == (status, fields, body)


def test_two_servers_answer_the_same(server: DemoServer) -> None:
    with serving(FIRST) as other:
        assert ask(other, "ostrevane.example", "/") == ask(server, "ostrevane.example", "/")


def test_the_host_decides(server: DemoServer) -> None:
    assert b"Norderhaven" in ask(server, "wattenmoor.example", "/")[2]
    assert b"OSTREVANE" in ask(server, "Ostrevane.example:80", "/?utm=1")[2]
    assert ask(server, "127.0.0.1", "/")[0] == 404


def test_the_day_can_be_moved(server: DemoServer) -> None:
    assert ask(server, "ostrevane.example", "/trust/commitments")[0] == 200
    assert ask(server, "wattenmoor.example", "/transparency/2025")[0] == 404
    server.on = SECOND
    assert ask(server, "ostrevane.example", "/trust/commitments")[0] == 404
    status, fields, _ = ask(server, "wattenmoor.example", "/transparency/2025")
    assert status == 200
    assert dict(fields)["Last-Modified"] == "Mon, 15 Jun 2026 08:00:00 GMT"
    assert dict(ask(server, "wattenmoor.example", "/")[1])["Last-Modified"] == "Mon, 02 Mar 2026 08:00:00 GMT"


def test_robots(server: DemoServer) -> None:
    status, fields, body = ask(server, "ostrevane.example", "/robots.txt")
    assert status == 200
    assert dict(fields)["Content-Type"].startswith("text/plain")
    assert b"Disallow: /docs/internal/" in body


def test_validators(server: DemoServer) -> None:
    fields = dict(ask(server, "ostrevane.example", "/")[1])
    tag, moment = fields["ETag"], fields["Last-Modified"]
    for given in ({"If_None_Match": tag}, {"If_None_Match": f'"x", W/{tag}'}, {"If_Modified_Since": moment}):
        status, answered, body = ask(server, "ostrevane.example", "/", **given)
        assert (status, body) == (304, b"")
        assert dict(answered)["ETag"] == tag
    server.on = SECOND
    assert ask(server, "ostrevane.example", "/", If_None_Match=tag)[0] == 200
    assert ask(server, "ostrevane.example", "/", If_Modified_Since=moment)[0] == 200
    assert ask(server, "ostrevane.example", "/about", If_Modified_Since=moment)[0] == 304


@pytest.mark.parametrize("given", ["", "yesterday", "2026-03-02", "Mon, 99 Foo 2026"])
def test_a_date_that_is_none(server: DemoServer, given: str) -> None:
    assert ask(server, "ostrevane.example", "/", If_Modified_Since=given)[0] == 200


def test_a_tag_wins_over_a_date(server: DemoServer) -> None:
    moment = dict(ask(server, "ostrevane.example", "/")[1])["Last-Modified"]
    assert ask(server, "ostrevane.example", "/", If_None_Match='"other"', If_Modified_Since=moment)[0] == 200


def test_head_and_what_is_not_understood(server: DemoServer) -> None:
    status, fields, body = ask(server, "ostrevane.example", "/", "HEAD")
    assert (status, body) == (200, b"")
    assert int(dict(fields)["Content-Length"]) > 1000
    status, fields, _ = ask(server, "ostrevane.example", "/", "POST")
    assert status == 501
    assert "Server" not in dict(fields)


def test_requests_are_remembered(server: DemoServer) -> None:
    ask(server, "ostrevane.example", "/nowhere?q=1")
    assert server.requests == ["GET ostrevane.example/nowhere 404"]
