"""Texts that stand, beside another extractor's; and how the command says what was found."""

from pathlib import Path

import pytest
from typer.testing import CliRunner

from stancewatch import pipeline
from stancewatch.cli import context
from stancewatch.cli.snapshot import snapshot
from stancewatch.extract.outcome import Unreadable
from stancewatch.extract.reading import Reading
from stancewatch.foundation.progress import Silent
from stancewatch.model.evidence import FailureReason
from stancewatch.model.lab import Lab, Openness, PageRole, Source
from stancewatch.procedures import opinions
from stancewatch.registry import registry
from stancewatch.store.archive import FileArchive
from stancewatch.store.workspace import Workspace
from tests.unit.store.attempts import URL, page

SOURCE = Source("about", URL, PageRole.ABOUT)
LAB = Lab("lab", "Lab", (), (), "", Openness.OPEN, (), None, (), (SOURCE,), "packaged")
WORDS = "We read every page of it before anybody else does."


@pytest.fixture
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Workspace:
    archive = FileArchive(Workspace(tmp_path))
    pipeline.keep_answer(archive, LAB, SOURCE, page(body=f"<main><p>{WORDS}</p></main>".encode()), ())
    monkeypatch.setattr(context.options, "workspace", tmp_path)
    monkeypatch.setattr(registry, "find", lambda *_: LAB)
    return archive.workspace


def reads(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    other = Reading(text, ()) if text else Unreadable(FailureReason.EMPTY, "No words.")
    monkeypatch.setattr(opinions, "read_confined", lambda *_: other)


@pytest.mark.parametrize(
    ("text", "share", "look"),
    [(WORDS, 0.0, False), (f"{WORDS} {WORDS}", 0.5, True), ("We read.", 0.9, True), ("", None, True)],
)
def test_a_difference_of_more_than_a_fifth_is_to_be_looked_at(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch, text: str, share: float | None, look: bool
) -> None:
    reads(monkeypatch, text)
    (one,) = opinions.opinions(LAB, workspace, Silent())
    assert (one.source, one.words, one.to_be_looked_at) == ("about", 10, look)
    assert one.share == (share if share is None else pytest.approx(share))


def test_the_command_says_what_to_look_for(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    assert workspace.labs() == ("lab",)
    reads(monkeypatch, f"{WORDS} {WORDS}")
    said = CliRunner().invoke(snapshot, ["review", "lab"]).stdout
    assert "50% of the words differ; 10 words stand, the other extractor reads 20" in said
    assert "declare a selector in the file of lab, then `stancewatch snapshot reextract lab`" in said
