"""Words with their places, phrases around their rarest word, pieces that join to the text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stancewatch.model.language import Severity
from stancewatch.suffixscape import languages
from stancewatch.suffixscape.engine import examine
from stancewatch.suffixscape.grammar import agents, inversion, nominals, participles, passives
from stancewatch.suffixscape.grammar.shapes import is_participle
from stancewatch.suffixscape.grammar.tokens import BREAK, Tokens
from stancewatch.suffixscape.overlaps import told_once
from stancewatch.suffixscape.patterns import PATTERNS
from stancewatch.suffixscape.phrases import phrases
from stancewatch.suffixscape.pieces import LONGEST, pieces
from stancewatch.suffixscape.rates import baseline, by_family, rate


@given(st.text(max_size=300))
def test_tokens_stand_where_they_say(text: str) -> None:
    tokens = Tokens(text)
    assert len(tokens.raw) == len(tokens.words)
    last = 0
    for place, token in enumerate(tokens.raw):
        start = tokens.start(place)
        assert start >= last
        if token != BREAK:
            assert tokens.plain[start : tokens.end(place)] == token
            last = tokens.end(place)


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("It was 3.5 times. More.", 2),
        ("He used tools, e.g. hammers, there. Done", 2),
        ("One\n\nTwo", 2),
        ("A. Smith wrote it.", 1),
        ("Really?! Yes.", 3),
    ],
)
def test_sentences_end_where_readers_end_them(text: str, sentences: int) -> None:
    tokens = Tokens(text)
    assert (
        len({tokens.sentence(place) for place in range(len(tokens)) if tokens.words[place] != BREAK})
        == sentences
    )


def test_phrases_are_found_from_any_of_their_words() -> None:
    known = phrases(("at the forefront", "one * at a time", "big|huge step"))
    tokens = Tokens("we are at the forefront , one line at a time , a huge step")
    found = {known.at(tokens, place) for place, word in enumerate(tokens.words) if word in known.words} - {
        None
    }
    assert [" ".join(tokens.words[slice(*span)]) for span in sorted(span for span in found if span)] == [
        "at the forefront",
        "one line at a time",
        "huge step",
    ]


@given(st.text(alphabet="ab .\n", max_size=200), st.integers(1, 60))
def test_pieces_join_to_the_text(text: str, times: int) -> None:
    long = text * times * 8
    cut = list(pieces(long))
    assert "".join(piece for _, piece in cut) == long
    assert all(len(piece) <= LONGEST and long.startswith(piece, start) for start, piece in cut)


@pytest.mark.parametrize("pattern", PATTERNS, ids=lambda one: one.name)
def test_what_is_shown_is_what_all_finds_above_none(pattern: object) -> None:
    for sentence in (*getattr(pattern, "hits"), *getattr(pattern, "misses")):  # noqa: B009
        everything = examine(sentence, all_constructions=True)
        above = [hit for hit in everything if hit.severity is not Severity.NONE]
        assert examine(sentence) == tuple(told_once(above))


def test_forms() -> None:
    assert [is_participle(word) for word in ("removed", "taken", "need", "agreed", "well-known", "red")] == [
        True, True, False, True, True, False,
    ]  # fmt: skip
    assert [nominals.base(word) for word in ("policies", "losses", "bus", "removals")] == [
        "policy",
        "loss",
        "bus",
        "removal",
    ]
    assert nominals.is_candidate("removal")
    assert not nominals.is_candidate("the")


def test_participles_without_auxiliary() -> None:
    tokens = Tokens("Trained on text, the model uses images scraped by volunteers and was tested.")
    assert participles.is_bare(tokens, 0)
    assert participles.is_reduced_relative(tokens, tokens.words.index("scraped"))
    assert not participles.is_bare(tokens, tokens.words.index("tested"))


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("the images were removed", "en"),
        ("TRULY OPEN AI", "en"),
        ("die Bilder wurden nicht von uns entfernt", "de"),
        ("les images ont été retirées par nous", "fr"),
        ("图像 已 被 删除", "und"),
        ("", "en"),
    ],
)
def test_languages(text: str, language: str) -> None:
    assert languages.guess(text.lower().split()) == language


def test_rates_have_limits_around_them() -> None:
    none, some = rate(0, 1000), rate(10, 1000)
    assert (none.low, round(none.high, 1)) == (0.0, 3.7)
    assert some.low < some.per_thousand == 10.0 < some.high
    assert rate(3, 0).per_thousand == 0.0


def test_the_baseline_is_named_and_versioned() -> None:
    assert (baseline().name, baseline().version) == ("UD English EWT train", "2.16")
    assert all(other.words == baseline().words for _, other in by_family({}, 100).values())


def test_a_longer_phrase_takes_in_a_shorter_one() -> None:
    text = "We set a new standard for safety."
    assert [text[hit.start : hit.end] for hit in examine(text)] == ["set a new standard"]


@pytest.mark.parametrize(
    "text",
    [
        "Were the photos deleted?",
        "Is your data shared with third parties?",
        "How is my data used to train models?",
        "Why was my account suspended?",
        "When were these links removed?",
        "Nor was the dataset tested.",
        "Not only were the photos deleted, the accounts were closed too.",
    ],
)
def test_a_subject_may_stand_behind_its_auxiliary(text: str) -> None:
    tokens = Tokens(text)
    auxiliary = next(place for place, word in enumerate(tokens.words) if word in inversion.FINITE)
    found = passives.found(tokens, auxiliary)
    assert [one.agent for one in found] == [-1]
    subject = inversion.subject_end(tokens, auxiliary, found[0].head)
    assert subject == found[0].head


@pytest.mark.parametrize("text", ["Is he tired?", "Was the man tired?", "Is the map a detailed one?"])
def test_questions_about_states_are_no_passives(text: str) -> None:
    assert passives.found(Tokens(text), 0) == ()


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("the users who were all banned", ""),
        ("What is driving users banned", ""),
        ("Are the logs of our users kept?", "the logs of our users"),
        ("Was it ever tested?", "it"),
        ("There are files listed here.", ""),
    ],
)
def test_subjects_behind_auxiliaries(text: str, subject: str) -> None:
    tokens = Tokens(text)
    auxiliary = next(place for place, word in enumerate(tokens.words) if word in inversion.FINITE)
    head = next(place for place in range(len(tokens) - 1, 0, -1) if is_participle(tokens.words[place]))
    end = inversion.subject_end(tokens, auxiliary, head)
    assert " ".join(tokens.words[auxiliary + 1 : end]) == subject


@pytest.mark.parametrize(
    "text",
    [
        "They were filtered by using CLIP.",
        "They were computed by comparing both images.",
        "It was removed by the end of the week.",
        "It was removed by the next morning.",
        "It was removed by mid-March.",
        "It was built by the 1920s.",
        "It was added by popular demand.",
        "It was removed by early 2023",
        "It was removed, not by us.",
        "It was changed step by step.",
        "It was reduced by several orders of magnitude.",
    ],
)
def test_a_by_that_names_nobody(text: str) -> None:
    tokens = Tokens(text)
    assert agents.is_other_use(tokens, tokens.words.index("by"))
    assert passives.found(tokens, 1)[0].agent == -1


@pytest.mark.parametrize(
    "text",
    [
        "It was removed by our team.",
        "It was run by Boeing.",
        "It was led by Theresa May.",
        "It was used by the end users.",
        "It was banned by court order.",
        "It was approved by training staff.",
        "It was not reviewed by anyone.",
        "It was hidden by the time capsule.",
    ],
)
def test_a_by_that_names_an_agent(text: str) -> None:
    tokens = Tokens(text)
    assert passives.found(tokens, 1)[0].agent == tokens.words.index("by")


def test_a_by_without_words_around_it_is_not_judged() -> None:
    assert [agents.is_other_use(Tokens(text), 0) for text in ("by", "by the", "by us")] == [False] * 3


def heads(text: str) -> list[str]:
    tokens = Tokens(text)
    places = [place for place, word in enumerate(tokens.words) if word in passives.STARTS]
    return [tokens.words[one.head] for place in places for one in passives.found(tokens, place)]


@pytest.mark.parametrize(
    ("text", "head"),
    [
        ("That said, the lake froze early.", "said"),
        ("Sit down with your arms folded.", "folded"),
        ("With no key provided it stays shut.", "provided"),
        ("The tools came late, many of them repaired by hand.", "repaired"),
        ("It holds ten wells, some built by monks.", "built"),
        ("Two injured in tram crash", "injured"),
        ("No tickets needed.", "needed"),
        ("I think its called a sextant.", "called"),
        ("Parcels arrive once your told of them.", "told"),
    ],
)
def test_passives_without_auxiliary(text: str, head: str) -> None:
    assert heads(text) == [head]


@pytest.mark.parametrize(
    "text",
    [
        "She said that, and left.",
        "They work with tools provided by us.",
        "Talk with the person named below.",
        "The fleet left with the crew tired.",
        "The crew injured in the crash slept.",
        "Its painted walls shone.",
        "Feed your bearded dragon.",
        "Some painted walls fell.",
        "Most of them talked about rain.",
        "Two men, both asleep, missed it.",
    ],
)
def test_what_only_looks_like_a_passive_without_auxiliary(text: str) -> None:
    assert heads(text) == []


@pytest.mark.parametrize(
    ("text", "head"),
    [
        ("The name was, therefore, changed.", "changed"),
        ("The rule was in turn struck down.", "struck"),
        ("The boat was last seen off Crete.", "seen"),
        ("The task was undertaken because it paid.", "undertaken"),
        ("The seeds were openly and legally sold there.", "sold"),
        ("The stones are, according to the guide, carved here.", "carved"),
    ],
)
def test_words_put_in_between_do_not_hide_a_passive(text: str, head: str) -> None:
    assert heads(text) == [head]


@pytest.mark.parametrize(
    "text",
    [
        "It's become a habit.",
        "He's gone.",
        "Who's arrived?",
        "It is laughed.",
        "The salt was unprocessed.",
        "She was blue-eyed.",
    ],
)
def test_states_and_verbs_without_object_have_no_passive(text: str) -> None:
    assert heads(text) == []


@pytest.mark.parametrize(
    ("text", "other"),
    [
        ("It was raised by 12.9 % in May.", True),
        ("It was cut by a third.", True),
        ("It was cut by a factor of two.", True),
        ("It was found by looking up the length.", True),
        ("It was seen by a third party.", False),
        ("It was seen by 40 million people.", False),
        ("It was backed by two thirds of them.", False),
    ],
)
def test_a_by_before_a_figure(text: str, *, other: bool) -> None:
    tokens = Tokens(text)
    assert agents.is_other_use(tokens, tokens.words.index("by")) is other


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("What is a photo taken with a phone worth?", []),
        ("What is an image generated by AI?", []),
        ("What is the data used for?", ["used"]),
        ("What is this called?", ["called"]),
        ("What are users asked to provide?", ["asked"]),
        ("Is the time required for the test disclosed?", ["disclosed"]),
        ("How is data collected by partners used?", ["used"]),
    ],
)
def test_questions_with_a_described_subject(text: str, found: list[str]) -> None:
    assert heads(text) == found
