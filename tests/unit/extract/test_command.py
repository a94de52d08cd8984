import json
from pathlib import Path

import pytest

from stancewatch.cli.extract import extract
from stancewatch.foundation.errors import InputError

PAGE = "<html lang=en><title>Policy</title><main><h1>Scope</h1><p>We keep reports for a year. \x1b]0;x\x07</p></main><!-- aside -->"


@pytest.fixture
def page(tmp_path: Path) -> Path:
    file = tmp_path / "page.html"
    file.write_text(PAGE, encoding="utf-8")
    return file


def test_json_is_the_contract(page: Path, capsys: pytest.CaptureFixture[str]) -> None:
    extract(page, url="", selector=None, charset="", second_opinion=False, json=True)
    document = json.loads(capsys.readouterr().out)
    assert (document["schema"], document["version"], document["extractor"]) == (
        "stancewatch/extract",
        "1.0",
        "blocks 1.0",
    )
    assert document["text"] == "Scope\nWe keep reports for a year. ]0;x"
    assert [set(block) for block in document["blocks"]] == [
        {"n", "type", "text", "start", "end", "path", "language"}
    ] * 2
    assert document["blocks"][0]["type"] == "heading"
    assert [one["kind"] for one in document["hidden"]] == [
        "control_character",
        "control_character",
        "comment",
    ]


def test_people_see_blocks_hidden_text_and_no_terminal_escape(
    page: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    extract(page, url="", selector="h1", charset="", second_opinion=False, json=False)
    shown = capsys.readouterr().out
    assert shown.startswith("Policy\n1 block, 1 word, language en, read by blocks 1.0\n")
    assert "   0 heading    Scope\n" in shown
    assert "comment" in shown
    assert "\x1b" not in shown


@pytest.mark.parametrize(("name", "body"), [("a.html", b""), ("b.json", b"{}\0\0\0")])
def test_a_file_without_text_is_an_input_error(name: str, body: bytes, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(body)
    with pytest.raises(InputError, match="gives no text"):
        extract(tmp_path / name, url="", selector=None, charset="", second_opinion=False, json=False)
    with pytest.raises(InputError, match="cannot be read"):
        extract(tmp_path / "none.html", url="", selector=None, charset="", second_opinion=False, json=False)
