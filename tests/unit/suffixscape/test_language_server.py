"""A real client over standard input and output: findings, configuration, fixes, changes, closing and the end."""

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import IO

import pytest

from stancewatch.foundation.canonical import Json
from stancewatch.foundation.errors import ConfigurationError
from stancewatch.model.language import Severity
from stancewatch.suffixscape.editor_answers import level
from stancewatch.suffixscape.editor_text import Positions, utf16_units
from stancewatch.suffixscape.language_server import server

TEXT = "# A\n\n🙂 The images were removed.\n"
Message = dict[str, Json]


def test_positions_are_utf16_units_and_lines_end_as_the_protocol_says() -> None:
    places = Positions("a\r\n🙂b\rc\u2028d\ne", utf16_units)
    assert [places.of(at) for at in (0, 3, 4, 6, 8, 10)] == [(0, 0), (1, 0), (1, 2), (2, 0), (2, 2), (3, 0)]
    assert [places.line_end(at) for at in (0, 4, 6, 10)] == [1, 5, 9, 11]


def test_what_fails_a_run_is_an_error_and_nothing_else() -> None:
    assert [level(one, None) for one in Severity] == ["Hint", "Information", "Warning", "Error"]
    assert [level(one, Severity.LOW) for one in Severity] == ["Hint", "Error", "Error", "Error"]
    assert level(Severity.HIGH, Severity.HIGH) == "Error"
    assert level(Severity.MEDIUM, Severity.HIGH) == "Warning"


def test_without_pygls_the_remedy_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pygls", None)
    monkeypatch.setitem(sys.modules, "pygls.lsp.server", None)
    with pytest.raises(ConfigurationError, match="pygls"):
        server()


class Editor:
    """Speaks the protocol itself: no library of the server's is trusted to read what the server says."""

    def __init__(self, folder: Path) -> None:
        script = "from stancewatch.cli.main import run; run()"
        self.process = subprocess.Popen(
            [sys.executable, "-c", script, "lint", "--language-server"],
            cwd=folder,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        self.said: list[str] = []
        self._number = 0

    def ask(self, method: str, parameters: Json) -> Json:
        self._number += 1
        self._write({"id": self._number, "method": method, "params": parameters})
        while True:
            message = self._read()
            if message.get("id") == self._number and "method" not in message:
                assert "error" not in message, message
                return message["result"]

    def tell(self, method: str, parameters: Json = None) -> None:
        self._write({"method": method, "params": parameters})

    def told(self) -> list[Message]:
        """Return the next diagnostics."""
        while True:
            message = self._read()
            if message.get("method") == "textDocument/publishDiagnostics":
                parameters = message["params"]
                assert isinstance(parameters, dict)
                found = parameters["diagnostics"]
                assert isinstance(found, list)
                return [one for one in found if isinstance(one, dict)]

    def open(self, uri: str, text: str, language: str = "markdown") -> list[str]:
        document: Json = {"uri": uri, "languageId": language, "version": 1, "text": text}
        self.tell("textDocument/didOpen", {"textDocument": document})
        return [str(one["code"]) for one in self.told()]

    def _write(self, message: Message) -> None:
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self._stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
        self._stdin.flush()

    def _read(self) -> Message:
        size = 0
        while line := self._stdout.readline().strip():
            name, _, value = line.partition(b":")
            size = int(value) if name.lower() == b"content-length" else size
        assert size, "the server ended"
        message: Message = json.loads(self._stdout.read(size))
        if message.get("method") == "window/showMessage":
            self.said.append(str(message["params"]))
        return message

    @property
    def _stdin(self) -> IO[bytes]:
        assert self.process.stdin
        return self.process.stdin

    @property
    def _stdout(self) -> IO[bytes]:
        assert self.process.stdout
        return self.process.stdout

    def leave(self) -> int:
        self.ask("shutdown", None)
        self.tell("exit")
        self._stdin.close()
        self._stdout.close()
        return self.process.wait(30)


def opened(folder: Path) -> Iterator[Editor]:
    pytest.importorskip("pygls.lsp.server", reason="the extra for editors is not installed")
    made = Editor(folder)
    made.ask("initialize", {"processId": None, "rootUri": folder.as_uri(), "capabilities": {}})
    made.tell("initialized", {})
    yield made
    assert made.leave() == 0


@pytest.fixture
def editor(tmp_path: Path) -> Iterator[Editor]:
    """A server of the test's own, for what changes its configuration."""
    yield from opened(tmp_path)


@pytest.fixture(scope="module")
def shared_editor(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Editor]:
    """One server for tests that open documents of their own and leave its configuration alone."""
    yield from opened(tmp_path_factory.mktemp("editor"))


def change(uri: str, version: int, text: str, span: Json = None) -> Json:
    changed: Message = {"text": text}
    if span:
        changed["range"] = span
    return {"textDocument": {"uri": uri, "version": version}, "contentChanges": [changed]}


def span(line: int, start: int, end: int) -> Json:
    return {"start": {"line": line, "character": start}, "end": {"line": line, "character": end}}


def test_findings_fixes_changes_and_closing(shared_editor: Editor, tmp_path: Path) -> None:
    uri = (tmp_path / "a.md").as_uri()
    assert shared_editor.open(uri, TEXT) == ["agentless_passive"]
    asked: Json = {"textDocument": {"uri": uri}, "range": span(2, 15, 16), "context": {"diagnostics": []}}
    fixes = shared_editor.ask("textDocument/codeAction", asked)
    assert isinstance(fixes, list)
    assert [inserted(fix, uri) for fix in fixes] == [
        (" [by whom?]", 26),
        (" <!-- suffixscape: line agentless_passive -->", 27),
    ]
    shared_editor.tell("textDocument/didChange", change(uri, 2, "🙂 We removed them", span(2, 0, 26)))
    assert shared_editor.told() == []
    shared_editor.tell(
        "textDocument/didChange", change(uri, 3, "🙂🙂 The images were removed", span(2, 0, 18))
    )
    (one,) = shared_editor.told()
    assert one["range"] == span(2, 16, 28)
    shared_editor.tell("textDocument/didClose", {"textDocument": {"uri": uri}})
    assert shared_editor.told() == []


def inserted(fix: Json, uri: str) -> tuple[Json, Json]:
    edit = json.loads(json.dumps(fix))["edit"]["changes"][uri][0]
    assert edit["range"]["start"] == edit["range"]["end"]
    return edit["newText"], edit["range"]["start"]["character"]


def test_the_fix_that_says_it_is_meant_works(shared_editor: Editor, tmp_path: Path) -> None:
    uri = (tmp_path / "a.md").as_uri()
    assert (
        shared_editor.open(uri, TEXT.replace("d.\n", "d. <!-- suffixscape: line agentless_passive -->\n"))
        == []
    )
    (one,) = shared_editor.open((tmp_path / "b.md").as_uri(), "<!-- suffixscape: line asurance -->\n")
    assert one == "ignore_comment"


def test_what_was_not_examined_is_told_at_the_top(shared_editor: Editor, tmp_path: Path) -> None:
    text = f"Die Bilder wurden von uns nicht entfernt, und das ist so.\n\nWe re\u200bmoved them.\n{TEXT}"
    document: Json = {
        "uri": (tmp_path / "a.md").as_uri(),
        "languageId": "markdown",
        "version": 1,
        "text": text,
    }
    shared_editor.tell("textDocument/didOpen", {"textDocument": document})
    found = [one for one in shared_editor.told() if one["code"] != "agentless_passive"]
    assert [(one["code"], one["severity"], one["range"]) for one in found] == [
        ("not_examined", 3, span(0, 0, 0)),
        ("looked_through", 3, span(0, 0, 0)),
    ]
    assert "11 of 20 words not examined" in str(found[0]["message"])


def test_the_configuration_is_heeded_and_read_again(editor: Editor, tmp_path: Path) -> None:
    uri = (tmp_path / "docs" / "a.md").as_uri()
    assert editor.open(uri, "It ensures this.\n\nThe images were removed.\n") == [
        "assurance",
        "agentless_passive",
    ]
    file = tmp_path / "stancewatch.toml"
    file.write_text(
        '[lint]\nfail_on = "medium"\n[lint.per_file_ignores]\n"docs/*" = ["agency_diffusion"]\n', "utf-8"
    )
    editor.tell("workspace/didChangeWatchedFiles", {"changes": [{"uri": file.as_uri(), "type": 1}]})
    assert [(one["code"], one["severity"]) for one in editor.told()] == [("assurance", 1)]
    file.write_text('[lint]\nignore = ["asurance"]\n', "utf-8")
    editor.tell("textDocument/didSave", {"textDocument": {"uri": uri}})
    assert [one["code"] for one in editor.told()] == ["assurance"], "the last that held is kept"
    (said,) = editor.said
    assert "asurance" in said
    assert "Did you mean" in said


def test_a_broken_configuration_at_the_start_is_said_and_survived(tmp_path: Path) -> None:
    pytest.importorskip("pygls.lsp.server", reason="the extra for editors is not installed")
    (tmp_path / "stancewatch.toml").write_text("[lint\n", "utf-8")
    editor = Editor(tmp_path)
    editor.ask("initialize", {"processId": None, "rootUri": None, "capabilities": {}})
    assert editor.open((tmp_path / "a.md").as_uri(), TEXT) == ["agentless_passive"]
    assert editor.open("untitled:Untitled-1", TEXT.replace("were removed", "`were removed`")) == []
    assert len(editor.said) >= 1
    assert editor.leave() == 0


def test_columns_count_what_the_editor_asked_for(tmp_path: Path) -> None:
    pytest.importorskip("pygls.lsp.server", reason="the extra for editors is not installed")
    editor = Editor(tmp_path)
    capabilities: Json = {"general": {"positionEncodings": ["utf-32"]}}
    editor.ask("initialize", {"processId": None, "rootUri": None, "capabilities": capabilities})
    uri = (tmp_path / "a.txt").as_uri()
    document: Json = {"uri": uri, "languageId": "plaintext", "version": 1, "text": TEXT}
    editor.tell("textDocument/didOpen", {"textDocument": document})
    (one,) = editor.told()
    assert one["range"] == span(2, 13, 25)
    assert editor.leave() == 0
