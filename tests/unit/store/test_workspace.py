import subprocess
import sys
from pathlib import Path

import pytest

from stancewatch.foundation.errors import HashMismatch, NotStored, UsageError
from stancewatch.store.workspace import LOCK, Workspace

WRITER = (
    "import sys; from pathlib import Path; from stancewatch.store.workspace import Workspace\n"
    "with Workspace(Path(sys.argv[1])).lock(): print('held', flush=True); sys.stdin.read()\n"
)


@pytest.mark.parametrize("name", ["", ".", "..", "../x", "a/b", "A", "a\0b", "a b", "-x", "x" * 101])
def test_names_cannot_lead_elsewhere(tmp_path: Path, name: str) -> None:
    workspace = Workspace(tmp_path)
    with pytest.raises(UsageError):
        workspace.source_folder(name, "about")
    with pytest.raises(UsageError):
        workspace.source_folder("lab", name)


@pytest.mark.parametrize("place", ["", "/etc/passwd", "../x", "archive/../../x", "a\0"])
def test_stored_paths_cannot_lead_elsewhere(tmp_path: Path, place: str) -> None:
    with pytest.raises(HashMismatch):
        Workspace(tmp_path).inside(place)


@pytest.mark.parametrize("name", ["", "x", "../x", "g" * 64])
def test_texts_and_audits_have_formed_names(tmp_path: Path, name: str) -> None:
    with pytest.raises(UsageError):
        Workspace(tmp_path).text("lab", name)
    with pytest.raises(UsageError):
        Workspace(tmp_path).audit("lab", name)


def test_one_process_may_take_the_lock_again(tmp_path: Path) -> None:
    workspace = Workspace(tmp_path)
    with workspace.lock(), Workspace(tmp_path).lock():
        pass


def test_a_second_writer_is_told_of_the_lock_and_a_killed_one_holds_nothing(tmp_path: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", WRITER, str(tmp_path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as writer:
        assert writer.stdout
        assert writer.stdout.readline() == b"held\n"
        with pytest.raises(UsageError, match=LOCK), Workspace(tmp_path).lock():
            pass
        writer.kill()
    with Workspace(tmp_path).lock():
        pass


def test_a_workspace_that_is_a_file_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(NotStored, match="file"), Workspace(tmp_path / "file").lock():
        pass
