"""The main job on real pages: every quote stands at its offset, every gap has a search that can be run again."""

import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.acceptance.cases import HUGGING_FACE, LAION, Ended, case_server, stancewatch, write_lab

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def port(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[int]:
    with case_server(shared, tmp_path_factory.mktemp("server") / "ready") as found:
        yield found


@pytest.fixture(scope="module")
def workspace(port: int, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("workspace")
    write_lab(folder, "laion", "LAION", port, LAION, "laion")
    write_lab(folder, "hugging-face", "Hugging Face", port, HUGGING_FACE, "huggingface")
    return folder


@pytest.fixture(scope="module")
def audited(workspace: Path, port: int) -> Ended:
    return stancewatch("audit", "run", "laion", "hugging-face", "--json", workspace=workspace, port=port)


def quotes(value: Any) -> Iterator[dict[str, Any]]:
    """Every object of a document that holds a quote."""
    if isinstance(value, dict):
        if "quote" in value:
            yield value
        value = list(value.values())
    if isinstance(value, list):
        for inner in value:
            yield from quotes(inner)


def test_two_whole_audits(audited: Ended) -> None:
    assert audited.code == 0, audited.err
    audits: Any = audited.json["audits"]
    assert [audit["lab"] for audit in audits] == ["laion", "hugging-face"]
    assert [len(audit["documents"]) for audit in audits] == [len(LAION), len(HUGGING_FACE)]


def test_every_quote_stands_at_its_offset(audited: Ended, workspace: Path) -> None:
    count = 0
    for audit in audited.json["audits"]:  # type: ignore[attr-defined]
        texts = {
            entry["sha256"]: json.loads((workspace / entry["path"]).read_text())["text"]
            for entry in audit["documents"]
        }
        for quote in quotes(audit):
            assert texts[quote["document"]][quote["start"] : quote["end"]] == quote["quote"]
            assert len(quote["quote"]) <= 400
            count += 1
    assert count > 100


def test_every_gap_has_a_search_that_read_something(audited: Ended) -> None:
    gaps = [
        outcome
        for audit in audited.json["audits"]  # type: ignore[attr-defined]
        for lens in audit["lenses"]
        for outcome in lens["outcomes"]
        if outcome["kind"] == "gap"
    ]
    assert gaps
    for gap in gaps:
        assert gap["search"]["pages"]
        assert gap["search"]["expressions"]
        assert gap["search"]["hits"] == 0


def test_sixty_eight_outcomes_each(audited: Ended) -> None:
    for audit in audited.json["audits"]:  # type: ignore[attr-defined]
        assert sum(len(lens["outcomes"]) for lens in audit["lenses"]) == 68


def test_run_again_nothing_new(audited: Ended, workspace: Path, port: int) -> None:
    again = stancewatch("audit", "run", "laion", "hugging-face", "--json", workspace=workspace, port=port)
    assert again.json["audits"] == audited.json["audits"]
    assert again.json["written"] == []
    without = stancewatch(
        "audit", "run", "laion", "hugging-face", "--json", "--no-collect", workspace=workspace
    )
    assert without.json["audits"] == audited.json["audits"]


def test_verify_holds(audited: Ended, workspace: Path) -> None:
    verified = stancewatch("audit", "verify", "--json", workspace=workspace)
    assert verified.code == 0, verified.out
    assert verified.json["broken"] == []
    assert verified.json["searches"] == 2 * 68


def test_one_changed_byte_anywhere_is_named(audited: Ended, workspace: Path, tmp_path: Path) -> None:
    for area, pattern in (
        ("archive", "*.warc.gz"),
        ("archive", "captures.jsonl"),
        ("texts", "*.json"),
        ("audits", "*-*.json"),
    ):
        copy = tmp_path / f"{area}-{pattern.replace('*', '')}"
        shutil.copytree(workspace, copy)
        victim = sorted((copy / area).rglob(pattern))[0]
        data = bytearray(victim.read_bytes())
        data[len(data) // 2] ^= 1
        victim.write_bytes(bytes(data))
        verified = stancewatch("audit", "verify", "--json", workspace=copy)
        assert verified.code == 6, pattern
        named = [broken["place"] for broken in verified.json["broken"]]  # type: ignore[attr-defined]
        assert any(victim.relative_to(copy).as_posix() in place for place in named), named


def test_site_is_the_same_twice(audited: Ended, workspace: Path, tmp_path: Path) -> None:
    for name in ("one", "two"):
        built = stancewatch("site", "build", "--out", str(tmp_path / name), workspace=workspace)
        assert built.code == 0, built.err
    one, two = (
        {
            path.relative_to(tmp_path / name): path.read_bytes()
            for path in (tmp_path / name).rglob("*")
            if path.is_file()
        }
        for name in ("one", "two")
    )
    assert one == two


def test_failures_are_recorded_and_the_rest_is_audited(port: int, tmp_path: Path) -> None:
    pages = {
        "policy": "about",
        "faq": "no-such-page",
        "safety": "../faults/private",
        "home": "../faults/binary",
        "about": "../faults/empty",
    }
    write_lab(tmp_path, "partial", "Partial", port, pages, "laion")
    ended = stancewatch("audit", "run", "partial", "--json", workspace=tmp_path, port=port)
    assert ended.code == 5, ended.err
    failures = {entry["source"]: entry["reason"] for entry in ended.json["audits"][0]["failures"]}  # type: ignore[index]
    assert failures == {
        "faq": "http_status",
        "safety": "refused_by_robots",
        "home": "wrong_type",
        "about": "empty",
    }


def test_nothing_readable_gives_no_audit(port: int, tmp_path: Path) -> None:
    write_lab(tmp_path, "silent", "Silent", port, {"faq": "no-such-page"}, "laion")
    ended = stancewatch("audit", "run", "silent", "--json", workspace=tmp_path, port=port)
    assert ended.code == 4
    assert ended.json["audits"] == []
    assert not (tmp_path / "audits").exists()


def test_host_down_is_recorded(tmp_path: Path) -> None:
    write_lab(tmp_path, "down", "Down", 9, {"faq": "x"}, "y")
    ended = stancewatch("audit", "run", "down", "--json", workspace=tmp_path, port=9)
    assert ended.code == 4
    assert ended.json["unreadable"][0]["failures"][0]["reason"] == "unreachable"  # type: ignore[index]


def test_unknown_lab_names_the_near_ones(tmp_path: Path) -> None:
    ended = stancewatch("audit", "run", "liaon", workspace=tmp_path)
    assert ended.code == 2
    assert "'laion'" in ended.err
