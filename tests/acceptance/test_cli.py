"""The command line is a contract: exit codes, one JSON document, nothing that steers a terminal, near names."""

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from pytest_httpserver import HTTPServer

from stancewatch.cli.main import run
from tests.acceptance.cases import Ended, stancewatch

POLICY = """\
<html lang="en"><head><title>Policy \x1b]0;title\x07</title></head><body><main><h1>Data policy</h1>
<p>The images were removed \x1b[31mby nobody\x1b[0m in particular, and 100% of the data is safe.</p>
<p>We publish \u202ereversed\u202c words, a bell \x07 and \x9b2J another.</p>
<p>Our policy on the removal of images is described in this rather long sentence, which goes on for a good while, so
that a terminal of eighty columns would have to break it in the middle, and which names neither a person nor a day on
which anything of the kind was ever decided by anybody in the organisation.</p></main></body></html>
"""
STEERING = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]")
"""Controls but tab and newline, and characters that turn the direction of writing."""
HOSTILE = "\x1b[31mred\x1b[0m\u202e"
LAB = """\
slug = "small"
name = "Small Lab"
site = "{address}/"
openness = "open"
"""
SOURCE = """
[[source]]
id = "{name}"
url = "{address}/{name}"
role = "{name}"
"""


def lab_file(workspace: Path, text: str, slug: str = "small") -> Path:
    path = workspace / "labs" / f"{slug}.toml"
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


Call = Callable[..., Ended]


@pytest.fixture
def call(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Call:
    """The command line in this process, which starts it in no time: words, and the folder it is called in."""

    def called(*words: str, workspace: Path) -> Ended:
        monkeypatch.chdir(workspace)
        monkeypatch.setattr(sys, "argv", ["stancewatch", *words])
        capsys.readouterr()
        with pytest.raises(SystemExit) as ended:
            run()
        said = capsys.readouterr()
        return Ended(int(ended.value.code or 0), said.out, said.err)

    return called


def one_document(ended: Ended) -> dict[str, object]:
    """Return the document on standard output; nothing may stand beside it."""
    document = ended.json
    assert isinstance(document["schema"], str)
    assert document["schema"].startswith("stancewatch/")
    assert re.fullmatch(r"\d+(\.\d+)*", str(document["version"]))
    return document


# -- without an archive


def test_version_says_code_and_method(tmp_path: Path) -> None:
    ended = stancewatch("--version", workspace=tmp_path)
    assert ended.code == 0
    assert re.fullmatch(r"stancewatch \d+\.\d+\.\d+ \(method \d+\.\d+\)\n", ended.out)


@pytest.mark.parametrize(
    "words",
    [("no-such-command",), ("audit", "run"), ("lint", "--no-such-option"), ("lint", "--format", "xml")],
    ids=" ".join,
)
def test_a_wrong_call_is_usage(call: Call, tmp_path: Path, words: tuple[str, ...]) -> None:
    ended = call(*words, workspace=tmp_path)
    assert (ended.code, ended.out) == (2, "")
    assert "Error" in ended.err


@pytest.mark.parametrize(
    ("words", "near"),
    [
        (("audit", "run", "liaon"), "'laion'"),
        (("lab", "show", "liaon"), "'laion'"),
        (("pattern", "show", "agentles_passive"), "'agentless_passive'"),
        (("lens", "show", "scientific"), "'scientific_evidence'"),
        (("audit", "run", "laion", "--no-collect", "--judge", "rule"), "'rules'"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_an_unknown_name_names_the_near_ones(
    call: Call, tmp_path: Path, words: tuple[str, ...], near: str
) -> None:
    ended = call(*words, workspace=tmp_path)
    assert (ended.code, ended.out) == (2, "")
    assert f"Did you mean {near}" in ended.err


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ('slug = "small"\nname = "Small\n', ("line 2",)),
        (
            LAB + SOURCE.replace('role = "{name}"', 'role = "polcy"'),
            ("line 9", "role", "'polcy'", "'policy'"),
        ),
        (LAB.replace("openness", "opennes") + SOURCE, ("line 4", "opennes", "'openness'")),
    ],
    ids=["not-toml", "value", "key"],
)
def test_a_broken_lab_file_is_named_with_line_and_key(
    call: Call, tmp_path: Path, text: str, named: tuple[str, ...]
) -> None:
    lab_file(tmp_path, text.format(address="https://small.example", name="home"))
    for words in (("audit", "run", "small"), ("lab", "check", "small")):
        ended = call(*words, workspace=tmp_path)
        assert ended.code == 3, ended.err
        said = ended.out + ended.err
        assert [one for one in ("labs/small.toml", *named) if one not in said] == []


@pytest.mark.parametrize(
    ("text", "code", "named"),
    [("[collect\n", 3, "line 1"), ("[collect]\npaus = 1\n", 2, "collect.paus")],
    ids=["not-toml", "unknown-key"],
)
def test_broken_settings_name_file_and_place(
    call: Call, tmp_path: Path, text: str, code: int, named: str
) -> None:
    (tmp_path / "stancewatch.toml").write_text(text)
    ended = call("lab", "list", workspace=tmp_path)
    assert ended.code == code
    assert "stancewatch.toml" in ended.err
    assert named in ended.err


def test_init_then_add_then_check(call: Call, tmp_path: Path) -> None:
    assert one_document(call("init", "--json", workspace=tmp_path))["workspace"] == str(tmp_path)
    again = call("init", workspace=tmp_path)
    assert again.code == 2
    assert "stancewatch.toml" in again.err
    add = ("lab", "add", "small", "--name", "Small", "--site", "https://small.example")
    ended = call(*add, "--source", "home=https://small.example/", "--json", workspace=tmp_path)
    assert one_document(ended)["file"] == str(tmp_path / "labs" / "small.toml")
    assert call("lab", "check", "small", workspace=tmp_path).code == 0


def test_an_address_that_is_not_public_is_not_asked(call: Call, tmp_path: Path) -> None:
    lab_file(tmp_path, (LAB + SOURCE).format(address="http://127.0.0.1:9", name="home"))
    ended = call("audit", "run", "small", "--json", workspace=tmp_path)
    assert ended.code == 4
    document = one_document(ended)
    assert document["audits"] == []
    assert '"blocked_address"' in ended.out
    assert not (tmp_path / "audits").exists()


@pytest.mark.parametrize(
    "words",
    [
        ("lab", "list"), ("lab", "check"), ("lab", "show", "laion"), ("lens", "list"), ("lens", "show", "SE4"),
        ("pattern", "list"), ("pattern", "show", "agentless_passive"), ("settings", "show"), ("snapshot", "list"),
    ],
    ids=" ".join,
)  # fmt: skip
def test_json_is_one_document_and_nothing_else(call: Call, tmp_path: Path, words: tuple[str, ...]) -> None:
    ended = call(*words, "--json", workspace=tmp_path)
    assert ended.code == 0, ended.err
    one_document(ended)


@pytest.mark.parametrize("noun", ["snapshot", "audit"])
def test_a_folder_with_nothing_in_it_is_not_called_whole(call: Call, tmp_path: Path, noun: str) -> None:
    ended = call(noun, "verify", "--json", workspace=tmp_path)
    assert (ended.code, ended.out) == (3, "")
    assert "nothing to verify" in ended.err


def test_lint_is_0_unless_told_to_fail(call: Call, tmp_path: Path) -> None:
    (tmp_path / "page.md").write_text("The images were removed.\n")
    plain = call("lint", "page.md", workspace=tmp_path)
    assert plain.code == 0
    assert "agentless_passive" in plain.out
    assert call("lint", "page.md", "--fail-on", "high", workspace=tmp_path).code == 1
    (tmp_path / "page.md").write_text("We removed the images.\n")
    assert call("lint", "page.md", "--fail-on", "low", workspace=tmp_path).code == 0


def test_lint_gives_every_form(call: Call, tmp_path: Path) -> None:
    (tmp_path / "page.md").write_text("The images were removed.\n")
    one_document(call("lint", "page.md", "--format", "json", workspace=tmp_path))
    line = json.loads(call("lint", "page.md", "--format", "jsonl", workspace=tmp_path).out)
    assert (line["quote"], line["start"], line["end"]) == ("were removed", 11, 23)
    github = call("lint", "page.md", "--format", "github", workspace=tmp_path)
    assert re.match(r"::\w+ file=page\.md,line=1", github.out)


@pytest.mark.parametrize(
    "words",
    [
        (HOSTILE,), ("lab", "show", HOSTILE), ("audit", "show", HOSTILE), ("snapshot", "history", HOSTILE, HOSTILE),
        ("pattern", "show", HOSTILE), ("pattern", "try", "agentless_passive", f"They were {HOSTILE} removed {HOSTILE}."),
        ("lint", HOSTILE), ("lint", "--format", HOSTILE), ("extract", HOSTILE), ("lens", "show", HOSTILE),
        ("lens", "assess", HOSTILE), ("audit", "run", HOSTILE), ("lab", "check", HOSTILE),
    ],
    ids=lambda words: " ".join(words).replace(HOSTILE, "X"),
)  # fmt: skip
def test_what_a_person_typed_does_not_steer_the_terminal(
    call: Call, tmp_path: Path, words: tuple[str, ...]
) -> None:
    ended = call(*words, workspace=tmp_path)
    assert ended.code in (0, 2, 3)
    assert not STEERING.search(ended.out + ended.err)


def test_text_and_file_names_do_not_steer_the_terminal(call: Call, tmp_path: Path) -> None:
    name = f"{HOSTILE}.md"
    (tmp_path / name).write_text(f"The images were removed {HOSTILE} and the data \x07 was collected.")
    for form in ("text", "github", "jsonl", "json", "sarif"):
        ended = call("lint", name, "--format", form, workspace=tmp_path)
        assert ended.code == 0
        assert not STEERING.search(ended.out + ended.err), form


@pytest.mark.parametrize("key", ["name", "note"])
def test_a_lab_file_does_not_steer_the_terminal(call: Call, tmp_path: Path, key: str) -> None:
    text = (LAB + SOURCE).format(address="https://small.example", name="home")
    lab_file(
        tmp_path,
        text.replace('"Small Lab"', r'"\u001b[31mSmall"') if key == "name" else f'{text}"\x1b[31m"\n',
    )
    for words in (("lab", "list"), ("lab", "check"), ("lab", "show", "small")):
        ended = call(*words, workspace=tmp_path)
        assert not STEERING.search(ended.out + ended.err)


def test_colour_is_not_sent_into_a_pipe_or_where_it_is_not_wanted(tmp_path: Path) -> None:
    for words in (("--help",), ("lab", "list")):
        ended = stancewatch(*words, workspace=tmp_path)
        assert "\x1b" not in ended.out + ended.err


INTERRUPTED = """\
import sys

class Input:
    class buffer:
        @staticmethod
        def read():
            raise KeyboardInterrupt

from stancewatch.cli.main import run
sys.stdin = Input
sys.argv = ["stancewatch", "lint"]
run()
"""


def test_an_interrupt_ends_with_130_and_says_how_to_go_on() -> None:
    ended = subprocess.run([sys.executable, "-c", INTERRUPTED], capture_output=True, text=True, check=False)
    assert ended.returncode == 130
    assert "Hint:" in ended.stderr
    assert "Traceback" not in ended.stderr


# -- with an archive: a lab of one hostile page, one ordinary page, and one that is not there


@pytest.fixture(scope="module")
def port() -> Iterator[int]:
    with HTTPServer() as server:
        server.expect_request("/policy").respond_with_data(
            POLICY.encode(), content_type="text/html; charset=utf-8"
        )
        about = "<html lang='en'><body><main><h1>About</h1><p>We are twelve people in one house.</p></main></body></html>"
        server.expect_request("/about").respond_with_data(about, content_type="text/html")
        server.expect_request("/robots.txt").respond_with_data("", status=404)
        yield server.port


@pytest.fixture(scope="module")
def audited(port: int, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Ended]:
    """A workspace with one audit, and how the command that made it ended."""
    workspace = tmp_path_factory.mktemp("audited")
    address = f"http://127.0.0.1:{port}"
    sources = "".join(SOURCE.format(address=address, name=name) for name in ("policy", "about", "faq"))
    lab_file(workspace, LAB.format(address=address) + sources)
    return workspace, stancewatch("audit", "run", "small", "--json", workspace=workspace, port=port)


@pytest.mark.slow
class TestArchived:
    """Commands on a workspace that holds an audit."""

    def test_a_partial_audit_is_published_and_ends_5(self, audited: tuple[Path, Ended]) -> None:
        _, ended = audited
        assert ended.code == 5, ended.err
        audits: Any = one_document(ended)["audits"]
        (audit,) = audits
        keys = {
            "id", "lab", "date", "code_version", "method_version", "documents", "lenses", "flags", "pals",
            "composite", "confidence", "failures", "claims",
        }  # fmt: skip
        assert keys <= audit.keys()
        assert {"sha256", "path", "source", "role", "url"} <= audit["documents"][0].keys()
        assert {"id", "score", "bounds", "counts", "outcomes"} <= audit["lenses"][0].keys()
        assert [(one["source"], one["reason"]) for one in audit["failures"]] == [("faq", "http_status")]

    @pytest.mark.parametrize(
        "words",
        [
            ("audit", "show", "small"), ("audit", "history", "small"), ("audit", "verify", "small"),
            ("snapshot", "list"), ("snapshot", "list", "small"), ("snapshot", "verify"),
            ("snapshot", "history", "small", "policy"), ("site", "build"),
        ],
        ids=" ".join,
    )  # fmt: skip
    def test_json_is_one_document_and_nothing_else(
        self, call: Call, audited: tuple[Path, Ended], words: tuple[str, ...]
    ) -> None:
        ended = call(*words, "--json", workspace=audited[0])
        assert ended.code == 0, ended.err
        one_document(ended)

    @pytest.mark.parametrize(
        "words",
        [
            ("audit", "show", "small"), ("audit", "history", "small"), ("audit", "verify"), ("snapshot", "list"),
            ("snapshot", "history", "small", "policy"), ("audit", "run", "small", "--no-collect"), ("lab", "list"),
        ],
        ids=" ".join,
    )  # fmt: skip
    def test_what_a_page_said_does_not_steer_the_terminal(
        self, call: Call, audited: tuple[Path, Ended], words: tuple[str, ...]
    ) -> None:
        ended = call(*words, workspace=audited[0])
        assert ended.code in (0, 5)
        assert not STEERING.search(ended.out + ended.err)

    def test_no_line_is_wrapped_in_a_pipe(self, audited: tuple[Path, Ended]) -> None:
        workspace, _ = audited
        published = stancewatch("audit", "show", "small", "--json", workspace=workspace).json
        shown = stancewatch("audit", "show", "small", workspace=workspace).out.splitlines()
        for lens in published["lenses"]:  # type: ignore[attr-defined]  # the form is the schema's
            assert any(lens["justification"] in line for line in shown)
            assert any(line.strip().startswith(lens["title"]) and "/" in line for line in shown)

    def test_nothing_new_is_no_new_audit(self, call: Call, audited: tuple[Path, Ended]) -> None:
        workspace, first = audited
        again = call("audit", "run", "small", "--no-collect", "--json", workspace=workspace)
        assert again.code == 5
        assert again.json["audits"] == first.json["audits"]
        assert again.json["written"] == []

    @pytest.mark.parametrize("area", ["archive", "texts", "audits"])
    def test_one_changed_byte_ends_verify_and_build_with_6(
        self, call: Call, audited: tuple[Path, Ended], tmp_path: Path, area: str
    ) -> None:
        copy = tmp_path / "copy"
        shutil.copytree(audited[0], copy)
        victim = max(
            (path for path in (copy / area).rglob("*") if path.suffix in {".gz", ".json"}),
            key=os.path.getsize,
        )
        data = bytearray(victim.read_bytes())
        data[len(data) // 2] ^= 1
        victim.write_bytes(bytes(data))
        verified = call("audit", "verify", workspace=copy)
        assert verified.code == 6
        assert victim.relative_to(copy).as_posix() in verified.out
        if area != "archive":
            assert call("site", "build", "--out", str(tmp_path / "site"), workspace=copy).code == 6

    def test_before_the_first_capture_nothing_is_readable(
        self, call: Call, audited: tuple[Path, Ended]
    ) -> None:
        words = ("audit", "run", "small", "--as-of", "2001-01-01", "--json")
        ended = call(*words, workspace=audited[0])
        assert ended.code == 4
        assert one_document(ended)["audits"] == []
        assert ended.out.count("No capture up to 2001-01-01 is in the archive.") == 3

    def test_what_was_never_read_names_what_was(self, call: Call, audited: tuple[Path, Ended]) -> None:
        for words, near in (
            (("audit", "show", "smal"), "'small'"),
            (("snapshot", "history", "small", "polcy"), "'policy'"),
            (("audit", "show", "small", "2001"), "audit history small"),
        ):
            ended = call(*words, workspace=audited[0])
            assert ended.code == 2
            assert near in ended.err


@pytest.mark.slow
def test_the_labs_that_ship_are_audited_without_a_network(tmp_path: Path) -> None:
    (tmp_path / "stancewatch.toml").write_text("[collect]\npause = 0\n")
    ended = stancewatch("audit", "run", "ostrevane", "wattenmoor", "--json", workspace=tmp_path)
    assert ended.code in (0, 5), ended.err
    audits = one_document(ended)["audits"]
    assert isinstance(audits, list)
    assert [audit["lab"] for audit in audits] == ["ostrevane", "wattenmoor"]
