"""Statements that a lab did not make: others, users, laws, denials, wishes, quotations. All invented."""

import re
import tomllib
from dataclasses import replace
from datetime import date
from importlib.resources import files

import pytest

from stancewatch.lenses import guard
from stancewatch.lenses.guard_words import guard_words
from stancewatch.lenses.rubric import find_indicator
from stancewatch.lenses.search import search
from stancewatch.model.evidence import Page, PassageKind
from stancewatch.model.lab import PageRole
from stancewatch.model.lens import Expressions
from tests.unit.lenses.texts import page

DAY = date(2026, 1, 1)


WORDINGS = {
    "AP8": r"sensitive content",
    "CC5": r"in German",
    "CC6": r"CLIP embeddings",
    "DH1": r"founded|foundation",
    "DH2": r"GPUs|compute",
    "DH5": r"data protection authority",
    "FM1": r"\d [kG]Wh",
    "FM2": r"H100 GPUs",
    "FM4": r"malware",
    "FM5": r"not release",
    "IK1": r"CARE principles",
    "IK4": r"opt(ed)?[- ]out of training",
    "MV1": r"\bappeal\b",
    "MV8": r"report anonymously",
    "MV9": r"Lantern Foundation",
    "SE4": r"SOC 2 certified|security audit|audit carried out",
    "SE6": r"not (recommend|be used|use|rely)|advise against",
    "SE8": r"report (vulnerabilities|bugs)|find an error",
    "TK6": r"opt(ed)?[- ]out of training",
}
"""By indicator, a wording that is taken for sure, so that nothing here depends on how wide the shipped ones are."""


def kinds(name: str, text: str, *, passage: PassageKind = PassageKind.PARAGRAPH, on: date = DAY) -> set[str]:
    """Return the kinds of hit of a wording in one page: `sure`, else `strong` where it is not surely the page's own,
    else `doubtful` where it supports nothing."""
    given = page(text)
    passages = tuple(
        one if one.kind is PassageKind.HEADING else replace(one, kind=passage)
        for one in given.document.passages
    )
    read = Page(replace(given.document, passages=passages), given.source, PageRole.DOCUMENTATION, given.url)
    expressions = Expressions(sure=(WORDINGS[name],), strong=(WORDINGS[name],))
    asked = replace(find_indicator(name), expressions=expressions)
    return {str(found.kind) for found in search(asked, [read], on).proposals}


OTHERS = (
    ("SE6", "Other labs do not recommend their models for medical advice."),
    ("SE6", "Our competitors advise against the use of their systems in courts."),
    ("SE6", "Critics say that such models should not be used in schools."),
    ("SE8", "Most companies ask users to report vulnerabilities by email to security@rival.example."),
    ("SE8", "Unlike us, Meridian asks researchers to report bugs to bugs@meridian.example."),
    ("IK4", "Many vendors let people opt out of training on their pictures."),
    ("IK4", "You must let your own users opt out of training before you upload their data."),
    ("IK4", "The law requires that people can opt out of training."),
    ("TK6", "Rival providers offer an opt-out of training to artists."),
    ("TK6", "Users who opted out of training elsewhere told reporters about it."),
    ("TK6", "Deployers must give customers an opt-out of training."),
    ("FM1", "An average household uses 3,500 kWh of electricity in a year."),
    ("FM1", "Meridian's cluster used 4.2 GWh last year."),
    ("DH2", "Another lab thanked its sponsor for 400 GPUs."),
    ("DH2", "Meridian is grateful to Cobalt Cloud for the compute it gave."),
    ("DH1", "Meridian, our competitor, is a company founded in 2015."),
    ("DH1", "The city was founded in 1203 and has a research foundation."),
    ("SE4", "Some vendors say their systems are SOC 2 certified."),
    ("SE4", "Customers must have an audit carried out by an outside firm."),
    ("FM2", "The largest labs train on 20,000 H100 GPUs for 90 days."),
    ("MV9", "Many companies work with the Lantern Foundation."),
    ("MV1", "Globex lets users appeal: you can appeal at appeals@globex.example."),
    ("MV1", "Our critics say that you can appeal our decision."),
    ("SE6", "Globex does not recommend its models for medical advice."),
)

SUBJECTS = (
    (
        ("SE4", "We store it with our vendor that is SOC 2 certified."),
        ("IK1", "This is how our industry reads the CARE principles."),
        ("TK6", "We asked our client for an opt-out of training."),
    ),
    (
        ("TK6", "This site, unlike most, has an opt-out of training."),
        ("TK6", "The data, in contrast with sites that have an opt-out of training, are kept."),
        ("TK6", "We delete, as opposed to an opt-out of training."),
        ("IK1", "Compared with the CARE principles our rules are short."),
        ("TK6", "We delete, whereas an opt-out of training is another matter."),
        ("IK1", "We are inspired by work elsewhere, such as the CARE principles."),
        ("IK1", "We follow our own rules rather than the CARE principles."),
        ("TK6", "Instead of an opt-out of training, we offer deletion."),
    ),
    (
        ("TK6", "We know what competitors call an opt-out of training."),
        ("SE4", "We know rivals that are SOC 2 certified."),
        ("SE4", "The service is praised by peers that are SOC 2 certified."),
        ("TK6", "These services of others offer an opt-out of training."),
        ("SE4", "The data are held by a third party that is SOC 2 certified."),
        ("IK1", "We see the wider industry adopt the CARE principles."),
        ("TK6", "This is what the market calls an opt-out of training."),
        ("SE4", "We asked the competition which services are SOC 2 certified."),
        ("IK1", "The terms of somebody else follow the CARE principles."),
    ),
    (
        ("TK6", "We learnt from certain publishers what an opt-out of training is."),
        ("TK6", "These are terms of other platforms with an opt-out of training."),
        ("IK1", "We read how several institutes apply the CARE principles."),
    ),
    (
        ("MV1", "Our critics say that you can appeal our decision."),
        ("IK1", "We read what scholars make of the CARE principles."),
        ("IK1", "We learnt it in hospitals that follow the CARE principles."),
    ),
    (
        ("TK6", "We know what the law demands, such as an opt-out of training."),
        ("TK6", "Should the ordinance demand it, an opt-out of training follows."),
        ("IK4", "If the bill gives users that right, you can opt out of training."),
    ),
    (
        ("IK4", "In our forum people said that you can opt out of training."),
        ("TK6", "Our artists asked for an opt-out of training."),
        ("MV8", "We know that users think you can submit a report anonymously."),
        ("CC6", "We met researchers who used CLIP embeddings to filter images."),
    ),
)
"""By line of `others.subjects`: what only that line keeps from being sure."""

WORDED = {
    "obliged": (
        ("IK1", "You have to follow the CARE principles."),
        ("TK6", "If you want to use our models, you must offer an opt-out of training."),
        ("TK6", "We expect that you will ensure an opt-out of training."),
    ),
    "question": (
        ("FM5", "Is there a model you would not release?"),
        ("MV1", "What if you can appeal our decision?"),
        ("SE6", "We do not recommend the model for medical advice?"),
    ),
    "bidding": (
        ("DH5", "Ask the site, or your data protection authority"),
        ("CC5", "Read this page in German."),
        ("TK6", "Build a form for the opt-out of training"),
    ),
}
"""By wording: what only it keeps from being sure."""

DENIED = (
    ("IK1", "We do not claim to follow the CARE principles."),
    ("IK1", "We neither follow the CARE principles nor plan to."),
    ("IK1", "At no point did we adopt the CARE principles."),
    ("IK1", "We have yet to adopt the CARE principles."),
    ("IK1", "We declined to adopt the CARE principles."),
    ("IK1", "The CARE principles are not something we follow."),
    ("SE4", "We have not been SOC 2 certified."),
    ("SE4", "No security audit was performed by an outside firm."),
    ("TK6", "There is no opt-out of training on our service."),
    ("TK6", "An opt-out of training does not exist for our users."),
    ("TK6", "You cannot opt out of training."),
    ("IK4", "We train on all messages without an opt-out of training."),
    ("MV8", "You can not submit a report anonymously."),
    ("MV1", "You do not have a right to appeal."),
    ("MV9", "We do not work with the Lantern Foundation."),
    ("MV1", "You cannot appeal our decision."),
    ("MV1", "It is a myth that you can appeal our decision."),
    ("MV1", "We used to say that you can appeal our decision."),
    ("FM4", "We do not prohibit the generation of malware."),
    ("AP8", "We do not mark sensitive content."),
)

UNTRUE = (
    ("MV1", "Myth: You can appeal our decision."),
    ("MV1", "A common myth: you can appeal our decision."),
    ("MV1", "False: You can appeal our decision."),
    ("MV1", "Not so: You can appeal our decision."),
    ("MV1", "It is doubtful whether you can appeal our decision."),
    ("MV1", "We doubt that you can appeal our decision."),
    ("MV1", "It is impossible that you can appeal our decision."),
    ("MV1", "It would be untrue that you can appeal our decision."),
    ("MV1", "It is not true that you can appeal our decision."),
    ("MV1", "The claim that you can appeal our decision is false."),
    ("MV1", "We make no claim that you can appeal our decision."),
    ("MV1", "You can appeal our decision: no"),
    ("SE6", "It is not true that we do not recommend the model for medical advice."),
    ("FM4", "The rumour that our rules forbid malware is unfounded."),
)
"""Not so whether or not a denial is what is asked for, but for the last of MV1."""

OVER = (
    ("IK1", "We followed the CARE principles; that was true until 2023."),
    ("IK1", "Until 2022 we followed the CARE principles."),
    ("IK1", "Till the end of May 2023, we followed the CARE principles."),
    ("IK1", "We followed the CARE principles until last year."),
    ("FM4", "Until 2022 we prohibited the generation of malware."),
)

STANDING = (
    ("TK6", "We let you opt out of training until 31 December 2027."),
    ("TK6", "We let you opt out of training until at least 2023."),
    ("TK6", "You can opt out of training in our settings until you close your account."),
    ("IK1", "We follow the CARE principles (our first rules held until 2020)."),
    ("IK1", "We follow the CARE principles for all data until 2023."),
    ("MV1", "From 2027 you can appeal our decision."),
    ("MV1", "Since 2021 you can appeal our decision."),
    ("MV1", "You can appeal our decision in 2048 languages."),
)

LATER = (
    ("MV1", "In 2030 you can appeal our decision."),
    ("MV1", "From 2031 you can appeal our decision."),
    ("MV1", "You can appeal our decision from January 1, 2031."),
    ("MV1", "You can appeal our decision as of 2031-01-01."),
    ("IK1", "By the end of 2028 we follow the CARE principles."),
)

WISHED = (
    ("MV1", "Once the law is passed, you can appeal our decision."),
    ("MV1", "As soon as the board agrees, you can appeal our decision."),
    ("MV1", "(planned) You can appeal our decision."),
    ("MV1", "If our plan works out, you can appeal our decision."),
    ("MV1", "From next year you can appeal our decision."),
    ("MV1", "Starting next spring, you can appeal our decision."),
    ("MV1", "You can appeal our decision, in theory at least."),
    ("MV1", "TODO: You can appeal our decision."),
    ("MV1", "[DRAFT] You can appeal our decision."),
    ("MV1", "Planned: You can appeal our decision."),
    ("MV1", "- [ ] You can appeal our decision."),
    ("MV1", "Example: You can appeal our decision."),
    ("MV1", "An example from the data set: You can appeal our decision."),
    ("MV1", "\u274c You can appeal our decision."),
    ("SE4", "We hope to be SOC 2 certified one day."),
    ("TK6", "If we were larger, we could offer an opt-out of training."),
    ("MV9", "We would love to work with the Lantern Foundation."),
    ("TK6", "Can I opt out of training?"),
)

OWN = (
    ("MV1", "For example: You can appeal our decision."),
    ("MV1", "\u2705 You can appeal our decision."),
    ("MV1", "Planned changes are announced, and you can appeal our decision."),
    ("MV1", "Once your account is closed, you can appeal our decision."),
    ("MV1", "If our team refuses, you can appeal our decision next month."),
    ("MV1", "If you doubt that we are right, you can appeal our decision."),
    ("MV1", "False reports: you can appeal our decision."),
    ("SE6", "\u274c We do not recommend the model for medical advice."),
    ("SE6", "We do not recommend the model for medical advice."),
    ("SE6", "Do not use the model for decisions about people."),
    ("SE6", "You should not rely on the answers of the assistant."),
    ("SE8", "Please report vulnerabilities to us by email at security@lab.example."),
    ("SE8", "If you find an error in our data, write to corrections@lab.example."),
    ("IK4", "You can opt out of training in your settings."),
    ("TK6", "Unlike other labs, we let you opt out of training."),
    ("TK6", "If you do not want us to learn from your messages, you can opt out of training."),
    ("FM1", "Our data centre used 4.2 GWh last year."),
    ("DH2", "We thank Cobalt Cloud for the compute it gave us."),
    ("DH1", "We are a non-profit founded in Oslo in 2019."),
    ("SE4", "We are SOC 2 certified."),
    ("MV8", "You can submit a report anonymously."),
    ("IK1", "We follow the CARE principles in all of our archives."),
)


@pytest.mark.parametrize(("name", "text"), OTHERS + WISHED + LATER)
def test_what_others_do_or_the_page_wishes_is_never_surely_its_own(name: str, text: str) -> None:
    assert kinds(name, text) == {"strong"}


@pytest.mark.parametrize(("name", "text"), DENIED + UNTRUE + OVER)
def test_what_is_denied_or_over_supports_nothing(name: str, text: str) -> None:
    assert kinds(name, text) == {"doubtful"}


@pytest.mark.parametrize(("name", "text"), OTHERS + DENIED + UNTRUE + OVER + WISHED + LATER)
def test_no_expression_that_ships_is_sure_of_them(name: str, text: str) -> None:
    proposals = search(find_indicator(name), [page(text)], DAY).proposals
    assert "sure" not in {found.kind for found in proposals}


@pytest.mark.parametrize(
    "denial", ["You cannot appeal our decision.", "You can not appeal.", "You can never appeal."]
)
def test_a_page_that_says_and_denies_it_contradicts_itself(denial: str) -> None:
    read = page(f"You can appeal our decision within 30 days.\nThe rules are long.\n{denial}")
    asked = replace(find_indicator("MV1"), expressions=Expressions(sure=(r"\byou can appeal",)))
    found = search(asked, [read], DAY)
    assert [one.text for one in found.contradicting] == [denial]


@pytest.mark.parametrize(("name", "text"), OWN + STANDING)
def test_what_the_page_says_of_itself_stays_sure(name: str, text: str) -> None:
    assert kinds(name, text) == {"sure"}


@pytest.mark.parametrize(
    "text",
    [
        "Meridian wrote: “We follow the CARE principles. We are SOC 2 certified in every office.”",
        "Their chair said: “It was a long year. We follow the CARE principles in all of our archives.”",
        "> We follow the CARE principles in all of our archives.",
        "The minister announced:\n“We follow the CARE principles in all of our archives.”",
        "“We follow the CARE principles in all of our archives.” — Ada Example, Meridian",
    ],
)
def test_words_of_somebody_else_support_nothing(text: str) -> None:
    assert kinds("IK1", text) == {"doubtful"}


@pytest.mark.parametrize(
    ("line", "name", "text"), [(line, *one) for line, ones in enumerate(SUBJECTS) for one in ones]
)
def test_each_line_of_others_is_needed(
    line: int, name: str, text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert kinds(name, text) == {"strong"}
    content = tomllib.loads((files("stancewatch.lenses") / "guard.toml").read_text(encoding="utf-8"))
    rest = content["others"]["subjects"]
    del rest[line]
    without(monkeypatch, subjects="|".join(rest))
    assert kinds(name, text) == {"sure"}


@pytest.mark.parametrize(
    ("wording", "name", "text"), [(wording, *one) for wording, ones in WORDED.items() for one in ones]
)
def test_each_of_these_wordings_is_needed(
    wording: str, name: str, text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert kinds(name, text) == {"strong"}
    without(monkeypatch, **{wording: "(?!)"})
    assert kinds(name, text) == {"sure"}


def without(monkeypatch: pytest.MonkeyPatch, **wordings: str) -> None:
    """Put other expressions in the place of some of the guard's."""
    words = guard_words()
    other = {name: re.compile(one, re.IGNORECASE) for name, one in wordings.items()}
    changed = replace(words, wordings=replace(words.wordings, **other))
    monkeypatch.setattr(guard, "guard_words", lambda: changed)


def test_what_ends_in_the_year_of_reading_is_doubted_but_not_denied() -> None:
    text = "We let you opt out of training until March 2026."
    assert kinds("TK6", text) == {"strong"}
    assert kinds("TK6", text, on=date(2025, 12, 31)) == {"sure"}
    assert kinds("TK6", text, on=date(2027, 1, 1)) == {"doubtful"}


@pytest.mark.parametrize(("name", "text"), LATER)
def test_where_no_date_is_known_no_year_is_too_late(name: str, text: str) -> None:
    assert kinds(name, text, on=date.min) == {"sure"}


def test_a_plan_may_name_any_year_where_a_plan_is_asked_for() -> None:
    assert kinds("FM5", "We will not release the weights until 2030.") == {"sure"}


def test_a_block_of_code_is_not_surely_a_statement() -> None:
    text = "We follow the CARE principles in all of our archives."
    assert kinds("IK1", text, passage=PassageKind.CODE) == {"strong"}
    assert kinds("IK1", text, passage=PassageKind.LIST_ITEM) == {"sure"}


HEADED = (
    "Old policy (2019-2023, no longer in force)",
    "Archived rules",
    "Superseded terms of 2021",
    "Our policy until 2022",
    "Draft, not adopted",
    "Withdrawn",
    "Version of 2019 (expired)",
    "Text that we did not adopt",
    "Under consideration",
    "Draft",
    "Rules (proposed)",
    "Proposed policy",
    "Example of a sample policy to copy",
    "Template: policy",
    "Policy template",
    "Common myths",
    "What we do not offer",
    "What this policy is not",
    "The policy of Northgate, our competitor",
    "Northgate's rules",
    "How it works at Northgate",
    "A competitor",
)
STANDS = (
    "Our policy",
    "Our policy since 2019 (2019-2023: first edition)",
    "Terms of Service",
    "The policy of Ostrevane",
    "Ostrevane's rules",
    "How it works",
    "What we offer",
    "Drafting an appeal",
    "Plans and prices",
    "Example use cases",
    "Model policy",
)


def headed(heading: str, name: str = "MV1", text: str = "You can appeal our decision.") -> set[str]:
    """Return the kinds of hit of a wording below a heading, on a page whose title names its owner."""
    return kinds(name, f"# Ostrevane\nOstrevane makes maps.\n## {heading}\n{text}")


@pytest.mark.parametrize("heading", HEADED)
def test_what_stands_under_a_heading_of_no_force_is_not_sure(heading: str) -> None:
    assert headed(heading) == {"strong"}
    assert headed(f"{heading}\n### Appeals") == {"strong"}
    assert headed(f"{heading}\n## Our policy") == {"sure"}


@pytest.mark.parametrize("heading", STANDS)
def test_what_stands_under_another_heading_stays_sure(heading: str) -> None:
    assert headed(heading) == {"sure"}


def test_where_a_lack_is_asked_for_a_heading_may_say_it() -> None:
    lack = "We do not recommend the model for medical advice."
    assert headed("What the model does not support", "SE6", lack) == {"sure"}
    assert headed("Draft", "SE6", lack) == {"strong"}


def test_a_block_quotation_supports_nothing() -> None:
    assert kinds("IK1", "The CARE principles guide us.", passage=PassageKind.QUOTATION) == {"doubtful"}


def test_a_term_in_quotation_marks_is_the_pages_own() -> None:
    assert "sure" in kinds("IK1", "We follow the “CARE principles” and say so in every contract.")


@pytest.mark.parametrize(
    "text",
    [
        "CARE principles indigenous data sovereignty " * 40,
        "CARE principles OCAP indigenous data sovereignty consent audit transparency safety trust ethics",
        pytest.param("\n".join(["We follow the CARE principles."] * 10_000), marks=pytest.mark.slow),
    ],
)
def test_words_piled_up_state_nothing(text: str) -> None:
    assert kinds("IK1", text) == {"doubtful"}


def test_masked_names_change_nothing() -> None:
    for name, text in OWN:
        assert kinds(name, text) == kinds(name, text.replace("Cobalt Cloud", "Organisation B"))


def test_what_an_expression_need_not_hold_it_does_not_ask_for() -> None:
    assert guard.asks_for_denial(r"\bdo not recommend\b")
    assert guard.asks_for_denial(r"\b(advises?|advised) against\b")
    assert not guard.asks_for_denial(r"\byou can appeal (against )?(the|our) decision\b")


def test_what_was_denied_to_a_reader_may_be_appealed() -> None:
    assert kinds("MV1", "You may appeal requests that we deny by writing to us.") == {"sure"}
    assert kinds("MV1", "We deny that you may appeal requests.") == {"doubtful"}
