"""Headings by level: in Markdown by the marks before them, in HTML by the element."""

import pytest

from stancewatch.extract.extract import extract
from stancewatch.extract.outcome import Unreadable
from stancewatch.lenses.headings import trails

MARKDOWN = "# Rules\n\nOne.\n\n## Old\n\n### Appeals\n\nTwo.\n\n## New\n\nThree.\n"
HTML = (
    "<main><h1>Rules</h1><p>One.</p><h2>Old</h2><h3>Appeals</h3><p>Two.</p><h2>New</h2><p>Three.</p></main>"
)


@pytest.mark.parametrize(("text", "media_type"), [(MARKDOWN, "text/markdown"), (HTML, "text/html")])
def test_a_passage_stands_under_all_higher_headings(text: str, media_type: str) -> None:
    document = extract(text.encode(), media_type=media_type, charset="utf-8")
    assert not isinstance(document, Unreadable)
    found = zip(document.passages, trails(document.passages, document.text), strict=True)
    assert {passage.text: trail for passage, trail in found if trail} == {
        "One.": ("Rules",),
        "Two.": ("Rules", "Old", "Appeals"),
        "Three.": ("Rules", "New"),
    }
