from pathlib import Path

import pytest

from stancewatch.foundation.errors import SnapshotMissing, UsageError
from stancewatch.store.attestations import Attestations
from stancewatch.store.workspace import Workspace

ID = "2026-03-02-1a2b3c4d"


def test_an_envelope_lies_beside_its_audit(tmp_path: Path) -> None:
    attestations = Attestations(Workspace(tmp_path))
    assert not attestations.has("lab", ID)
    assert attestations.write("lab", ID, b"one") == f"audits/lab/{ID}.dsse"
    assert attestations.has("lab", ID)
    assert attestations.read("lab", ID) == b"one"
    attestations.write("lab", ID, b"two")
    assert (tmp_path / "audits" / "lab" / f"{ID}.dsse").read_bytes() == b"two"


def test_one_that_is_missing_is_said(tmp_path: Path) -> None:
    with pytest.raises(SnapshotMissing, match=r"\.dsse"):
        Attestations(Workspace(tmp_path)).read("lab", ID)


@pytest.mark.parametrize(("lab", "name"), [("../lab", ID), ("lab", "../../x"), ("lab", "latest")])
def test_names_do_not_lead_elsewhere(tmp_path: Path, lab: str, name: str) -> None:
    with pytest.raises(UsageError):
        Attestations(Workspace(tmp_path)).write(lab, name, b"")
