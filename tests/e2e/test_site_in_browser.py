"""The built site as a reader's browser has it: no script, no network, any width, either scheme."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import pytest

from tests.unit.publish import invented

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

Scheme = Literal["light", "dark"]
TEMPLATES = (
    "labs",
    "audit",
    "hostile audit",
    "old audit",
    "changes",
    "source",
    "hostile source",
    "earlier source",
    "long source",
    "methodology",
)
WIDTHS = (320, 360, 1280)
SCHEMES: tuple[Scheme, ...] = ("light", "dark")
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def path_of(template: str) -> str:
    audits = {(audit.lab, audit.date.isoformat()): audit.id for audit in invented.audits()}
    sources = {
        read.source + lab: read.document.sha256[:12]
        for lab in ("harbour-commons", "meridian-forge")
        for read in invented.pages(lab)
    }
    return {
        "labs": "index.html",
        "audit": "lab/harbour-commons/index.html",
        "hostile audit": "lab/meridian-forge/index.html",
        "old audit": f"lab/harbour-commons/a/{audits['harbour-commons', '2026-03-02']}/index.html",
        "changes": f"lab/harbour-commons/a/{audits['harbour-commons', '2026-06-08']}/changes.html",
        "source": f"source/{sources['data-policyharbour-commons']}/index.html",
        "hostile source": f"source/{sources['communitymeridian-forge']}/index.html",
        "earlier source": f"source/{sources['faqharbour-commons']}/index.html",
        "long source": f"source/{sources['termsmeridian-forge']}/index.html",
        "methodology": "methodology/index.html",
    }[template]


@contextmanager
def opened(
    browser: "Browser", address: str, *, width: int = 1280, scheme: Scheme = "light", scripts: bool = False
) -> "Iterator[Page]":
    context = browser.new_context(
        viewport={"width": width, "height": 900}, color_scheme=scheme, java_script_enabled=scripts
    )
    page = context.new_page()
    page.goto(address)
    yield page
    context.close()


@pytest.mark.parametrize(("template", "scheme", "width"), [*product(TEMPLATES, SCHEMES, (360, 1280))])
def test_axe_finds_nothing(
    browser: "Browser", site: Path, axe: str, template: str, scheme: Scheme, width: int
) -> None:
    address = (site / path_of(template)).as_uri()
    with opened(browser, address, width=width, scheme=scheme, scripts=True) as page:
        page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")
        page.evaluate(axe)
        found = page.evaluate(
            "rules => axe.run({runOnly: rules, resultTypes: ['violations']}).then(result => result.violations.map("
            "v => [v.id, v.help, v.nodes.length, v.nodes.slice(0, 3).map(n => n.html.slice(0, 200))]))",
            RULES,
        )
    assert found == []


@pytest.mark.parametrize(("template", "width"), [*product(TEMPLATES, WIDTHS)])
def test_nothing_scrolls_sideways(browser: "Browser", site: Path, template: str, width: int) -> None:
    with opened(browser, (site / path_of(template)).as_uri(), width=width, scripts=True) as page:
        page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")
        assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("template", TEMPLATES)
def test_a_page_asks_for_nothing_outside_the_site_and_runs_nothing(
    browser: "Browser", site: Path, template: str
) -> None:
    asked: list[str] = []
    complaints: list[str] = []
    with opened(browser, "about:blank", scripts=True) as page:
        page.on("request", lambda request: asked.append(request.url))
        page.on("console", lambda message: complaints.append(message.text))
        page.on("dialog", lambda dialog: complaints.append(dialog.message))
        page.goto((site / path_of(template)).as_uri(), wait_until="load")
        assert (
            page.evaluate("getComputedStyle(document.querySelector('.masthead')).borderBottomStyle")
            == "solid"
        )
    assert len(asked) == 2
    assert all(url.startswith(site.as_uri()) for url in asked)
    assert complaints == []


def test_from_a_score_to_the_highlighted_sentence_in_two_clicks_without_scripts(
    browser: "Browser", site: Path
) -> None:
    with opened(browser, (site / path_of("audit")).as_uri()) as page:
        page.locator(".dot-plot a").nth(3).click()
        assert page.url.endswith("#lens-scientific_evidence")
        link = page.locator("#lens-scientific_evidence .quote a").first
        quote = page.locator("#lens-scientific_evidence blockquote").first.inner_text()
        link.click()
        anchor = page.url.partition("#")[2]
        mark = page.locator(f"mark[id='{anchor}']")
        assert mark.is_visible()
        assert re.sub(r"\s+", " ", mark.inner_text()) in quote
        page.locator(".row", has=mark).locator(".references a").first.click()
        assert "/lab/harbour-commons/" in page.url


def test_the_keyboard_reaches_the_skip_link_first_and_then_the_content(
    browser: "Browser", site: Path
) -> None:
    with opened(browser, (site / path_of("audit")).as_uri(), scripts=True) as page:
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.className") == "skip"
        assert page.locator(".skip").bounding_box()["x"] >= 0  # type: ignore[index]  # it is shown when focused
        page.keyboard.press("Enter")
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.closest('main') !== null")


@pytest.mark.parametrize("template", ["labs", "audit", "source", "methodology"])
def test_targets_outside_running_text_are_at_least_24_pixels_high(
    browser: "Browser", site: Path, template: str
) -> None:
    stand_alone = (
        ".masthead a, tbody th a, summary, .contents a, .quote figcaption a, .references li > a, .behind a"
    )
    with opened(browser, (site / path_of(template)).as_uri(), width=360, scripts=True) as page:
        page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")
        small = page.evaluate(
            "selector => [...document.querySelectorAll(selector)].filter(each => each.getClientRects().length)"
            ".filter(each => Math.max(each.getBoundingClientRect().height,"
            " parseFloat(getComputedStyle(each).lineHeight)) < 23.5).map(each => each.outerHTML)",
            stand_alone,
        )
    assert small == []


def test_a_wide_table_scrolls_inside_its_frame_and_by_keyboard(browser: "Browser", site: Path) -> None:
    with opened(browser, (site / path_of("source")).as_uri(), width=360, scripts=True) as page:
        frame = page.locator(".sideways")
        assert frame.evaluate("each => each.scrollWidth > each.clientWidth")
        frame.focus()
        page.keyboard.press("ArrowRight")
        assert frame.evaluate(
            "each => new Promise(done => { const look = () =>"
            " each.scrollLeft > 0 ? done(true) : requestAnimationFrame(look); look() })"
        )
        assert page.evaluate("document.documentElement.scrollWidth") <= 360
        cell = page.get_by_role("cell", name="61 of 100 were found by the classifier of March 2026.")
        assert cell.locator("mark").count() >= 1


def test_words_of_a_page_that_is_gone_say_so_and_lead_to_the_archive_only(
    browser: "Browser", site: Path
) -> None:
    with opened(browser, (site / path_of("audit")).as_uri(), scripts=True) as page:
        quote = page.locator(".quote", has=page.locator(".badge")).first
        assert quote.locator(".badge").inner_text() == "captured 2026-03-02; not had on later attempts"
        assert quote.locator("a.out").count() == 0
        quote.locator("figcaption a").click()
        assert "not had on later attempts" in page.locator(".facts-list").inner_text()


def test_a_lens_without_an_answer_is_drawn_as_none(browser: "Browser", site: Path) -> None:
    with opened(browser, (site / path_of("hostile audit")).as_uri()) as page:
        assert page.locator(".dot-plot line.undecided").count() >= 1
        assert "open, so there is no score" in page.locator(".lens .score.none").first.inner_text()


def test_print_shows_what_is_folded_and_where_links_lead(browser: "Browser", site: Path) -> None:
    pypdf = pytest.importorskip("pypdf")
    with opened(browser, (site / path_of("audit")).as_uri()) as page:
        printed = page.pdf(format="A4", tagged=True, outline=True)
    text = " ".join(page.extract_text() for page in pypdf.PdfReader(BytesIO(printed)).pages)
    words = re.sub(r"\s+", " ", text)
    assert "Expressions tried" in words
    assert "Nearest passages" in words
    assert "https://harbour-commons.example/" in words
    assert "Skip to content" not in words
