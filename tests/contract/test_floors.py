"""The import floors hold, and a planted breach of each is refused by name."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


def lint_imports(root: Path) -> subprocess.CompletedProcess[str]:
    command = [str(Path(sys.executable).parent / "lint-imports"), "--no-cache"]
    environment = {"PYTHONPATH": str(root / "src"), "PATH": "/usr/bin:/bin", "NO_COLOR": "1"}
    return subprocess.run(command, cwd=root, env=environment, capture_output=True, text=True, check=False)


@pytest.fixture
def house(tmp_path: Path) -> Path:
    """A copy of the sources in which breaches can be planted."""
    shutil.copytree(ROOT / "src", tmp_path / "src", ignore=shutil.ignore_patterns("__pycache__", "sites"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


def test_floors_hold(house: Path) -> None:
    assert lint_imports(house).returncode == 0, lint_imports(house).stdout


@pytest.mark.parametrize(
    ("place", "line", "named"),
    [
        ("lenses/planted.py", "import stancewatch.extract.extract\n", "stancewatch.lenses.planted"),
        ("utils/__init__.py", "", "utils"),
        ("datasets/planted.py", "import urllib.request\n", "datasets"),
        ("store/planted.py", "import httpx\n", "stancewatch.store.planted"),
        ("lenses/planted.py", "import rich\n", "stancewatch.lenses.planted"),
    ],
    ids=["stage-to-stage", "utils", "datasets-network", "store-network", "stage-terminal"],
)
def test_planted_breach_is_refused_by_name(house: Path, place: str, line: str, named: str) -> None:
    planted = house / "src" / "stancewatch" / place
    planted.parent.mkdir(exist_ok=True)
    (planted.parent / "__init__.py").touch()
    planted.write_text(line)
    result = lint_imports(house)
    assert result.returncode != 0
    assert named in result.stdout
