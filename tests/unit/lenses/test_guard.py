"""Statements that a lab did not make: others, users, laws, denials, wishes, quotations. All invented."""

from dataclasses import replace
from datetime import date

import pytest

from stancewatch.lenses.rubric import find_indicator
from stancewatch.lenses.search import search
from stancewatch.model.evidence import Page, PassageKind
from stancewatch.model.lab import PageRole
from tests.unit.lenses.texts import page

DAY = date(2026, 1, 1)


def kinds(name: str, text: str, *, passage: PassageKind = PassageKind.PARAGRAPH) -> set[str]:
    """Return the kinds of expression by which one page is proposed for one indicator."""
    given = page(text)
    passages = tuple(
        one if one.kind is PassageKind.HEADING else replace(one, kind=passage)
        for one in given.document.passages
    )
    read = Page(replace(given.document, passages=passages), given.source, PageRole.DOCUMENTATION, given.url)
    return {found.reason.split()[0] for found in search(find_indicator(name), [read], DAY).proposals}


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

WISHED = (
    ("SE4", "We hope to be SOC 2 certified one day."),
    ("TK6", "If we were larger, we could offer an opt-out of training."),
    ("MV9", "We would love to work with the Lantern Foundation."),
    ("TK6", "Can I opt out of training?"),
)

OWN = (
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


@pytest.mark.parametrize(("name", "text"), OTHERS + WISHED)
def test_what_others_do_or_the_page_wishes_is_never_surely_its_own(name: str, text: str) -> None:
    assert "sure" not in kinds(name, text)


@pytest.mark.parametrize(("name", "text"), DENIED)
def test_what_is_denied_supports_nothing(name: str, text: str) -> None:
    assert kinds(name, text) <= {"doubtful"}


@pytest.mark.parametrize(
    "denial", ["You cannot appeal our decision.", "You can not appeal.", "You can never appeal."]
)
def test_a_page_that_says_and_denies_it_contradicts_itself(denial: str) -> None:
    read = page(f"You can appeal our decision within 30 days.\nThe rules are long.\n{denial}")
    found = search(find_indicator("MV1"), [read], DAY)
    assert [one.text for one in found.contradicting] == [denial]


@pytest.mark.parametrize(("name", "text"), OWN)
def test_what_the_page_says_of_itself_stays_sure(name: str, text: str) -> None:
    assert "sure" in kinds(name, text)


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
    assert kinds("IK1", text) <= {"doubtful"}


def test_a_block_quotation_supports_nothing() -> None:
    assert kinds("IK1", "The CARE principles guide us.", passage=PassageKind.QUOTATION) == {"doubtful"}


def test_a_term_in_quotation_marks_is_the_pages_own() -> None:
    assert "sure" in kinds("IK1", "We follow the “CARE principles” and say so in every contract.")


@pytest.mark.parametrize(
    "text",
    [
        "CARE principles indigenous data sovereignty " * 40,
        "CARE principles OCAP indigenous data sovereignty consent audit transparency safety trust ethics",
        "\n".join(["We follow the CARE principles."] * 10_000),
    ],
)
def test_words_piled_up_state_nothing(text: str) -> None:
    assert kinds("IK1", text) == {"doubtful"}


def test_masked_names_change_nothing() -> None:
    for name, text in OWN:
        assert kinds(name, text) == kinds(name, text.replace("Cobalt Cloud", "Organisation B"))
