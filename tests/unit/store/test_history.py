import gzip
import hashlib
import json
import re
from pathlib import Path

import pytest

from stancewatch.model.exchange import Capture, CaptureOutcome
from stancewatch.store.history import UNSTABLE, Label, Version, history
from tests.unit.store.attempts import day

LINK = re.compile(r"\[([^\[\]]*)\]\([^()\s]*(?:\s\"[^\"]*\")?\)")


def labelled(*texts: str | None) -> tuple[Version, ...]:
    """Return the history of captures with these texts; None stands for an attempt in vain."""
    captures, kept = [], {}
    for number, text in enumerate(texts):
        sha256 = hashlib.sha256((text or "").encode()).hexdigest() if text is not None else ""
        kept[sha256] = text or ""
        outcome = CaptureOutcome.FAILED if text is None else CaptureOutcome.ARCHIVED
        captures.append(Capture(day(number), outcome, None, sha256))
    return history(captures, kept.__getitem__)


def labels(*texts: str | None) -> list[str]:
    return [version.label for version in labelled(*texts)]


def test_every_version_is_compared_with_all_earlier_ones() -> None:
    assert labels("a", "a", "b", "c", "a", "b b") == [
        "first",
        "same",
        "changed",
        "changed",
        "seen-before",
        "changed",
    ]


def test_attempts_in_vain_are_no_versions() -> None:
    assert labels(None, "a", None, "a") == ["first", "same"]
    assert [version.n for version in labelled(None, "a", None, "b")] == [0, 1]


def test_nothing_has_no_history() -> None:
    assert labelled() == ()


def test_a_noise_rule_that_was_needed_is_shown() -> None:
    first, spaced, _, back = labelled("one two", "one  two", "three", "one\u200b two")
    assert (first.flags, spaced.label, spaced.flags) == ((), Label.SAME, ("spacing_only",))
    assert (back.label, back.flags) == (Label.SEEN_BEFORE, ("spacing_only",))


def test_an_exact_return_needs_no_rule() -> None:
    assert labelled("one  two", "one two", "three", "one two")[-1].flags == ()


def test_a_page_that_keeps_coming_back_is_unstable() -> None:
    versions = labelled("a", "b", "a", "b", "c")
    assert [UNSTABLE in version.flags for version in versions] == [False, False, False, True, True]


def cases(shared: Path) -> list[dict[str, object]]:
    manifest = json.loads((shared / "cases/manifest.json").read_text())
    found: list[dict[str, object]] = manifest["histories"]
    return found


NAMES = {
    "first": "first",
    "same-text": "same",
    "revert": "seen-before",
    "change": "changed",
    "changed": "changed",
}


@pytest.mark.parametrize("number", range(5))
def test_the_labels_of_real_histories(shared: Path, number: int) -> None:
    """Labels of five dated histories, made by people who archive terms; links without targets, as in our texts."""
    case = cases(shared)[number]
    versions = case["versions"]
    assert isinstance(versions, list)
    texts = [
        LINK.sub(r"\1", gzip.decompress((shared / "cases" / version["gold"]).read_bytes()).decode())
        for version in versions
    ]
    expected = [version["label"] for version in versions]
    assert labels(*texts) == [NAMES[label] for label in expected]
