from datetime import date
from pathlib import Path

import pytest

from stancewatch.foundation.canonical import canonical
from stancewatch.foundation.errors import HashMismatch, SnapshotMissing, UsageError
from stancewatch.model.audit import Audit
from stancewatch.store.audits import Audits
from stancewatch.store.workspace import Workspace
from tests.unit.audit.readings import audit


@pytest.fixture
def audits(tmp_path: Path) -> Audits:
    return Audits(Workspace(tmp_path))


def dated(day: int, lab: str = "lab", judge: str = "rules 1.0") -> Audit:
    changed = audit().model_copy(update={"lab": lab, "date": date(2026, 6, day), "judge": judge})
    return changed.model_copy(update={"id": changed.identity()})


def test_an_audit_comes_back_as_published(audits: Audits) -> None:
    one = dated(1)
    place = audits.write(one)
    assert place == f"audits/lab/{one.id}.json"
    assert audits.read("lab", one.id) == one
    assert (audits.workspace.root / place).read_bytes() == canonical(one.document())


def test_writing_it_again_changes_nothing(audits: Audits) -> None:
    audits.write(dated(1))
    audits.write(dated(1))
    assert [line.id for line in audits.lines("lab")] == [dated(1).id]


def test_the_latest_is_by_date_then_by_writing(audits: Audits) -> None:
    assert audits.latest("lab") is None
    for one in (dated(3), dated(9), dated(9, judge="rules 1.1"), dated(5)):
        audits.write(one)
    assert audits.latest("lab") == dated(9, judge="rules 1.1")
    assert [one.date.day for one in audits.all("lab")] == [3, 9, 9, 5]
    assert audits.labs() == ("lab",)


def test_an_id_that_does_not_belong_is_refused(audits: Audits) -> None:
    with pytest.raises(HashMismatch, match="does not belong"):
        audits.write(dated(1).model_copy(update={"judge": "somebody"}))
    assert audits.lines("lab") == ()


def test_a_published_file_is_never_covered(audits: Audits) -> None:
    place = audits.workspace.root / audits.write(dated(1))
    place.write_bytes(place.read_bytes() + b" ")
    with pytest.raises(HashMismatch, match="is there already"):
        audits.write(dated(1))
    with pytest.raises(HashMismatch, match=r"audits/lab/2026-06-01-.*\.json"):
        audits.read("lab", dated(1).id)


def test_an_unlisted_file_is_not_read_until_it_is_written_again(audits: Audits) -> None:
    path = audits.workspace.root / audits.write(dated(1))
    index = audits.workspace.audit_index("lab")
    index.path.unlink()
    index.head.unlink()
    with pytest.raises(SnapshotMissing):
        audits.read("lab", dated(1).id)
    audits.write(dated(1))
    assert audits.read("lab", dated(1).id) == dated(1)
    assert path.is_file()


def test_a_missing_file_and_an_unknown_id_are_named(audits: Audits) -> None:
    (audits.workspace.root / audits.write(dated(1))).unlink()
    with pytest.raises(SnapshotMissing, match=dated(1).id):
        audits.read("lab", dated(1).id)
    with pytest.raises(SnapshotMissing, match="2026-01-01-00000000"):
        audits.read("lab", "2026-01-01-00000000")
    with pytest.raises(UsageError):
        audits.read("../lab", dated(1).id)
