"""Pin the floors anew: `python -m tests.evaluation.suffixscape.pin [--lower REASON]`.

Floors rise to what is measured less a margin. They fall, or the corpus changes, only with a reason, which is kept.
"""

import argparse
import json
import sys
import tempfile
from pathlib import Path

from tests.evaluation.suffixscape.measures import CORPORA, FLOORS, digest, figures

MARGIN = 0.005
"""F1 points: what an unrelated change of tokens moved the figures by."""

CEILINGS = ("findings_per_1000",)
"""Figures that may not rise above their pin."""


def main() -> int:
    """Measure, compare, and write the floors where nothing falls without a reason."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--lower", default="", help="why a floor may fall or a corpus may change")
    reason = parser.parse_args().lower
    floors = json.loads(FLOORS.read_text("utf-8")) if FLOORS.is_file() else {}
    fallen = []
    for name in CORPORA:
        with tempfile.TemporaryDirectory() as folder:
            measured = figures(name, Path(folder))
        pinned = floors.setdefault(name, {"digest": digest(name), "figures": {}, "reasons": []})
        changed = pinned["digest"] != digest(name)
        for key, value in measured.items():
            ceiling = key in CEILINGS
            new = round(value + 10, 1) if ceiling else round(value - MARGIN, 4)
            old = pinned["figures"].get(key, new)
            worse = new > old if ceiling else new < old
            if (worse or changed) and not reason:
                fallen.append(f"{name} {key}: {old} -> {new}")
            if not worse or reason:
                pinned["figures"][key] = new
        if reason:
            pinned["reasons"].append(reason)
            pinned["digest"] = digest(name)
    if fallen:
        sys.stderr.write("Kept, because these would fall (give --lower REASON):\n" + "\n".join(fallen) + "\n")
    FLOORS.write_text(json.dumps(floors, indent=2, sort_keys=True) + "\n", "utf-8")
    return int(bool(fallen))


if __name__ == "__main__":
    sys.exit(main())
