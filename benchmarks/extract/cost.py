"""What extraction costs beside parsing alone, on the shared pages: `python benchmarks/extract/cost.py [CASES]`.

Prints processor milliseconds for a page, best of five rounds, interleaved. Run by hand; figures go to
docs/decisions/0020-extraction.md with their date.
"""

import gzip
import json
import sys
import time
from collections.abc import Callable
from pathlib import Path

from selectolax.lexbor import LexborHTMLParser

from stancewatch.extract.extract import extract

CASES = Path(__file__).resolve().parents[3] / "shared" / "cases"


def main() -> None:
    cases = Path(sys.argv[1]) if len(sys.argv) > 1 else CASES
    manifest = json.loads((cases / "manifest.json").read_text("utf-8"))
    bodies = [gzip.decompress((cases / entry["page"]).read_bytes()) for entry in manifest["documents"]]
    work: dict[str, Callable[[bytes], object]] = {
        "decode and parse": lambda body: LexborHTMLParser(body.decode()),
        "extract": lambda body: extract(body, media_type="text/html", charset="utf-8"),
    }
    best = dict.fromkeys(work, float("inf"))
    for _ in range(5):
        for name, function in work.items():
            start = time.process_time()
            for body in bodies:
                function(body)
            best[name] = min(best[name], time.process_time() - start)
    for name, seconds in best.items():
        print(f"{name:18} {1000 * seconds / len(bodies):6.2f} ms a page")


if __name__ == "__main__":
    main()
