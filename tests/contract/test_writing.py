"""Only `store` and `publish` write files, and nothing is named after nothing."""

from pathlib import Path

import pytest

from tests.contract.writing import forbidden_names, writing

SOURCES = Path(__file__).resolve().parents[2] / "src" / "stancewatch"
WRITERS = {"store", "publish", "cli", "demo"}
ALLOWED = {"registry/adding.py", "collect/browser/process.py", "extract/confined/process.py"}
"""`lab add` writes a lab file; the processes that read hostile pages have temporary files, which go with them."""
STAGES = sorted(
    path
    for path in SOURCES.rglob("*.py")
    if path.relative_to(SOURCES).parts[0] not in WRITERS
    and path.relative_to(SOURCES).as_posix() not in ALLOWED
)


@pytest.mark.parametrize("path", STAGES, ids=lambda path: str(path.relative_to(SOURCES)))
def test_stage_writes_nothing(path: Path) -> None:
    assert writing(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    "line",
    [
        'open("x", "w")', 'open("x", "ab")', 'open("x", mode="x")', 'open("x", mode=mode)', 'path.open("r+")',
        'path.open(mode="w")', 'gzip.open("x", "wt")', 'io.open("x", "w")', "path.replace(target)", "path.rename(target)",
        'path.write_text("")', 'path.write_bytes(b"")', "path.mkdir()", "path.touch()", "path.unlink()",
        'import os; os.remove("x")', 'import os as o; o.replace("x", "y")', 'from os import open as o; o("x", 1)',
        'from shutil import rmtree; rmtree("x")', 'import shutil; shutil.copy("x", "y")',
        "import tempfile; tempfile.mkdtemp()",
    ],
)  # fmt: skip
def test_planted_writing_is_found(line: str) -> None:
    assert len(writing(line)) == 1


@pytest.mark.parametrize(
    "line",
    [
        'open("x")', 'open("x", "rb")', 'path.open("rb")', 'path.open(encoding="utf-8")', 'text.replace("a", "b")',
        "moment.replace(microsecond=0)", "replace(value, name=1)", 'import os; os.environ.get("X")', 'text.open("wide")',
        "from dataclasses import replace; replace(value, name=1)",
    ],
)  # fmt: skip
def test_reading_is_not_writing(line: str) -> None:
    assert writing(line) == []


def test_nothing_is_named_after_nothing() -> None:
    assert forbidden_names(SOURCES) == []


def test_a_planted_name_is_found_at_any_depth(tmp_path: Path) -> None:
    for place in (
        "suffixscape/utils/__init__.py",
        "store/text_helpers.py",
        "lenses/deep/common.py",
        "lenses/words.py",
    ):
        (tmp_path / place).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / place).touch()
    assert forbidden_names(tmp_path) == [
        "lenses/deep/common.py",
        "store/text_helpers.py",
        "suffixscape/utils",
    ]
