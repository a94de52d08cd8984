"""Formats write as they read: findings are never all held, documents are canonical, and SARIF has what the standard asks for."""

import json
from collections.abc import Iterator
from pathlib import PurePosixPath
from urllib.parse import unquote

import pytest

from stancewatch.foundation.canonical import Json, canonical_text
from stancewatch.model.language import Family, Severity
from stancewatch.suffixscape import linting, rates
from stancewatch.suffixscape.findings import Linted, Places
from stancewatch.suffixscape.fingerprints import VERSION
from stancewatch.suffixscape.formats import json_lines, sarif, sarif_results
from stancewatch.suffixscape.formats.notices import LISTED, SHOWN, Notices
from stancewatch.suffixscape.formats.stream import LINES, chunks
from stancewatch.suffixscape.markup import Markup
from stancewatch.suffixscape.rules import Rules

TEXT = "It ensures this.\r\n\r\nThe im\u200bages were re\u200bmoved, “ü” {0} [a](b) \u2028 it ensures that.\n"
GERMAN = "Die Bilder wurden von uns nicht entfernt, und das ist so.\n\n"


def streamed(*texts: str, name: str = "docs/a b.md", words: bool = False) -> Iterator[Linted]:
    wishes = linting.Wishes(Rules(), all_constructions=True, count_words=words)
    return (linting.stream(name, text, Markup.PLAIN, wishes) for text in texts)


def log_of(*texts: str, most: int = 100, name: str = "docs/a b.md", root: str = "/r") -> dict[str, Json]:
    parts = sarif.document(streamed(*texts, name=name), Notices(), PurePosixPath(root), most)
    document = json.loads("".join(parts))
    assert (document["version"], len(document["runs"])) == ("2.1.0", 1)
    run: dict[str, Json] = document["runs"][0]
    return run


def listed(value: Json) -> list[dict[str, Json]]:
    assert isinstance(value, list)
    return [one for one in value if isinstance(one, dict)]


def inside(value: Json, *keys: str | int) -> Json:
    for key in keys:
        if isinstance(key, str):
            assert isinstance(value, dict)
            value = value[key]
        else:
            assert isinstance(value, list)
            value = value[key]
    return value


def test_hits_are_found_as_they_are_read() -> None:
    (linted,) = streamed("The images were removed.\n\n" * 1_000)
    hits = iter(linted.hits)
    assert linted.tally.families.total() == 0
    next(hits)
    assert linted.tally.families.total() == 1
    assert sum(1 for _ in hits) == linted.tally.families.total() - 1
    assert linting.worst(linted) is Severity.HIGH


def test_places_count_forth_and_back() -> None:
    places = Places("ab\ncd\r\n\nef")
    assert [places.of(at) for at in (0, 4, 9, 1, 7, 8, 3)] == [
        (1, 1),
        (2, 2),
        (4, 2),
        (1, 2),
        (3, 1),
        (4, 1),
        (2, 1),
    ]


def test_the_json_document_is_canonical() -> None:
    for texts in ((TEXT, GERMAN + TEXT), ("",)):
        parts = "".join(json_lines.document(streamed(*texts), Notices()))
        document = json.loads(parts)
        assert canonical_text(document) == parts
    assert document["findings"] == []


def test_the_json_document_tells_what_was_not_examined() -> None:
    notices = Notices()
    parts = json_lines.document(
        streamed(GERMAN + TEXT, words=True), notices, lambda: rates.as_json(notices.families, notices.words)
    )
    document = json.loads("".join(parts))
    (entry,) = document["not_examined"]
    assert (entry["doc"], entry["language"], entry["languages"]) == ("docs/a b.md", "de", {"de": 11})
    assert entry["of_words"] == entry["words"] + document["rates"]["words"]
    assert 0 < entry["share"] < 1
    assert document["looked_through"] == [
        {"doc": "docs/a b.md", "characters": {"U+200B": 2}, "lookalikes": 0}
    ]
    assert document["summary"]["findings"] == len(document["findings"])
    assert document["summary"]["not_examined_in_part"] == 1


def test_rates_count_examined_words_only() -> None:
    notices = Notices()
    for linted in streamed(GERMAN + "It ensures this.", words=True):
        assert len(list(linted.hits)) == 1
        notices.take(linted)
    assert (notices.words, notices.families[Family.EPISTEMIC_INFLATION]) == (3, 1)


def test_people_are_told_and_not_flooded() -> None:
    notices = Notices()
    for linted in streamed(*[GERMAN] * (LISTED + 5)):
        assert list(linted.hits) == []
        notices.take(linted)
    said = notices.lines()
    assert len(said) == SHOWN + 1
    assert said[0] == "docs/a b.md: 11 of 11 words not examined (100.0 % of the text), not English: de 11."
    assert str(LISTED + 5) in said[-1]
    assert Notices().lines() == []


def test_chunks_are_bounded_and_show_nothing_a_terminal_obeys() -> None:
    parts = list(chunks("a\u202e\n" for _ in range(LINES + 1)))
    assert len(parts) == 2
    assert parts[1] == "a\\u202e\n"


def test_sarif_has_the_required_properties() -> None:
    run = log_of(TEXT, GERMAN)
    driver = inside(run, "tool", "driver")
    rules, notifications = listed(inside(driver, "rules")), listed(inside(driver, "notifications"))
    assert inside(driver, "name") == "Suffixscape"
    assert len({str(one["id"]) for one in rules}) == len(rules)
    (invocation,) = listed(run["invocations"])
    assert invocation["executionSuccessful"] is True
    for one in listed(invocation["toolExecutionNotifications"]):
        assert one["level"] in ("note", "warning")
        assert inside(one, "message", "text")
        index = inside(one, "descriptor", "index")
        assert notifications[int(str(index))]["id"] == inside(one, "descriptor", "id")
    for result in listed(run["results"]):
        assert inside(result, "message", "text")
        assert result["level"] in ("none", "note", "warning", "error")
        assert (result["kind"] == "fail") == (result["level"] != "none")
        assert rules[int(str(result["ruleIndex"]))]["id"] == result["ruleId"]
        assert inside(result, "partialFingerprints", f"suffixscape/v{VERSION}")


def test_sarif_regions_and_fixes_stand_in_the_text() -> None:
    lines = TEXT.split("\n")
    for result in listed(log_of(TEXT)["results"]):
        place = inside(result, "locations", 0, "physicalLocation")
        region = inside(place, "region")
        assert isinstance(region, dict)
        start, length = int(str(region["charOffset"])), int(str(region["charLength"]))
        assert inside(region, "snippet", "text") == TEXT[start : start + length]
        line, first, last = (int(str(region[key])) for key in ("startLine", "startColumn", "endColumn"))
        assert lines[line - 1][first - 1 : last - 1] == TEXT[start : start + length]
        change = inside(result, "fixes", 0, "artifactChanges", 0)
        assert inside(change, "artifactLocation") == inside(place, "artifactLocation")
        deleted = inside(change, "replacements", 0, "deletedRegion")
        assert (inside(deleted, "charOffset"), inside(deleted, "charLength")) == (start + length, 0)


def test_sarif_regions_do_not_count_a_byte_order_mark() -> None:
    plain, marked = (
        listed(log_of(before + "It ensures this.\n\nIt ensures that.")["results"])
        for before in ("", "\ufeff")
    )
    places = [[one["locations"] for one in results] for results in (plain, marked)]
    assert places[0] == places[1]


@pytest.mark.parametrize(
    ("name", "uri", "base"),
    [
        ("docs/ü b.md", "docs/%C3%BC%20b.md", True),
        ("/r/docs/a.md", "docs/a.md", True),
        ("/elsewhere/a:b.md", "file:///elsewhere/a%3Ab.md", False),
        ("//host/a.md", "file:///host/a.md", False),
        ("../a?.md", "../a%3F.md", True),
        ("javascript:1", "javascript%3A1", True),
        ("-", "-", True),
    ],
)
def test_sarif_addresses_are_relative_to_a_named_root(name: str, uri: str, base: bool) -> None:
    address = sarif_results.artifact(name, PurePosixPath("/r"))
    assert address == ({"uri": uri, "uriBaseId": "SRCROOT"} if base else {"uri": uri})
    assert "SRCROOT" in str(log_of(TEXT)["originalUriBaseIds"])
    assert unquote(uri).endswith(name.rpartition("/")[2])


def test_sarif_counts_what_it_leaves_out() -> None:
    whole, capped = log_of(TEXT, TEXT, TEXT), log_of(TEXT, TEXT, TEXT, most=2)
    assert listed(capped["results"]) == listed(whole["results"])[:2]
    left = len(listed(whole["results"])) - 2
    notes = [
        str(inside(one, "message", "text"))
        for one in listed(inside(capped, "invocations", 0, "toolExecutionNotifications"))
    ]
    assert notes[0].startswith(f"2 results are written; {left} further")
    assert inside(capped, "tool") == inside(whole, "tool")
    assert "results_left_out" not in str(whole["invocations"])


def test_sarif_names_what_was_not_examined() -> None:
    run = log_of(GERMAN)
    (note,) = listed(inside(run, "invocations", 0, "toolExecutionNotifications"))
    assert inside(note, "descriptor", "id") == "not_examined"
    assert inside(note, "locations", 0, "physicalLocation", "artifactLocation", "uri") == "docs/a%20b.md"
    assert run["results"] == []


def test_sarif_messages_read_as_they_stand() -> None:
    assert sarif_results.message("{0} [a](b)") == "{{0}} [a] (b)"


def test_findings_left_out_are_said_to_people_too() -> None:
    notices = Notices()
    notices.left_out = 3
    assert notices.lines() == ["3 findings are left out of this format; `--format jsonl` writes all."]
