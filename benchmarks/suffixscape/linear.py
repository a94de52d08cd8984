"""Show that hostile input takes time and memory in proportion to its size: doubling sizes, CPU time, peak memory.

python benchmarks/suffixscape/linear.py [--largest MEGABYTES]
"""

import argparse
import resource
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

SHAPES: dict[str, tuple[str, Callable[[int], str]]] = {
    "one line without blanks": ("txt", lambda size: "a" * size),
    "one line of words": ("txt", lambda size: "the images were removed and " * (size // 28)),
    "nested quotes": ("txt", lambda size: "“" * (size // 2) + "were removed " + "”" * (size // 2)),
    "open tags": ("html", lambda size: "<" * size),
    "open comments": ("html", lambda size: "<!--" * (size // 4)),
    "open elements": ("html", lambda size: "<pre><code" * (size // 10)),
    "open code": ("md", lambda size: "`a " * (size // 3)),
    "open links": ("md", lambda size: "[a](" * (size // 4)),
    "right to left and zero width": ("txt", lambda size: "\u202e\u200bא " * (size // 4)),
    "distinct words": ("txt", lambda size: " ".join(f"w{number}ed" for number in range(size // 9))),
    "be without end": ("txt", lambda size: "is " * (size // 3)),
    "by without end": ("txt", lambda size: "was made " + "by " * (size // 3)),
}
LINT = "import sys; from stancewatch.cli.lint import short_way; short_way(sys.argv[1:])"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--largest", type=int, default=8)
    largest = parser.parse_args().largest * 1_000_000
    with tempfile.TemporaryDirectory() as folder:
        for name, (ending, make) in SHAPES.items():
            row = []
            for size in (largest // 4, largest // 2, largest):
                file = Path(folder) / f"x.{ending}"
                file.write_text(make(size), "utf-8")
                before = resource.getrusage(resource.RUSAGE_CHILDREN)
                subprocess.run(
                    [sys.executable, "-c", LINT, "--all", str(file)], stdout=subprocess.DEVNULL, check=True
                )
                after = resource.getrusage(resource.RUSAGE_CHILDREN)
                row.append(f"{after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime:7.2f}")
            print(f"{name:32} {'  '.join(row)} CPU-seconds, peak of all so far {after.ru_maxrss // 1024} MB")


if __name__ == "__main__":
    main()
