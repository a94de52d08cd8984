"""Templates become pages here, and only here: escaping on, undefined names refused, links relative."""

from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from stancewatch.model.audit import Audit
from stancewatch.model.readings import first_readings_of, waiting
from stancewatch.model.score import lower
from stancewatch.publish import addresses, reasons, wording
from stancewatch.publish.file import File
from stancewatch.publish.hostile import (
    clipped,
    is_language_tag,
    is_mail_address,
    is_web_address,
    live_address,
    visible,
)

FILTERS = {
    "all_open": wording.all_open,
    "clipped": clipped,
    "counts": wording.counts,
    "day": wording.day,
    "figure": wording.figure,
    "first_readings": first_readings_of,
    "if_open": wording.if_open,
    "in_order": wording.in_order,
    "languages": wording.languages,
    "listed": wording.listed,
    "lower": lower,
    "mean_figure": wording.mean_figure,
    "minute": wording.minute,
    "number": wording.number,
    "open_gaps": wording.open_gaps,
    "plain_reason": reasons.plain_reason,
    "plain_sentence": reasons.plain_sentence,
    "said_of_all_open": wording.said_of_all_open,
    "sentence": wording.sentence,
    "span": wording.span,
    "spoken": wording.spoken,
    "title_of": wording.title_of,
    "waiting": waiting,
    "why_flagged": reasons.why_flagged,
    "word": wording.word,
    "words_after": wording.words_after,
    "words_before": wording.words_before,
}
TESTS = {"language_tag": is_language_tag, "mail_address": is_mail_address, "web_address": is_web_address}
GLOBALS = {
    "at": addresses,
    "live_address": live_address,
    "all_outcomes": wording.all_outcomes,
}


def page(template: str, path: str, **values: object) -> File:
    """Return the page at `path`. The template gets `to(address)`, the relative link to any file of the site."""

    def to(target: str, anchor: str = "") -> str:
        link = addresses.relative(path, target)
        return f"{link}#{anchor}" if anchor else link

    text = _environment().get_template(template).render(to=to, path=path, **values)
    return File(path, text.encode())


def audit_address(audit: Audit, latest: Audit) -> str:
    """Return the page an audit is linked at: the lab's page for the latest, else its own."""
    is_latest = audit.id == latest.id
    return addresses.lab_page(audit.lab) if is_latest else addresses.audit_page(audit.lab, audit.id)


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader(__package__ or "", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_harmless,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters.update(FILTERS)
    environment.tests.update(TESTS)
    environment.globals.update(GLOBALS)
    return environment


def _harmless(value: object) -> object:
    """Write out hostile characters in every value a template prints; our own markup was treated before."""
    return visible(value) if isinstance(value, str) and not isinstance(value, Markup) else value
