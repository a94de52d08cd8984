"""A finding keeps its name while its words, their neighbours in the line and the file stay; markup is no word."""

import json
from pathlib import Path

import pytest

from stancewatch.foundation.errors import InputError
from stancewatch.suffixscape import baseline
from stancewatch.suffixscape.fingerprints import VERSION, fingerprints
from stancewatch.suffixscape.linting import Wishes, lint
from stancewatch.suffixscape.markup import Markup
from stancewatch.suffixscape.rules import Rules

PLAIN = "Last year the images were removed from the public set."


def names(text: str, markup: Markup = Markup.MARKDOWN, name: str = "a.md") -> list[str]:
    return [fingerprint for _, fingerprint in fingerprints(lint(name, text, markup, Wishes(Rules())))]


@pytest.mark.parametrize(
    "text",
    [
        "Last year the images **were removed** from the public set.",
        "Last year the images were **removed** from the public set.",
        "Last year the [images](https://example.org/a/very/long/address?of=a_page) were removed from the *public* set.",
        "> [!NOTE]\n\nLast year the images were removed from the public set.",
        "Last year the images were removed from the public set.\r\n",
        "Last  year the images were re\u00admoved, from the “public” set.",
        "New first line.\n\nLast year the images were removed from the public set.\n\nAnd a last one.",
        "A sentence before it. A second one. Last year the images were removed from the public set.",
    ],
)
def test_marks_and_other_lines_leave_a_finding_what_it_was(text: str) -> None:
    assert names(text)[-1:] == names(PLAIN)


@pytest.mark.parametrize(
    "text",
    [
        "Last year the videos were removed from the public set.",
        "Last year the images were deleted from the public set.",
        "Last year the images were removed from the private archive.",
    ],
)
def test_other_words_are_another_finding(text: str) -> None:
    assert names(text) != names(PLAIN)


def test_tags_are_no_words_either() -> None:
    tagged = "<p>Last year the <a href='x'>images</a> <b>were</b> removed&nbsp;from the public set.</p>"
    assert names(tagged, Markup.HTML, "a.md") == names(PLAIN)
    assert names(PLAIN, name="b.md") != names(PLAIN)


def test_the_same_words_again_are_another_finding() -> None:
    assert len(set(names(f"{PLAIN}\n\n{PLAIN}"))) == 2


def test_a_baseline_of_another_version_is_refused_with_the_remedy(tmp_path: Path) -> None:
    file = tmp_path / "old.json"
    file.write_bytes(baseline.document([]))
    assert baseline.known(file) == frozenset()
    document = json.loads(file.read_bytes())
    assert document["version"] == VERSION
    file.write_text(json.dumps({**document, "version": "1"}), "utf-8")
    with pytest.raises(InputError, match="baseline of version '1'") as error:
        baseline.known(file)
    assert "--write-baseline" in error.value.hint
    file.write_text(json.dumps({**document, "schema": "stancewatch/lint"}), "utf-8")
    with pytest.raises(InputError, match="not a baseline file but 'stancewatch/lint'"):
        baseline.known(file)
