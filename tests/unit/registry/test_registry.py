"""Which labs are in force in a workspace."""

import shutil
from pathlib import Path

import pytest

from stancewatch.foundation.errors import ExitCode, RegistryInvalid, UsageError
from stancewatch.model.lab import PageRole, ProfileFlag
from stancewatch.registry.entry import LabEntry, ProfileEntry
from stancewatch.registry.reading import check, read
from stancewatch.registry.registry import PACKAGED, find, load


def test_the_packaged_labs(tmp_path: Path) -> None:
    labs = load(tmp_path)
    slugs = [lab.slug for lab in labs]
    assert slugs == sorted(slugs)
    assert {"laion", "hugging-face", "wattenmoor", "ostrevane"} <= set(slugs)
    assert {lab.origin for lab in labs} == {"packaged"}


@pytest.mark.parametrize("path", sorted(PACKAGED.glob("*.toml")), ids=lambda path: path.stem)
def test_packaged_files_have_no_mistakes(path: Path) -> None:
    assert check(path) == ()


def test_the_sources_of_the_commission(tmp_path: Path) -> None:
    assert [one.url for one in find("laion", tmp_path).sources[:2]] == [
        "https://laion.ai",
        "https://laion.ai/blog/laion-5b/",
    ]
    assert [(one.url, one.role) for one in find("hugging-face", tmp_path).sources[:3]] == [
        ("https://huggingface.co", PageRole.HOME),
        ("https://huggingface.co/docs/hub/en/security", PageRole.DOCUMENTATION),
        ("https://huggingface.co/content-guidelines", PageRole.MODERATION),
    ]


REAL = [path for path in sorted(PACKAGED.glob("*.toml")) if path.stem not in {"ostrevane", "wattenmoor"}]


def test_the_starter_registry_is_wide_enough_to_start_with() -> None:
    assert len(REAL) >= 25


@pytest.mark.parametrize("path", REAL, ids=lambda path: path.stem)
def test_a_starter_lab_holds_addresses_and_no_judgement(path: Path) -> None:
    lab = read(path)
    assert PageRole.HOME in {one.role for one in lab.sources}
    assert len(lab.sources) > 1
    assert all(one.url.startswith("https://") for one in lab.sources)
    assert lab.profile == ()
    if path.stem not in {"laion", "hugging-face"}:
        assert lab.note is None


def test_a_workspace_file_takes_the_place_of_a_packaged_one(tmp_path: Path) -> None:
    labs = tmp_path / "labs"
    labs.mkdir()
    text = (PACKAGED / "laion.toml").read_text().replace('name = "LAION"', 'name = "Mine"')
    (labs / "laion.toml").write_text(text)
    assert find("laion", tmp_path).name == "Mine"
    assert find("laion", tmp_path).origin == "labs/laion.toml"
    assert [lab.name for lab in load(tmp_path) if lab.slug == "laion"] == ["Mine"]


@pytest.mark.parametrize("slug", ["laoin", "../laion", "labs/laion", "", "nobody-at-all"])
def test_an_unknown_lab(tmp_path: Path, slug: str) -> None:
    with pytest.raises(UsageError) as caught:
        find(slug, tmp_path)
    assert caught.value.exit_code is ExitCode.USAGE
    assert repr(slug) in caught.value.message
    assert caught.value.hint


def test_near_names_are_offered(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="'hugging-face'"):
        find("huggingface", tmp_path)


def test_a_broken_file_stops_only_its_own_lab(tmp_path: Path) -> None:
    (tmp_path / "labs").mkdir()
    shutil.copy(PACKAGED / "laion.toml", tmp_path / "labs" / "broken.toml")
    assert find("laion", tmp_path).slug == "laion"
    with pytest.raises(RegistryInvalid, match=r"labs/broken\.toml, line 2, key 'slug'"):
        find("broken", tmp_path)
    with pytest.raises(RegistryInvalid):
        load(tmp_path)


def test_every_profile_flag_can_be_written() -> None:
    assert set(ProfileEntry.model_fields) == set(ProfileFlag)
    assert "profile" in LabEntry.model_fields
