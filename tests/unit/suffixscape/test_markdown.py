"""What is prose in Markdown and HTML, block by block: each example says what may be found in it."""

import pytest

from stancewatch.suffixscape.grammar.tokens import BLANKED, BREAK
from stancewatch.suffixscape.markup import Markup, comments_only, masked


def words(text: str, markup: Markup = Markup.MARKDOWN) -> str:
    """Return the letters that are left, in one line, where each stood in the text."""
    made = masked(text, markup)
    assert len(made) == len(text)
    assert all(
        new in (old, " ", BREAK, BLANKED) or not old.isalnum() for new, old in zip(made, text, strict=True)
    )
    return " ".join(made.replace(BREAK, " ").replace(BLANKED, " ").split())


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("````md\n```\ncode\n```\n````\nprose", "prose"),
        ("~~~~\n~~~\n```\ncode\n~~~~~\nprose", "prose"),
        ("```not a fence``` prose", "prose"),
        ("> ```\n> code\nprose", "prose"),
        ("- item\n  ```\n  code\n  ```\n  more", "item more"),
        ("- item\n  ```\n  code\nprose", "item prose"),
        ("1. one\n2. two\n\nprose in\n2019. The year", "one two prose in 2019. The year"),
        ("- item\n\n  more\n\n      code\n- next", "item more next"),
        ("prose\n    goes on\n\n    code", "prose goes on"),
        ("\tcode\n\nprose", "prose"),
        ("---\nkey: value\n---\nprose", "prose"),
        ("\ufeff---\nkey: value\n---\nprose", "prose"),
        ("+++\nkey = 1\n+++\nprose", "prose"),
        ("---\n\nprose", "prose"),
        ("---\nprose that never closes", "prose that never closes"),
        ("a | b\n--- | ---\ncell | cell\n\nprose", "prose"),
        ("| a |\n|---|\n| cell |\nprose\n\nprose", "prose"),
        ("this | that is prose", "this | that is prose"),
        ("$$\nformula\n$$\nprose", "prose"),
        ("prose $x_1 = y$ costs $5 to $6", "prose costs $5 to $6"),
        ("`` code ` code `` prose `code", "prose `code"),
        ("`code\ngoes on` prose", "prose"),
        ("`not\n\ncode` prose", "`not code` prose"),
        ("[link text](target_(one) 'title') prose", "link text prose"),
        ("[text][label] prose[^1]\n\n[label]: target 'title'\n[^1]: note", "text prose note"),
        ("![shown](target.png) <https://target.example/a>.", "shown ."),
        ("see https://target.example/a. Prose", "see . Prose"),
        ("a <b>word</b> <code>code</code> <pre> prose", "a word prose"),
        ("<!-- comment\n\n```\n-->\nprose", "prose"),
        ("# Heading\nprose\n\nHeading\n===\nprose", "Heading prose Heading prose"),
        ("#1 in the world", "#1 in the world"),
        ("snake_case and *strong* __words__", "snake_case and strong words"),
        (":::{note}\nprose\n:::", "prose"),
        ("- - # Heading\n* * *\nprose", "Heading prose"),
        ("prose\r\n\r\n```\r\ncode\r\n```\r\nprose\r\n", "prose prose"),
    ],
)
def test_markdown_keeps_prose_only(text: str, left: str) -> None:
    assert words(text) == left


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ('<p title="a > b">prose</p>', "prose"),
        ("<script>var a = '<!--';</script><p>prose</p>", "prose"),
        ("<math><mi>x</mi></math> prose <pre>code", "prose"),
        ("<!-- never closes <p>prose</p>", "<!-- never closes prose"),
    ],
)
def test_html_keeps_prose_only(text: str, left: str) -> None:
    assert words(text, Markup.HTML) == left


def test_entities_become_the_mark_they_mean_and_offsets_stay() -> None:
    for markup in (Markup.MARKDOWN, Markup.HTML):
        assert masked("&ldquo;a&rdquo; b&nbsp;c &amp; &#1; &x;", markup) == (
            "“      a”       b" + " " * 6 + "c &         " + " " * 4
        )


def test_headings_and_items_are_sentences_of_their_own() -> None:
    made = masked("# One\n1. two\n2. three\n> four\n", Markup.MARKDOWN)
    assert made == f"{BREAK} One{BREAK}{BREAK}  two\n{BREAK}  three\n{BREAK} four\n"


@pytest.mark.parametrize("code", ["`{}`", "```\n{}\n```", "    {}\n", "<!-- -->`` {} ``"])
def test_a_comment_in_code_is_code(code: str) -> None:
    comment = "<!-- suffixscape: file -->"
    assert comment not in comments_only(code.format(comment), Markup.MARKDOWN)
    assert comment in comments_only(f"prose {comment}", Markup.MARKDOWN)


def test_a_comment_in_a_script_is_none() -> None:
    comment = "<!-- suffixscape: file -->"
    assert comment not in comments_only(f"<script>{comment}</script>", Markup.HTML)
    assert comment in comments_only(f"<pre>{comment}</pre>", Markup.HTML)


@pytest.mark.parametrize(
    "unit",
    ["```\n", "`", "` `` ```", "<a ", '<a "', "<!--", "](", "](a(", "$$", "$a_", "> ", "- ", "- a\n  ", "&", "[", "<code>", "a|b\n-|-\n"],
)  # fmt: skip
def test_what_repeats_without_end_keeps_its_length(unit: str) -> None:
    text = (unit * 20_000)[:20_000]
    for markup in (Markup.MARKDOWN, Markup.HTML):
        assert len(masked(text, markup)) == len(comments_only(text, markup)) == len(text)
