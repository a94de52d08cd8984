"""Quoted speech: marks paired in a paragraph, lines marked as quoted, and marks that are none."""

import pytest

from stancewatch.suffixscape.engine import examine
from stancewatch.suffixscape.markup import Markup
from stancewatch.suffixscape.quotations import quotations

REMOVED = "The images were removed."


def found(text: str, markup: Markup = Markup.PLAIN) -> list[int]:
    return [hit.start for hit in examine(text, markup=markup) if hit.pattern == "agentless_passive"]


def quoted(text: str) -> list[str]:
    return [text[start:end] for start, end in quotations(text)]


@pytest.mark.parametrize(
    "text",
    [
        f'She said: "It was late. {REMOVED} It was over."',
        f"She said: “It was late. {REMOVED} It was over.”",
        f"She said: ‘It’s late. {REMOVED}’",
        f"She said: „It was late. {REMOVED}“",
        f"She said: « It was late. {REMOVED} »",
        f"She said: »It was late. {REMOVED}«",
        f"She said: ”It was late. {REMOVED}”",
        f"She said: “It was ‘late’. {REMOVED}”",
        f"“It was late.\n\n“{REMOVED}” she said.",
        f"“{REMOVED}\n\n“It was late.” she said.",
        f"> It was late.\n> {REMOVED}",
        f"   > {REMOVED}",
    ],
)
def test_quoted_speech_is_not_counted_against_the_text(text: str) -> None:
    assert found(text) == []
    assert found(text, Markup.MARKDOWN) == []
    assert len(found(f"{text}\n\n{REMOVED}")) == 1


@pytest.mark.parametrize(
    "text",
    [
        f"He said “it was late. {REMOVED}",
        f"It was late.” {REMOVED}",
        f'A 5" screen. {REMOVED} A 7" screen.',
        f"The users' pages. {REMOVED} The users' names.",
        f"The users’ pages. {REMOVED} It’s so.",
        f"Back in the ‘90s. {REMOVED}",
        f'"It was late" {REMOVED} "It was over"',
        f"“It was late” {REMOVED} “It was over”",
        f"> [!NOTE]\n> {REMOVED}",
        f"5 > 3. {REMOVED}",
    ],
)
def test_what_is_no_quotation_does_not_silence(text: str) -> None:
    assert len(found(text)) == 1


def test_a_stray_mark_reaches_no_further_than_its_paragraph() -> None:
    assert len(found(f"He said “it was late.\n\n{REMOVED}\n\nIt was over.” {REMOVED}")) == 2


def test_only_the_outermost_quotation_is_told() -> None:
    assert quoted("a “b “c” d” e “f”") == ["“b “c” d”", "“f”"]
    assert quoted("« b “c » d”") == ["« b “c »"]
    assert quoted("no marks at all") == []


@pytest.mark.parametrize("mark", ["“", "”", "‘", '"', ' "', "«", "»", "„", "x'", "‘s' "])
def test_ten_thousand_marks_are_read(mark: str) -> None:
    assert isinstance(quotations(mark * 10_000), list)
    assert len(examine(f"{mark * 10_000}\n\n{REMOVED}")) == 1


def test_ten_thousand_nested_quotations_are_one() -> None:
    assert quotations("“" * 10_000 + "x" + "”" * 10_000) == [(0, 20_001)]
