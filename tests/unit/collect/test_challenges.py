from datetime import UTC, datetime

import pytest

from stancewatch.collect.challenges import challenge
from stancewatch.collect.setback import Answer
from stancewatch.model.exchange import Hop
from tests.unit.collect.site import page


def answer(status: int, body: str, *headers: tuple[str, str]) -> Answer:
    at = datetime(2026, 3, 2, tzinfo=UTC)
    return Answer(Hop("http://lab.example/", at, "GET", (), "", status, "", headers, b""), body.encode())


@pytest.mark.parametrize(
    ("status", "body"),
    [
        (403, page("Just a moment...", "Checking your browser before you continue.")),
        (503, page("Attention Required! | Guard", "")),
        (429, page("Please", "Verify you are human")),
        (200, "<script>window._cf_chl_opt = {cvId: '3'};</script>"),
        (202, "<script>AwsWafIntegration.saveReferrer();</script>"),
        (200, "<script src='/_Incapsula_Resource?SWUDNSAI=31&xinfo=1'></script>"),
        (200, '<div id="px-captcha"></div>'),
        (403, "<iframe src='https://geo.captcha-delivery.com/captcha/?x=1'>"),
    ],
)
def test_challenges_are_known(status: int, body: str) -> None:
    assert challenge(answer(status, body))


@pytest.mark.parametrize(
    ("status", "body"),
    [
        (
            200,
            page("Terms", "We may ask you to verify you are human. Checking your browser is part of that."),
        ),
        (200, "<script src='/cdn-cgi/challenge-platform/scripts/jsd/main.js'></script>" + page()),
        (403, page("Forbidden", "You may not read this.")),
        (404, page("Not found")),
        (500, ""),
    ],
)
def test_other_pages_are_not(status: int, body: str) -> None:
    assert not challenge(answer(status, body))


def test_a_header_says_it_too() -> None:
    assert challenge(answer(403, "", ("CF-Mitigated", "challenge"))) == "cf-mitigated: challenge"
    assert not challenge(answer(200, "", ("CF-Mitigated", "challenge")))
