"""Pin the floors anew, and count the baseline of `lint --rates`: `python -m tests.evaluation.suffixscape.pin [--lower REASON]`.

Floors are what is measured, to the sentence: true findings may not become fewer, false ones, misses and findings per 1,000
sentences not more. They give way, or the corpus or the catalogue changes, only with a reason, which is kept.
"""

import argparse
import json
import sys
import tempfile
from pathlib import Path
from typing import TypedDict

from tests.evaluation.suffixscape import baseline_corpus, fresh_sentences, measures
from tests.evaluation.suffixscape.measures import CORPORA, FLOORS

FRESH = "fresh"
NAMES = (*CORPORA, FRESH)
CEILINGS = ("findings_per_1000", ".false", ".missed")
"""Ends of the names of figures that may not rise above their pin."""


class Pinned(TypedDict):
    """What is pinned of one corpus."""

    digest: str
    figures: dict[str, float]
    reasons: list[str]


def digest(name: str) -> str:
    """Return the hash by which a corpus is pinned: for the fresh sentences of the labels, which hold those of the texts."""
    return fresh_sentences.digest() if name == FRESH else measures.digest(name)


def missing(name: str) -> str:
    """Return the first file of a corpus that is not beside the checkout, or nothing."""
    if name == FRESH:
        return "".join(fresh_sentences.missing()[:1])
    return "" if measures.corpus(name).is_file() else str(measures.corpus(name))


def measured(name: str) -> dict[str, float]:
    """Return the figures of a corpus as the engine stands."""
    with tempfile.TemporaryDirectory() as folder:
        if name == FRESH:
            return fresh_sentences.figures("ABCD", Path(folder))
        return measures.figures(name, Path(folder))


def worse(pinned: dict[str, float], now: dict[str, float]) -> list[str]:
    """Return what is worse than pinned, or no longer measured, one sentence each."""
    return [
        f"{key}: {old} -> {now.get(key, 'not measured')}"
        for key, old in sorted(pinned.items())
        if key not in now or (now[key] > old if key.endswith(CEILINGS) else now[key] < old)
    ]


def renewed(name: str, pinned: Pinned | None, now: dict[str, float], reason: str) -> tuple[Pinned, list[str]]:
    """Return the pins of a corpus after a measurement, and what would fall: then, without a reason, nothing changes."""
    here = digest(name)
    if pinned is None:
        return Pinned(digest=here, figures=now, reasons=[]), []
    fallen = worse(pinned["figures"], now)
    if pinned["digest"] != here:
        fallen.insert(0, "another corpus than the one pinned")
    if fallen and not reason:
        return pinned, fallen
    reasons = [*pinned["reasons"], reason] if fallen else pinned["reasons"]
    return Pinned(digest=here, figures=now, reasons=reasons), []


def main() -> int:
    """Measure, compare, and write the floors where nothing falls without a reason."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--lower", default="", help="why a floor may fall or a corpus may change")
    reason = parser.parse_args().lower
    floors: dict[str, Pinned] = json.loads(FLOORS.read_text("utf-8")) if FLOORS.is_file() else {}
    kept: list[str] = []
    for name in NAMES:
        if missing(name):
            kept.append(f"{name}: {missing(name)} is not here")
            continue
        floors[name], fallen = renewed(name, floors.get(name), measured(name), reason)
        kept += [f"{name} {one}" for one in fallen]
    if kept:
        sys.stderr.write("Kept, because these would fall (give --lower REASON):\n" + "\n".join(kept) + "\n")
    FLOORS.write_text(json.dumps(floors, indent=2, sort_keys=True) + "\n", "utf-8")
    if not missing(baseline_corpus.NAME):
        baseline_corpus.publish()
    return int(bool(kept))


if __name__ == "__main__":
    sys.exit(main())
