"""What collecting, reading and keeping a page costs beside fetching and parsing alone, on real policy pages.

    python benchmarks/collect/cpu.py ../shared/cases

The argument is a folder with `serve.py` and `manifest.json`. The server runs in a process of its own, so that
only the client is counted. Processor time is user and system time of this process. Every round does each work
once, one after the other, after one round that is not counted and loads what is loaded once (said apart).
"""

import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import timedelta
from pathlib import Path
from statistics import median

import httpx
from selectolax.lexbor import LexborHTMLParser

from stancewatch.collect.collect import collect
from stancewatch.extract.extract import extract
from stancewatch.extract.outcome import Unreadable
from stancewatch.foundation.clock import SystemClock
from stancewatch.foundation.progress import Silent
from stancewatch.foundation.settings import CollectSettings
from stancewatch.model.evidence import Document
from stancewatch.model.exchange import Fetched
from stancewatch.model.lab import PageRole, Source
from stancewatch.store.archive import FileArchive
from stancewatch.store.workspace import Workspace

ROUNDS = 7

Cost = tuple[float, float]
"""Processor and wall seconds."""


@dataclass(slots=True)
class Bench:
    """The pages of one server, and what each work hands to the next."""

    base: str
    paths: list[str]
    folder: str
    """Where workspaces are made; emptied after all rounds, which is not counted."""
    fetched: list[Fetched] = field(default_factory=list)
    texts: list[Document | Unreadable] = field(default_factory=list)
    workspace: Workspace | None = None
    """Of this round; `keep` makes it, and the works after it write into it again."""

    def bare(self) -> None:
        """Fetch with httpx alone and parse."""
        with httpx.Client(trust_env=False, headers={"Accept-Encoding": "gzip"}) as client:
            for path in self.paths:
                body = client.get(self.base + path).content
                if not body.startswith(b"%PDF-"):
                    LexborHTMLParser(body)

    def collect(self) -> None:
        """Fetch by every rule: robots.txt, guard, limits, recognition, notices."""
        settings = CollectSettings(pause=0, allow_addresses=(self.base.removeprefix("http://"),))
        sources = [
            Source(path.strip("/").replace("/", "-"), self.base + path, PageRole.HOME) for path in self.paths
        ]
        self.fetched = list(collect(sources, {}, settings, SystemClock(), Silent()))

    def extract(self) -> None:
        """Read blocks, hidden text and languages from what `collect` brought."""
        self.texts = [
            extract(one.body or b"", media_type=one.media_type, charset=one.charset, url=one.final_url)
            for one in self.fetched
        ]

    def keep(self) -> None:
        """Write text, WARC and line of each page, each durable before the next."""
        self.workspace = Workspace(Path(tempfile.mkdtemp(dir=self.folder)))
        self._kept(self.fetched, self.texts)

    def keep_same(self) -> None:
        """Keep the same bytes again, a day later."""
        self._kept([replace(one, at=one.at + timedelta(days=1)) for one in self.fetched], self.texts)

    def keep_304(self) -> None:
        """Keep the answer that nothing has changed, two days later."""
        self._kept([not_modified(one) for one in self.fetched], [None] * len(self.fetched))

    def _kept(self, fetched: Sequence[Fetched], texts: Sequence[Document | Unreadable | None]) -> None:
        if self.workspace is None:
            raise RuntimeError("`keep` comes first.")
        archive = FileArchive(self.workspace)
        with self.workspace.lock():
            for one, text in zip(fetched, texts, strict=True):
                archive.keep("cases", one, text if isinstance(text, Document) else None)


def not_modified(fetched: Fetched) -> Fetched:
    hops = tuple(replace(hop, status=304, reason="Not Modified", body=b"") for hop in fetched.hops)
    return replace(fetched, at=fetched.at + timedelta(days=2), hops=hops, body=None, unchanged=True)


def main(cases: Path) -> None:
    paths = pages(cases)
    with served(cases) as base, tempfile.TemporaryDirectory() as folder:
        bench = Bench(base, paths, folder)
        works = (bench.bare, bench.collect, bench.extract, bench.keep, bench.keep_same, bench.keep_304)
        first = {work.__name__: measured(work) for work in works}
        rounds = [{work.__name__: measured(work) for work in works} for _ in range(ROUNDS)]
    print(f"{len(paths)} pages, {ROUNDS} interleaved rounds; ms of processor time a page")
    for name in first:
        show(name, [one[name] for one in rounds], len(paths))
    ours = ("collect", "extract", "keep")
    show("ours", [together(one, ours) for one in rounds], len(paths))
    for others in (("bare",), ("collect", "extract")):
        ratios = sorted(together(one, ours)[0] / together(one, others)[0] for one in rounds)
        name = " + ".join(others)
        print(f"ours / ({name})  median {median(ratios):.2f}  ({ratios[0]:.2f} to {ratios[-1]:.2f})")
    once = together(first, ours)
    print(f"first round     {once[0]:.2f} s CPU, {once[1]:.2f} s in all: what is loaded once is in it")


def show(name: str, costs: list[Cost], number: int) -> None:
    cpu = [one[0] * 1000 / number for one in costs]
    wall = min(one[1] for one in costs)
    print(f"{name:15} best {min(cpu):6.2f}  median {median(cpu):6.2f}  wall {wall:6.2f} s in all")


def together(costs: Mapping[str, Cost], names: tuple[str, ...]) -> Cost:
    return sum(costs[name][0] for name in names), sum(costs[name][1] for name in names)


def measured(work: Callable[[], None]) -> Cost:
    cpu, wall = spent(), time.perf_counter()
    work()
    return spent() - cpu, time.perf_counter() - wall


def spent() -> float:
    """Return user and system seconds of this process, in microseconds' resolution."""
    usage = resource.getrusage(resource.RUSAGE_SELF)
    return usage.ru_utime + usage.ru_stime


def pages(cases: Path) -> list[str]:
    manifest = json.loads((cases / "manifest.json").read_text("utf-8"))
    return [f"/{entry['organisation']}/{entry['slug']}" for entry in manifest["documents"]]


@contextmanager
def served(cases: Path) -> Iterator[str]:
    process = subprocess.Popen([sys.executable, str(cases / "serve.py")], stdout=subprocess.PIPE, text=True)
    try:
        yield json.loads(process.stdout.readline() if process.stdout else "{}")["base"]
    finally:
        process.terminate()
        process.wait()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
