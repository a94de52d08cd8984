"""SARIF 2.1.0: findings for code-review tools, with stable fingerprints and fixes.

Source: OASIS Static Analysis Results Interchange Format 2.1.0. A fix never invents a fact: it puts the question
that the words leave open behind them, in brackets, for the writer to answer. File names are relative to a root whose
own address is not told (3.14.14 leaves that to whoever reads the log).
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import islice
from pathlib import PurePath

from stancewatch.foundation.canonical import Json
from stancewatch.foundation.version import CODE_VERSION
from stancewatch.suffixscape.findings import Linted
from stancewatch.suffixscape.fingerprints import fingerprints
from stancewatch.suffixscape.formats.notices import Notices
from stancewatch.suffixscape.formats.sarif_results import HERE, ROOT, Regions, artifact, message, result
from stancewatch.suffixscape.formats.stream import array, indented, line
from stancewatch.suffixscape.pattern import Pattern
from stancewatch.suffixscape.patterns import PATTERNS

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
MOST_RESULTS = 25_000
"""Results in a run. Source: GitHub's limits for uploaded SARIF, "results per run"."""

NOTIFICATIONS = {
    "results_left_out": "More findings than results in a run.",
    "not_examined": "Paragraphs that are not in English.",
    "looked_through": "Characters that do not show, and letters that look like others.",
    "not_read": "Files and lines of JSON that cannot be read.",
}


def document(
    all_linted: Iterable[Linted], notices: Notices, root: PurePath = HERE, most: int = MOST_RESULTS
) -> Iterator[str]:
    """Yield the parts of one SARIF log with one run. Held: the notices, and a key for each distinct result of one text.

    After `most` results the findings are only counted, and a notification says how many are left out.
    """
    results = _Results(all_linted, notices, root, most)
    yield f'{{\n  "$schema": "{SCHEMA}",\n  "version": "2.1.0",\n  "runs": [\n    {{\n      "columnKind": "unicodeCodePoints",'
    yield '\n      "results": '
    yield from array(map(line, results), 3)
    invocation: Json = {
        "executionSuccessful": not notices.unreadable,
        "toolExecutionNotifications": list(_notifications(results, root)),
    }
    bases: Json = {ROOT: {"description": {"text": "The folder in which the command ran."}}}
    last: dict[str, Json] = {
        "defaultEncoding": "utf-8",
        "invocations": [invocation],
        "language": "en",
        "originalUriBaseIds": bases,
        "tool": {"driver": _driver()},
    }
    for key, value in last.items():
        yield f',\n      "{key}": {indented(value, 3)}'
    yield "\n    }\n  ]\n}\n"


class _Results:
    """The results of a run, up to the most there may be."""

    def __init__(self, all_linted: Iterable[Linted], notices: Notices, root: PurePath, most: int) -> None:
        self._all, self.notices, self._root = all_linted, notices, root
        self.room = most

    def __iter__(self) -> Iterator[Json]:
        for linted in self._all:
            hits = iter(linted.hits)
            regions, address = Regions(linted.text), artifact(linted.name, self._root)
            for hit, fingerprint in fingerprints(replace(linted, hits=islice(hits, self.room))):
                self.room -= 1
                yield result(linted, hit, fingerprint, regions, address)
            self.notices.left_out += sum(1 for _ in hits)
            self.notices.take(linted)


def _driver() -> Json:
    return {
        "name": "Suffixscape",
        "semanticVersion": CODE_VERSION,
        "rules": [_rule(pattern) for pattern in PATTERNS],
        "notifications": [
            {**_named(name), "shortDescription": {"text": said}} for name, said in NOTIFICATIONS.items()
        ],
    }


def _named(name: str) -> dict[str, Json]:
    """Return an id with its friendly name (3.49.7), `NotExamined`: none where it would be the id once more."""
    friendly = name.title().replace("_", "")
    return {"id": name, "name": friendly} if "_" in name else {"id": name}


def _rule(pattern: Pattern) -> Json:
    return {
        **_named(pattern.name),
        "shortDescription": {"text": pattern.effect},
        "fullDescription": {"text": pattern.suggestion},
        "help": {"text": pattern.explanation, "markdown": pattern.explanation},
        "properties": {"tags": [pattern.family.value, pattern.status.value]},
    }


def _notifications(results: _Results, root: PurePath) -> Iterator[Json]:
    if results.notices.left_out:
        written = results.notices.families.total() - results.notices.left_out
        text = f"{written} results are written; {results.notices.left_out} further findings are left out, the last in reading order."
        yield _notification("results_left_out", text)
    for said in results.notices.refused:
        yield _notification("not_read", said)
    for one in results.notices.listed:
        for name, text in (("not_examined", one.unread()), ("looked_through", one.disguised())):
            if text:
                yield _notification(name, text, artifact(one.name, root))


_LEVELS = {"looked_through": "note", "not_read": "error"}


def _notification(name: str, text: str, address: Json = None) -> Json:
    made: dict[str, Json] = {
        "descriptor": {"id": name, "index": list(NOTIFICATIONS).index(name)},
        "level": _LEVELS.get(name, "warning"),
        "message": {"text": message(text)},
    }
    if address:
        made["locations"] = [{"physicalLocation": {"artifactLocation": address}}]
    return made
