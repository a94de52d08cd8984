"""JSON for machines: one object a finding, as lines or in one document."""

from collections.abc import Iterable, Iterator
from json.encoder import encode_basestring

from stancewatch.foundation.canonical import Json, canonical
from stancewatch.model.language import Hit
from stancewatch.suffixscape.findings import Linted, placed

_TRUTH = {True: "true", False: "false", None: "null"}


def lines(linted: Linted) -> Iterator[str]:
    """Yield one line of JSON a finding, in the keys of the command-line contract.

    Written by hand, not by `json.dumps` of a dictionary: half the time of a run over many sentences was there.
    """
    doc = encode_basestring(linted.name)
    text = linted.text
    for hit in linted.hits:
        quote = encode_basestring(text[hit.start : hit.end])
        yield (
            f'{{"doc":{doc},"start":{hit.start},"end":{hit.end},"quote":{quote},"family":"{hit.family}","pattern":"{hit.pattern}",'
            f'"agentless":{_TRUTH[hit.agentless]},"severity":"{hit.severity}","confidence":{hit.confidence},'
            f'"effect":{encode_basestring(hit.effect)},"alternative":{encode_basestring(hit.alternative)},"detector":"{hit.detector}"}}\n'
        )


def document(all_linted: Iterable[Linted], rates: Json = None) -> bytes:
    """Return one JSON document with every finding of every text, what was not examined, and rates where wanted."""
    found: list[Json] = []
    skipped: list[Json] = []
    for linted in all_linted:
        if linted.language != "en":
            skipped.append({"doc": linted.name, "language": linted.language})
        found += [_finding(linted, hit, *start) for hit, start, _ in placed(linted)]
    return canonical(
        {
            "schema": "stancewatch/lint",
            "version": "1",
            "findings": found,
            "not_examined": skipped,
            "rates": rates,
        }
    )


def _finding(linted: Linted, hit: Hit, line: int, column: int) -> Json:
    return {
        "doc": linted.name,
        "start": hit.start,
        "end": hit.end,
        "line": line,
        "column": column,
        "quote": linted.text[hit.start : hit.end],
        "family": hit.family.value,
        "pattern": hit.pattern,
        "agentless": hit.agentless,
        "severity": hit.severity.value,
        "confidence": hit.confidence,
        "effect": hit.effect,
        "alternative": hit.alternative,
        "detector": hit.detector,
    }
