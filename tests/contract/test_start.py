"""Asking for help loads nothing heavy."""

import subprocess
import sys

import pytest

HEAVY = {
    "spacy", "duckdb", "daft", "pyarrow", "httpx", "httpcore", "requests", "urllib3", "trafilatura",
    "selectolax", "jinja2", "numpy", "rich", "warcio", "pypdf",
}  # fmt: skip


@pytest.mark.parametrize("words", [["--help"], ["audit", "--help"], ["lint", "--help"], ["--version"]])
def test_help_stays_light(words: list[str]) -> None:
    program = (
        "import sys\n"
        f"sys.argv = ['stancewatch', *{words!r}]\n"
        "from stancewatch.cli.main import run\n"
        "try:\n    run()\n"
        "except SystemExit as end:\n    assert not end.code, end.code\n"
        "print('LOADED', *{name.split('.')[0] for name in sys.modules})\n"
    )
    result = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    loaded = set(result.stdout.rsplit("LOADED", 1)[1].split())
    assert not loaded & HEAVY
