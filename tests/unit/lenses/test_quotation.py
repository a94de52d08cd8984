"""Words of somebody else by the form of the file: block quotations with what stands in them, and struck out words."""

from datetime import date

import pytest

from stancewatch.extract.extract import extract
from stancewatch.extract.outcome import Unreadable
from stancewatch.lenses.rubric import find_indicator
from stancewatch.lenses.search import search
from stancewatch.model.evidence import Page
from stancewatch.model.lab import PageRole

SAID = "You can appeal our decision within 30 days."


def kinds(text: str, media_type: str) -> set[str]:
    """Return the kinds of expression by which a file is proposed for MV1."""
    document = extract(text.encode(), media_type=media_type, charset="utf-8")
    assert not isinstance(document, Unreadable)
    page = Page(document, "docs", PageRole.DOCUMENTATION, "https://lab.example/")
    trace = search(find_indicator("MV1"), [page], date(2026, 1, 1))
    return {found.reason.split()[0] for found in trace.proposals}


@pytest.mark.parametrize(
    "text",
    [
        f"> The rules of Meridian:\n>\n> - {SAID}\n> - We answer.",
        f"> 1. {SAID}",
        f"> ## {SAID}",
        f"From the rules of Meridian\n> {SAID}",
        f"From the rules of Meridian\n> Part one.\n{SAID}",
        f"- > {SAID}",
        f"Our rules: ~~{SAID}~~",
    ],
)
def test_quoted_or_struck_markdown_supports_nothing(text: str) -> None:
    assert kinds(text, "text/markdown") <= {"doubtful"}


@pytest.mark.parametrize("inner", [f"<ul><li>{SAID}</li></ul>", f"<h3>{SAID}</h3>", f"<p>{SAID}</p>"])
def test_what_stands_in_an_html_quotation_supports_nothing(inner: str) -> None:
    html = f"<main><h1>Rules</h1><p>Meridian has these.</p><blockquote>{inner}</blockquote></main>"
    assert kinds(html, "text/html") <= {"doubtful"}


TITLE = "# Ostrevane\n\nOstrevane makes maps.\n\n"


@pytest.mark.parametrize(
    "text",
    [
        f"The following is false. {SAID}",
        f"What follows is a parody.\n\n{SAID}\n\n{SAID}",
        f"A common misunderstanding: {SAID}",
        f"Here is what we do not offer:\n\n- {SAID}",
        f"Northgate, our competitor, writes in its policy:\n\n{SAID}",
        f"Northgate writes in its policy:\n\n- We answer.\n- {SAID}",
        f"The policy of Northgate in full:\n\n{SAID}",
        f"We reprint the rules of Northgate below. They are not ours.\n\n1. {SAID}",
        f"The rules below are not ours.\n\n{SAID}",
        f"Here is how it works at Northgate. {SAID}",
        f"Our study of Northgate found this. {SAID}",
        f"We looked at Northgate: {SAID.lower()}",
        f"What you read below is untrue.\n\n{SAID}",
        f"The text below comes from Northgate.\n\n{SAID}",
        f"Copied from Northgate:\n\n{SAID}",
        f"Northgate has this rule:\n\n{SAID}",
        f"This is the text of a rival:\n\n{SAID}",
        f"{SAID} Quoted from Northgate.",
        f"{SAID} None of this is true.",
        f"BEGIN QUOTE\n\n{SAID}\n\nEND QUOTE",
        f"Deployers should write on their own page: {SAID}",
        f"From the rules of Northgate – {SAID}",
        f"{SAID} – Northgate's rules, 2024",
        f"{SAID} (source: Northgate)",
        f"*{SAID}* (Charter of Northgate, 2024)",
        f"{SAID} This is what Northgate's rules say.",
        f"{SAID} Wrong!",
        f"{SAID} That was true until 2023.",
        f"'{SAID}', says Northgate.",
        f"Set the reply to `{SAID}` first.",
        f"![{SAID}](form.png)",
        f'[form](https://lab.example/form "{SAID}")',
        f"[//]: # ({SAID})",
        f'[form]: https://lab.example/form "{SAID}"',
        f"<del>{SAID}</del>",
        f'A map <span style="display: none">{SAID}</span> of the town.',
        f"Prompt: write a policy. Output: {SAID}",
        f"**Assistant:** {SAID}",
    ],
)
def test_what_the_page_gives_to_others_calls_false_or_only_shows_supports_nothing(text: str) -> None:
    assert kinds(TITLE + text, "text/markdown") <= {"doubtful"}


@pytest.mark.parametrize(
    "text",
    [
        f"The following is new. {SAID}",
        f"Here is what we offer:\n\n- {SAID}",
        f"Ostrevane writes in its policy:\n\n{SAID}",
        f"The policy of Ostrevane in full:\n\n{SAID}",
        f"Northgate writes in its policy:\n\n> We never answer.\n\n{SAID}",
        f"The rules below are not ours.\n\n- Pay.\n\n## Our own rules\n\n{SAID}",
        f"Our rules are under the Terms of Service: {SAID}",
        f"Here is how it works with Appeals. There are appeals of two kinds. {SAID}",
        f"In our rules we say: {SAID}",
        f"We – a small team – say it plainly. {SAID}",
        f"The form below is new.\n\n{SAID}",
        f"The text below comes from Ostrevane.\n\n{SAID}",
        f"Ostrevane has this rule:\n\n{SAID}",
        f"{SAID} All of this is true.",
        f"{SAID} – Ostrevane, 2024",
        f"{SAID} (source: Ostrevane)",
        f"{SAID} (See the rules of use.)",
        f"{SAID} That has been true since 2023.",
        f"{SAID} Write `appeal` in the `subject` line, and send `one picture`.",
        f"![Form](form.png) {SAID}",
        f"[^1]: {SAID}",
        f'<span class="note">{SAID}</span>',
        f"The assistant: {SAID}",
    ],
)
def test_their_honest_twins_stay_the_pages_own(text: str) -> None:
    assert "sure" in kinds(TITLE + text, "text/markdown")


@pytest.mark.parametrize("text", [SAID, f"> Note: {SAID}", f"- {SAID}", f"About ~20 to ~30 days: {SAID}"])
def test_what_is_not_quoted_stays_the_pages_own(text: str) -> None:
    assert "sure" in kinds(text, "text/markdown")
