"""Show that time and memory stay in proportion to the input, also for hostile text and where every sentence has findings.

python benchmarks/suffixscape/linear.py [--largest MEGABYTES]
python benchmarks/suffixscape/linear.py --dense [--largest MEGABYTES]

The first form reads hostile shapes in three doubling sizes. The second reads text of which every sentence has six
findings, in a sixteenth, a quarter and the whole of the size, once for each output form. CPU time of the process;
memory is its highest resident set.
"""

import argparse
import resource
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

MARKED = (
    "The **images** were removed by mistake and were collected and [scraped](https://example.org/a), which `ensures` "
    "state-of-the-art safety, and will inevitably transform everything. "
)
SHAPES: dict[str, tuple[str, Callable[[int], str]]] = {
    "one line without blanks": ("txt", lambda size: "a" * size),
    "one line of words": ("txt", lambda size: "the images were removed and " * (size // 28)),
    "nested quotes": ("txt", lambda size: "“" * (size // 2) + "were removed " + "”" * (size // 2)),
    "straight quotes": ("txt", lambda size: ' "a' * (size // 3)),
    "quoted lines": ("txt", lambda size: "> were removed\n" * (size // 15)),
    "open tags": ("html", lambda size: "<" * size),
    "open comments": ("html", lambda size: "<!--" * (size // 4)),
    "open elements": ("html", lambda size: "<pre><code" * (size // 10)),
    "open code": ("md", lambda size: "`a " * (size // 3)),
    "open links": ("md", lambda size: "[a](" * (size // 4)),
    "right to left and zero width": ("txt", lambda size: "\u202e\u200bא " * (size // 4)),
    "zero width in each word": ("txt", lambda size: "the im\u200bages were re\u200bmoved " * (size // 26)),
    "mixed scripts": ("txt", lambda size: "the im\u0430ges were rem\u043eved " * (size // 24)),
    "two languages": (
        "txt",
        lambda size: "Die Bilder und das Netz.\n\nThey were removed.\n\n" * (size // 46),
    ),
    "distinct words": ("txt", lambda size: " ".join(f"w{number}ed" for number in range(size // 9))),
    "one line of Markdown": ("md", lambda size: MARKED * (size // len(MARKED))),
    "be without end": ("txt", lambda size: "is " * (size // 3)),
    "by without end": ("txt", lambda size: "was made " + "by " * (size // 3)),
}
DENSE = (
    "The images were removed by mistake and were collected and scraped, which ensures state-of-the-art safety, "
    "and will inevitably transform everything. "
)
LINT = """
import sys
from stancewatch.cli.lint import short_way
code = short_way(sys.argv[1:])
status = open("/proc/self/status").read()
sys.stderr.write("\\n" + status.partition("VmHWM:")[2].split()[0])
sys.exit(code)
"""
"""Runs the linter, and says at last how much memory it held at most, in kB (Linux): what the operating system tells a
parent of its child includes the parent's own memory at the start."""


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--largest", type=int, default=0, help="MB; 8, or 16 with --dense")
    parser.add_argument("--dense", action="store_true", help="Text in which every sentence has findings.")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        if given.dense:
            dense(Path(folder), (given.largest or 16) * 1_000_000)
        else:
            hostile(Path(folder), (given.largest or 8) * 1_000_000)


def hostile(folder: Path, largest: int) -> None:
    for name, (ending, make) in SHAPES.items():
        file = folder / f"x.{ending}"
        row = []
        for size in (largest // 4, largest // 2, largest):
            file.write_text(make(size), "utf-8")
            row.append(measured("--all", str(file)))
        print(
            name.ljust(32),
            "  ".join(f"{seconds:6.2f} s {memory:4} MB" for seconds, memory in row),
            flush=True,
        )


def dense(folder: Path, largest: int) -> None:
    file = folder / "dense.txt"
    start = measured("--show-config")
    print(
        f"start alone: {start[0]:.2f} s, {start[1]} MB. Then, by size: CPU-seconds, peak memory; ratio of CPU to size."
    )
    for form in ("text", "jsonl", "json", "github", "sarif"):
        row = []
        for size in (largest // 16, largest // 4, largest):
            file.write_text(f"{DENSE * 5}\n\n" * (size // (len(DENSE) * 5 + 2)), "utf-8")
            row.append((size, *measured("--format", form, str(file))))
        first = (row[0][1] - start[0]) / row[0][0]
        shown = (
            f"{seconds:6.2f} s {memory:4} MB x{(seconds - start[0]) / size / first:.2f}"
            for size, seconds, memory in row
        )
        print(form.ljust(8), "  ".join(shown), flush=True)


def measured(*arguments: str) -> tuple[float, int]:
    """Return CPU-seconds and peak memory in MB of one run of the linter, its output thrown away."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(
        [sys.executable, "-c", LINT, *arguments],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        check=True,
    )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    seconds = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return seconds, int(done.stderr.rpartition(b"\n")[2]) // 1024


if __name__ == "__main__":
    main()
