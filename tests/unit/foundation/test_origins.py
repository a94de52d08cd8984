"""Settings come from option, environment, file and default, in that order, and say so."""

from pathlib import Path

import pytest
from inline_snapshot import snapshot

from stancewatch.foundation.errors import ConfigurationError, InputError
from stancewatch.foundation.origins import load


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "stancewatch.toml").write_text("[collect]\npause = 3\ntries = 5\n\n[lint]\nanything = 1\n")
    (tmp_path / "below").mkdir()
    return tmp_path


def origin(folder: Path, name: str, **options: object) -> tuple[str, str]:
    found = next(one for one in load(folder, options).origins if one.name == name)
    return found.value, found.origin


def test_default(tmp_path: Path) -> None:
    assert origin(tmp_path, "collect.pause") == ("1.0", "default")


def test_nearest_file_upward_is_the_workspace(folder: Path) -> None:
    assert origin(folder / "below", "collect.pause") == ("3.0", str(folder / "stancewatch.toml"))
    assert load(folder / "below", {}).settings.workspace == folder


def test_environment_wins_over_file(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("STANCEWATCH_COLLECT__PAUSE", "0")
    assert origin(folder, "collect.pause") == ("0.0", "environment")
    assert origin(folder, "collect.tries") == ("5", str(folder / "stancewatch.toml"))


def test_option_wins_over_all(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("STANCEWATCH_WORKSPACE", "/elsewhere")
    assert origin(folder, "workspace", workspace="/here") == ("/here", "option")
    assert origin(folder, "workspace") == ("/elsewhere", "environment")


def test_lists_are_commas_in_the_environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("STANCEWATCH_COLLECT__ALLOW_ADDRESSES", "127.0.0.1:8765, [::1]:80")
    assert load(tmp_path, {}).settings.collect.allow_addresses == ("127.0.0.1:8765", "[::1]:80")


def test_unknown_setting_names_its_origin(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("STANCEWATCH_COLLECT__PAUZE", "0")
    with pytest.raises(ConfigurationError) as raised:
        load(tmp_path, {})
    assert str(raised.value) == snapshot(
        "Settings cannot be used. 'collect.pauze' from environment: Extra inputs are not permitted (given: '0'). Hint: `stancewatch settings show` lists every setting."
    )


def test_unknown_part_in_the_environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("STANCEWATCH_COLECT__PAUSE", "0")
    with pytest.raises(ConfigurationError, match="STANCEWATCH_COLECT__PAUSE"):
        load(tmp_path, {})


def test_impossible_value_names_its_file(tmp_path: Path) -> None:
    (tmp_path / "stancewatch.toml").write_text("[collect]\npause = -1\n")
    with pytest.raises(ConfigurationError, match=r"stancewatch\.toml"):
        load(tmp_path, {})


def test_broken_file_names_line(tmp_path: Path) -> None:
    (tmp_path / "stancewatch.toml").write_text("[collect\n")
    with pytest.raises(InputError, match="line 1"):
        load(tmp_path, {})
