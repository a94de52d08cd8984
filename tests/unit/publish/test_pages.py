"""What holds for every page of the built site, hostile ones included."""

import gzip
import re
from datetime import date
from itertools import pairwise
from pathlib import Path, PurePosixPath

import pytest

from stancewatch.publish.site import Built
from tests.unit.publish import invented
from tests.unit.publish.markup import html_pages, read

BANNED = re.compile(
    r"\b(failed|refuses|ignores|admits|hides|misleading|broke|inadvertently|lies|extractive|self-flattering)\b",
    re.I,
)
NEVER_SAID = re.compile(r"95 %|true score|validated|confidence interval for|does not do\b", re.I)
BUDGET = 60_000
TEMPLATES = Path(__file__).parents[3] / "src/stancewatch/publish/templates"
WORDS = TEMPLATES.parent / "words.toml"


@pytest.fixture(params=["excerpts", "whole"])
def site(request: pytest.FixtureRequest, built: Built, built_whole: Built) -> Path:
    return (built if request.param == "excerpts" else built_whole).folder


def test_every_internal_link_leads_to_a_file_and_an_anchor_that_are_there(site: Path) -> None:
    ids = {path: set(read(path).ids) for path in html_pages(site)}
    checked = 0
    for path in ids:
        for element in read(path).of("a", "link"):
            target, _, anchor = element.attributes["href"].partition("#")
            if re.match(r"https?:|mailto:", target):
                continue
            assert not PurePosixPath(target).is_absolute()
            found = (path.parent / target).resolve() if target else path
            assert found.is_file(), f"{path}: {target}"
            assert found.is_relative_to(site.resolve()) or found.is_relative_to(site)
            assert not anchor or found.suffix != ".html" or anchor in ids_of(ids, found), (
                f"{path}: {target}#{anchor}"
            )
            checked += 1
    assert checked > 1000


def ids_of(ids: dict[Path, set[str]], path: Path) -> set[str]:
    return ids.get(path) or set(read(path).ids)


def test_every_quote_on_an_audit_page_links_to_a_mark_with_its_first_words(site: Path) -> None:
    page = site / "lab/meridian-forge/index.html"
    links = [a.attributes["href"] for a in read(page).of("a") if "#q-" in a.attributes["href"]]
    assert len(links) > 100
    marks = {target: marks_of(page.parent / target) for target in {link.partition("#")[0] for link in links}}
    for link in sorted(set(links)):
        target, _, anchor = link.partition("#")
        assert marks[target][anchor].strip()


def marks_of(page: Path) -> dict[str, str]:
    return {mark.attributes.get("id", ""): mark.text for mark in read(page).of("mark")}


def test_an_archived_page_links_back_to_what_cites_it(site: Path) -> None:
    digest = invented.pages("meridian-forge")[0].document.sha256
    source = read(site / f"source/{digest[:12]}/index.html")
    links = {a.attributes["href"] for a in source.of("a")}
    assert any(link.startswith("../../lab/meridian-forge/index.html#f-") for link in links)
    assert any(link.startswith("../../lab/meridian-forge/index.html#o-") for link in links)


def test_pages_hold_no_script_no_foreign_resource_and_no_inline_style(site: Path) -> None:
    for path in html_pages(site):
        page = read(path)
        assert not page.of("script", "style", "iframe", "object", "embed", "form", "img", "base")
        for element in page.elements:
            assert not [
                name for name in element.attributes if name.startswith("on") or name in {"style", "src"}
            ]
        assert [link.attributes["href"].startswith("http") for link in page.of("link")].count(True) == 0
        policy = [m for m in page.of("meta") if m.attributes.get("http-equiv") == "Content-Security-Policy"]
        assert policy[0].attributes["content"].startswith("default-src 'none'; style-src 'self'")


def test_links_out_are_plain_web_addresses_that_pass_nothing_on(site: Path) -> None:
    for path in html_pages(site):
        for a in read(path).of("a"):
            href = a.attributes["href"]
            assert not href.lower().startswith(("javascript:", "data:", "vbscript:"))
            if href.startswith("http"):
                assert a.attributes["rel"] == "noopener nofollow"


def test_pages_have_one_heading_landmarks_a_language_and_unique_anchors(site: Path) -> None:
    for path in html_pages(site):
        page = read(path)
        assert len(page.of("h1")) == 1
        assert len(page.of("main")) == 1
        assert page.of("html")[0].attributes["lang"] == "en"
        assert page.of("a")[0].attributes == {"class": "skip", "href": "#main"}
        assert len(page.ids) == len(set(page.ids)), path
        levels = [int(heading.tag[1]) for heading in page.of("h1", "h2", "h3", "h4")]
        assert all(later - earlier <= 1 for earlier, later in pairwise(levels)), path
        for table in page.of("table"):
            assert table.text
        assert len(page.of("caption")) == len(page.of("table"))
        assert all("scope" in th.attributes for th in page.of("th"))


def test_quotes_carry_their_language(site: Path) -> None:
    page = read(site / "lab/harbour-commons/index.html")
    languages = {quote.attributes.get("lang") for quote in page.of("blockquote")}
    assert {"en", "de", "lld"} <= languages
    assert all(quote.attributes["dir"] == "auto" for quote in page.of("blockquote"))


def test_no_page_weighs_more_than_the_budget_with_its_stylesheet(site: Path) -> None:
    style = len(gzip.compress((site / "assets/site.css").read_bytes(), mtime=0))
    for path in html_pages(site):
        assert len(gzip.compress(path.read_bytes(), mtime=0)) + style <= BUDGET, path


def test_no_control_or_reordering_character_reaches_a_page(site: Path) -> None:
    for path in html_pages(site):
        assert not re.search("[\u202a-\u202e\u2066-\u2069\u0000-\u0008\u000b-\u001f\u007f]", path.read_text())


def test_our_own_words_describe_texts_and_never_motives(site: Path) -> None:
    for path in html_pages(site):
        own = " ".join(read(path).own_text)
        assert not BANNED.search(own), BANNED.search(own)
        assert not NEVER_SAID.search(own), NEVER_SAID.search(own)


@pytest.mark.parametrize("path", [*sorted(TEMPLATES.glob("*.html")), WORDS], ids=lambda path: path.name)
def test_templates_describe_texts_and_never_motives(path: Path) -> None:
    text = path.read_text().replace("refused_by_robots", "")
    assert not BANNED.search(text)


def test_every_score_stands_with_method_date_confidence_and_its_caution(site: Path) -> None:
    page = (site / "lab/meridian-forge/index.html").read_text()
    cards = re.findall(r'<p class="score[ a-z]*">.*?<p class="provenance">(.*?)</p>', page, re.S)
    assert len(cards) == page.count('<p class="score') == 12
    for card in cards:
        assert "Method 1.0" in card
        assert "2026-06-08" in card
        assert "confidence moderate" in card
        assert "what a score does not mean" in card


def test_the_audit_page_holds_everything_in_its_order(site: Path) -> None:
    page = (site / "lab/meridian-forge/index.html").read_text()
    order = (
        'href="#main"',
        "<h1",
        'class="facts"',
        'class="tags"',
        'class="summary"',
        "PALS composite",
        'id="lenses"',
        'class="dot-plot"',
        *(f">Lens {number:02d}<" for number in range(1, 9)),
        'id="suffixscape"',
        "Temporal flatness",
        'id="sources"',
        'id="not-read"',
        'id="confidence"',
        'id="history"',
        'id="data"',
        "Found an error",
    )
    places = [page.index(mark) for mark in order]
    assert places == sorted(places)
    assert "the server answered with an error status" in page
    assert "0 found" in page
    assert "written by StanceWatch" in page
    assert "This does not cover wrong verdicts, the choice of indicators or unread pages." in page


def test_a_gap_shows_where_was_looked(site: Path) -> None:
    page = (site / "lab/meridian-forge/index.html").read_text()
    gap = page.split("Where we looked: ")[1].split("</details>")[0]
    for part in ("4 pages", "sentences", "as of 2026-06-08", "Expressions tried", "Nearest passages"):
        assert part in gap


def test_a_search_record_shows_three_of_its_nearest_passages_and_says_how_many_more_there_are(
    site: Path,
) -> None:
    page = (site / "lab/meridian-forge/index.html").read_text()
    gap = page.split("Nearest passages, by wording")[1].split("</details>")[0]
    assert gap.count("<blockquote") == 3
    assert '3 further passages in the <a href="#data">raw data</a>' in gap


def test_a_source_page_names_its_capture(site: Path) -> None:
    text = invented.pages("meridian-forge")[0].document
    page = (site / f"source/{text.sha256[:12]}/index.html").read_text()
    for part in (
        "2026-06-08 06:15 UTC",
        "text/html",
        text.sha256,
        ".warc.gz",
        "https://meridian-forge.example/home",
    ):
        assert part in page


def test_the_public_site_leaves_out_what_nothing_cites(built: Built, built_whole: Built) -> None:
    long = next(page for page in invented.pages("meridian-forge") if page.source == "terms").document
    path = f"source/{long.sha256[:12]}/index.html"
    words = "In the case of section 140 the provisions"
    assert words in (built_whole.folder / path).read_text()
    public = (built.folder / path).read_text()
    assert words not in public
    assert "This site shows excerpts" in public


def test_the_methodology_lists_every_question_and_what_a_score_is_not(site: Path) -> None:
    page = (site / "methodology/index.html").read_text()
    audit = invented.audit("harbour-commons", date(2026, 6, 8))
    questions = [outcome.indicator for lens in audit.lenses for outcome in lens.outcomes]
    assert len(questions) == 68
    assert all(f'id="o-{indicator}"' in page for indicator in questions)
    assert 'id="not"' in page


def known_of(site: Path, lab: str) -> list[str]:
    page = (site / f"lab/{lab}/index.html").read_text(encoding="utf-8")
    (listed,) = re.findall(r'<ul class="known">(.*?)</ul>', page, re.DOTALL)
    return re.findall(r"<li>(.*?)</li>", listed, re.DOTALL)


def test_a_flag_stands_with_its_ground_its_day_and_its_author_or_without_evidence(site: Path) -> None:
    trains, hosts = known_of(site, "harbour-commons")
    for words in (
        "trains models: no, on the ground of",
        "Its repositories hold recordings and no model.",
        "Set by <bdi>A. Reader</bdi>, 2026-05-30",
        'href="https://harbour-commons.example/repositories"',
    ):
        assert words in trains
    assert hosts == "trains on or hosts data: yes, without evidence"


def test_hostile_evidence_of_a_flag_is_written_out(site: Path) -> None:
    (serves,) = known_of(site, "meridian-forge")
    assert "It [U+202E]sells &lt;script&gt;alert(2)&lt;/script&gt; access." in serves
    assert "&lt;b&gt;Nobody&lt;/b&gt;" in serves
    assert "href" not in serves
    assert '<span class="address">javascript:alert(3)</span>' in serves
