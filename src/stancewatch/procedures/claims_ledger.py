"""The claims ledger of a lab: what it stated that can be checked, over all its audits, page by page."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from stancewatch.lenses.claims import claims
from stancewatch.lenses.claims_followed import Followed, Version, followed
from stancewatch.model.audit import Audit
from stancewatch.store.archive import FileArchive
from stancewatch.store.audits import Audits
from stancewatch.store.workspace import Workspace


def ledger(workspace: Workspace, lab: str) -> Mapping[str, tuple[Followed, ...]]:
    """Return by source, in alphabetical order, the statements of a lab and what became of each."""
    versions = _versions(FileArchive(workspace), Audits(workspace).all(lab))
    return {source: followed(versions[source]) for source in sorted(versions)}


def _versions(archive: FileArchive, audits: Sequence[Audit]) -> Mapping[str, Sequence[Version]]:
    """Return by source the statements as each audit read them, oldest first. A page not read is no version."""
    found = defaultdict[str, list[Version]](list)
    for audit in sorted(audits, key=lambda one: (one.date, one.id)):
        for entry in audit.documents:
            text = archive.document(audit.lab, entry.sha256)
            found[entry.source].append((audit.date, tuple(claims(text))))
    return found
