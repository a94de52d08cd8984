"""The parser tier votes where a vote can decide, or everywhere; without the extra, the remedy is named at the start."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from importlib.machinery import ModuleSpec
from pathlib import Path

import pytest

from stancewatch.cli.lint import short_way
from stancewatch.foundation.errors import ConfigurationError
from stancewatch.suffixscape import parser, parser_model
from stancewatch.suffixscape.engine import Syntax, examine
from stancewatch.suffixscape.grammar.candidates import candidates
from stancewatch.suffixscape.grammar.clause_features import features
from stancewatch.suffixscape.grammar.linear import load
from stancewatch.suffixscape.grammar.passives import VOTE
from stancewatch.suffixscape.grammar.tokens import Tokens


@dataclass
class Word:
    idx: int
    dep_: str = ""
    children: "list[Word]" = field(default_factory=list)


@dataclass
class Reader:
    """A parser that hangs relations on one word and knows nothing else."""

    word: str
    relations: tuple[str, ...]
    read: list[str] = field(default_factory=list)

    def pipe(self, texts: Iterable[str]) -> Iterable[list[Word]]:
        for text in texts:
            self.read.append(text)
            yield [Word(text.index(self.word), "ROOT", [Word(0, relation) for relation in self.relations])]


def reading(word: str, *relations: str) -> Callable[[], Reader]:
    reader = Reader(word, relations)
    return lambda: reader


def test_a_missing_model_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        parser_model, "find_spec", lambda name: None if name == "no_such" else ModuleSpec(name, None)
    )
    monkeypatch.setenv("SUFFIXSCAPE_MODEL", "no_such")
    with pytest.raises(ConfigurationError, match="no_such"):
        parser_model.model_folder()


def test_without_spacy_nothing_is_read_or_printed(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    monkeypatch.setattr(parser_model, "find_spec", lambda _: None)
    file = tmp_path / "a.md"
    file.write_text("It ensures this.\n", "utf-8")
    for syntax in ("parser", "parser-all"):
        with pytest.raises(ConfigurationError, match="spaCy") as error:
            short_way([str(file), "--syntax", syntax])
        assert (error.value.exit_code, "stancewatch[parser]" in error.value.hint) == (2, True)
    assert capsys.readouterr().out == ""


def test_a_model_of_ones_own_is_named_with_its_hash(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(parser_model, "find_spec", lambda name: ModuleSpec(name, None))
    monkeypatch.setenv("SUFFIXSCAPE_MODEL", str(tmp_path))
    with pytest.raises(ConfigurationError, match="no folder of a spaCy model"):
        parser_model.identity()
    (tmp_path / "config.cfg").write_text("a", "utf-8")
    (tmp_path / "x.pyc").write_text("left out", "utf-8")
    first = parser_model.identity()
    assert first.startswith(str(tmp_path))
    (tmp_path / "x.pyc").write_text("changed", "utf-8")
    assert parser_model.identity() == first
    (tmp_path / "config.cfg").write_text("b", "utf-8")
    assert parser_model.identity() != first
    assert "named in SUFFIXSCAPE_MODEL; not the pinned model" in first


def test_a_model_that_differs_from_the_pinned_one_is_told(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.delenv("SUFFIXSCAPE_MODEL", raising=False)
    monkeypatch.setattr(parser_model, "model_folder", lambda: tmp_path)
    (tmp_path / "config.cfg").write_text("a", "utf-8")
    assert f"differs from the pinned {parser_model.PINNED}" in parser_model.identity()
    monkeypatch.setattr(parser_model, "PINNED", parser_model.digest(tmp_path))
    assert parser_model.identity().endswith(", the pinned model")


def test_the_installed_model_is_the_pinned_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SUFFIXSCAPE_MODEL", raising=False)
    try:
        folder = parser_model.model_folder()
    except ConfigurationError:
        pytest.skip("The extra `parser` is not installed.")
    assert parser_model.digest(folder) == parser_model.PINNED


def test_votes_stand_beside_the_words(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parser, "parser", reading("removed", "auxpass", "agent"))
    tokens = Tokens("The images were removed by our team.")
    parser.advise(tokens, all_constructions=True, every=True)
    assert tokens.votes[3] == (parser.VOTE_OF_ALL, True)
    assert tokens.votes[2] == (-parser.VOTE_OF_ALL, False)


def test_only_what_a_vote_can_turn_is_parsed(monkeypatch: pytest.MonkeyPatch) -> None:
    sure, unsure = "The images were removed by us.", "The shop was closed."
    reader = Reader("was", ())
    monkeypatch.setattr(parser, "parser", lambda: reader)
    tokens = Tokens(f"{sure} {unsure}")
    score = load("passive").score
    scores = {
        tokens.words[one.head]: abs(score(features(tokens, one)))
        for auxiliary in (2, 9)
        for one in candidates(tokens, auxiliary)
    }
    assert scores["closed"] < VOTE < scores["removed"]
    monkeypatch.setattr(parser, "UNSURE_AGENT", 0.0)
    parser.advise(tokens, all_constructions=True)
    assert reader.read == [unsure]


def test_where_findings_are_wanted_harmless_clauses_are_not_parsed(monkeypatch: pytest.MonkeyPatch) -> None:
    reader = Reader("images", ())
    monkeypatch.setattr(parser, "parser", lambda: reader)
    text = "The shop was closed. The images were removed."
    parser.advise(Tokens(text), all_constructions=False, every=True)
    assert reader.read == ["The images were removed."]


def test_a_vote_decides_an_unsure_clause(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "The shop was closed."
    found = {}
    for relation in ("auxpass", "acomp"):
        monkeypatch.setattr(parser, "VOTE_OF_ALL", 50.0)
        monkeypatch.setattr(parser, "parser", reading("closed", relation))
        hits = examine(text, all_constructions=True, syntax=Syntax.PARSER_ALL)
        found[relation] = [text[hit.start : hit.end] for hit in hits if "passive" in hit.pattern]
    assert found == {"auxpass": ["was closed"], "acomp": []}


def test_the_modes_are_offered() -> None:
    assert [one.value for one in Syntax] == ["lexical", "parser", "parser-all"]
