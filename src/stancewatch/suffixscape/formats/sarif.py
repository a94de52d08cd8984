"""SARIF 2.1.0: findings for code-review tools, with stable fingerprints and fixes.

Source: OASIS Static Analysis Results Interchange Format 2.1.0. A fix never invents a fact: it puts the question
that the words leave open behind them, in brackets, for the writer to answer.
"""

from collections.abc import Sequence
from pathlib import PurePath

from stancewatch.foundation.canonical import Json, canonical
from stancewatch.foundation.version import CODE_VERSION
from stancewatch.model.language import Hit, Severity
from stancewatch.suffixscape.findings import Linted, Places
from stancewatch.suffixscape.fingerprints import fingerprints
from stancewatch.suffixscape.pattern import Pattern
from stancewatch.suffixscape.patterns import PATTERNS

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
LEVELS = {Severity.NONE: "none", Severity.LOW: "note", Severity.MEDIUM: "warning", Severity.HIGH: "error"}
_NUMBERS = {pattern.name: number for number, pattern in enumerate(PATTERNS)}
_QUESTIONS = {pattern.name: pattern.question for pattern in PATTERNS}


def document(all_linted: Sequence[Linted]) -> bytes:
    """Return one SARIF log with one run."""
    results: list[Json] = []
    for linted in all_linted:
        places = Places(linted.text)
        results += [_result(linted, hit, name, places) for hit, name in fingerprints(linted)]
    driver: Json = {
        "name": "Suffixscape",
        "semanticVersion": CODE_VERSION,
        "rules": [_rule(pattern) for pattern in PATTERNS],
    }
    run: Json = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}
    return canonical({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]})


def _rule(pattern: Pattern) -> Json:
    return {
        "id": pattern.name,
        "shortDescription": {"text": pattern.effect},
        "fullDescription": {"text": pattern.alternative},
        "help": {"text": pattern.explanation, "markdown": pattern.explanation},
        "properties": {"tags": [pattern.family.value, pattern.status.value]},
    }


def _result(linted: Linted, hit: Hit, fingerprint: str, places: Places) -> Json:
    quote = linted.text[hit.start : hit.end]
    region = _region(hit.start, hit.end, places)
    address: Json = {"uri": uri(linted.name)}
    behind: Json = {**_region(hit.end, hit.end, places)}
    inserted: Json = {
        "deletedRegion": behind,
        "insertedContent": {"text": f" [{_QUESTIONS[hit.pattern]}]"},
    }
    return {
        "ruleId": hit.pattern,
        "ruleIndex": _NUMBERS[hit.pattern],
        "level": LEVELS[hit.severity],
        "message": {"text": f"“{quote}” {hit.effect} {hit.alternative}"},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": address,
                    "region": {**region, "snippet": {"text": quote}},
                }
            }
        ],
        "partialFingerprints": {"suffixscape/v1": fingerprint},
        "fixes": [
            {
                "description": {"text": hit.alternative},
                "artifactChanges": [{"artifactLocation": address, "replacements": [inserted]}],
            }
        ],
        "properties": {
            "confidence": hit.confidence,
            "family": hit.family.value,
            "severity": hit.severity.value,
        },
    }


def _region(start: int, end: int, places: Places) -> dict[str, Json]:
    line, column = places.of(start)
    end_line, end_column = places.of(end)
    return {
        "startLine": line,
        "startColumn": column,
        "endLine": end_line,
        "endColumn": end_column,
        "charOffset": start,
        "charLength": end - start,
    }


_PLAIN = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/")


def uri(name: str) -> str:
    """Return a file name as a URI reference (RFC 3986): every other byte is percent-encoded."""
    path = PurePath(name).as_posix()
    return "".join(
        letter if letter in _PLAIN else "".join(f"%{byte:02X}" for byte in letter.encode()) for letter in path
    )
