"""Each folder of parts and its catalogue say the same; a forgotten line is reported by name."""

import shutil
from pathlib import Path

import pytest

from tests.contract.catalogues import Plug, differences, in_list, in_tuple, is_a_judge

SOURCES = Path(__file__).resolve().parents[2] / "src" / "stancewatch"

PLUGS = (
    Plug("suffixscape/patterns", "__init__.py", in_tuple),
    Plug("lenses/rubrics", "index.toml", in_list, ending=".toml"),
    Plug("judges", "__init__.py", in_tuple, parts=is_a_judge),
    Plug("collect/kinds", "__init__.py", in_tuple),
    Plug("publish/formats", "__init__.py", in_tuple),
    Plug("extract/formats", "__init__.py", in_tuple),
)
PLANTED = "class Planted:\n    def decide(self, indicator, search): ...\n"


def by_folder(plug: Plug) -> str:
    return plug.folder


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    """A copy of the parts, in which something can be planted or lost."""
    for plug in PLUGS:
        shutil.copytree(
            SOURCES / plug.folder, tmp_path / plug.folder, ignore=shutil.ignore_patterns("__pycache__")
        )
    return tmp_path


@pytest.mark.parametrize("plug", PLUGS, ids=by_folder)
def test_folder_and_catalogue_say_the_same(plug: Plug) -> None:
    assert differences(SOURCES, plug) == []


@pytest.mark.parametrize("plug", PLUGS, ids=by_folder)
def test_a_planted_file_is_named(plug: Plug, copied: Path) -> None:
    (copied / plug.folder / f"planted{plug.ending}").write_text(
        PLANTED if plug.ending == ".py" else 'id = "planted"\n'
    )
    assert differences(copied, plug) == [
        f"{plug.folder}/planted{plug.ending} is not listed in {plug.catalogue}"
    ]


@pytest.mark.parametrize("plug", PLUGS, ids=by_folder)
def test_a_lost_file_is_named(plug: Plug, copied: Path) -> None:
    lost = sorted(plug.listed(copied / plug.folder / plug.catalogue))[0]
    (copied / plug.folder / f"{lost}{plug.ending}").unlink()
    assert differences(copied, plug) == [
        f"{plug.folder}/{plug.catalogue} lists {lost!r}, for which there is no file"
    ]


def test_every_folder_that_people_add_to_is_compared() -> None:
    catalogues = {
        path.parent.relative_to(SOURCES).as_posix()
        for path in SOURCES.rglob("__init__.py")
        if path.stat().st_size
    }
    assert catalogues <= {plug.folder for plug in PLUGS}
