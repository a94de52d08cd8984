import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from stancewatch.foundation.canonical import canonical, sha256
from stancewatch.foundation.errors import EvidenceError, HashMismatch, PublicationError, SnapshotMissing
from stancewatch.model.audit import Audit
from stancewatch.model.evidence import Document
from stancewatch.publish.site import Built, build
from tests.unit.publish import invented


def tree(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def make(out: Path, audits: list[Audit]) -> Built:
    return build(audits, invented.read_text, out, full_texts=False, contact="")


def renamed(audit: Audit) -> Audit:
    """Give a changed audit the id its content asks for."""
    return audit.model_copy(update={"id": audit.identity()})


def test_the_site_holds_every_promised_address(built: Built) -> None:
    audit = invented.audit("harbour-commons")
    earlier = invented.audit("harbour-commons", date(2026, 3, 2), shift=3)
    for path in (
        "index.html",
        "methodology/index.html",
        "lab/harbour-commons/index.html",
        f"lab/harbour-commons/a/{audit.id}/index.html",
        f"lab/harbour-commons/a/{earlier.id}/index.html",
        f"source/{audit.documents[0].sha256[:12]}/index.html",
        "api/labs/harbour-commons.json",
        f"api/audits/{earlier.id}.json",
        "api/labs.json",
        "api/schema/audit.json",
        "SHA256SUMS",
    ):
        assert (built.folder / path).is_file(), path
    assert built.index == built.folder / "index.html"


def test_two_builds_give_the_same_bytes_whatever_the_order(tmp_path: Path) -> None:
    audits = invented.audits()
    one, other = make(tmp_path / "one", audits), make(tmp_path / "two", audits[::-1])
    assert tree(one.folder) == tree(other.folder)
    assert one.digest == other.digest


def test_published_json_is_the_canonical_audit(built: Built) -> None:
    audit = invented.audit("harbour-commons")
    expected = canonical(audit.model_dump(mode="json"))
    assert (built.folder / "api/labs/harbour-commons.json").read_bytes() == expected
    assert (built.folder / f"api/audits/{audit.id}.json").read_bytes() == expected


def test_published_audits_satisfy_the_published_schema(built: Built) -> None:
    schema = json.loads((built.folder / "api/schema/audit.json").read_bytes())
    Draft202012Validator.check_schema(schema)
    audits = list((built.folder / "api/audits").glob("*.json"))
    assert len(audits) == 3
    for path in audits:
        Draft202012Validator(schema).validate(json.loads(path.read_bytes()))


def test_every_file_but_the_list_itself_is_hashed(built: Built) -> None:
    files = tree(built.folder)
    listed = dict(line.split("  ", 1)[::-1] for line in files.pop("SHA256SUMS").decode().splitlines())
    assert listed == {path: sha256(data) for path, data in files.items()}


def test_an_unaudited_lab_has_a_name_and_no_number(built: Built) -> None:
    row = (built.folder / "index.html").read_text().split('class="unaudited"')[1].split("</tr>")[0]
    assert "Quiet Peak" in row
    assert "not yet audited" in row
    assert not any(character.isdigit() for character in row.replace('colspan="8"', ""))
    entry = json.loads((built.folder / "api/labs.json").read_bytes())["labs"][-1]
    assert entry == {"slug": "quiet-peak", "name": "Quiet Peak", "audited": False}


def test_a_lab_with_an_audit_is_not_listed_as_unaudited(tmp_path: Path) -> None:
    audit = invented.audit("meridian-forge")
    lab = replace(invented.UNAUDITED, slug=audit.lab)
    build([audit], invented.read_text, tmp_path / "site", full_texts=False, contact="", unaudited=[lab])
    assert "not yet audited" not in (tmp_path / "site/index.html").read_text()


def test_the_latest_audit_stands_at_the_address_of_the_lab(built: Built) -> None:
    page = (built.folder / "lab/harbour-commons/index.html").read_text()
    assert 'Audit of <time datetime="2026-06-08">' in page
    assert "A newer audit" not in page


def test_of_two_readings_of_the_same_captures_the_one_written_last_is_the_latest(tmp_path: Path) -> None:
    first = invented.audit("harbour-commons")
    profile = first.profile.model_copy(update={"flag_evidence": {}})
    other = renamed(first.model_copy(update={"profile": profile}))
    for audits in ([first, other], [other, first]):
        folder = make(tmp_path / audits[0].id, audits).folder
        assert json.loads((folder / "api/labs/harbour-commons.json").read_bytes())["id"] == audits[-1].id


def test_an_earlier_audit_says_that_there_is_a_newer_one(built: Built) -> None:
    earlier = invented.audit("harbour-commons", date(2026, 3, 2), shift=3)
    page = (built.folder / f"lab/harbour-commons/a/{earlier.id}/index.html").read_text()
    assert "A newer audit of this lab exists" in page
    assert 'href="../../index.html">Go to the audit of 2026-06-08' in page


def test_a_site_without_any_audit_can_be_built(tmp_path: Path) -> None:
    built = build([], invented.read_text, tmp_path / "site", full_texts=True, contact="")
    assert "No lab has been registered yet" in built.index.read_text()


def test_a_quote_that_does_not_stand_there_stops_the_build(tmp_path: Path) -> None:
    audit = invented.audit("meridian-forge")
    first, *rest = audit.flags
    moved = first.model_copy(update={"start": first.start + 1, "end": first.end + 1})
    changed = renamed(audit.model_copy(update={"flags": (moved, *rest)}))
    with pytest.raises(EvidenceError, match="do not stand at"):
        make(tmp_path / "site", [changed])
    assert not (tmp_path / "site").exists()


def test_a_nearest_passage_is_checked_like_any_other_quote(tmp_path: Path) -> None:
    audit = invented.audit("meridian-forge")
    lens = audit.lenses[0]
    outcome = lens.outcomes[0]
    near = outcome.search.nearest[0].model_copy(update={"quote": "Words that nobody wrote."})
    search = outcome.search.model_copy(update={"nearest": (near,)})
    outcomes = (outcome.model_copy(update={"search": search}), *lens.outcomes[1:])
    lenses = (lens.model_copy(update={"outcomes": outcomes}), *audit.lenses[1:])
    with pytest.raises(EvidenceError, match="Words that nobody wrote"):
        make(tmp_path / "site", [renamed(audit.model_copy(update={"lenses": lenses}))])


def test_an_edited_audit_stops_the_build(tmp_path: Path) -> None:
    edited = invented.audit("meridian-forge").model_copy(update={"judge": "somebody else"})
    with pytest.raises(HashMismatch, match="meridian-forge"):
        make(tmp_path / "site", [edited])


def test_a_missing_text_stops_the_build(tmp_path: Path) -> None:
    def nothing(sha256: str, lab: str) -> Document:
        raise SnapshotMissing(f"no {sha256[:4]} of {lab}")

    with pytest.raises(SnapshotMissing):
        build([invented.audit("meridian-forge")], nothing, tmp_path / "s", full_texts=True, contact="")


def test_another_text_than_the_one_asked_for_stops_the_build(tmp_path: Path) -> None:
    def another(sha256: str, lab: str) -> Document:
        return invented.pages("harbour-commons")[0].document

    with pytest.raises(HashMismatch, match="The archive gave text"):
        build([invented.audit("meridian-forge")], another, tmp_path / "s", full_texts=True, contact="")


def test_a_slug_that_would_leave_its_folder_stops_the_build(tmp_path: Path) -> None:
    audit = renamed(invented.audit("meridian-forge").model_copy(update={"lab": "../../etc"}))

    def own(sha256: str, lab: str) -> Document:
        return invented.read_text(sha256, "meridian-forge")

    with pytest.raises(PublicationError, match="cannot be part of an address"):
        build([audit], own, tmp_path / "s", full_texts=True, contact="")
