import errno
import os
from pathlib import Path

import pytest
from filelock import FileLock

from stancewatch.foundation.errors import PublicationError
from stancewatch.publish.addresses import MARKER
from stancewatch.publish.file import File
from stancewatch.publish.folder import replace_folder

SITE = (File(MARKER, b"{}\n"), File("index.html", b"one"), File("lab/x/index.html", b"lab"))


def test_files_are_written_and_an_earlier_site_is_replaced_whole(tmp_path: Path) -> None:
    out = tmp_path / "deep" / "site"
    replace_folder(out, SITE)
    replace_folder(out, (File(MARKER, b"{}\n"), File("index.html", b"two")))
    assert (out / "index.html").read_bytes() == b"two"
    assert not (out / "lab").exists()
    assert {path.name for path in out.parent.iterdir()} <= {"site", ".site.lock"}


def test_an_empty_folder_may_become_a_site(tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    replace_folder(tmp_path / "site", SITE)
    assert (tmp_path / "site/index.html").is_file()


@pytest.mark.parametrize("content", ["thesis.txt", "index.html"])
def test_a_folder_that_is_not_a_site_is_left_alone(tmp_path: Path, content: str) -> None:
    out = tmp_path / "documents"
    out.mkdir()
    (out / content).write_text("years of work")
    with pytest.raises(PublicationError, match="is not a StanceWatch site") as caught:
        replace_folder(out, SITE)
    assert caught.value.hint
    assert [path.name for path in out.iterdir()] == [content]


def test_a_file_is_never_replaced(tmp_path: Path) -> None:
    (tmp_path / "site").write_text("a file")
    with pytest.raises(PublicationError):
        replace_folder(tmp_path / "site", SITE)
    assert (tmp_path / "site").read_text() == "a file"


def test_a_full_disk_leaves_the_earlier_site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    out = tmp_path / "site"
    replace_folder(out, SITE)

    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(PublicationError, match="No space left on device"):
        replace_folder(out, (File(MARKER, b"{}\n"), File("index.html", b"two")))
    assert (out / "index.html").read_bytes() == b"one"
    assert not (tmp_path / ".site.building").exists()


def test_a_second_renaming_that_cannot_be_done_puts_the_earlier_site_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "site"
    replace_folder(out, SITE)
    rename = Path.rename

    def not_the_new_one(path: Path, target: Path) -> Path:
        if path.name == ".site.building":
            raise OSError(errno.EBUSY, "Device or resource busy")
        return rename(path, target)

    monkeypatch.setattr(Path, "rename", not_the_new_one)
    with pytest.raises(PublicationError, match="busy"):
        replace_folder(out, (File(MARKER, b"{}\n"), File("index.html", b"two")))
    assert (out / "index.html").read_bytes() == b"one"


def test_a_build_killed_between_the_renamings_is_made_good(tmp_path: Path) -> None:
    out = tmp_path / "site"
    replace_folder(out, SITE)
    out.rename(tmp_path / ".site.replaced")
    (tmp_path / ".site.building").mkdir()
    (tmp_path / ".site.building/half.html").write_text("half")
    replace_folder(out, (File(MARKER, b"{}\n"), File("index.html", b"two")))
    assert (out / "index.html").read_bytes() == b"two"
    assert not (out / "half.html").exists()
    assert not (tmp_path / ".site.replaced").exists()


def test_a_killed_build_that_could_not_be_repeated_still_gets_its_site_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "site"
    replace_folder(out, SITE)
    out.rename(tmp_path / ".site.replaced")

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("stancewatch.publish.folder._write_all", full)
    with pytest.raises(PublicationError):
        replace_folder(out, SITE)
    assert (out / "index.html").read_bytes() == b"one"


def test_two_builds_do_not_write_at_once(tmp_path: Path) -> None:
    with (
        FileLock(tmp_path / ".site.lock"),
        pytest.raises(PublicationError, match="Another build is writing"),
    ):
        replace_folder(tmp_path / "site", SITE)


def test_a_link_to_a_folder_stays_a_link(tmp_path: Path) -> None:
    real = tmp_path / "real"
    replace_folder(real, SITE)
    (tmp_path / "site").symlink_to(real, target_is_directory=True)
    replace_folder(tmp_path / "site", (File(MARKER, b"{}\n"), File("index.html", b"two")))
    assert (tmp_path / "site").is_symlink()
    assert (real / "index.html").read_bytes() == b"two"
