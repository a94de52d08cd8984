"""Measure the engine on the development data with the scorers that lie beside it."""

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from stancewatch.foundation.canonical import Json, sha256
from stancewatch.suffixscape.engine import examine
from stancewatch.suffixscape.findings import Linted
from stancewatch.suffixscape.formats.json_lines import lines

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
    """Return the figures of one corpus, by name. Writes the findings into a folder."""
    found = folder / f"{name}.jsonl"
    found.write_text("".join(_findings(name)), "utf-8")
    script = "score_families.py" if name.startswith("lab") else "score.py"
    command = [sys.executable, str(DATA / script), str(corpus(name)), str(found), "--json"]
    scored = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    if name == "ewt_dev":
        return {task: scored[task]["span_strict"]["f1"] for task in ("agentless", "passive")}
    if name == "qanom_dev":
        return {"nominalisation": scored["nominalisation"]["strict"]["f1"]}
    return {"pooled": scored["pooled"]["f1"], "findings_per_1000": scored["findings per 1,000 sentences"]}


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
