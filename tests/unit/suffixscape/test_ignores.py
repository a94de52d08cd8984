"""Comments take out what they name, where they say, and nothing in code; their mistakes and the idle ones are told."""

import pytest

from stancewatch.suffixscape.engine import examine
from stancewatch.suffixscape.ignores import Ignores
from stancewatch.suffixscape.markup import Markup

TEXT = "It ensures this.\n\nThe images were removed.\n"
BOTH = ["assurance", "agentless_passive"]


def read(text: str, markup: Markup = Markup.MARKDOWN) -> tuple[Ignores, list[str]]:
    comments = Ignores(text, markup)
    return comments, [hit.pattern for hit in comments.reported(examine(text, markup=markup))]


def left(text: str, markup: Markup = Markup.MARKDOWN) -> list[str]:
    return read(text, markup)[1]


@pytest.mark.parametrize(
    ("before", "kept"),
    [
        ("<!-- suffixscape: next-line -->\n\n \n", ["agentless_passive"]),
        ("<!-- suffixscape: next-line agency_diffusion -->\n\n", BOTH),
        ("<!-- suffixscape: next-line agency_diffusion -->\n<!-- suffixscape: next-line assurance -->\n", ["agentless_passive"]),
        ("<!-- suffixscape: off -->\n<!-- suffixscape: on assurance -->\n\n", ["assurance"]),
        ("<!-- suffixscape: off assurance, agency_diffusion -->\n<!-- suffixscape: on agency_diffusion -->\n\n", ["agentless_passive"]),
        ("<!--suffixscape:file assurance-->\n\n", ["agentless_passive"]),
        ("<!-- suffixscape: off asurance -->\n\n", BOTH),
        ("<!-- suffixscape: nextline -->\n", BOTH),
        ("```\n<!-- suffixscape: file -->\n```\n\n", BOTH),
        ("`<!-- suffixscape: file -->`\n\n", BOTH),
        ("    <!-- suffixscape: file -->\n\n", BOTH),
    ],
)  # fmt: skip
def test_a_comment_takes_out_what_it_names_where_it_says(before: str, kept: list[str]) -> None:
    assert left(before + TEXT) == kept


def test_in_plain_text_there_is_no_code() -> None:
    assert left(f"`<!-- suffixscape: file -->`\n\n{TEXT}", Markup.PLAIN) == []


def test_mistakes_are_told_with_line_and_nearest_name() -> None:
    comments, _ = read(f"{TEXT}<!-- suffixscape: off asurance zzzz -->\n\n<!-- suffixscape: disable -->\n")
    assert list(comments.mistakes()) == [
        (4, "There is no pattern or family 'asurance'. Did you mean 'assurance'?"),
        (4, "There is no pattern or family 'zzzz'. See `stancewatch pattern list`."),
        (6, "'disable' is not one of off, on, line, next-line, file: the comment takes nothing out."),
    ]


def test_idle_comments_are_told_once_the_hits_are_read() -> None:
    text = f"<!-- suffixscape: next-line assurance, nominalised_evasion -->\n{TEXT}<!-- suffixscape: line -->\n<!-- suffixscape: on -->"
    comments, _ = read(text)
    assert list(comments.unused()) == [(5, "“<!-- suffixscape: line -->” takes no finding out.")]


@pytest.mark.parametrize("word", ["line", "next-line", "off", "file"])
def test_many_comments_are_one_stretch(word: str) -> None:
    text = f"<!-- suffixscape: {word} -->\n" * 3_000 + "The images were removed. " * 300
    comments = Ignores(text, Markup.PLAIN)
    comments.reported([])
    assert len(comments.comments) == 3_000
    stretches = {id(one) for comment, _ in comments.comments for one in comment.stretches}
    assert len(stretches) == (3_000 if word == "line" else 1)
