"""What an answer means: a page, an unchanged page, or a reason why it is neither."""

from datetime import datetime

from stancewatch.collect import notices
from stancewatch.collect.challenges import challenge
from stancewatch.collect.patience import asked_to_wait, may_pass
from stancewatch.collect.recognise import media_type, named_type, type_is_wrong
from stancewatch.collect.setback import Answer, Setback
from stancewatch.collect.trip import Page, Trip
from stancewatch.foundation.recognition import HTML
from stancewatch.model.evidence import FailureReason

GOOD = frozenset({200, 203})
"""Other successes carry no page: 202 is how some services deliver a challenge, 206 is a part."""
LONGER = "longer_than_announced"
"""Flag of an answer that went on after its Content-Length; what came after it was not read."""
WITHOUT_BODY = frozenset({204, 205})


def page(trip: Trip, answer: Answer, agent: str, now: datetime) -> Page:
    """Return what a final answer holds; leave flags with the trip. Raises Setback where it holds no page."""
    trip.flags.update(notices.header_flags(answer, agent))
    mark = challenge(answer)
    if mark:
        detail = f"HTTP {answer.hop.status} with a page that asks whether the reader is a robot ({mark!r})."
        raise Setback(FailureReason.CHALLENGE, detail)
    if answer.hop.status not in GOOD | WITHOUT_BODY:
        raise status_setback(answer, sum(hop.url == answer.hop.url for hop in trip.hops), now)
    if not answer.body.strip():
        raise Setback(FailureReason.EMPTY, f"HTTP {answer.hop.status} with an empty body.")
    return _recognised(trip, answer, agent)


def status_setback(answer: Answer, requests: int, now: datetime) -> Setback:
    """Return what a status other than success means after a number of requests."""
    status, phrase = answer.hop.status, answer.hop.reason
    detail = f"HTTP {status}" + (f" ({phrase})" if phrase.isprintable() and phrase else "")
    detail += f", asked {requests} times." if requests > 1 else "."
    seconds = asked_to_wait(answer, now) if may_pass(status) else None
    if status == 429 or (status == 503 and seconds):
        return Setback(FailureReason.RATE_LIMITED, detail, seconds=seconds)
    reason = FailureReason.GONE if status == 410 else FailureReason.HTTP_STATUS
    return Setback(reason, detail, seconds=seconds)


def _recognised(trip: Trip, answer: Answer, agent: str) -> Page:
    if answer.longer:
        trip.flags.add(LONGER)
    named, charset = named_type(answer.header("content-type"))
    kind = media_type(answer.body, named, answer.hop.url, charset)
    if type_is_wrong(kind, named):
        trip.flags.add("media_type_header_wrong")
    if notices.charset_is_wrong(answer.body, charset):
        trip.flags.add("charset_header_wrong")
    if kind != HTML:
        return Page(answer.body, kind, charset)
    metas = notices.metas(answer.body)
    trip.flags.update(notices.page_flags(metas, agent))
    target = notices.refresh(metas)
    detail = f"The page asks browsers to go on to {target[:200]!r}; that was not followed." if target else ""
    return Page(answer.body, kind, charset, detail)
