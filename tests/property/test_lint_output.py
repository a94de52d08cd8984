"""Whatever stands in a text, each finding is cut from it exactly, in every format; what is no text is refused."""

import json
import unicodedata
from collections.abc import Callable, Iterator
from pathlib import PurePath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stancewatch.foundation.errors import InputError
from stancewatch.suffixscape.findings import Linted
from stancewatch.suffixscape.fingerprints import fingerprints
from stancewatch.suffixscape.formats import github, json_lines, sarif, text
from stancewatch.suffixscape.formats.notices import Notices
from stancewatch.suffixscape.formats.stream import chunks
from stancewatch.suffixscape.linting import Wishes, stream
from stancewatch.suffixscape.markup import Markup
from stancewatch.suffixscape.reading import text_of
from stancewatch.suffixscape.rules import Rules

PARTS = (
    "The images were removed. ", "It ensures this. ", "the best model in the world ", "Data collection was performed. ", "were ",
    "removed ", "We will soon ", "Die Bilder wurden von uns nicht entfernt. ", "\u200b", "\u202e", "\u2066", "\u00ad", "\ufeff", "🙂",
    "👩‍👧", "\r\n", "\n\n", "\n", "\r", "\u2028", "\x85", "\x01", "\x02", "\x1b", "\t", "**", "_", "`", "```\n", "<!-- ", " -->", "<p>",
    "</p>", "<b>", "</b>", "<q>", "</q>", "<pre>", "“", "”", '"', "> ", "- ", "# ", "1. ", " | ", "[", "](https://x.y)", "&amp;", "&shy;",
    "im\u0430ges ", "ｗｅｒｅ ", "e\u0301", "\\", "<!-- suffixscape: line -->", "<!-- suffixscape: off assurance -->", "{0}", "%0A::", ",:",
)  # fmt: skip
TEXTS = st.lists(st.sampled_from(PARTS), max_size=40).map("".join)


def linted(given_text: str, markup: Markup, *, everything: bool) -> Linted:
    return stream("a.md", given_text, markup, Wishes(Rules(), all_constructions=everything))


each_text = given(TEXTS, st.sampled_from(list(Markup)), st.booleans())


@each_text
def test_json_quotes_are_cut_at_their_offsets_lines_and_columns(
    given_text: str, markup: Markup, everything: bool
) -> None:
    rows = [
        json.loads(line)
        for part in chunks(json_lines.lines(linted(given_text, markup, everything=everything)))
        for line in part.splitlines()
    ]
    whole = "".join(
        chunks(json_lines.document([linted(given_text, markup, everything=everything)], Notices()))
    )
    lines = given_text.split("\n")
    listed = json.loads(whole)["findings"]
    assert [(row["start"], row["end"], row["quote"]) for row in rows] == [
        (one["start"], one["end"], one["quote"]) for one in listed
    ]
    assert [row["start"] for row in rows] == sorted(row["start"] for row in rows)
    for one in listed:
        assert one["quote"] == given_text[one["start"] : one["end"]]
        assert one["quote"].strip()
        first = one["quote"].partition("\n")[0]
        assert lines[one["line"] - 1][one["column"] - 1 :].startswith(first)


@each_text
def test_sarif_regions_are_cut_without_a_byte_order_mark(
    given_text: str, markup: Markup, everything: bool
) -> None:
    found = [linted(given_text, markup, everything=everything)]
    (run,) = json.loads("".join(chunks(sarif.document(found, Notices(), PurePath()))))["runs"]
    bare = given_text.removeprefix("\ufeff")
    for result in run["results"]:
        region = result["locations"][0]["physicalLocation"]["region"]
        cut = bare[region["charOffset"] :][: region["charLength"]]
        assert cut == region["snippet"]["text"]
        assert region["startLine"] == bare.count("\n", 0, region["charOffset"]) + 1
    names = [result["partialFingerprints"]["suffixscape/v2"] for result in run["results"]]
    assert len(set(names)) == len(names)


@pytest.mark.parametrize("form", [text.lines, github.lines])
@each_text
def test_people_get_one_line_a_finding_and_nothing_that_steers_a_terminal(
    form: Callable[[Linted], Iterator[str]], given_text: str, markup: Markup, everything: bool
) -> None:
    count = len(list(linted(given_text, markup, everything=everything).hits))
    written = "".join(chunks(form(linted(given_text, markup, everything=everything))))
    assert len(written.splitlines()) == count
    assert not [
        one
        for one in written
        if one != "\n"
        and (unicodedata.category(one) == "Cc" or unicodedata.bidirectional(one) in BIDIRECTIONAL)
    ]


BIDIRECTIONAL = ("LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI")


@given(TEXTS)
def test_fingerprints_do_not_know_what_follows_in_other_lines(given_text: str) -> None:
    alone = [name for _, name in fingerprints(linted(given_text, Markup.PLAIN, everything=False))]
    followed = f"{given_text}\n\nA line of plain words.\n"
    again = [name for _, name in fingerprints(linted(followed, Markup.PLAIN, everything=False))]
    assert again[: len(alone)] == alone


@given(st.binary(max_size=200) | TEXTS.map(str.encode))
def test_bytes_are_the_text_or_refused_with_a_place_and_a_remedy(data: bytes) -> None:
    said: tuple[str, str] | None = None
    try:
        assert text_of(data, "a.md").encode() == data
    except InputError as error:
        said = error.message, error.hint
    assert said is None or ("'a.md'" in said[0] and said[1])
