"""What came of an attempt: archived, unchanged, or not had, judged from the answer and what stands."""

import re
from dataclasses import dataclass

from stancewatch.foundation.canonical import sha256
from stancewatch.model.evidence import FailureReason, Snapshot
from stancewatch.model.exchange import Capture, CaptureOutcome, Fetched

_VALIDATOR = re.compile(r"[\x20-\x7e]{1,1024}")
"""Validators are sent back to the server; one that could carry more than itself is not kept."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What came of an attempt."""

    outcome: CaptureOutcome
    reason: FailureReason | None
    detail: str
    flags: tuple[str, ...]


def verdict_on(
    fetched: Fetched,
    standing: Capture | None,
    reason: FailureReason | None,
    detail: str,
    flags: tuple[str, ...],
) -> Verdict:
    """Return what came of an attempt. `standing` is the last capture that brought the page."""
    noticed = tuple(dict.fromkeys((*fetched.flags, *flags)))
    why, said = (fetched.reason, fetched.detail) if fetched.reason else (reason, detail)
    if why is None and fetched.body is None and not (fetched.unchanged and standing):
        why, said = FailureReason.INCOMPLETE, _nothing_came(fetched)
    if why is not None:
        return Verdict(CaptureOutcome.FAILED, why, said, noticed)
    same = fetched.unchanged or same_body(fetched, standing.snapshot if standing else None)
    outcome = CaptureOutcome.UNCHANGED if same else CaptureOutcome.ARCHIVED
    return Verdict(outcome, None, detail or fetched.detail, noticed)


def validator(fetched: Fetched, name: str, earlier: str) -> str:
    """Return a validator of the answer; the earlier one where a 304 does not repeat it; empty where unusable.

    None is taken from an import: a server's 304 would then vouch for a text that somebody else wrote.
    """
    if fetched.origin:
        return ""
    value = fetched.header(name) or earlier
    return value if _VALIDATOR.fullmatch(value) else ""


def same_body(fetched: Fetched, snapshot: Snapshot | None) -> bool:
    """Whether an answer brought what already stands, read in the same way."""
    if snapshot is None or fetched.body is None:
        return False
    here = (fetched.url, fetched.final_url, fetched.media_type, fetched.charset, sha256(fetched.body))
    return here == (
        snapshot.url,
        snapshot.final_url,
        snapshot.media_type,
        snapshot.charset,
        snapshot.body_sha256,
    )


def _nothing_came(fetched: Fetched) -> str:
    if fetched.unchanged:
        return "The server said that nothing has changed, but nothing had been kept before."
    return "The answer held no body."
