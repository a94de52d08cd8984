"""Only `store` and `publish` write files; only `cli` prints. Read from the sources, as no import rule sees it."""

import ast
from pathlib import Path

import pytest

SOURCES = Path(__file__).resolve().parents[2] / "src" / "stancewatch"
WRITERS = {"store", "publish", "cli", "demo"}
WRITING = {
    "write_text",
    "write_bytes",
    "mkdir",
    "rename",
    "replace_with",
    "unlink",
    "touch",
    "rmtree",
    "symlink_to",
}
ALLOWED = {"registry/adding.py"}
"""`lab add` writes a lab file, and nothing else."""
STAGES = sorted(
    path
    for path in SOURCES.rglob("*.py")
    if path.relative_to(SOURCES).parts[0] not in WRITERS
    and path.relative_to(SOURCES).as_posix() not in ALLOWED
)


@pytest.mark.parametrize("path", STAGES, ids=lambda path: str(path.relative_to(SOURCES)))
def test_stage_writes_nothing(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    called = {
        node.func.attr
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)
    }
    assert not called & WRITING


def test_every_folder_has_no_forbidden_name() -> None:
    names = {path.stem for path in SOURCES.rglob("*")}
    assert not names & {"utils", "helpers", "common", "manager", "misc"}
