import pytest

from stancewatch.store.http_lines import ip_of, request_head
from tests.unit.store.attempts import hop


@pytest.mark.parametrize(
    ("connected", "ip"),
    [
        ("192.0.2.1", "192.0.2.1"),
        ("192.0.2.1:443", "192.0.2.1"),
        ("2001:db8::1", "2001:db8::1"),
        ("[2001:db8::1]:443", "2001:db8::1"),
        ("", ""),
        ("lab.example:443", ""),
        ("1\r\n2", ""),
    ],
)
def test_the_address_of_a_connection_is_bare(connected: str, ip: str) -> None:
    assert ip_of(connected) == ip


@pytest.mark.parametrize(
    ("url", "first"),
    [
        ("https://lab.example", "GET / HTTP/1.1"),
        ("https://lab.example?q=1", "GET /?q=1 HTTP/1.1"),
        ("https://lab.example/a?b#c", "GET /a?b HTTP/1.1"),
        ("https://lab.example/ü x", "GET /%C3%BC%20x HTTP/1.1"),
        ("no address", "GET / HTTP/1.1"),
    ],
)
def test_the_request_line_follows_from_the_address(url: str, first: str) -> None:
    assert request_head(hop(url=url)).first == first
