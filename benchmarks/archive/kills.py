"""kill -9 at random moments of `stancewatch snapshot take`, over and over in one workspace, verified each time.

    python benchmarks/archive/kills.py ../shared/cases [TIMES]

The argument is a folder with `serve.py` and `manifest.json`. The command collects the pages of two labs from loopback.
Its process is killed after a time drawn from the number of the kill, between the moment the first line is stored in an
undisturbed run, or a little before, and the end of that run. Then every file is verified, and the lists are compared
with those before the kill: a line that was there and is gone is a lost capture. After each ROUND kills one run goes
through, every text is compared with those of the undisturbed run, and a new workspace is begun: a version that one has
and the other has not is a false one.
"""

import hashlib
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path

from stancewatch.store.archive import FileArchive
from stancewatch.store.history import history
from stancewatch.store.verify import verify
from stancewatch.store.workspace import Workspace

PROGRAM = "import sys; from stancewatch.cli.main import run; run()"
LABS = ("first", "second")
ROUND = 8
"""Kills that one workspace goes through."""
EARLIER = 0.9
"""Share of the time to the first stored line after which kills begin."""


def share(number: int) -> float:
    return int.from_bytes(hashlib.sha256(b"kill %d" % number).digest()[:8], "big") / 2**64


@contextmanager
def served(cases: Path) -> Iterator[str]:
    with subprocess.Popen(
        [sys.executable, str(cases / "serve.py")],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    ) as server:
        try:
            yield json.loads(server.stdout.readline() if server.stdout else "{}")["base"]
        finally:
            server.terminate()


def write_labs(root: Path, cases: Path, base: str) -> None:
    manifest = json.loads((cases / "manifest.json").read_text("utf-8"))
    paths = [f"/{one['organisation']}/{one['slug']}" for one in manifest["documents"]]
    (root / "labs").mkdir(parents=True)
    for number, slug in enumerate(LABS):
        lines = [f'slug = "{slug}"', f'name = "{slug}"', f'site = "{base}/"', 'openness = "open"']
        for page, path in enumerate(paths[number :: len(LABS)][:8]):
            lines += ["[[source]]", f'id = "page-{page}"', f'url = "{base}{path}"', 'role = "policy"']
        (root / "labs" / f"{slug}.toml").write_text("\n".join(lines) + "\n")


def begun(root: Path, base: str) -> subprocess.Popen[bytes]:
    settings = {"ALLOW_ADDRESSES": base.removeprefix("http://"), "PAUSE": "0"}
    environment = {
        **os.environ,
        **{f"STANCEWATCH_COLLECT__{name}": value for name, value in settings.items()},
    }
    words = [sys.executable, "-c", PROGRAM, "--workspace", str(root), "snapshot", "take", *LABS]
    return subprocess.Popen(words, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def lines(root: Path) -> list[str]:
    found = []
    for ledger in Workspace(root).ledgers():
        data = ledger.path.read_bytes() if ledger.path.exists() else b""
        whole = data[: data.rfind(b"\n") + 1]
        found += [f"{ledger.place} {line.decode()}" for line in whole.splitlines()]
    return found


def text_of(archive: FileArchive, lab: str, sha256: str) -> str:
    return archive.document(lab, sha256).text


def versions(root: Path) -> set[tuple[str, str]]:
    """The texts of all captures, and the label of each that is not as the one before."""
    archive, found = FileArchive(Workspace(root)), set[tuple[str, str]]()
    for lab in LABS:
        for source in archive.workspace.sources(lab):
            captures = archive.captures(lab, source)
            labelled = history(captures, partial(text_of, archive, lab))
            found |= {(f"{lab}/{source} {one.label}", one.sha256) for one in labelled if one.label != "same"}
    return found


def undisturbed(root: Path, base: str) -> tuple[float, float]:
    """Return the seconds to the first stored line, and to the end, of a run that is left alone."""
    began, first = time.perf_counter(), 0.0
    with begun(root, base) as process:
        while process.poll() is None:
            with suppress(subprocess.TimeoutExpired):
                process.wait(0.01)
            if not first and any(root.glob("archive/*/*/captures.jsonl")):
                first = time.perf_counter() - began
    return first, time.perf_counter() - began


def killed_at(root: Path, base: str, seconds: float) -> bool:
    """Kill a run after some seconds; false where it had ended before."""
    with begun(root, base) as process:
        try:
            process.wait(seconds)
        except subprocess.TimeoutExpired:
            process.kill()
            return True
    return False


def main(cases: Path, times: int) -> None:
    with tempfile.TemporaryDirectory() as folder, served(cases) as base:
        whole = Path(folder) / "whole"
        write_labs(whole, cases, base)
        first, end = undisturbed(whole, base)
        first *= EARLIER
        lost = broken = false = cut = kept = 0
        for number in range(times):
            root = Path(folder) / str(number // ROUND)
            if number % ROUND == 0:
                write_labs(root, cases, base)
            before = lines(root)
            cut += killed_at(root, base, first + share(number) * (end - first))
            after = set(lines(root))
            lost += sum(line not in after for line in before)
            broken += len(verify(Workspace(root)))
            kept += len(after) - len(before)
            if number % ROUND == ROUND - 1 or number == times - 1:
                begun(root, base).wait()
                broken += len(verify(Workspace(root)))
                false += len(versions(root) ^ versions(whole))
        print(
            f"{times} kills between {first:.2f} s and {end:.2f} s, {cut} before the end; {kept} lines stored"
        )
        print(f"lost captures {lost}, broken places {broken}, false versions {false}")


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 200)
