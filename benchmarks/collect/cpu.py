"""Processor time per page of `collect` beside bare httpx and selectolax, on real policy pages from loopback.

    python benchmarks/collect/cpu.py ../shared/cases

The argument is a folder with `serve.py` and `manifest.json`. The server runs in a process of its own, so that
only the client is counted. Rounds of both are interleaved; the best of each is shown.
"""

import json
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
from selectolax.lexbor import LexborHTMLParser

from stancewatch.collect.collect import collect
from stancewatch.foundation.clock import SystemClock
from stancewatch.foundation.progress import Silent
from stancewatch.foundation.settings import CollectSettings
from stancewatch.model.lab import PageRole, Source

ROUNDS = 5


@contextmanager
def served(cases: Path) -> Iterator[str]:
    process = subprocess.Popen([sys.executable, str(cases / "serve.py")], stdout=subprocess.PIPE, text=True)
    try:
        yield json.loads(process.stdout.readline() if process.stdout else "{}")["base"]
    finally:
        process.terminate()
        process.wait()


def pages(cases: Path) -> list[str]:
    manifest = json.loads((cases / "manifest.json").read_text("utf-8"))
    documents = [f"/{entry['organisation']}/{entry['slug']}" for entry in manifest["documents"]]
    return documents + [f"/history/{entry['slug']}" for entry in manifest["histories"]]


def bare(base: str, paths: list[str]) -> int:
    size = 0
    with httpx.Client(trust_env=False, headers={"Accept-Encoding": "gzip"}) as client:
        for path in paths:
            body = client.get(base + path).content
            size += len(body)
            if not body.startswith(b"%PDF-"):
                LexborHTMLParser(body)
    return size


def collected(base: str, paths: list[str]) -> int:
    settings = CollectSettings(pause=0, allow_addresses=(base.removeprefix("http://"),))
    sources = [Source(path.strip("/").replace("/", "-"), base + path, PageRole.HOME) for path in paths]
    values = collect(sources, {}, settings, SystemClock(), Silent())
    return sum(len(value.body or b"") for value in values)


def measured(work: Callable[[str, list[str]], int], base: str, paths: list[str]) -> tuple[float, float, int]:
    cpu, wall = time.process_time(), time.perf_counter()
    size = work(base, paths)
    return time.process_time() - cpu, time.perf_counter() - wall, size


def main(cases: Path) -> None:
    paths = pages(cases)
    with served(cases) as base:
        rounds = [{work: measured(work, base, paths) for work in (bare, collected)} for _ in range(ROUNDS)]
    for work in (bare, collected):
        cpu, wall, size = min(one[work] for one in rounds)
        per_page = cpu / len(paths) * 1000
        print(f"{work.__name__:10} {per_page:6.2f} ms CPU a page  {wall:6.2f} s in all  {size:,} bytes")
    best = [min(one[work][0] for one in rounds) for work in (bare, collected)]
    print(f"ratio {best[1] / best[0]:.2f}  ({len(paths)} pages, best of {ROUNDS} interleaved rounds)")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
