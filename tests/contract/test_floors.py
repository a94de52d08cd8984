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


BREACHES = (
    ("lenses", "stancewatch.extract.extract"),
    ("store", "httpx"), ("audit", "smtplib"), ("judges", "asyncio"), ("lenses", "xmlrpc"), ("pals", "telnetlib"),
    ("audit", "imaplib"), ("publish", "websockets"), ("judges", "pydantic_ai"), ("registry", "urllib"), ("model", "ssl"),
    ("lenses", "rich"),
    ("lenses", "spacy"), ("suffixscape", "spacy"), ("store", "duckdb"), ("audit", "pyarrow"), ("publish", "daft"),
    ("lenses", "selectolax"), ("collect", "trafilatura"), ("store", "pypdf"), ("extract", "warcio"), ("audit", "sqlite3"),
    ("cli", "jinja2"),
)  # fmt: skip


def test_planted_breaches_are_refused_by_name(house: Path) -> None:
    for floor, module in BREACHES:
        planted = house / "src" / "stancewatch" / floor / f"planted_{module.replace('.', '_')}.py"
        planted.write_text(f"import {module}\n")
    result = lint_imports(house)
    assert result.returncode != 0
    told = " ".join(result.stdout.split())
    named = {
        (
            floor,
            module,
        ): f"stancewatch.{floor}.planted_{module.replace('.', '_')} is not allowed to import {module}"
        for floor, module in BREACHES
    }
    named["lenses", "stancewatch.extract.extract"] = (
        "stancewatch.lenses is not allowed to import stancewatch.extract"
    )
    assert [breach for breach, said in named.items() if said not in told] == []


def test_the_parser_may_be_loaded_where_it_is_loaded(house: Path) -> None:
    with (house / "src/stancewatch/suffixscape/parser.py").open("a") as parser:
        parser.write("\nimport spacy\n")
    assert lint_imports(house).returncode == 0


@pytest.mark.parametrize("place", ["utils", "datasets"])
def test_a_folder_without_a_floor_is_refused_by_name(house: Path, place: str) -> None:
    planted = house / "src" / "stancewatch" / place
    planted.mkdir()
    (planted / "__init__.py").touch()
    result = lint_imports(house)
    assert result.returncode != 0
    assert place in result.stdout
