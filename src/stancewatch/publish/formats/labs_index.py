"""The list of labs as data."""

from collections.abc import Iterator

from stancewatch.foundation.canonical import Json, canonical
from stancewatch.model.audit import Audit
from stancewatch.publish.addresses import API_LABS, api_audit, api_lab, audit_page, lab_page, relative
from stancewatch.publish.file import File
from stancewatch.publish.shelf import LabShelf, Shelf


def render(shelf: Shelf) -> Iterator[File]:
    """Yield one file; its links are relative to it. Labs without an audit carry no number of any kind."""
    labs: list[Json] = [_audited(lab) for lab in shelf.labs]
    labs += [{"slug": lab.slug, "name": lab.name, "audited": False} for lab in shelf.unaudited]
    yield File(API_LABS, canonical({"schema": "stancewatch/labs", "version": "1.0", "labs": labs}))


def _audited(lab: LabShelf) -> Json:
    return {
        "slug": lab.slug,
        "name": lab.name,
        "audited": True,
        "page": relative(API_LABS, lab_page(lab.slug)),
        "data": relative(API_LABS, api_lab(lab.slug)),
        "audits": [_audit(audit) for audit in lab.audits],
    }


def _audit(audit: Audit) -> Json:
    return {
        "id": audit.id,
        "date": audit.date.isoformat(),
        "method_version": audit.method_version,
        "composite": audit.composite.model_dump(mode="json"),
        "page": relative(API_LABS, audit_page(audit.lab, audit.id)),
        "data": relative(API_LABS, api_audit(audit.id)),
    }
