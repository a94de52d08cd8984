"""The claims ledger: the checkable statements of one page, followed from version to version."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from stancewatch.foundation.normalisation import same_words
from stancewatch.lenses.claims import Fate, fate, successor
from stancewatch.model.claim import CheckableClaim

Version = tuple[date, Sequence[CheckableClaim]]
"""The day of an audit, and the statements of the page as that audit read it."""


@dataclass(frozen=True, slots=True)
class Followed:
    """A statement from the first version that held it to the last."""

    claim: CheckableClaim
    """As the last version that held it has it."""
    first: date
    last: date
    fate: Fate
    """`kept` and `due` stand in the latest version; `changed` and `dropped` do not."""
    gone: date | None = None
    """Day of the version that did not hold it any longer; None while it stands."""
    now: CheckableClaim | None = None
    """What stands in its place, where it was changed."""


def followed(versions: Sequence[Version]) -> tuple[Followed, ...]:
    """Return every statement of a page, those that stand first, each in the order of its version.

    `versions` are oldest first. A promise is due when the latest version still makes it on the day that it names, on the
    last of the month that it names, on 31 December of the year that it names, or later.
    """
    ended: list[Followed] = []
    standing: list[Followed] = []
    for day, claims in versions:
        ended += [_ended(one, day, claims, standing) for one in standing if not _holds(one, claims)]
        standing = [_standing(claim, day, standing) for claim in claims]
    return (*standing, *sorted(ended, key=lambda one: (one.gone or one.last, one.claim.quote.anchor.start)))


def _standing(claim: CheckableClaim, day: date, before: Sequence[Followed]) -> Followed:
    """Return a statement as it stands; what was a promise when it was first read stays one after its day."""
    words = same_words(claim.quote.text)
    known = next((one for one in before if same_words(one.claim.quote.text) == words), None)
    if known:
        claim = replace(claim, kind=known.claim.kind, due=known.claim.due)
    return Followed(claim, known.first if known else day, day, fate(claim, (claim,), day))


def _holds(one: Followed, claims: Sequence[CheckableClaim]) -> bool:
    words = same_words(one.claim.quote.text)
    return any(same_words(claim.quote.text) == words for claim in claims)


def _ended(
    one: Followed, day: date, claims: Sequence[CheckableClaim], before: Sequence[Followed]
) -> Followed:
    """Return a statement as ended; what stood beside it before does not stand in its place."""
    known = {same_words(other.claim.quote.text) for other in before}
    new = [claim for claim in claims if same_words(claim.quote.text) not in known]
    return replace(one, fate=fate(one.claim, new, day), gone=day, now=successor(one.claim, new))
