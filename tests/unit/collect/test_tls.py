"""TLS is checked against the name, while the connection goes to the checked address."""

import shutil
import socket
import ssl
import subprocess
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from threading import Thread

import pytest

from stancewatch.collect.collect import collect
from stancewatch.collect.resolver import system_resolver
from stancewatch.collect.run import Run
from stancewatch.foundation.clock import FixedClock
from stancewatch.foundation.progress import Silent
from stancewatch.foundation.settings import CollectSettings
from stancewatch.model.evidence import FailureReason
from stancewatch.model.exchange import Fetched
from stancewatch.model.lab import PageRole, Source
from tests.unit.collect.site import http, page

NAME = "lab.example"


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    openssl = shutil.which("openssl")
    if openssl is None:
        pytest.skip("openssl is not installed, so no certificate can be made")
    folder = tmp_path_factory.mktemp("tls")
    order = [
        openssl,
        "req",
        "-x509",
        "-newkey",
        "ec",
        "-pkeyopt",
        "ec_paramgen_curve:prime256v1",
        "-nodes",
        "-days",
        "2",
    ]
    order += ["-keyout", f"{folder}/key.pem", "-out", f"{folder}/certificate.pem"]
    order += ["-subj", f"/CN={NAME}", "-addext", f"subjectAltName=DNS:{NAME}"]
    subprocess.run(order, check=True, capture_output=True)
    return folder


@pytest.fixture
def port(certificate: Path) -> Iterator[int]:
    """Serve one page over TLS to everyone."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate / "certificate.pem", certificate / "key.pem")
    with socket.create_server(("127.0.0.1", 0)) as listening:
        Thread(target=_serve, args=(listening, context), daemon=True).start()
        yield listening.getsockname()[1]


def _serve(listening: socket.socket, context: ssl.SSLContext) -> None:
    while True:
        with suppress(OSError):
            connection, _ = listening.accept()
            with context.wrap_socket(connection, server_side=True) as secure:
                secure.recv(65536)
                secure.sendall(http(page(), headers=[("Connection", "close")]))
        if listening.fileno() < 0:
            return


def fetched(host: str, port: int, clock: FixedClock, trust: ssl.SSLContext | None) -> Fetched:
    settings = CollectSettings(pause=0, deadline=20)
    run = Run(settings, clock, {(host, 443): ("127.0.0.1", port)}, system_resolver, trust)
    source = Source("x", f"https://{host}/", PageRole.HOME)
    (value,) = collect([source], {}, settings, clock, Silent(), run=run)
    return value


def test_the_certificate_must_name_the_host(certificate: Path, port: int, clock: FixedClock) -> None:
    trust = ssl.create_default_context(cafile=str(certificate / "certificate.pem"))
    right, wrong = fetched(NAME, port, clock, trust), fetched("other.example", port, clock, trust)
    assert right.reason is None
    assert right.hops[0].address == "127.0.0.1"
    assert wrong.reason is FailureReason.UNREACHABLE
    assert "Hostname mismatch" in wrong.detail


def test_an_unknown_authority_is_not_trusted(port: int, clock: FixedClock) -> None:
    value = fetched(NAME, port, clock, None)
    assert value.reason is FailureReason.UNREACHABLE
    assert "certificate" in value.detail


def test_silence_instead_of_tls_ends_with_the_deadline(clock: FixedClock) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        settings = CollectSettings(pause=0, deadline=0.2)
        routes = {(NAME, 443): ("127.0.0.1", listening.getsockname()[1])}
        source = Source("x", f"https://{NAME}/", PageRole.HOME)
        (value,) = collect([source], {}, settings, clock, Silent(), routes=routes)
    assert value.reason is FailureReason.TIMED_OUT
