"""Compare the parser tier with spaCy's parser reading everything: interleaved runs, CPU time of the process.

    PYTHON benchmarks/suffixscape/parser_tier.py TEXT [--rounds 3] [--size 150000]

PYTHON is an interpreter with stancewatch and its extra `parser`. Every tool gets the same first part of TEXT, which
holds paragraphs between blank lines, and a fast tool gets it several times over (`LONGER`): loading the model takes a second and
would drown a short run. The CPU time of one short sentence is taken off, so that neither start-up nor loading the
model is counted: that sentence is such that the parser is asked about it. Only ratios mean anything.
"""

import argparse
import json
import statistics
import sys
import tempfile
from pathlib import Path

from compare import cpu_seconds

HERE = Path(__file__).parent
SHORT = "The shop was closed, and the images were removed by hand.\n"
LINT = [
    sys.executable,
    "-c",
    "import sys; from stancewatch.cli.lint import short_way; "
    "from stancewatch.suffixscape import parser; 'lexical' in sys.argv or parser.parser(); sys.exit(short_way(sys.argv[1:]))",
    "--format",
    "jsonl",
]


LONGER = {"lexical": 10, "parser": 8, "parser-all": 3}
"""How many times over a tool gets the text."""


def tools() -> dict[str, list[str]]:
    """Return the commands, by name."""
    found = {"spacy, parser only": [sys.executable, str(HERE / "peers" / "spacy_parser.py")]}
    for syntax in ("lexical", "parser", "parser-all"):
        found[f"lint --syntax {syntax}"] = [*LINT, "--syntax", syntax]
        found[f"lint --all --syntax {syntax}"] = [*LINT, "--all", "--syntax", syntax]
    return found


def part(text: str, name: str, size: int) -> str:
    """Return what a tool is given."""
    return f"{text[:size]}\n\n" * LONGER.get(name.rpartition(" ")[2], 1)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("text", type=Path)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--size", type=int, default=150_000)
    given = parser.parse_args()
    text = given.text.read_text("utf-8")
    starts: dict[str, list[float]] = {name: [] for name in tools()}
    wholes: dict[str, list[float]] = {name: [] for name in tools()}
    with tempfile.TemporaryDirectory() as folder:
        short, whole = Path(folder) / "short.txt", Path(folder) / "whole.txt"
        short.write_text(SHORT, "utf-8")
        for number in range(-1, given.rounds):
            for name, command in tools().items():
                whole.write_text(part(text, name, given.size), "utf-8")
                start = cpu_seconds([*command, str(short)])
                if number >= 0:
                    starts[name].append(start)
                    wholes[name].append(cpu_seconds([*command, str(whole)]))
    middle = {
        name: len(part(text, name, given.size).encode())
        / 1e6
        / (statistics.median(wholes[name]) - statistics.median(starts[name]))
        for name in wholes
    }
    slowest = middle["spacy, parser only"]
    report = {
        name: {"MB per CPU-second": round(rate, 3), "times the parser": round(rate / slowest, 1)}
        for name, rate in middle.items()
    }
    print(json.dumps(report, indent=2))


if __name__ == "__main__":
    main()
