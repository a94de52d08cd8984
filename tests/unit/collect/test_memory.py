"""What a hostile answer may cost in memory, measured in a process of its own."""

import gzip
import resource
import socket
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

import pytest

from stancewatch.collect.collect import collect
from stancewatch.foundation.clock import FixedClock
from stancewatch.foundation.progress import Silent
from stancewatch.foundation.settings import CollectSettings
from stancewatch.model.lab import PageRole, Source
from tests.unit.collect.site import Site, http, page

ROOT = Path(__file__).parents[3]
MOST = 64 * 1024
"""KiB above what a small page takes."""


def bomb() -> bytes:
    return packed(bytes(1 << 27))


def packed(body: bytes) -> bytes:
    return http(gzip.compress(body, 1, mtime=0), headers=[("Content-Encoding", "gzip")])


def endless(connection: socket.socket) -> None:
    connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n")
    chunk = b"10000\r\n" + b"x" * 65536 + b"\r\n"
    with suppress(OSError):
        while True:
            connection.sendall(chunk)


@pytest.mark.slow
@pytest.mark.parametrize(
    "make",
    [
        bomb,
        lambda: endless,
        lambda: http(b"x" * 20_000_000),
        lambda: http(b"<p>x" * 2_000_000),
        lambda: packed("\u5e74\u6708".encode("utf-16") * 2_700_000),
    ],
    ids=["bomb", "endless", "large", "just-allowed", "wide"],
)
def test_memory_stays_flat(make: Callable[[], bytes | Callable[[socket.socket], None]], site: Site) -> None:
    site.give("/small", http(page()))
    site.give("/big", make())
    order = [sys.executable, "-m", "tests.unit.collect.test_memory", str(site.port)]
    done = subprocess.run(order, capture_output=True, text=True, check=True, cwd=ROOT)
    small, big = map(int, done.stdout.split())
    assert big - small <= MOST


def main(port: str) -> None:
    """Write the peak memory after a small page and after a big one, in KiB."""
    settings = CollectSettings(pause=0, allow_addresses=(f"127.0.0.1:{port}",))
    clock = FixedClock(datetime(2026, 3, 2, tzinfo=UTC))
    for path in ("small", "big"):
        source = Source(path, f"http://127.0.0.1:{port}/{path}", PageRole.HOME)
        list(collect([source], {}, settings, clock, Silent()))
        sys.stdout.write(f"{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss}\n")


if __name__ == "__main__":
    main(sys.argv[1])
