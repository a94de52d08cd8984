"""Acts put as nouns: kept sums equal the sums over named features; shapes that hide who acts."""

import pytest

from stancewatch.model.language import Severity
from stancewatch.suffixscape.engine import examine
from stancewatch.suffixscape.grammar import nominals, noun_context
from stancewatch.suffixscape.grammar.linear import load_pair
from stancewatch.suffixscape.grammar.tokens import EDGE, Tokens

TEXT = "Removal of the links followed. THE Review-Process of Teams, a swift release"


def test_the_score_is_the_sum_over_the_named_features() -> None:
    tokens = Tokens(TEXT)
    pair = load_pair("nominal")
    for place, word in enumerate(tokens.words):
        noun = nominals.base(word.rpartition("-")[2])
        form = nominals.form_of(word, nominals.act_nouns().get(noun))
        both = pair.bias + pair.weight([*form.own, *noun_context.around(tokens, place, form)])
        assert nominals.score(tokens, place) == pytest.approx(nominals.together(both))


def test_classes_of_words_end_in_edges() -> None:
    tokens = Tokens("The cat")
    assert tokens.shapes[-3:] == [EDGE, EDGE, EDGE]
    assert [tokens.shape(place) for place in (-1, 0, 1, 2)] == [EDGE, *tokens.shapes[:2], EDGE]
    assert (tokens.word(-1), tokens.word(1), tokens.word(2)) == (EDGE, "cat", EDGE)


@pytest.mark.parametrize(("word", "asked"), [("coercion", True), ("the", False), ("elephant", False)])
def test_a_dictionary_says_which_unseen_nouns_have_a_verb(word: str, asked: bool) -> None:
    assert nominals.is_candidate(word) is asked


def evasions(text: str) -> list[tuple[str, Severity]]:
    return [
        (text[hit.start : hit.end], hit.severity)
        for hit in examine(text)
        if hit.pattern == "nominalisation_without_actor"
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Removal of the links followed.", [("Removal", Severity.MEDIUM)]),
        ("The collection and use of personal data continued.", [("collection", Severity.MEDIUM)]),
        ("Identification of children in the pictures was possible.", [("Identification", Severity.LOW)]),
        ("It was put online after the deletion of the links.", [("deletion", Severity.MEDIUM)]),
        ("An investigation found live links.", [("investigation found", Severity.LOW)]),
        ("Our investigation found live links.", []),
        ("The deletion of the links by our team took a week.", []),
        ("Image processing and data sharing live in one module.", []),
        ("The release of pressure is fast.", []),
        ("Dataset creation is slow.", [("Dataset creation", Severity.MEDIUM)]),
        ("We read a book about dataset creation and law.", []),
        ("The choice of a long and winding road remains a riddle.", [("choice", Severity.LOW)]),
        ("The creation of the road by the town was slow.", []),
        ("Duplicate removal was performed twice.", [("removal", Severity.MEDIUM)]),
        ("Our removal was performed twice.", []),
        ("The letter led to the removal of a chapter.", [("removal", Severity.MEDIUM)]),
        ("The note tells more about the collection of data.", []),
        ("The use of this model is subject to a licence.", []),
        ("Collecting old faces enables new games.", [("Collecting old faces", Severity.LOW)]),
        ("Collecting old faces enables us to play.", []),
        ("Play while collecting old faces enables you.", []),
        ("Use of the interface requires a key.", []),
    ],
)
def test_acts_without_actor(text: str, found: list[tuple[str, Severity]]) -> None:
    assert evasions(text) == found
