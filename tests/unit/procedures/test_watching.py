"""Watching: what changed is judged again, and nothing else; what goes wrong is said and does not end the watch."""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

import pytest

from stancewatch import pipeline
from stancewatch.foundation.clock import FixedClock
from stancewatch.foundation.errors import EvidenceError, ExitCode, SafetyError, UsageError
from stancewatch.foundation.progress import Silent
from stancewatch.foundation.schedule import Schedule
from stancewatch.foundation.settings import CollectSettings
from stancewatch.model.lab import Lab
from stancewatch.procedures import watching
from stancewatch.registry.registry import find
from stancewatch.store.audits import Audits
from stancewatch.store.workspace import Workspace

MARCH = datetime(2026, 3, 2, 6, tzinfo=UTC)
TO_JUNE = timedelta(days=106)
"""On 2026-06-15 the packaged pages of the invented labs change."""


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return Workspace(tmp_path)


class Watch:
    """A watch with a clock that moves on where it would wait."""

    def __init__(self, workspace: Workspace) -> None:
        self.workspace = workspace
        self.clock = FixedClock(MARCH)
        self.find: Callable[[str], Lab] = partial(find, workspace=workspace.root)

    def __call__(
        self, *names: str, every: timedelta, runs: int, judge: str = "rules"
    ) -> Sequence[watching.Look]:
        collecting = partial(pipeline.Collecting.by, CollectSettings(hosts_at_once=1), self.clock)
        schedule = Schedule(every, 0.1, runs)
        return list(watching.watch(names, self.find, self.workspace, collecting, schedule, judge=judge))


@pytest.fixture
def watch(workspace: Workspace) -> Watch:
    return Watch(workspace)


def test_a_lab_is_judged_when_a_text_changed_and_only_then(watch: Watch, workspace: Workspace) -> None:
    looks = watch("ostrevane", every=TO_JUNE / 2, runs=4)
    assert [one.run is not None and one.run.new for one in looks] == [True, False, True, False]
    assert looks[1].run is None
    assert looks[2].changed == ("home", "atlas-4", "usage-policy", "safety")
    assert [one.changed for one in looks[1::2]] == [(), ()]
    assert len(Audits(workspace).all("ostrevane")) == 2
    assert sum(watch.clock.slept) >= (3 * TO_JUNE / 2).total_seconds()


def test_a_watch_cut_off_before_judging_judges_in_the_next_turn(watch: Watch, workspace: Workspace) -> None:
    lab = watch.find("wattenmoor")
    collecting = pipeline.Collecting.by(CollectSettings(hosts_at_once=1), watch.clock)
    pipeline.take(lab, workspace, collecting, Silent())
    (look,) = watch("wattenmoor", every=TO_JUNE, runs=1)
    assert {capture.outcome for capture in look.captures.values()} <= {"unchanged", "failed"}
    assert look.run is not None
    assert look.run.new


def test_what_one_lab_does_does_not_stop_the_others(watch: Watch) -> None:
    def stumbling(name: str) -> Lab:
        if name == "wattenmoor":
            raise EvidenceError("A line is gone.")
        return find(name, watch.workspace.root)

    watch.find = stumbling
    looks = watch("wattenmoor", "ostrevane", every=timedelta(days=1), runs=2)
    assert [one.lab for one in looks[:2]] == ["wattenmoor", "ostrevane"]
    stumbled = [one for one in looks if one.lab == "wattenmoor"]
    assert [str(one.error) for one in stumbled] == ["A line is gone."] * 2
    assert [one.error for one in looks if one.lab == "ostrevane"] == [None, None]


def test_a_mistake_of_the_program_costs_one_lab_its_turn(watch: Watch) -> None:
    def mistaken(name: str) -> Lab:
        if name == "wattenmoor":
            raise ZeroDivisionError("division by zero")
        return find(name, watch.workspace.root)

    watch.find = mistaken
    looks = watch("wattenmoor", "ostrevane", every=timedelta(days=1), runs=1)
    first, second = looks
    assert first.error is not None
    assert first.error.exit_code is ExitCode.BUG
    assert "ZeroDivisionError: division by zero" in first.error.message
    assert "test_watching.py" in first.error.message
    assert (second.lab, second.error) == ("ostrevane", None)


def test_an_interruption_ends_the_watch(watch: Watch) -> None:
    def interrupted(name: str) -> Lab:
        raise KeyboardInterrupt(name)

    watch.find = interrupted
    with pytest.raises(KeyboardInterrupt):
        watch("ostrevane", every=timedelta(days=1), runs=1)


def test_a_disk_that_is_full_is_said(watch: Watch) -> None:
    def full(name: str) -> Lab:
        raise OSError(28, "No space left on device", name)

    watch.find = full
    (look,) = watch("ostrevane", every=timedelta(days=1), runs=1)
    assert look.error is not None
    assert "No space left on device" in look.error.message
    assert look.captures == {}


def test_what_must_not_be_fetched_ends_the_watch(watch: Watch) -> None:
    def unsafe(name: str) -> Lab:
        raise SafetyError(name)

    watch.find = unsafe
    with pytest.raises(SafetyError):
        watch("ostrevane", every=timedelta(days=1), runs=1)


def test_an_unknown_judge_is_said_before_anything_is_fetched(watch: Watch, workspace: Workspace) -> None:
    with pytest.raises(UsageError):
        watch("ostrevane", every=timedelta(days=1), runs=1, judge="nobody")
    assert not workspace.labs()
