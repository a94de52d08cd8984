"""The case server of the shared folder, and a workspace whose labs are read from it."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = "import sys; from stancewatch.cli.main import run; run()"

LAION = {
    "home": "transparent-ai", "about": "about", "announcement": "laion-5b", "relaion": "relaion-5b",
    "policy": "gep-policy", "documentation": "laion-translated",
}  # fmt: skip
HUGGING_FACE = {
    "security": "security", "malware": "security-malware", "moderation": "moderation", "gated": "datasets-gated",
    "cards": "model-cards",
}  # fmt: skip
ROLES = {
    "relaion": "announcement", "security": "safety", "malware": "safety", "gated": "documentation",
    "cards": "documentation",
}  # fmt: skip


@dataclass(frozen=True)
class Ended:
    """A finished command."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> dict[str, object]:
        """The one document on standard output."""
        document = json.loads(self.out)
        assert isinstance(document, dict)
        return document


def stancewatch(*words: str, workspace: Path, port: int = 0) -> Ended:
    """Run the command line in a process of its own."""
    allowed = {
        "STANCEWATCH_COLLECT__ALLOW_ADDRESSES": f"127.0.0.1:{port}",
        "STANCEWATCH_COLLECT__PAUSE": "0",
    }
    environment = {**os.environ, "STANCEWATCH_WORKSPACE": str(workspace), **(allowed if port else {})}
    ended = subprocess.run(
        [sys.executable, "-c", PROGRAM, *words],
        capture_output=True,
        text=True,
        check=False,
        env=environment,
        cwd=workspace,
        timeout=300,
    )
    return Ended(ended.returncode, ended.stdout, ended.stderr)


@contextmanager
def case_server(shared: Path, ready: Path) -> Iterator[int]:
    """Run the case server and give its port."""
    command = [sys.executable, str(shared / "cases" / "serve.py"), "--ready", str(ready)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout is not None
        info = json.loads(server.stdout.readline())
        try:
            yield int(info["base"].rsplit(":", 1)[1])
        finally:
            server.terminate()


def write_lab(workspace: Path, slug: str, name: str, port: int, pages: dict[str, str], folder: str) -> None:
    """Write a lab file whose sources stand on the case server."""
    lines = [
        f'slug = "{slug}"',
        f'name = "{name}"',
        f'site = "http://127.0.0.1:{port}/"',
        'openness = "open"',
    ]
    for source, document in pages.items():
        role = ROLES.get(source, source)
        url = f"http://127.0.0.1:{port}/{folder}/{document}"
        lines += ["[[source]]", f'id = "{source}"', f'url = "{url}"', f'role = "{role}"']
    (workspace / "labs").mkdir(parents=True, exist_ok=True)
    (workspace / "labs" / f"{slug}.toml").write_text("\n".join(lines) + "\n")
