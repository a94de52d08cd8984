"""One method version, one result: what the method decides about the invented labs is pinned to its number.

A change of rubrics, patterns, figures or code that moves a verdict, a flag or a score is a change of method: raise
METHOD_VERSION in foundation/version.py, write a `method` fragment, and pin the new hash below with its number. A
change that moves nothing leaves the hash alone.
"""

import json
from pathlib import Path

import pytest

from stancewatch.demo.run import demonstrate
from stancewatch.foundation.canonical import Json, canonical, sha256
from stancewatch.foundation.progress import Silent
from stancewatch.foundation.version import METHOD_VERSION

PINNED = ("1.0", "a491914f3872b3a95320b2f6c8969f72d49c02233661da39c743bdf9db9ebb57")
"""Method version, and the SHA-256 of what it decides."""


@pytest.mark.slow
def test_the_method_decides_what_it_decided(tmp_path: Path) -> None:
    demonstrate(tmp_path / "demo", Silent())
    audits = sorted((tmp_path / "demo" / "workspace" / "audits").rglob("20*.json"))
    decided: list[Json] = [*sorted(_decided(json.loads(path.read_bytes())) for path in audits)]
    assert (METHOD_VERSION, sha256(canonical(decided))) == PINNED


def _decided(audit: dict[str, object]) -> str:
    kept = {name: audit[name] for name in ("lab", "date", "lenses", "pals", "composite", "flags")}
    return sha256(canonical(json.loads(json.dumps(kept))))
