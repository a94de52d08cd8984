from datetime import date, timedelta

import pytest

from stancewatch.lenses.claims import Fate, claims, fate, successor
from stancewatch.model.claim import CheckableClaim, ClaimKind
from tests.unit.lenses.texts import document


def found(text: str) -> list[CheckableClaim]:
    return list(claims(document(text)))


@pytest.mark.parametrize(
    ("text", "kind", "values", "due"),
    [
        ("We will publish the report by 1 March 2027.", ClaimKind.PROMISE, ("1 March 2027",), 2027),
        ("On December 19, 2023 links were found.", ClaimKind.EVENT, ("December 19, 2023",), None),
        ("The dataset has 5.85 billion pairs.", ClaimKind.TOTAL, ("5.85",), None),
        ("In all, 2236 links were removed.", ClaimKind.TOTAL, ("2236",), None),
        ("About 2.9% are unsafe.", ClaimKind.RATE, ("2.9%",), None),
        ("The accuracy is 0.960.", ClaimKind.RATE, ("0.960",), None),
        ("We answer within 3 business days.", ClaimKind.TERM, ("3",), None),
    ],
)
def test_a_checkable_sentence_becomes_a_claim(
    text: str, kind: ClaimKind, values: tuple[str, ...], due: int | None
) -> None:
    (one,) = found(text)
    assert (one.kind, one.values, one.due, one.quote.text) == (kind, values, due, text)


@pytest.mark.parametrize(
    ("text", "kind", "values"),
    [
        ("We keep logs for 90 days.", ClaimKind.TERM, ("90",)),
        ("We delete your data after six months.", ClaimKind.TERM, ("six",)),
        ("It may take up to 30 days.", ClaimKind.TERM, ("30",)),
        ("We answer no later than thirty (30) working days after receipt.", ClaimKind.TERM, ("thirty", "30")),
        ("Records are stored for at least 10 years.", ClaimKind.TERM, ("10",)),
        ("Either party gives 30 days’ notice.", ClaimKind.TERM, ("30",)),
        ("There is a 14-day window.", ClaimKind.TERM, ("14",)),
        ("| session | Support | 400 days |", ClaimKind.TERM, ("400",)),
        ("We employ 120 annotators in Kenya.", ClaimKind.TOTAL, ("120",)),
        ("We have members from 40 countries.", ClaimKind.TOTAL, ("40",)),
        ("The board has seven independent members.", ClaimKind.TOTAL, ("seven",)),
        ("Training emitted 25 tonnes of CO2.", ClaimKind.TOTAL, ("25",)),
        ("We trained on 64 GPUs.", ClaimKind.TOTAL, ("64",)),
        ("We trained on 16 NVIDIA A100 GPUs.", ClaimKind.TOTAL, ("16",)),
        ("We rented 512 H100s.", ClaimKind.TOTAL, ("512",)),
        ("The run used 420 MWh.", ClaimKind.TOTAL, ("420",)),
        ("They are paid $15 an hour.", ClaimKind.TOTAL, ("15",)),
        ("It cost $1,000.", ClaimKind.TOTAL, ("1,000",)),
        ("LAION-5B holds 5.85B links.", ClaimKind.TOTAL, ("5.85",)),
        ("A subset of 400M was drawn.", ClaimKind.TOTAL, ("400",)),
        ("We read 1.2 million texts.", ClaimKind.TOTAL, ("1.2",)),
        ("A 400,000-line system was read.", ClaimKind.TOTAL, ("400,000",)),
        ("Passed 2 of 3.", ClaimKind.RATE, ("2", "3")),
        ("Prompts in French lose 5 to 30 points.", ClaimKind.RATE, ("5", "30")),
        ("Effective: January 2, 2025", ClaimKind.EVENT, ("January 2, 2025",)),
        ("Applies from March 3, 2026.", ClaimKind.EVENT, ("March 3, 2026",)),
        ("Under Article 6, 30 days after the request it is gone.", ClaimKind.TERM, ("30",)),
    ],
)
def test_terms_counts_and_amounts_are_claims(text: str, kind: ClaimKind, values: tuple[str, ...]) -> None:
    (one,) = found(text)
    assert (one.kind, one.values) == (kind, values)


@pytest.mark.parametrize(
    "text",
    [
        "We care about safety.",
        "# 5.85 billion pairs",
        "",
        "See section 3.",
        "This is 2 of the page.",
        "I.2.b.",
        "M.7.b.",
        "As stated in Section L.3.b, it ends.",
        "10.2 The parties shall talk.",
        "12. Users shall talk.",
        "4.1 Members shall talk.",
        "You may tell us [1024] so.",
        "It is set by 26 USC 50100 too.",
        "Images of 1024x1024 are read.",
        "The 1000-shot prompt is read.",
        "[Ask](8325617) us.",
        "Read www.help.example/ask(8325617) first.",
        "Read <td height = 2236>this</td> first.",
        'width="100%" of it',
        "Call +1 4155550100 for help.",
        "It is set by Article 6(1)(f) of the law.",
        "It is set by Articles 1001, 1002 and 1003.",
        "See § 2258 of the code.",
        "It is set by 18 U.S.C. 2258.",
        "It is set by Regulation (EU) No 1215/2012.",
        "It is set by Directive 2019/790.",
        "It is set by the Data Protection Act 2018.",
        "It is set by Law No. 30 of 2018.",
        "We follow ISO 3166-1 and ISO/IEC 27001:2022.",
        "LAION-5B is used with ViT-B/32.",
        "Yi-34B is like Llama 2 models.",
        "We compare with Qwen2.5 72B and LAION 400M.",
        "- Endevor/InfinityRP-v1-7B",
        "It takes 128x128 blocks, 3-shot.",
        "The quantile is `0.27490234375`.",
        "[Ask](https://help.example/articles/8325617-how-do-i) us.",
        "Read https://arxiv.example/abs/2405.21060 first.",
        "Write to desk90000@lab.example.",
        '<td style="width: 100%">none</td>',
        "Write to 548 Market Street, PMB 90375, San Francisco, CA 94104, USA.",
        "Write to Sample City, California 94104, USA.",
        "Call +1 415 555 0100 or (415) 555-0100.",
        "Our desk is open 24/7.",
        "This is not 100% safe.",
        "You must be at least 18 years old.",
        "Under the age of 18 years nobody may.",
    ],
)
def test_what_cannot_be_checked_is_no_claim(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "kind", "due"),
    [
        ("In 2030 you can appeal our decisions.", ClaimKind.PROMISE, 2030),
        ("Effective 1 March 2027", ClaimKind.PROMISE, 2027),
        ("Since 3 May 2025 the plan is open in 2030.", ClaimKind.PROMISE, 2030),
        ("In 2026 we removed 40 works.", ClaimKind.EVENT, None),
        ("In November 2026 we removed 40 works.", ClaimKind.EVENT, None),
        ("We trained three models by 31 December 2025.", ClaimKind.EVENT, None),
        ("By 31 December 2025 we had trained three models.", ClaimKind.EVENT, None),
        ("We trained three models and will add one by 31 December 2025.", ClaimKind.PROMISE, 2025),
        ("Links reported to us are removed by 1 May 2025.", ClaimKind.PROMISE, 2025),
        ("We promise an audit by 1 May 2025.", ClaimKind.PROMISE, 2025),
    ],
)
def test_a_promise_is_of_a_later_day_or_says_so(text: str, kind: ClaimKind, due: int | None) -> None:
    (one,) = claims(document(text), date(2026, 11, 22))
    assert (one.kind, one.due) == (kind, due)


@pytest.mark.parametrize(
    ("earlier", "later", "now"),
    [
        ("Effective: January 2, 2025", "Effective: August 14, 2026", 0),
        (
            "Effective: January 2, 2025",
            "_Effective: August 14, 2026 ([previous version](https://lab.example/2025-01-02))_",
            0,
        ),
        ("Last updated Feb 10, 2026", "Release date: Mar 3, 2026\nLast updated Mar 3, 2026", 1),
        ("We keep logs for 90 days.", "We keep logs for six weeks.", 0),
        ("We keep logs for 90 days.", "We keep mail for 30 days.\nWe keep logs for 30 days.", 1),
        ("We have 40 members.", "We have 1.2 million members.", 0),
        ("We have 40 members.", "We removed 50 links.", None),
        ("Set Alpha has 100 pairs.", "Set Beta of texts has 200 pairs.", None),
    ],
)
def test_what_differs_in_the_number_alone_is_changed(earlier: str, later: str, now: int | None) -> None:
    (one,), candidates = found(earlier), found(later)
    assert successor(one, candidates) == (None if now is None else candidates[now])
    assert fate(one, candidates, date(2026, 11, 22)) is (Fate.DROPPED if now is None else Fate.CHANGED)


def test_a_date_that_moves_past_the_day_of_reading_is_changed() -> None:
    (earlier,) = claims(document("Effective: January 2, 2025"), date(2025, 2, 1))
    (later,) = claims(document("Effective: August 14, 2026"), date(2026, 2, 1))
    assert (earlier.kind, later.kind) == (ClaimKind.EVENT, ClaimKind.PROMISE)
    assert successor(earlier, (later,)) == later


def test_the_same_sentence_counts_once() -> None:
    assert len(found("It has 5 billion pairs.\nIt has 5 billion  pairs.")) == 1


def test_a_claim_is_followed_into_a_later_version() -> None:
    earlier = found(
        "The set has 400 million pairs.\nWe will add audio by 2025.\nWe removed 2236 links.\nWe plan to vote by 2030."
    )
    later = found("The set has 413 million pairs.\nWe will add audio by 2025.\nWe plan to vote by 2030.")
    assert [fate(claim, later, date(2026, 1, 1)) for claim in earlier] == [
        Fate.CHANGED,
        Fate.DUE,
        Fate.DROPPED,
        Fate.KEPT,
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Labels were checked by two readers in 2025.",
        "One seat is named by others, and since 9 May 2026 one more.",
        "The report was written by Ada on 3 May 2024.",
    ],
)
def test_who_did_something_is_no_promise(text: str) -> None:
    assert [one.kind for one in found(text)] == [ClaimKind.EVENT]


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("We will vote by 31 December 2026.", date(2026, 12, 31)),
        ("We will vote by 1 November 2026.", date(2026, 11, 1)),
        ("We will vote by the 1st of November, 2026.", date(2026, 11, 1)),
        ("We will vote by the end of November 2026.", date(2026, 11, 30)),
        ("We will vote not later than 2026.", date(2026, 12, 31)),
        ("Since 3 May 2025 we plan to vote in 2026.", date(2026, 12, 31)),
        ("We promised on 3 June 2026 that we will vote by 1 May 2026.", date(2026, 6, 3)),
        ("We will vote on May 3, 2026.", date(2026, 5, 3)),
        ("We will vote on 2026-05-03.", date(2026, 5, 3)),
        ("We will vote on 3.5.2026 at noon.", date(2026, 5, 3)),
        ("We will vote in February 2026.", date(2026, 2, 28)),
        ("By 2026 we vote.", date(2026, 12, 31)),
        ("We will vote on 31 June 2026.", date(2026, 12, 31)),
    ],
)
def test_a_promise_is_due_on_its_last_day(text: str, last: date) -> None:
    (one,) = found(text)
    assert fate(one, (one,), last - timedelta(days=1)) is Fate.KEPT
    assert fate(one, (one,), last) is Fate.DUE
