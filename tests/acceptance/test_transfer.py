"""A workspace that goes to another machine as one file, through the command line and through kills."""

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from stancewatch.store.export import export
from stancewatch.store.merge import take_in
from stancewatch.store.verify import verify
from stancewatch.store.workspace import Workspace
from tests.acceptance.cases import stancewatch
from tests.acceptance.test_kill import KILLS, draw, forked
from tests.unit.store.attempts import filled, stored_files
from tests.unit.store.test_foreign_git import PATH, commit, git


@pytest.fixture(scope="module")
def audited(tmp_path_factory: pytest.TempPathFactory) -> Path:
    workspace = tmp_path_factory.mktemp("here")
    with pytest.MonkeyPatch.context() as surroundings:
        surroundings.delenv("STANCEWATCH_KILLS", raising=False)  # no setting of the program
        ended = stancewatch("audit", "run", "ostrevane", workspace=workspace)
    assert ended.code in (0, 5), ended.err
    return workspace


@pytest.mark.slow
def test_an_audit_is_verified_from_the_unpacked_file_alone(audited: Path, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    assert stancewatch("export", str(tmp_path / "all.tar"), workspace=audited).code == 0
    subprocess.run(["tar", "xf", str(tmp_path / "all.tar")], cwd=tmp_path / "empty", check=True)
    ended = stancewatch("audit", "verify", workspace=tmp_path / "empty")
    assert ended.code == 0, ended.out


@pytest.mark.slow
def test_an_imported_workspace_goes_on_as_the_first(audited: Path, tmp_path: Path) -> None:
    there = tmp_path / "there"
    there.mkdir()
    assert stancewatch("export", str(tmp_path / "all.tar"), "--json", workspace=audited).code == 0
    first = stancewatch("import", str(tmp_path / "all.tar"), "--json", workspace=there)
    assert first.code == 0, first.err
    assert first.json["files"]
    assert stancewatch("import", str(tmp_path / "all.tar"), "--json", workspace=there).json["files"] == []
    assert stancewatch("snapshot", "verify", workspace=there).code == 0
    again = stancewatch("export", str(tmp_path / "again.tar"), workspace=there)
    assert again.code == 0
    assert (tmp_path / "again.tar").read_bytes() == (tmp_path / "all.tar").read_bytes()


@pytest.mark.slow
def test_a_damaged_export_ends_with_6_and_leaves_nothing(audited: Path, tmp_path: Path) -> None:
    there = tmp_path / "there"
    there.mkdir()
    stancewatch("export", str(tmp_path / "all.tar"), workspace=audited)
    data = bytearray((tmp_path / "all.tar").read_bytes())
    data[len(data) // 2] ^= 1
    (tmp_path / "all.tar").write_bytes(data)
    assert stancewatch("import", str(tmp_path / "all.tar"), workspace=there).code == 6
    assert stored_files(there) == []


def importing(root: Path, file: Path) -> Callable[[int], None]:
    def work(pipe: int) -> None:
        take_in(Workspace(root), file)

    return work


@pytest.mark.slow
def test_an_import_killed_at_any_moment_goes_on(tmp_path: Path) -> None:
    filled(tmp_path / "here")
    file = tmp_path / "all.tar"
    export(Workspace(tmp_path / "here"), file)
    take_in(Workspace(tmp_path / "warm"), file)
    _, moments = forked(importing(tmp_path / "measured", file), 0)
    assert moments > KILLS
    for number in range(KILLS):
        root = tmp_path / f"there-{number}"
        _, lived = forked(importing(root, file), 1 + draw(number, moments))
        assert lived == 0
        assert verify(Workspace(root)) == ()
        take_in(Workspace(root), file)
        assert [path.relative_to(root) for path in stored_files(root)] == [
            path.relative_to(tmp_path / "here") for path in stored_files(tmp_path / "here")
        ]
        assert verify(Workspace(root)) == ()


@pytest.mark.slow
def test_a_git_history_arrives_with_its_returns(tmp_path: Path) -> None:
    """Five versions: first, other link targets only, a change, a return, the same again in a later commit."""
    repository, workspace = tmp_path / "versions", tmp_path / "workspace"
    repository.mkdir()
    workspace.mkdir()
    git(repository, "init", "-q")
    texts = ("One [a](/x?s=1).", "One [a](/x?s=2).", "Two.", "One [a](/x?s=3).", "Two. ")
    for number, text in enumerate(texts, start=1):
        commit(repository, f"# Terms\n\n{text}\n", f"2024-0{number}-01T00:00:00Z")
    given = ("import", str(repository), "--lab", "ostrevane", "--source", "about", "--path", PATH)
    tried = stancewatch(*given, "--dry-run", "--json", workspace=workspace)
    assert (tried.json["found"], tried.json["new"]) == (5, [])
    ended = stancewatch(*given, "--json", workspace=workspace)
    assert ended.code == 0, ended.err
    new = ended.json["new"]
    assert isinstance(new, list)
    assert [one["origin"][:18] for one in new] == ["imported from git "] * 5
    assert stancewatch(*given, "--json", workspace=workspace).json["new"] == []
    said = stancewatch("snapshot", "history", "ostrevane", "about", "--json", workspace=workspace)
    versions = said.json["versions"]
    assert isinstance(versions, list)
    assert [one["label"] for one in versions] == ["first", "same", "changed", "seen-before", "seen-before"]
    assert stancewatch("snapshot", "verify", workspace=workspace).code == 0
    audited = stancewatch("audit", "run", "ostrevane", "--no-collect", "--json", workspace=workspace)
    audits = audited.json["audits"]
    assert isinstance(audits, list)
    assert audits[0]["documents"][0]["origin"] == new[-1]["origin"]
    assert stancewatch("audit", "verify", workspace=workspace).code == 0


@pytest.mark.slow
@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("--lab", "ostrevane"), 2),
        (("--lab", "ostrevane", "--source", "abuot"), 2),
        (("--lab", "ostrevan", "--source", "about"), 2),
        (("--lab", "ostrevane", "--source", "about"), 3),
        (("--lab", "ostrevane", "--source", "about", "--path", "x.md"), 3),
        ((), 3),
    ],
)
def test_a_wrong_import_says_what_is_wrong(tmp_path: Path, words: tuple[str, ...], code: int) -> None:
    (tmp_path / "x").write_text("no archive")
    ended = stancewatch("import", str(tmp_path / "x"), *words, workspace=tmp_path)
    assert (ended.code, ended.out) == (code, "")
    assert "Hint: " in ended.err
