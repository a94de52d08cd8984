"""The first start sets up an environment once, alone, and finishes what an earlier one left half-made.

Python and uv are small scripts here that write down what they are asked: nothing is installed.
"""

import fcntl
import os
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
TOOLS = ("sh", "cat", "cksum", "mkdir", "rm", "mv", "grep", "sleep", "chmod", "cp", "dirname")

PYTHON = """\
#!/bin/sh
case "$1 $2" in
    "-m venv") rm -rf "$4"; mkdir -p "$4/bin"; cp "$FAKES/python3" "$4/bin/python" ;;
    "-m pip") cp "$FAKES/uv" "$(dirname "$0")/uv" ;;
esac
"""
UV = """\
#!/bin/sh
if [ "$1" = --version ]; then echo "uv 0.13.9"; exit 0; fi
echo begin >>"$HERE/log"
if [ -f "$HERE/broken" ]; then exit 7; fi
mkdir -p "$HERE/.venv/bin"
cp "$FAKES/python3" "$HERE/.venv/bin/python"
cp "$FAKES/python3" "$HERE/.venv/bin/stancewatch"
echo end >>"$HERE/log"
"""
START = 'set -eu; here=$HERE; . "$here/tools/environment.sh"; ready run; echo ready'


class Checkout:
    """A folder with the files that a start looks at, and a PATH with nothing else but what it needs."""

    def __init__(self, root: Path, *, flock: bool) -> None:
        self.here, self.fakes = root / "a checkout", root / "bin"
        (self.here / "tools").mkdir(parents=True)
        self.fakes.mkdir()
        shutil.copy(ROOT / "tools" / "environment.sh", self.here / "tools")
        for name in ("uv.lock", "pyproject.toml"):
            (self.here / name).write_text("one")
        for name in (*TOOLS, *(("flock",) if flock else ())):
            (self.fakes / name).symlink_to(
                shutil.which(name) or pytest.skip(f"{name} is not on this machine")
            )
        for name, text in (("python3", PYTHON), ("uv", UV)):
            (self.fakes / name).write_text(text)
            (self.fakes / name).chmod(0o755)

    def start(self) -> "subprocess.Popen[str]":
        environment = {"PATH": str(self.fakes), "HERE": str(self.here), "FAKES": str(self.fakes)}
        pipe = subprocess.PIPE
        return subprocess.Popen(
            ["/bin/sh", "-c", START], env=environment, stdout=pipe, stderr=pipe, text=True
        )

    def started(self) -> tuple[int, str]:
        """Start, wait for the end, and return exit code and standard output."""
        process = self.start()
        out, _ = process.communicate(timeout=60)
        return process.returncode, out

    @property
    def log(self) -> list[str]:
        """What uv was asked."""
        path = self.here / "log"
        return path.read_text().split() if path.is_file() else []


@pytest.fixture(params=[True, False], ids=["flock", "mkdir"])
def checkout(request: pytest.FixtureRequest, tmp_path: Path) -> Checkout:
    return Checkout(tmp_path, flock=request.param)


def test_a_second_start_has_nothing_to_do(checkout: Checkout) -> None:
    assert [checkout.started(), checkout.started()] == [(0, "ready\n")] * 2
    assert checkout.log == ["begin", "end"]
    (checkout.here / "uv.lock").write_text("two")
    assert checkout.started() == (0, "ready\n")
    assert checkout.log == ["begin", "end"] * 2


def test_four_starts_at_once_set_up_once(checkout: Checkout) -> None:
    processes = [checkout.start() for _ in range(4)]
    assert [(one.communicate(timeout=60)[0], one.returncode) for one in processes] == [("ready\n", 0)] * 4
    assert checkout.log == ["begin", "end"]


def test_a_start_that_was_cut_off_is_finished_by_the_next(checkout: Checkout) -> None:
    (checkout.here / "broken").touch()
    assert checkout.started() == (7, "")
    assert not list(checkout.here.glob(".venv/.stancewatch-*"))
    (checkout.here / "broken").unlink()
    (checkout.here / ".venv" / "lib").mkdir(parents=True)
    shutil.rmtree(checkout.here / ".stancewatch" / "uv" / "bin")
    assert checkout.started() == (0, "ready\n")
    assert not (checkout.here / ".venv" / "lib").exists()


def test_an_environment_that_lost_its_program_is_made_again(checkout: Checkout) -> None:
    checkout.started()
    (checkout.here / ".venv" / "bin" / "stancewatch").unlink()
    assert checkout.started() == (0, "ready\n")
    assert checkout.log == ["begin", "end"] * 2


def test_a_start_waits_for_the_one_that_sets_up(tmp_path: Path) -> None:
    checkout = Checkout(tmp_path, flock=True)
    (checkout.here / ".stancewatch").mkdir()
    with (checkout.here / ".stancewatch" / "setup.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        process = checkout.start()
        assert process.stderr is not None
        assert process.stderr.readline().startswith("Waiting for another start")
        assert checkout.log == []
    assert process.communicate(timeout=60)[0] == "ready\n"
    assert checkout.log == ["begin", "end"]


def test_without_flock_a_lock_whose_holder_is_gone_is_taken(tmp_path: Path) -> None:
    checkout = Checkout(tmp_path, flock=False)
    gone = subprocess.Popen(["/bin/sh", "-c", ":"])
    gone.wait()
    lock = checkout.here / ".stancewatch" / "setup.lock.d"
    lock.mkdir(parents=True)
    (lock / "holder").write_text(str(gone.pid))
    assert checkout.started() == (0, "ready\n")
    assert not lock.exists()


def test_the_launcher_says_how_it_was_called() -> None:
    assert "export CALLED_STANCEWATCH" in (ROOT / "stancewatch").read_text()
    assert os.access(ROOT / "stancewatch", os.X_OK)
