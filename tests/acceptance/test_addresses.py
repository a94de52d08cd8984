"""Words are quoted from the address they were fetched from, whatever the lab file says later."""

from pathlib import Path

import pytest

from tests.acceptance.cases import LAION, case_server, stancewatch, write_lab

pytestmark = pytest.mark.slow


def test_edited_address_does_not_inherit_the_words_of_the_old_one(shared: Path, tmp_path: Path) -> None:
    with case_server(shared, tmp_path / "ready") as port:
        write_lab(tmp_path, "laion", "LAION", port, {"about": LAION["about"]}, "laion")
        assert stancewatch("audit", "run", "laion", workspace=tmp_path, port=port).code == 0
        write_lab(tmp_path, "laion", "LAION", port, {"about": "never-fetched"}, "laion")
        ended = stancewatch("audit", "run", "laion", "--no-collect", "--json", workspace=tmp_path)
        assert ended.code == 4
        assert ended.json["unreadable"][0]["failures"][0]["reason"] == "not_attempted"  # type: ignore[index]
        fetched = stancewatch("audit", "run", "laion", "--json", workspace=tmp_path, port=port)
        assert fetched.code == 4
        assert fetched.json["unreadable"][0]["failures"][0]["reason"] == "http_status"  # type: ignore[index]


def test_bad_selector_costs_its_page_and_nothing_else(shared: Path, tmp_path: Path) -> None:
    with case_server(shared, tmp_path / "ready") as port:
        write_lab(tmp_path, "laion", "LAION", port, {"about": "about", "policy": "gep-policy"}, "laion")
        file = tmp_path / "labs" / "laion.toml"
        file.write_text(file.read_text() + 'selector = ":nth-child("\n')
        ended = stancewatch("audit", "run", "laion", "--json", workspace=tmp_path, port=port)
        assert ended.code == 5
        failure = ended.json["audits"][0]["failures"][0]  # type: ignore[index]
        assert failure["source"] == "policy"
        assert ":nth-child(" in failure["detail"]


@pytest.mark.parametrize(
    ("pattern", "damage"),
    [("archive/**/*.warc.gz", "flip"), ("archive/**/captures.jsonl", "flip"), ("texts/**/*.json", "delete"),
     ("audits/**/*-*.json", "flip"), ("archive/**/*.warc.gz", "delete")],
)  # fmt: skip
def test_site_is_not_built_on_what_does_not_hold(tmp_path: Path, pattern: str, damage: str) -> None:
    assert stancewatch("audit", "run", "wattenmoor", workspace=tmp_path).code == 0
    assert stancewatch("site", "build", "--out", "site", workspace=tmp_path).code == 0
    before = (tmp_path / "site" / "SHA256SUMS").read_bytes()
    victim = sorted(tmp_path.glob(pattern))[0]
    data = bytearray(victim.read_bytes())
    data[len(data) // 3] ^= 4
    victim.write_bytes(data) if damage == "flip" else victim.unlink()
    ended = stancewatch("site", "build", "--out", "site", workspace=tmp_path)
    assert ended.code == 6, ended.err
    assert victim.name.split(".")[0][:20] in ended.err
    assert (tmp_path / "site" / "SHA256SUMS").read_bytes() == before
