"""The parser tier votes where the models are unsure; without the extra, the remedy is named."""

from collections.abc import Callable
from dataclasses import dataclass, field

import pytest

from stancewatch.foundation.errors import ConfigurationError
from stancewatch.suffixscape import parser
from stancewatch.suffixscape.engine import Syntax, examine
from stancewatch.suffixscape.grammar.passives import VOTE
from stancewatch.suffixscape.grammar.tokens import Tokens


@dataclass
class Word:
    idx: int
    dep_: str = ""
    children: "list[Word]" = field(default_factory=list)


def reading(word: str, *relations: str) -> Callable[[], Callable[[str], list[Word]]]:
    """Return a parser that hangs relations on one word and knows nothing else."""

    def parse(text: str) -> list[Word]:
        return [Word(text.index(word), "ROOT", [Word(0, relation) for relation in relations])]

    return lambda: parse


def test_a_missing_model_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SUFFIXSCAPE_MODEL", "no_such_model")
    parser.parser.cache_clear()
    with pytest.raises(ConfigurationError, match="no_such_model"):
        parser.parser()
    parser.parser.cache_clear()


def test_votes_stand_beside_the_words(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parser, "UNSURE", 99.0)
    monkeypatch.setattr(parser, "parser", reading("removed", "auxpass", "agent"))
    tokens = Tokens("The images were removed by our team.")
    parser.advise(tokens, all_constructions=True)
    assert tokens.votes[3] == (VOTE, True)
    assert tokens.votes[2] == (-VOTE, False)


def test_sure_sentences_are_not_parsed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parser, "UNSURE", 0.0)
    tokens = Tokens("The images were removed.")
    parser.advise(tokens, all_constructions=True)
    assert tokens.votes == {}


def test_a_vote_decides_an_unsure_clause(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "The shop was closed."
    monkeypatch.setattr(parser, "UNSURE", 99.0)
    found = {}
    for relation in ("auxpass", "acomp"):
        monkeypatch.setattr(parser, "VOTE", 50.0)
        monkeypatch.setattr(parser, "parser", reading("closed", relation))
        hits = examine(text, all_constructions=True, syntax=Syntax.PARSER)
        found[relation] = [text[hit.start : hit.end] for hit in hits if "passive" in hit.pattern]
    assert found == {"auxpass": ["was closed"], "acomp": []}
