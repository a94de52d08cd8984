"""JSON for machines: one object a finding, as lines or in one document."""

from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from json.encoder import encode_basestring

from stancewatch.foundation.canonical import Json
from stancewatch.model.language import Hit
from stancewatch.suffixscape.findings import Linted, placed
from stancewatch.suffixscape.formats.notices import Notices
from stancewatch.suffixscape.formats.stream import array, indented
from stancewatch.suffixscape.reading import Id

_TRUTH = {True: "true", False: "false", None: "null"}

_in_quotes = lru_cache(maxsize=256)(encode_basestring)
"""For words that patterns repeat."""


def _doc(doc: Id) -> str:
    return encode_basestring(doc) if isinstance(doc, str) else repr(doc)


def lines(linted: Linted) -> Iterator[str]:
    """Yield one line of JSON a finding, in the keys of the command-line contract.

    Written by hand, not by `json.dumps` of a dictionary: half the time of a run over many sentences was there.
    """
    doc = _doc(linted.doc)
    text = linted.text
    for hit in linted.hits:
        quote = encode_basestring(text[hit.start : hit.end])
        yield (
            f'{{"doc":{doc},"start":{hit.start},"end":{hit.end},"quote":{quote},"family":"{hit.family}","pattern":"{hit.pattern}",'
            f'"agentless":{_TRUTH[hit.agentless]},"severity":"{hit.severity}","confidence":{hit.confidence},'
            f'"effect":{_in_quotes(hit.effect)},"alternative":{encode_basestring(hit.alternative)},"detector":"{hit.detector}"}}\n'
        )


def document(
    all_linted: Iterable[Linted], notices: Notices, rates: Callable[[], Json] = lambda: None
) -> Iterator[str]:
    """Yield the parts of one JSON document in its canonical form: every finding, then what holds for the whole run.

    `rates` is asked when all findings were read. Besides the notices nothing is held.
    """
    yield '{\n  "findings": '
    yield from array(_findings(all_linted, notices), 1)
    last: dict[str, Json] = {
        "looked_through": notices.looked_through(),
        "not_examined": notices.not_examined(),
        "not_read": notices.not_read(),
        "rates": rates(),
        "schema": "stancewatch/lint",
        "summary": notices.summary(),
        "version": "1",
    }
    for key, value in last.items():
        yield f',\n  "{key}": {indented(value, 1)}'
    yield "\n}\n"


def _findings(all_linted: Iterable[Linted], notices: Notices) -> Iterator[str]:
    for linted in all_linted:
        for hit, start, _ in placed(linted):
            yield _finding(linted, hit, *start)
        notices.take(linted)


def _finding(linted: Linted, hit: Hit, line: int, column: int) -> str:
    """Return a finding in its canonical form at the depth of the array; by hand, for the reason given above."""
    values = {
        "agentless": _TRUTH[hit.agentless],
        "alternative": encode_basestring(hit.alternative),
        "column": str(column),
        "confidence": repr(hit.confidence),
        "detector": f'"{hit.detector}"',
        "doc": _doc(linted.doc),
        "effect": encode_basestring(hit.effect),
        "end": str(hit.end),
        "family": f'"{hit.family}"',
        "line": str(line),
        "pattern": f'"{hit.pattern}"',
        "quote": encode_basestring(linted.text[hit.start : hit.end]),
        "severity": f'"{hit.severity}"',
        "start": str(hit.start),
    }
    return "{\n" + ",\n".join(f'      "{key}": {value}' for key, value in values.items()) + "\n    }"
