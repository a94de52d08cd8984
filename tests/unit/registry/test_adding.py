"""A lab is added whole or not at all."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stancewatch.foundation.errors import InputError, UsageError
from stancewatch.registry.adding import NewLab, add, composed
from stancewatch.registry.reading import parse
from stancewatch.registry.registry import find

NEW = NewLab(
    slug="new-lab",
    name='The "New" Lab',
    site="https://new.example",
    openness="hybrid",
    sources=(
        ("home", "https://new.example/"),
        ("policy", "https://new.example/a"),
        ("policy", "https://new.example/b"),
    ),
    countries=("Kenya",),
    tags=("maps",),
)


def test_an_added_lab_is_found(tmp_path: Path) -> None:
    path = add(NEW, tmp_path / "fresh")
    assert path == tmp_path / "fresh" / "labs" / "new-lab.toml"
    lab = find("new-lab", tmp_path / "fresh")
    assert (lab.name, lab.countries, lab.tags) == ('The "New" Lab', ("Kenya",), ("maps",))
    assert [one.id for one in lab.sources] == ["home", "policy", "policy-2"]
    assert [one.name for one in path.parent.iterdir()] == ["new-lab.toml"]


def test_a_file_is_never_replaced(tmp_path: Path) -> None:
    path = add(NEW, tmp_path)
    before = path.read_bytes()
    with pytest.raises(UsageError, match="already in this workspace"):
        add(replace(NEW, name="Another"), tmp_path)
    assert path.read_bytes() == before
    assert [one.name for one in path.parent.iterdir()] == ["new-lab.toml"]


@pytest.mark.parametrize(
    ("changed", "part"),
    [
        (replace(NEW, slug="../escape"), "not a slug"),
        (replace(NEW, openness="opn"), "'open'"),
        (replace(NEW, sources=(("polcy", "https://new.example/"),)), "'policy'"),
        (replace(NEW, sources=(("home", "file:///etc/hosts"),)), "not an http or https address"),
        (replace(NEW, sources=()), "no sources"),
        (replace(NEW, name="\x1b[31m"), "U\\+001B"),
        (replace(NEW, name="\x7f"), "U\\+007F"),
        (replace(NEW, name="\udcff"), "UTF-8"),
    ],
)
def test_a_mistake_writes_nothing(tmp_path: Path, changed: NewLab, part: str) -> None:
    with pytest.raises(UsageError, match=part):
        add(changed, tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_a_disk_that_refuses(tmp_path: Path) -> None:
    (tmp_path / "labs").write_text("a file where a folder should be")
    with pytest.raises((InputError, UsageError)):
        add(NEW, tmp_path)


@given(
    st.text(
        min_size=1,
        max_size=40,
        alphabet=st.characters(exclude_categories=("Cc", "Cs", "Cn", "Cf", "Zl", "Zp")),
    )
)
def test_any_visible_name_survives(name: str) -> None:
    entry, mistakes = parse("new-lab", composed(replace(NEW, name=name)).encode(), "new-lab.toml")
    if name.strip():
        assert entry is not None
        assert entry.name == name
    else:
        assert [one.key for one in mistakes] == ["name"]
