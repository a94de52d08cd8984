"""Histories of Markdown versions in git, friendly and hostile."""

import os
import subprocess
from datetime import UTC, datetime
from pathlib import Path

import pytest

from stancewatch.foundation.errors import InputError
from stancewatch.model.exchange import Fetched
from stancewatch.model.lab import PageRole, Source
from stancewatch.store.archive import FileArchive
from stancewatch.store.cdxj import cdxj
from stancewatch.store.foreign import LeftOut
from stancewatch.store.foreign_git import from_git
from stancewatch.store.verify import verify
from stancewatch.store.workspace import Workspace
from tests.unit.store.attempts import URL, document

SOURCE = Source("terms", URL, PageRole.POLICY)
NOW = datetime(2026, 6, 1, tzinfo=UTC)
PATH = "Service One/Terms of Service.md"


def git(folder: Path, *words: str, at: str = "2024-01-02T03:04:05Z") -> str:
    names = {
        f"GIT_{who}_{what}": "a@b.example" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")
    }
    surroundings = {**os.environ, **names, "GIT_AUTHOR_DATE": at, "GIT_CONFIG_GLOBAL": os.devnull}
    return subprocess.run(
        ["git", "-C", str(folder), *words], env=surroundings, check=True, capture_output=True, text=True
    ).stdout.strip()


def commit(folder: Path, text: str | None, at: str) -> str:
    path = folder / PATH
    path.parent.mkdir(exist_ok=True)
    if text is None:
        git(folder, "rm", "-q", PATH)
    else:
        path.write_text(text)
        git(folder, "add", "-A")
    git(folder, "commit", "-q", "-m", "Record new changes", at=at)
    return git(folder, "rev-parse", "HEAD")


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    folder = tmp_path / "versions"
    folder.mkdir()
    git(folder, "init", "-q")
    commit(folder, "# Terms\n\nOne.\n", "2024-01-02T03:04:05Z")
    commit(folder, "# Terms\n\nTwo.\n", "2024-02-02T03:04:05Z")
    commit(folder, None, "2024-03-02T03:04:05Z")
    commit(folder, "# Terms\n\nOne.\n", "2024-04-02T03:04:05+02:00")
    (folder / "README.md").write_text("another file")
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "-m", "another")
    return folder


def read(folder: Path, path: str = PATH) -> tuple[tuple[Fetched, ...], dict[str, int]]:
    left_out = LeftOut()
    return from_git(folder, path, SOURCE, NOW, left_out), dict(left_out.reasons)


def test_versions_come_with_their_commits_and_dates(repository: Path) -> None:
    found, left_out = read(repository)
    assert [(one.at.isoformat(), one.body) for one in found] == [
        ("2024-01-02T03:04:05+00:00", b"# Terms\n\nOne.\n"),
        ("2024-02-02T03:04:05+00:00", b"# Terms\n\nTwo.\n"),
        ("2024-04-02T01:04:05+00:00", b"# Terms\n\nOne.\n"),
    ]
    assert left_out == {"a commit in which the file is not there": 1}
    first = git(repository, "rev-list", "--reverse", "HEAD").splitlines()[0]
    assert found[0].origin == f"imported from git {first}"
    assert (found[0].media_type, found[0].url) == ("text/markdown", URL)


def test_it_is_kept_as_what_no_server_sent(repository: Path, tmp_path: Path) -> None:
    archive = FileArchive(Workspace(tmp_path / "workspace"))
    kept = [archive.keep("lab", one, document(str(one.body))) for one in read(repository)[0]]
    assert [one.outcome.value for one in kept] == ["archived"] * 3
    assert kept[0].snapshot
    assert archive.body(kept[0].snapshot) == b"# Terms\n\nOne.\n"
    assert verify(archive.workspace) == ()
    assert cdxj(archive.workspace) == "", "a replay tool must not show it as the page"


def test_a_bare_repository_and_a_folder_within_are_read(repository: Path, tmp_path: Path) -> None:
    git(tmp_path, "clone", "-q", "--bare", str(repository), "bare.git")
    assert len(read(tmp_path / "bare.git")[0]) == len(read(repository / "Service One")[0]) == 3


def test_nothing_of_a_hostile_repository_is_run_or_fetched(repository: Path, tmp_path: Path) -> None:
    trap, sprung = tmp_path / "trap", tmp_path / "sprung"
    trap.write_text(f"#!/bin/sh\ntouch '{sprung}'\n")
    trap.chmod(0o755)
    for name in (
        "core.fsmonitor", "core.pager", "core.sshCommand", "core.askPass", "gpg.program", "diff.external",
        "core.alternateRefsCommand", "uploadpack.packObjectsHook", "filter.x.smudge", "diff.x.textconv",
        "alias.rev-list", "alias.cat-file", "credential.helper",
    ):  # fmt: skip
        git(repository, "config", name, f"!{trap}" if name.startswith(("alias", "credential")) else str(trap))
    for name, value in {
        "log.showSignature": "true", "core.hooksPath": str(tmp_path), "protocol.allow": "always",
        "protocol.ext.allow": "always", "remote.origin.url": f"ext::{trap}", "remote.origin.promisor": "true",
        "extensions.partialClone": "origin", "core.repositoryFormatVersion": "1",
    }.items():  # fmt: skip
        git(repository, "config", name, value)
    (repository / ".gitattributes").write_text("*.md filter=x diff=x\n")
    blob = git(repository, "rev-parse", "HEAD~3:" + PATH)
    before = sorted(path for path in repository.rglob("*"))
    assert len(read(repository)[0]) == 3
    (repository / ".git/objects" / blob[:2] / blob[2:]).unlink()
    found, left_out = read(repository)
    assert (len(found), left_out["a commit in which the file is not there"]) == (2, 2)
    assert not sprung.exists()
    assert len(before) - 1 == len(sorted(repository.rglob("*")))


@pytest.mark.parametrize("path", ["No/Such.md", "--output=x", ":(glob)**", "*.md"])
def test_a_path_without_versions_is_said(repository: Path, path: str) -> None:
    with pytest.raises(InputError, match="holds no version of"):
        read(repository, path)


@pytest.mark.parametrize("path", ["../x.md", "/etc/passwd", "a\nb"])
def test_a_path_that_leads_outside_is_refused(repository: Path, path: str) -> None:
    with pytest.raises(InputError, match="no path within a repository"):
        read(repository, path)


def test_a_folder_that_is_no_repository_is_said(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="git cannot read this"):
        read(tmp_path)


def test_dates_that_cannot_be_are_left_out(repository: Path) -> None:
    commit(repository, "from the future", "2031-01-01T00:00:00Z")
    assert read(repository)[1]["a date that cannot be"] == 1
