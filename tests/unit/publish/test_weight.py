"""Hostile pages may be large; the pages made of them may not, and no flag is lost from the data."""

import gzip
import json
from base64 import b32encode
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path

import pytest

from stancewatch.model.audit import Audit
from stancewatch.model.evidence import Document
from stancewatch.publish.detail import BUDGET, LEVELS, Detail, within_budget
from stancewatch.publish.file import File
from stancewatch.publish.site import build
from tests.unit.publish import invented
from tests.unit.publish.markup import html_pages, read
from tests.unit.publish.test_flags import flagged

PAGE = 60_000


def noise(count: int) -> list[str]:
    """Return sentences of twelve words, none of which repeats."""
    drawn = b32encode(random_bytes(count * 60)).decode().lower()
    return [
        " ".join(drawn[at : at + 96][word : word + 8] for word in range(0, 96, 8))
        for at in range(0, count * 96, 96)
    ]


def random_bytes(count: int) -> bytes:
    """Return bytes that cannot be compressed, the same in each run."""
    return b"".join(sha256(number.to_bytes(8)).digest() for number in range(count // 32 + 1))[:count]


def site_of(out: Path, words: Sequence[str]) -> Path:
    document, audit = flagged(words)
    entry = audit.documents[0].model_copy(update={"sha256": document.sha256, "source": "large"})
    draft = audit.model_copy(update={"documents": (*audit.documents, entry)})
    published = draft.model_copy(update={"id": draft.identity()})
    return build([published], reader(document), out, full_texts=True, contact="").folder


class reader:  # noqa: N801  stands for a function
    def __init__(self, document: Document) -> None:
        self.document = document

    def __call__(self, sha256: str, lab: str) -> Document:
        return self.document if sha256 == self.document.sha256 else invented.read_text(sha256, lab)


@pytest.mark.parametrize("words", [["Mistakes were made in earlier releases."] * 3000, noise(1500)])
def test_no_page_outgrows_the_budget(tmp_path: Path, words: list[str]) -> None:
    site = site_of(tmp_path / "site", words)
    style = len(gzip.compress((site / "assets/site.css").read_bytes()))
    for page in html_pages(site):
        assert len(gzip.compress(page.read_bytes())) + style <= PAGE, page
    audit = json.loads((site / "api/labs/meridian-forge.json").read_text())
    assert len(audit["flags"]) == len(words)


def test_equal_wordings_are_shown_once_with_their_number(tmp_path: Path) -> None:
    site = site_of(tmp_path / "site", ["Mistakes were made."] * 300)
    page = (site / "lab/meridian-forge/index.html").read_text()
    assert "300 times, 1 wording" in page
    assert "300 times in these words, the first place linked" in page
    assert page.count('<div id="f-') == 1


def test_a_pattern_with_many_wordings_says_how_many_are_in_the_data_only(tmp_path: Path) -> None:
    site = site_of(tmp_path / "site", noise(100))
    page = (site / "lab/meridian-forge/index.html").read_text()
    assert '85 further wordings in the <a href="#data">raw data</a>' in page
    digest = flagged(noise(100))[0].sha256[:12]
    back = [a.attributes["href"] for a in read(site / f"source/{digest}/index.html").of("a")]
    anchors = set(read(site / "lab/meridian-forge/index.html").ids)
    assert all(link.partition("#")[2] in anchors for link in back if "#f-" in link)


def test_a_page_is_made_in_the_fullest_detail_that_fits() -> None:
    sizes = dict(zip(LEVELS, (BUDGET * 4, BUDGET * 3, BUDGET * 2, 100), strict=True))
    asked: list[Detail] = []

    def render(detail: Detail) -> File:
        asked.append(detail)
        return File("x", random_bytes(sizes[detail]))

    assert len(within_budget(render).data) == 100
    assert asked == list(LEVELS)
    sizes[LEVELS[0]] = 5
    assert len(within_budget(render).data) == 5


def test_an_audit_full_of_long_quotes_that_never_repeat_stays_within_the_budget(tmp_path: Path) -> None:
    words = noise(720)
    texts = [" ".join(words[at : at + 4])[:400] for at in range(0, 720, 4)]
    document = invented.document([("paragraph", text) for text in texts])
    audit = _quoting(document)
    site = build([audit], reader(document), tmp_path / "site", full_texts=True, contact="").folder
    for page in html_pages(site):
        assert len(gzip.compress(page.read_bytes())) <= PAGE - 6_000, page


def _quoting(document: Document) -> Audit:
    """An audit all of whose quotes are long blocks of one document."""
    cuts = [invented.cut(document, passage.start, passage.end) for passage in document.passages]
    audit, turn, lenses = invented.audit("meridian-forge"), 0, []
    for lens in audit.lenses:
        outcomes = []
        for outcome in lens.outcomes:
            turn += 7
            own = tuple(cuts[(turn + each) % len(cuts)] for each in range(5))
            search = outcome.search.model_copy(update={"nearest": own, "rejected": own, "pages": ()})
            evidence = own if outcome.evidence else ()
            outcomes.append(outcome.model_copy(update={"evidence": evidence, "search": search}))
        lenses.append(lens.model_copy(update={"outcomes": tuple(outcomes)}))
    entry = audit.documents[0].model_copy(update={"sha256": document.sha256})
    draft = audit.model_copy(update={"lenses": tuple(lenses), "documents": (entry,), "flags": ()})
    return draft.model_copy(update={"id": draft.identity()})
