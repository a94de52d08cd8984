"""One result of a SARIF log: where it is, what it says, and the fix it offers. Numbers are sections of SARIF 2.1.0."""

from pathlib import PurePath

from stancewatch.foundation.canonical import Json
from stancewatch.model.language import Hit, Severity
from stancewatch.suffixscape.findings import Linted, Places
from stancewatch.suffixscape.fingerprints import VERSION
from stancewatch.suffixscape.patterns import PATTERNS

HERE = PurePath()
ROOT = "SRCROOT"
"""Name of the folder that addresses are relative to: the one the command ran in."""

LEVELS = {Severity.NONE: "none", Severity.LOW: "note", Severity.MEDIUM: "warning", Severity.HIGH: "error"}
_NUMBERS = {pattern.name: number for number, pattern in enumerate(PATTERNS)}
_QUESTIONS = {pattern.name: pattern.question for pattern in PATTERNS}


class Regions:
    """Regions of one text. They do not depend on a byte order mark at its start (3.30.2)."""

    def __init__(self, text: str) -> None:
        self._places, self._mark = Places(text), int(text.startswith("\ufeff"))

    def of(self, start: int, end: int) -> dict[str, Json]:
        """Return the region between two offsets."""
        line, column = self._places.of(start)
        end_line, end_column = self._places.of(end)
        return {
            "startLine": line,
            "startColumn": max(column - self._mark * (line == 1), 1),
            "endLine": end_line,
            "endColumn": max(end_column - self._mark * (end_line == 1), 1),
            "charOffset": max(start - self._mark, 0),
            "charLength": end - start,
        }


def result(linted: Linted, hit: Hit, fingerprint: str, regions: Regions, address: Json) -> Json:
    """Return a finding as a result, with a fix that puts the open question behind its words."""
    quote = linted.text[hit.start : hit.end]
    region = regions.of(hit.start, hit.end)
    behind: Json = {**regions.of(hit.end, hit.end)}
    inserted: Json = {
        "deletedRegion": behind,
        "insertedContent": {"text": f" [{_QUESTIONS[hit.pattern]}]"},
    }
    return {
        "ruleId": hit.pattern,
        "ruleIndex": _NUMBERS[hit.pattern],
        "kind": "informational" if hit.severity is Severity.NONE else "fail",
        "level": LEVELS[hit.severity],
        "message": {"text": message(f"“{linted.words(hit)}” {hit.effect} {hit.alternative}")},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": address,
                    "region": {**region, "snippet": {"text": quote}},
                }
            }
        ],
        "partialFingerprints": {f"suffixscape/v{VERSION}": fingerprint},
        "fixes": [
            {
                "description": {"text": message(hit.alternative)},
                "artifactChanges": [{"artifactLocation": address, "replacements": [inserted]}],
            }
        ],
        "properties": {
            "confidence": hit.confidence,
            "family": hit.family.value,
            "severity": hit.severity.value,
        },
    }


def message(text: str) -> str:
    """Return a text as a plain message that reads as it stands: braces are doubled (3.11.5), and no link begins (3.11.6)."""
    text = text.replace("{", "{{").replace("}", "}}")
    return text.replace("](", "] (") if "](" in text else text


_PLAIN = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/")


def artifact(name: str, root: PurePath = HERE) -> Json:
    """Return where a file is: relative to the root where it lies below it or has a relative name, else its own address."""
    path = PurePath(name)
    if path.is_absolute() and root.is_absolute() and path.is_relative_to(root):
        path = path.relative_to(root)
    if path.is_absolute():
        return {"uri": "file:///" + uri(path.as_posix().lstrip("/"))}
    return {"uri": uri(path.as_posix()), "uriBaseId": ROOT}


def uri(name: str) -> str:
    """Return a file name as a URI reference (RFC 3986): every other byte is percent-encoded."""
    path = PurePath(name).as_posix()
    return "".join(
        letter
        if letter in _PLAIN
        else "".join(f"%{byte:02X}" for byte in letter.encode(errors="surrogateescape"))
        for letter in path
    )
