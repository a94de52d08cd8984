import pytest

from stancewatch.collect.allowances import Allowances
from stancewatch.collect.locations import admitted, origin_of, port_of, server_of, target_of
from stancewatch.collect.setback import Setback
from stancewatch.model.evidence import FailureReason

WEB = Allowances()
LOCAL = Allowances.of(["127.0.0.1:8765"], {})

ADMITTED = {
    "https://laion.ai": "https://laion.ai",
    "HTTPS://LAION.AI:443/About?x=1#team": "https://laion.ai/About?x=1",
    "http://laion.ai/a b": "http://laion.ai/a%20b",
    "https://müller.example/ä": "https://xn--mller-kva.example/%C3%A4",
    "http://93.184.216.34/": "http://93.184.216.34/",
    "http://[2606:4700::1111]/": "http://[2606:4700::1111]/",
    "http://2130706433.example/": "http://2130706433.example/",
}

REFUSED = {
    "ftp://laion.ai/": "scheme 'ftp'",
    "file:///etc/hostname": "scheme 'file'",
    "gopher://laion.ai:80/": "scheme 'gopher'",
    "javascript:alert(1)": "scheme 'javascript'",
    "data:text/html,x": "scheme 'data'",
    "//laion.ai/": "scheme ''",
    "laion.ai": "scheme ''",
    "": "scheme ''",
    "http:///about": "names no host",
    "http://user@127.0.0.1:1/": "carries a user name",
    "http://user:word@laion.ai/": "carries a user name",
    "http://127.0.0.1\\@laion.ai/": "backslash",
    "http://laion.ai\\.evil.example/": "backslash",
    "http://laion.ai/\r\nHost: x": "control character",
    "http://laion.ai/\x00": "control character",
    "http://laion.ai:22/": "port 22 is not a web port",
    "http://laion.ai:8080/": "port 8080 is not a web port",
    "http://laion.ai:99999/": "is not a web port",
    "http://127.0.0.1:8765/": "port 8765 is not a web port",
    "http://2130706433/": "number in an unusual form",
    "http://0x7f000001/": "number in an unusual form",
    "http://0x7f.1/": "number in an unusual form",
    "http://0177.0.0.1/": "cannot be read as a URL",
    "http://127.1/": "number in an unusual form",
    "http://127.0.0.1./": "number in an unusual form",
    "http://256.256.256.256/": "cannot be read as a URL",
    "http://１２７.0.0.1/": "cannot be read as a URL",
    "http://127。0。0。1/": "number in an unusual form",
    "http://ⓛocalhost/": "cannot be read as a URL",
    "http://a b.example/": "not a name",
    "http://a%2eb/": "not a name",
    "http://[": "not a name",
    "http://[::1/": "cannot be read as a URL",
    "http://laion.ai:port/": "cannot be read as a URL",
    "https://laion.ai/" + "a" * 9000: "longer than 8192",
}


@pytest.mark.parametrize(("text", "url"), ADMITTED.items())
def test_web_addresses_are_admitted_without_fragment(text: str, url: str) -> None:
    assert str(admitted(text, WEB)) == url


@pytest.mark.parametrize(("text", "why"), REFUSED.items())
def test_everything_else_is_refused_with_its_reason(text: str, why: str) -> None:
    with pytest.raises(Setback) as caught:
        admitted(text, WEB)
    assert caught.value.reason is FailureReason.BLOCKED_ADDRESS
    assert why in caught.value.message
    assert len(caught.value.message) < 400


def test_an_allowed_port_may_be_asked_for_by_name() -> None:
    assert port_of(admitted("http://localhost:8765/x", LOCAL)) == 8765


def test_servers_and_origins() -> None:
    secure, plain = admitted("https://laion.ai/a?b", WEB), admitted("http://laion.ai/", WEB)
    assert origin_of(secure) == "https://laion.ai"
    assert server_of(secure) == server_of(plain) == "laion.ai"
    assert server_of(admitted("http://localhost:8765/x", LOCAL)) == "localhost:8765"


def test_a_redirect_is_joined_and_checked() -> None:
    base = admitted("https://laion.ai/a/b", WEB)
    assert str(target_of(base, "../c", WEB)) == "https://laion.ai/c"
    assert str(target_of(base, " //openai.com/x ", WEB)) == "https://openai.com/x"
    assert str(target_of(base, "/ä".encode().decode("latin-1"), WEB)) == "https://laion.ai/%C3%A4"
    assert str(target_of(base, "/\xe4", WEB)) == "https://laion.ai/%C3%A4"


@pytest.mark.parametrize(
    "location",
    ["file:///etc/passwd", "http://user@laion.ai/", "//laion.ai:1/", "\\\\127.0.0.1\\x", "http://["],
)
def test_a_redirect_to_elsewhere_is_refused(location: str) -> None:
    with pytest.raises(Setback):
        target_of(admitted("https://laion.ai/", WEB), location, WEB)


@pytest.mark.parametrize(
    "location", ["http:///etc/passwd", "http:about", "HTTPS:/about", "///about", "//", "//?a"]
)
def test_a_redirect_without_a_host_does_not_come_to_the_own_one(location: str) -> None:
    with pytest.raises(Setback, match="it names no host"):
        target_of(admitted("https://laion.ai/", WEB), location, WEB)
