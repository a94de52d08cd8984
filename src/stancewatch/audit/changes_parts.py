"""Everything else that differs, found by walking both documents, so that no difference goes unsaid.

Left out is what the other kinds of change say already, and the identity of an audit: its id, its date, the
version of the code. Figures that only follow from the rest are listed too.
"""

from collections.abc import Iterator

from stancewatch.audit.changes_context import Comparison
from stancewatch.foundation.canonical import Json
from stancewatch.model.audit import Audit, OutcomeEntry
from stancewatch.model.change import Cause, PartChange

LEFT_OUT = ("id", "date", "code_version", "flags", "pals", "composite")
LENS_LEFT_OUT = ("score", "bounds")
OUTCOME_LEFT_OUT = (
    "kind",
    "verdict",
    "proposed",
    "statement",
    "judge",
    "basis",
    "reason",
    "evidence",
    "search",
)
SEARCH_LEFT_OUT = ("pages", "sentences", "hits", "rejected", "nearest", "on")
TEXT_KEYS = (
    "sha256",
    "path",
    "captured_at",
    "extractor",
    "words",
    "characters",
    "body_sha256",
    "warc",
    "warc_sha256",
)
"""Of a page: what is another wherever its text is."""
METHOD_AREAS = frozenset({"method_version", "method_digest", "figures"})
OF_THE_METHOD = ("/question", "/title", "/corrects", "/order", "/dimension", "/expressions", "/queries")
NAMES = ("source", "indicator", "id", "family")
"""Keys by which the entries of a list are told apart, whichever is there first."""


def part_changes(comparison: Comparison) -> tuple[PartChange, ...]:
    """Return the parts that differ, by path."""
    old, new = (_comparable(comparison, audit) for audit in (comparison.old, comparison.new))
    found = _differences("", old, new)
    return tuple(
        PartChange(part=path, cause=_cause(comparison, path), old=old, new=new) for path, old, new in found
    )


def _comparable(comparison: Comparison, audit: Audit) -> dict[str, Json]:
    kept = {key: value for key, value in audit.document().items() if key not in LEFT_OUT}
    parts = {"profile": _profile(audit), "documents": _documents(comparison, audit), "lenses": _lenses(audit)}
    return {**kept, **parts}


def _profile(audit: Audit) -> Json:
    """The profile with its evidence also where there is none, so that it is compared flag by flag."""
    return {"flag_evidence": {}, **audit.profile.model_dump(mode="json")}


def _documents(comparison: Comparison, audit: Audit) -> list[Json]:
    """Pages that both audits read; of those with another text, what does not follow from that."""
    both = comparison.pages(comparison.old).keys() & comparison.pages(comparison.new).keys()
    return [
        entry.model_dump(
            mode="json", exclude=set(TEXT_KEYS) if comparison.text_cause(entry.source) else set()
        )
        for entry in audit.documents
        if entry.source in both
    ]


def _lenses(audit: Audit) -> list[Json]:
    return [
        {
            **lens.model_dump(mode="json", exclude={*LENS_LEFT_OUT, "outcomes"}),
            "outcomes": list(map(_outcome, lens.outcomes)),
        }
        for lens in audit.lenses
    ]


def _outcome(outcome: OutcomeEntry) -> Json:
    return {
        **outcome.model_dump(mode="json", exclude=set(OUTCOME_LEFT_OUT)),
        "search": outcome.search.model_dump(mode="json", exclude=set(SEARCH_LEFT_OUT)),
    }


def _differences(path: str, old: Json, new: Json) -> Iterator[tuple[str, Json, Json]]:
    if old == new:
        return
    one, other = _named(old), _named(new)
    if one is None or other is None:
        yield path, old, new
        return
    if list(one) != list(other) and sorted(one) == sorted(other) and isinstance(old, list):
        yield f"{path}/order".lstrip("/"), list(one), list(other)
    for key in dict.fromkeys((*other, *one)):
        if key not in one or key not in other:
            yield f"{path}/{key}".lstrip("/"), one.get(key), other.get(key)
        else:
            yield from _differences(f"{path}/{key}".lstrip("/"), one[key], other[key])


def _named(value: Json) -> dict[str, Json] | None:
    """Return the parts of an object by key, or of a list of named entries by name; None for anything else."""
    if isinstance(value, dict):
        return value
    if not isinstance(value, list) or not all(isinstance(entry, dict) for entry in value):
        return None
    entries = [entry for entry in value if isinstance(entry, dict)]
    name = next((name for name in NAMES if all(name in entry for entry in entries)), None)
    if name is None:
        return None
    named = {str(entry[name]): entry for entry in entries}
    return dict(named) if len(named) == len(entries) else None


def _cause(comparison: Comparison, path: str) -> Cause:
    """Return why a part differs; what follows from other parts has the cause of the first of these that differs."""
    area = path.partition("/")[0]
    if area in ("documents", "failures"):
        return Cause.READING if path.endswith("/role") else Cause.TEXT
    if area in ("judge", "profile"):
        return Cause.READING
    if area in METHOD_AREAS or path.endswith(OF_THE_METHOD) or "/criteria/" in path:
        return Cause.METHOD
    if _texts_differ(comparison):
        return Cause.TEXT
    return Cause.METHOD if comparison.other_method else Cause.READING


def _texts_differ(comparison: Comparison) -> bool:
    sources = {entry.source for audit in (comparison.old, comparison.new) for entry in audit.documents}
    failures = comparison.old.failures != comparison.new.failures
    return failures or any(comparison.text_cause(source) for source in sources)
