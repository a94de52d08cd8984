"""What holds for every test: the same examples everywhere, no surroundings, no flushing, where the shared cases are."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

settings.register_profile(
    "everywhere", derandomize=True, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("everywhere")

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"


@pytest.fixture(autouse=True)
def no_surroundings(monkeypatch: pytest.MonkeyPatch) -> None:
    """Take away settings and proxies that the machine happens to have."""
    for name in list(os.environ):
        if name.startswith("STANCEWATCH_") or name.lower().endswith("_proxy"):
            monkeypatch.delenv(name)
    monkeypatch.setenv("NO_COLOR", "1")


@pytest.fixture(scope="session", autouse=True)
def no_waiting_for_the_disk() -> Iterator[None]:
    """Take a flush as done: nobody pulls the plug here, and a disk takes milliseconds for each of thousands.

    Which flushes are asked for, and what happens when one is refused, is tested where files are written.
    """
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "fsync", os.fstat)
        yield


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of shared cases and labelled data, which lies beside a checkout or is not there."""
    if not SHARED.is_dir():
        pytest.skip("the folder `shared` with cases and labelled data does not lie beside this checkout")
    return SHARED
