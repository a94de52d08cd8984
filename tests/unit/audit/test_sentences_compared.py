"""A text against a later one: what is new, gone, moved, reworded, and what is no change."""

import pytest

from stancewatch.audit.sentences import MOST_SENTENCES, are_all, sentences
from stancewatch.audit.sentences_compared import compared, removed_sentences
from stancewatch.audit.sentences_removed import Captured, Quoted, removed_over
from stancewatch.model.change import SentenceKind
from stancewatch.model.evidence import Document
from tests.texts import document

DATA = "Customer content is never used to train our models without permission."
LOGS = "Logs are kept for thirty days and then removed."
RULES = "You must not use the service to harm others."


def said(old: Document, new: Document) -> list[tuple[str, str, str]]:
    return [
        (change.kind, change.old.text if change.old else "", change.new.text if change.new else "")
        for change in compared(old, new)
    ]


def test_the_same_text_has_no_change() -> None:
    assert said(document(DATA, LOGS), document(DATA, LOGS)) == []


@pytest.mark.parametrize(
    "other", [DATA.replace(" ", "\u00a0 "), f"\u200b{DATA}", DATA.replace("never", "nev\u00ader")]
)
def test_white_space_and_unseen_characters_are_no_change(other: str) -> None:
    assert said(document(DATA, LOGS), document(other, LOGS)) == []


def test_another_cut_into_blocks_is_no_change() -> None:
    assert said(document("Logs", DATA), document(f"Logs {DATA}")) == []


def test_added_and_removed() -> None:
    assert said(document(DATA, LOGS), document(LOGS, RULES)) == [("added", "", RULES), ("removed", DATA, "")]


def test_moved_sentences_are_recognised_as_moved() -> None:
    assert said(document(DATA, LOGS, RULES), document(RULES, DATA, LOGS)) == [("moved", RULES, RULES)]


def test_reworded() -> None:
    (change,) = compared(document(DATA, LOGS), document(DATA, LOGS.replace("thirty", "ninety")))
    assert change.kind is SentenceKind.REWORDED
    assert change.score is not None
    assert 0.8 < change.score < 1


def test_noise_is_shown_and_named() -> None:
    def plain(text: str) -> str:
        return text.replace("28 August 2025", "2025-08-28").replace("August 28, 2025", "2025-08-28")

    old, new = document("Last changed: August 28, 2025"), document("Last changed: 28 August 2025")
    (change,) = compared(old, new, plain)
    assert change.kind is SentenceKind.NOISE
    assert change.old is not None
    assert removed_sentences(old, new, plain) == ()


def test_a_copy_that_goes_is_shown_and_is_not_a_removed_sentence() -> None:
    old, new = document(DATA, LOGS, DATA), document(DATA, LOGS)
    assert [(one.kind, one.stands_elsewhere) for one in compared(old, new)] == [("removed", True)]
    assert removed_sentences(old, new) == ()


def test_removed_sentences_stand_no_longer() -> None:
    (gone,) = removed_sentences(document(DATA, LOGS), document(LOGS, RULES))
    assert (gone.text, gone.start, gone.end) == (DATA, 0, len(DATA))


def test_two_captures_between_which_a_sentence_went() -> None:
    first, second, third = document(DATA, LOGS), document(LOGS), document(LOGS, RULES)
    captured = [Captured(at, text) for at, text in (("1", first), ("2", first), ("3", second), ("4", third))]
    quote = Quoted("audit", first.sha256, 3, 9, DATA[3:9])
    (gone,) = removed_over("policy", captured, [quote])
    assert (gone.last_seen, gone.gone_at, gone.quoted_in) == ("2", "3", ("audit",))
    assert gone.said == f"This sentence was removed between 2 and 3: “{DATA}”"


def test_a_sentence_that_came_back_is_not_gone() -> None:
    one, other = document(DATA, LOGS), document(LOGS)
    assert removed_over("policy", [Captured("1", one), Captured("2", other), Captured("3", one)]) == ()
    (gone,) = removed_over(
        "policy", [Captured(str(at), text) for at, text in enumerate((one, other, one, other))]
    )
    assert (gone.last_seen, gone.gone_at) == ("2", "3")


def test_no_capture_no_sentence() -> None:
    assert removed_over("policy", []) == ()


def test_what_another_reading_of_the_same_bytes_leaves_out_is_not_removed() -> None:
    whole, part = document(DATA, LOGS), document(DATA)
    reread = [Captured("1", whole, "bytes"), Captured("2", part, "bytes")]
    changed = [Captured("1", whole, "bytes"), Captured("2", part, "other bytes")]
    assert removed_over("policy", reread) == ()
    assert [one.sentence.text for one in removed_over("policy", changed)] == [LOGS]


def test_of_a_text_of_too_many_sentences_the_first_are_compared() -> None:
    many = document("A. " * (MOST_SENTENCES + 1))
    found = sentences(many)
    assert len(found) == MOST_SENTENCES
    assert not are_all(found, many)
    assert are_all(sentences(document(DATA)), document(DATA))


def test_a_sentence_that_is_pushed_beyond_the_bound_still_stands() -> None:
    many = "A. " * MOST_SENTENCES
    added, pushed = compared(document(many), document(f"{LOGS} {many}"))
    assert (added.kind, pushed.kind, pushed.stands_elsewhere) == ("added", "removed", True)
