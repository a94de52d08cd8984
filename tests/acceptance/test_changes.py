"""What changed, why, and whether it holds elsewhere: on the demonstration's two days, through the command line."""

import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from stancewatch.demo.run import demonstrate
from stancewatch.foundation.progress import Silent
from tests.acceptance.cases import Ended, stancewatch

pytestmark = pytest.mark.slow
LAB = "ostrevane"


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return demonstrate(tmp_path_factory.mktemp("demo"), Silent()).workspace


@pytest.fixture(scope="module")
def ids(workspace: Path) -> list[str]:
    lines = (workspace / "audits" / LAB / "index.jsonl").read_text().splitlines()
    return [json.loads(line)["id"] for line in lines]


def document(ended: Ended) -> Any:
    assert ended.code == 0, ended.err
    return ended.json


def leaves(value: Any) -> Iterator[tuple[Any, Any]]:
    """Every container and key of a document that leads to a plain value."""
    for key, inner in value.items() if isinstance(value, dict) else enumerate(value):
        if isinstance(inner, dict | list):
            yield from leaves(inner)
        else:
            yield value, key


def test_every_change_has_a_cause(workspace: Path, ids: list[str]) -> None:
    found = document(stancewatch("audit", "diff", LAB, "--json", workspace=workspace))
    assert (found["schema"], found["changed"]) == ("stancewatch/audit-diff", True)
    assert [found["old"]["id"], found["new"]["id"]] == ids
    for part in ("documents", "quotes", "flags", "verdicts", "parts"):
        assert all(one["cause"] in {"text", "method", "reading", "correction"} for one in found[part])
    assert {one["kind"] for one in found["documents"]} == {"changed"}
    assert any(
        "was removed between 2026-03-02T" in said for one in found["documents"] for said in one["said"]
    )


def test_steps_add_up(workspace: Path) -> None:
    for lab in (LAB, "wattenmoor"):
        for score in document(stancewatch("audit", "diff", lab, "--json", workspace=workspace))["scores"]:
            for side, name in enumerate(("low", "high")):
                moved = score["new_unrounded"][side] - score["old_unrounded"][side]
                assert sum(step[name] for step in score["steps"]) == pytest.approx(moved, abs=1e-6)


def test_exit_codes(workspace: Path, ids: list[str]) -> None:
    same = stancewatch("audit", "diff", LAB, ids[0], ids[0], "--fail-on-change", workspace=workspace)
    assert same.code == 0
    assert "no change" in same.out.lower()
    assert stancewatch("audit", "diff", LAB, *ids, workspace=workspace).code == 0
    assert stancewatch("audit", "diff", LAB, *ids, "--fail-on-change", workspace=workspace).code == 1
    assert stancewatch("audit", "diff", LAB, "2020-01-01-00000000", workspace=workspace).code == 2


def test_removed_sentences_stand_no_longer(workspace: Path) -> None:
    found = document(stancewatch("audit", "removed", LAB, "--json", workspace=workspace))["removed"]
    assert found
    for one in found:
        text = json.loads((workspace / "texts" / LAB / f"{one['document']}.json").read_text())["text"]
        assert text[one["sentence"]["start"] : one["sentence"]["end"]] == one["sentence"]["text"]
        assert one["last_seen"] < one["gone_at"]
    assert any(one["quoted_in"] for one in found)


def test_explain_leads_to_the_archived_file(workspace: Path, ids: list[str]) -> None:
    audit = json.loads((workspace / "audits" / LAB / f"{ids[-1]}.json").read_text())
    names = [one["indicator"] for lens in audit["lenses"] for one in lens["outcomes"] if one["evidence"]]
    for name in (names[0], names[-1], "0"):
        found = document(stancewatch("audit", "explain", LAB, name, "--json", workspace=workspace))
        for traced in found["evidence"]:
            assert (workspace / traced["warc"]).is_file()
            text = json.loads((workspace / traced["text_path"]).read_text())["text"]
            exact = traced["annotation"]["target"]["selector"][0]["exact"]
            assert text[traced["quote"]["start"] : traced["quote"]["end"]] == exact
    assert stancewatch("audit", "explain", LAB, names[0], workspace=workspace).code == 0


def test_verify_needs_nothing_but_the_exported_folders(workspace: Path, tmp_path: Path) -> None:
    for area in ("audits", "texts", "archive"):
        shutil.copytree(workspace / area, tmp_path / area)
    ended = stancewatch("audit", "verify", "--json", workspace=tmp_path)
    assert ended.code == 0, ended.out
    assert ended.json["broken"] == []
    assert ended.json["signed"] == 0
    assert sorted(path.name for path in tmp_path.iterdir()) == ["archive", "audits", "texts"]


def test_a_changed_or_missing_envelope_is_named(workspace: Path, ids: list[str], tmp_path: Path) -> None:
    copy = tmp_path / "workspace"
    shutil.copytree(workspace, copy)
    envelope = copy / "audits" / LAB / f"{ids[0]}.dsse"
    data = envelope.read_bytes()
    for damaged in (data.replace(b'"payload"', b'"Payload"'), None):
        envelope.unlink() if damaged is None else envelope.write_bytes(damaged)
        verified = stancewatch("audit", "verify", LAB, "--json", workspace=copy)
        assert verified.code == 6
        assert {one["place"] for one in verified.json["broken"]} == {f"audits/{LAB}/{ids[0]}.dsse"}  # type: ignore[attr-defined]


def test_any_value_of_an_audit_changed_is_named(workspace: Path, ids: list[str], tmp_path: Path) -> None:
    copy = tmp_path / "workspace"
    shutil.copytree(workspace, copy)
    path = copy / "audits" / LAB / f"{ids[0]}.json"
    original = path.read_text()
    places = list(leaves(json.loads(original)))
    for number in range(0, len(places), max(1, len(places) // 2)):
        audit = json.loads(original)
        holder, key = list(leaves(audit))[number]
        holder[key] = "altered"
        path.write_text(json.dumps(audit))
        verified = stancewatch("audit", "verify", LAB, "--json", workspace=copy)
        assert verified.code == 6


def test_signed_with_a_key(workspace: Path, tmp_path: Path) -> None:
    pytest.importorskip("securesystemslib", reason="the library that signs envelopes is not installed")
    from tests.unit.audit.test_attestation import pair

    private, public = pair(b"\x07" * 32)
    (tmp_path / "key.pem").write_bytes(private)
    (tmp_path / "key.pub").write_bytes(public)
    (tmp_path / "other.pub").write_bytes(pair(b"\x08" * 32)[1])
    copy = tmp_path / "workspace"
    shutil.copytree(workspace, copy)
    (copy / "stancewatch.toml").write_text(f'[publish]\nsigning_key = "{tmp_path / "key.pem"}"\n')
    run = stancewatch("audit", "run", LAB, "--no-collect", "--json", workspace=copy)
    assert run.json["written"] == []
    key = str(tmp_path / "key.pub")
    verified = stancewatch("audit", "verify", LAB, "--key", key, "--json", workspace=copy)
    assert verified.json["signed"] == 1
    assert verified.code == 6, "the older audit was made without a key"
    wrong = stancewatch(
        "audit", "verify", LAB, "--key", str(tmp_path / "other.pub"), "--json", workspace=copy
    )
    assert len(wrong.json["broken"]) == 2  # type: ignore[arg-type]
    assert stancewatch("audit", "verify", LAB, workspace=copy).code == 0
    missing = stancewatch("audit", "verify", LAB, "--key", "nowhere.pem", workspace=copy)
    assert missing.code == 2
