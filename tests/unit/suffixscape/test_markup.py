"""Markup is blanked, never moved: what is found stands at its place in the raw file."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stancewatch.suffixscape.engine import examine
from stancewatch.suffixscape.markup import Markup, masked

MARKDOWN = """---
title: a state-of-the-art page
---
# Our state-of-the-art library

Code: `it ensures`, address https://x.example/ensures, **ensures** safety, [fully open](https://x.example/guarantees).

```python
x = "ensures"
```

    indented ensures

| ensures | guarantees |
|---|---|

* our licence guarantees access
* two
"""

HTML = (
    "<html><head><title>A state-of-the-art page</title><script>x='ensures'</script><style>ensures{}</style></head>"
    "<body><h1>It ensures this</h1><p>we <b>guarantee</b>s</p><pre>ensures</pre><!-- ensures --><p title='ensures'>truly</p></body></html>"
)


def found(text: str, markup: Markup) -> list[str]:
    return [text[hit.start : hit.end] for hit in examine(text, markup=markup)]


def test_markdown_leaves_code_addresses_tables_and_front_matter_out() -> None:
    assert found(MARKDOWN, Markup.MARKDOWN) == ["state-of-the-art", "ensures", "fully open", "guarantees"]


def test_html_leaves_scripts_styles_code_comments_and_attributes_out() -> None:
    assert found(HTML, Markup.HTML) == ["state-of-the-art", "ensures", "truly"]


@pytest.mark.parametrize("markup", [Markup.HTML, Markup.MARKDOWN])
@pytest.mark.parametrize(
    "aside",
    [
        "<blockquote>It ensures this.</blockquote>",
        "<blockquote><p>x</p><BLOCKQUOTE>y</BLOCKQUOTE> It ensures this.</blockquote>",
        "They say <q>it ensures this</q> now.",
        "<table><tr><td><table><tr><td>x</td></tr></table>It ensures this.</td></tr></table>",
        '<p class="a" hidden>It ensures this.</p>',
        "<p hidden>It ensures this.<p>Here.</p>",
        '<div hidden="until-found"><div>x</div> It ensures this.</div>',
    ],
)
def test_quotations_tables_and_hidden_parts_are_left_out(markup: Markup, aside: str) -> None:
    text = f"<p>truly one.</p>\n\n{aside}\n\n<p>It guarantees that.</p>"
    assert found(text, markup) == ["truly", "guarantees"]
    assert len(masked(text, markup)) == len(text)


@pytest.mark.parametrize(
    "text",
    [
        "<blockquote>It ensures this.",
        "<table>It ensures this.<table>",
        '<p class="is hidden here">It ensures this.</p>',
        '<p aria-hidden="true">It ensures this.</p>',
        "</q>It ensures this.</table>",
    ],
)
def test_what_is_not_set_aside_is_read(text: str) -> None:
    assert found(text, Markup.HTML) == ["ensures"]


def test_a_heading_is_a_sentence_of_its_own() -> None:
    text = "# The images were\nremoved parts are listed.\n"
    assert found(text, Markup.MARKDOWN) == []


@pytest.mark.parametrize("markup", list(Markup))
@pytest.mark.parametrize(
    "text", ["```\nx", "<!-- x", "<pre>x", "---\nx", "<" * 50, "`" * 51, "", "\r\n# x\r\n"]
)
def test_what_never_closes_does_no_harm(text: str, markup: Markup) -> None:
    assert len(masked(text, markup)) == len(text)


@given(
    st.text(alphabet=st.sampled_from("ab <>`#*-|~_[]()\n\r!&;:/\"'=é🙂ensures"), max_size=300),
    st.sampled_from(list(Markup)),
)
def test_length_never_changes(text: str, markup: Markup) -> None:
    assert len(masked(text, markup)) == len(text)


@given(st.text(max_size=400))
def test_every_finding_lies_in_the_text(text: str) -> None:
    for markup in Markup:
        for hit in examine(
            f"{text} It ensures this. The images were removed.", all_constructions=True, markup=markup
        ):
            assert 0 <= hit.start < hit.end <= len(text) + 45
