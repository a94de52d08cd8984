"""Every difference of two audits of a lab, each part with its cause.

A verdict has one cause, so that the steps of a score add up. It is the first of these that applies:

    correction   the later verdict is that of a published correction
    text         the texts its search read differ, and words that one of the verdicts rests on are no longer
                 there or were not there before; or the texts are all that differs; or a page of a role came
                 or went, and the question was asked in one of the audits only
    method       the method version differs
    reading      the same text, judged otherwise; or the lab's file was set anew: its profile, a page's role

`possible` names everything that differs, so that a reader can see where more than one thing does.
"""

from collections.abc import Mapping

from stancewatch.audit.changes_context import Comparison
from stancewatch.audit.changes_documents import document_changes
from stancewatch.audit.changes_parts import part_changes
from stancewatch.audit.changes_quotes import flag_changes, quote_changes
from stancewatch.audit.changes_scores import score_changes
from stancewatch.audit.changes_verdicts import verdict_changes
from stancewatch.audit.sentences_compared import Plain
from stancewatch.foundation.normalisation import same_words
from stancewatch.model.audit import Audit
from stancewatch.model.change import AuditChanges, Side
from stancewatch.model.evidence import Document


def changes(
    old: Audit,
    new: Audit,
    texts: Mapping[str, Document],
    *,
    plain: Plain = same_words,
    last_seen: Mapping[str, str] | None = None,
    read_as: Mapping[str, str] | None = None,
) -> AuditChanges:
    """Return what differs between two audits of one lab.

    `texts` holds the archived texts of both by SHA-256; `plain` gives two sentences the same value where only noise
    tells them apart; `last_seen` says for a source when its earlier text was last captured;
    `read_as` gives the text, by SHA-256, that its bytes were read as when the later one came, where that is another.
    """
    compared = Comparison(old, new, texts, plain, last_seen or {}, read_as or {})
    verdicts = verdict_changes(compared)
    found = (
        document_changes(compared),
        quote_changes(compared),
        flag_changes(compared),
        verdicts,
        score_changes(compared, verdicts),
        part_changes(compared),
    )
    documents, quotes, flags, _, scores, parts = found
    return AuditChanges(
        lab=new.lab,
        old=_side(old),
        new=_side(new),
        changed=any(found),
        documents=documents,
        quotes=quotes,
        flags=flags,
        verdicts=verdicts,
        scores=scores,
        parts=parts,
    )


def _side(audit: Audit) -> Side:
    return Side(
        id=audit.id,
        date=audit.date,
        code_version=audit.code_version,
        method_version=audit.method_version,
        judge=audit.judge,
    )
