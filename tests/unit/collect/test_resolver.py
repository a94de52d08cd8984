import socket
from threading import Event

import pytest

from stancewatch.collect.resolver import system_resolver


def test_an_address_resolves_to_itself() -> None:
    assert system_resolver("127.0.0.1", 80, 5) == ("127.0.0.1",)


def test_what_is_no_host_name_is_an_os_error() -> None:
    with pytest.raises(OSError, match="not a host name"):
        system_resolver("a" * 70 + ".example", 80, 5)


def test_a_slow_name_server_is_left_behind(monkeypatch: pytest.MonkeyPatch) -> None:
    over = Event()
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: [] * over.wait(20))
    with pytest.raises(TimeoutError, match="no answer of the name server"):
        system_resolver("slow.example", 80, 0.05)
    over.set()
