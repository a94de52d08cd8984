"""What the documentation shows is what happens: its blocks run, its links lead somewhere, and no part is left out.

A ```sh or ```python block after the comment `<!-- not run: reason -->` is left out. Every line of a ```text block
that follows directly has to come out; `...` in it stands for anything.
"""

import hashlib
import json
import os
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from stancewatch.lenses.rubric import load
from stancewatch.suffixscape.patterns import PATTERNS
from tests.contract.pages import DOCS, PAGES, ROOT, Block, anchors, blocks, links, missing, unreachable
from tools.reference import commands, errors, settings

RUN = ("sh", "python")
LONG = re.compile(r"stancewatch\b.*\b(demo|audit run|audit verify|site build)\b")
"""Commands that take more than a few seconds: pages that show them are run with the slow tests."""
STANCEWATCH = f"""\
#!/bin/sh
exec '{sys.executable}' -c 'from stancewatch.cli.main import run; run()' "$@"
"""
TEST = """\
#!/bin/sh
case "${1:-}" in "" | fast | e2e | all | -*) echo "The tests would run." ;; *) exit 2 ;; esac
"""
"""The tests do not run themselves; only what may follow `./test` is checked."""


def named(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def text_of(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def to_run(path: Path) -> list[Block]:
    return [one for one in blocks(text_of(path)) if one.language in RUN and one.left_out is None]


def pages_to_run() -> Iterator[object]:
    for path in PAGES:
        found = to_run(path)
        slow = any(LONG.search(one.text) for one in found)
        if found:
            yield pytest.param(path, id=named(path), marks=[pytest.mark.slow] if slow else [])


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An empty folder in which `./stancewatch` and `./test` stand, as in a checkout."""
    for name, program in (("stancewatch", STANCEWATCH), ("test", TEST)):
        (tmp_path / name).write_text(program)
        (tmp_path / name).chmod(0o755)
    return tmp_path


def run(block: Block, folder: Path) -> subprocess.CompletedProcess[str]:
    program = {"sh": ["sh", "-eu", "-c"], "python": [sys.executable, "-c"]}[block.language]
    environment = {**os.environ, "HOME": str(folder), "PYTHONWARNINGS": "error"}
    return subprocess.run(
        [*program, block.text],
        cwd=folder,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
        timeout=300,
    )


@pytest.mark.parametrize("path", tuple(pages_to_run()))
def test_blocks_run_in_their_order(path: Path, folder: Path) -> None:
    for block in to_run(path):
        ended = run(block, folder)
        said = f"{named(path)}:{block.line}\n{block.text}\n{ended.stdout}"
        assert ended.returncode == 0, said
        assert missing(block, ended.stdout) == [], said


@pytest.mark.parametrize("path", PAGES, ids=named)
def test_what_is_not_run_has_a_reason(path: Path) -> None:
    assert [one.line for one in blocks(text_of(path)) if one.left_out == ""] == []


@pytest.mark.parametrize("path", PAGES, ids=named)
def test_toml_parses(path: Path) -> None:
    for block in blocks(text_of(path)):
        if block.language == "toml" and block.left_out is None:
            tomllib.loads(block.text)


@pytest.mark.parametrize("path", PAGES, ids=named)
def test_links_lead_somewhere(path: Path) -> None:
    assert unreachable(path) == []


def test_every_page_is_in_the_table_of_contents() -> None:
    index = DOCS / "index.md"
    entries = [
        line
        for block in blocks(text_of(index))
        if block.language == "{toctree}"
        for line in block.text.splitlines()
        if line and not line.startswith(":")
    ]
    reached = {path for entry in entries for path in DOCS.glob(f"{entry}.md")}
    assert {named(path) for path in PAGES if path.is_relative_to(DOCS)} - {named(index)} == set(
        map(named, reached)
    )


@pytest.mark.slow
def test_sphinx_builds_without_a_warning(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "sphinx", "-W", "--keep-going", "-q", "-b", "html"]
    ended = subprocess.run(
        [*command, "-d", str(tmp_path / "doctrees"), str(DOCS), str(tmp_path / "html")],
        capture_output=True,
        text=True,
        check=False,
    )
    assert ended.returncode == 0, ended.stderr


# -- every part of the code has a place in the reference

COMMANDS = [name for name, _ in commands.commands(commands.program(), "stancewatch")]
SETTINGS = [name for name, _ in settings.named()]
ERRORS = [kind.__name__ for kind, _ in errors.tree()]


@pytest.mark.parametrize(
    ("page", "names"),
    [
        ("commands.md", [f"## `{name}`" for name in COMMANDS]),
        ("settings.md", [f"| `{name}` |" for name in SETTINGS]),
        ("errors.md", [f"`{name}`" for name in ERRORS]),
        ("patterns.md", [f"### `{one.name}`" for one in PATTERNS]),
        ("indicators.md", [f"`{one.id}`" for one in load()]),
        ("indicators.md", [f"### {one.id}\n" for lens in load() for one in lens.indicators]),
    ],
    ids=["commands", "settings", "errors", "patterns", "lenses", "indicators"],
)
def test_every_part_is_in_the_reference(page: str, names: list[str]) -> None:
    text = text_of(DOCS / "reference" / page)
    assert len(names) > 1
    assert [name for name in names if name not in text] == []


# -- what the pages say stands on the site, stands on the site

TEMPLATES = ROOT / "src" / "stancewatch" / "publish"
ON_THE_SITE = (
    "See in source",
    "Live page",
    "Where we looked",
    "Not found",
    "Sources not read",
    "needs reading",
)


@pytest.mark.parametrize("words", ON_THE_SITE)
def test_words_of_the_site_are_those_that_the_pages_name(words: str) -> None:
    templates = "".join(text_of(path).lower() for path in sorted(TEMPLATES.rglob("*.html")))
    pages = " ".join(" ".join(map(text_of, DOCS.glob("[th]*/*.md"))).lower().split())
    assert words.lower() in templates
    assert words.lower() in pages


# -- the script that checks a quotation without StanceWatch


def script() -> Block:
    (block,) = (
        one for one in to_run(DOCS / "how-to" / "verify-a-published-quote.md") if one.language == "python"
    )
    return block


@pytest.fixture
def audited(folder: Path) -> Path:
    """The smallest archive that the script of the how-to can be run on."""
    write_archive(folder / "stancewatch-demo" / "workspace", text="We removed 12 images.", quote="removed 12")
    return folder


def write_archive(workspace: Path, text: str, quote: str) -> None:
    for area in ("texts", "audits/ostrevane", "archive"):
        (workspace / area).mkdir(parents=True)
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    (workspace / "texts" / "one.json").write_text(json.dumps({"text": text}))
    (workspace / "archive" / "one.warc.gz").write_bytes(b"as received")
    page = {
        "sha256": sha256,
        "path": "texts/one.json",
        "warc": "archive/one.warc.gz",
        "warc_sha256": hashlib.sha256(b"as received").hexdigest(),
    }
    start = text.index(quote)
    entry = {"document": sha256, "start": start, "end": start + len(quote), "quote": quote}
    audit = {"documents": [page], "lenses": [{"outcomes": [{"evidence": [entry]}]}], "flags": [entry]}
    (workspace / "audits" / "ostrevane" / "2026-03-02-00000000.json").write_text(json.dumps(audit))


def test_the_script_without_stancewatch_accepts_what_holds(audited: Path) -> None:
    assert run(script(), audited).stdout == "2 quotations stand in 1 texts.\n"


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("texts/one.json", "images", "pictures"),
        ("archive/one.warc.gz", "received", "changed"),
        ("audits/ostrevane/2026-03-02-00000000.json", "removed 12", "removed 13"),
        ("audits/ostrevane/2026-03-02-00000000.json", '"start": 3', '"start": 4'),
    ],
    ids=["text", "warc", "quote", "offset"],
)
def test_the_script_without_stancewatch_stops_at_what_differs(
    audited: Path, file: str, old: str, new: str
) -> None:
    victim = audited / "stancewatch-demo" / "workspace" / file
    victim.write_text(victim.read_text().replace(old, new))
    ended = run(script(), audited)
    assert ended.returncode != 0
    assert "AssertionError" in ended.stdout


# -- the reading of pages, tried on what it must find


def test_planted_mistakes_are_found(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text(
        "# A page\n\n[lost](nowhere.md) [there](#a-page) [not there](#another) [out](https://x.example/)\n\n"
        "`[code](no-link.md)`\n\n<!-- not run: -->\n```sh\nfalse\n```\n\n```sh\nexit 3\n```\n"
    )
    assert unreachable(page) == ["nowhere.md", "#another"]
    left_out, failing = blocks(page.read_text())
    assert left_out.left_out == ""
    assert run(failing, tmp_path).returncode == 3
    assert len(list(links(page.read_text()))) == 4


def test_what_a_page_shows_has_to_come_out() -> None:
    (block, _) = blocks("```sh\nls\n```\n\n```text\n6 of ... pages\nnever\n```\n")
    assert missing(block, "x\n  6 of 12 pages\n") == ["never"]


def test_anchors_are_named_as_readers_reach_them() -> None:
    text = "# `audit run`: One (or 2)\n\n## Same\n\n## Same\n\n(by-hand)=\n"
    assert anchors(text) == {"audit-run-one-or-2", "same", "same-1", "by-hand"}
