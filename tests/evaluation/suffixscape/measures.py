"""Measure the engine on the development data with the scorers that lie beside it."""

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from stancewatch.foundation.canonical import Json, sha256
from stancewatch.model.language import Family
from stancewatch.suffixscape.engine import examine
from stancewatch.suffixscape.findings import Linted
from stancewatch.suffixscape.formats.json_lines import lines
from stancewatch.suffixscape.patterns import PATTERNS

DATA = Path(__file__).parents[4] / "shared" / "data" / "suffixscape"
FLOORS = Path(__file__).parent / "floors.json"
CORPORA = ("ewt_dev", "qanom_dev", "lab_sentences_dev")


def corpus(name: str) -> Path:
    """Return the file of a corpus."""
    return DATA / f"{name}.jsonl"


def digest(name: str) -> str:
    """Return the hash by which a corpus is pinned."""
    return sha256(corpus(name).read_bytes())


def figures(name: str, folder: Path) -> dict[str, float]:
    """Return the figures of one corpus, by name. Writes the findings into a folder.

    For a treebank true and false findings and misses of each construction; for lab prose what `lab_figures` returns.
    """
    found = folder / f"{name}.jsonl"
    found.write_text("".join(_findings(name)), "utf-8")
    if name.startswith("lab"):
        return lab_figures(corpus(name), found)
    scored = json.loads(_scored("score.py", corpus(name), found))
    if name == "ewt_dev":
        return _counts({task: scored[task]["span_strict"] for task in ("agentless", "passive")})
    return _counts({"nominalisation": scored["nominalisation"]["strict"]})


def lab_figures(gold: Path, found: Path) -> dict[str, float]:
    """Return sentences found, wrongly found and missed by family, true and false by pattern, and findings per 1,000 sentences.

    Readers labelled families, so what a single pattern misses is not known. A pattern's sentence is true where readers said
    yes to its family, false where they said no.
    """
    scored = json.loads(_scored("score_families.py", gold, found))
    families = _counts({name: scored[name] for name in (*(family.value for family in Family), "pooled")})
    density = {"findings_per_1000": scored["findings per 1,000 sentences"]}
    return {**families, **_by_pattern(gold, found), **density}


def _scored(script: str, gold: Path, found: Path) -> str:
    """Return what a scorer says, in JSON."""
    command = [sys.executable, str(DATA / script), str(gold), str(found), "--json"]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def _counts(rows: dict[str, dict[str, float]]) -> dict[str, float]:
    names = {"true": "tp", "false": "fp", "missed": "fn"}
    return {f"{name}.{shown}": row[key] for name, row in rows.items() for shown, key in names.items()}


def _by_pattern(gold: Path, found: Path) -> dict[str, float]:
    """Return for every pattern of the catalogue the sentences in which it is true and false."""
    verdicts = {record["id"]: record["sentence"] for record in map(json.loads, _lines(gold))}
    counts: dict[str, float] = {f"{one.name}.{said}": 0 for one in PATTERNS for said in ("true", "false")}
    seen = {(hit["doc"], hit["family"], hit["pattern"]) for hit in map(json.loads, _lines(found))}
    for doc, family, pattern in sorted(seen):
        said = {"yes": "true", "no": "false"}.get(verdicts[doc][family])
        if said:
            counts[f"{pattern}.{said}"] += 1
    return counts


def _lines(file: Path) -> list[str]:
    return file.read_text("utf-8").splitlines()


def _findings(name: str) -> Iterator[str]:
    """Yield findings as the scorers want them: all constructions for the treebanks, what is shown for lab prose."""
    family = {"ewt_dev": "passive", "qanom_dev": "nominalised_evasion"}.get(name, "")
    for line in corpus(name).read_text("utf-8").splitlines():
        record: dict[str, Json] = json.loads(line)
        if "_meta" in record:
            continue
        text = str(record["text"])
        hits = examine(text, all_constructions=bool(family))
        wanted = tuple(hit for hit in hits if family in hit.pattern or family == hit.family.value)
        yield from lines(Linted(str(record["id"]), text, wanted))
