import re
from dataclasses import replace
from xml.etree import ElementTree as ET

import pytest

from stancewatch.model.change import Cause, DocumentChange, SentenceChange, SentenceEntry, SentenceKind, Step
from stancewatch.publish.addresses import changes_page
from stancewatch.publish.formats import changes_pages
from stancewatch.publish.formats.changes_pages import MOST_SENTENCES
from stancewatch.publish.shelf import Shelf, shelve
from stancewatch.publish.site import Built
from stancewatch.publish.svg.waterfall import Stage, waterfall
from tests.unit.publish import invented


def shelf(*, full_texts: bool = False) -> Shelf:
    texts = {
        (read.document.sha256, lab): read.document
        for lab in invented.VERDICTS
        for read in invented.pages(lab)
    }
    return shelve(invented.audits(), texts, (), invented.differences(), full_texts=full_texts, contact="")


def sentence(number: int) -> SentenceChange:
    words = SentenceEntry(text=f"Sentence {number} <b>here</b>.", start=0, end=10, block=0)
    return SentenceChange(kind=SentenceKind.REMOVED, old=words, new=None)


def with_sentences(count: int, *, full_texts: bool) -> str:
    """Return the page of an audit of which one page lost some sentences."""
    given, change = shelf(full_texts=full_texts), invented.differences()[0]
    read = change.documents[0] if change.documents else None
    page = read or DocumentChange(
        source="faq",
        role=invented.pages("harbour-commons")[0].role,
        url="https://harbour.example/faq",
        kind="changed",
        cause=Cause.TEXT,
        old=None,
        new=None,
        noise_only=False,
        sentences=(),
        said=(),
    )
    page = page.model_copy(update={"sentences": tuple(map(sentence, range(count)))})
    changed = change.model_copy(update={"documents": (page,)})
    only = next(changes_pages.render(replace(given, changes={changed.new.id: changed})))
    return only.data.decode()


def test_an_audit_with_one_before_it_has_a_page_and_a_link_to_it(built: Built) -> None:
    later = invented.audit("harbour-commons")
    path = changes_page("harbour-commons", later.id)
    assert (built.folder / path).is_file()
    assert 'href="../harbour-commons/a/' not in (built.folder / "lab/harbour-commons/index.html").read_text()
    assert (
        f'href="a/{later.id}/changes.html"' in (built.folder / "lab/harbour-commons/index.html").read_text()
    )
    assert not list((built.folder / "lab/meridian-forge").rglob("changes.html"))


def test_the_page_names_each_changed_verdict_and_its_cause() -> None:
    change, text = invented.differences()[0], next(changes_pages.render(shelf())).data.decode()
    moved = [one for one in change.verdicts if (one.old, one.old_proposed) != (one.new, one.new_proposed)]
    assert moved
    assert all(f">{one.indicator}</a>" in text for one in moved)
    assert {one.cause for one in moved} == {Cause.READING}
    assert text.count('data-label="Cause">the reading</td>') == len(moved)


def test_the_drawn_stages_end_where_the_later_audit_stands() -> None:
    change = next(one for one in invented.differences()[0].scores if one.kind == "composite")
    stages = list(changes_pages._stages(change, invented.differences()[0]))
    assert change.new_unrounded == pytest.approx(stages[-2].ends, abs=0.0002)
    assert stages[-1].ends == change.new_unrounded
    assert next(stage.label for stage in stages) == "Audit of 2026-03-02"


def test_a_score_that_one_audit_lacks_has_no_drawing() -> None:
    change = invented.differences()[0]
    score = change.scores[0].model_copy(update={"old_unrounded": None, "old_bounds": None, "steps": ()})
    assert list(changes_pages._stages(score, change)) == []


def test_a_public_site_prints_some_sentences_and_counts_the_rest() -> None:
    text = with_sentences(MOST_SENTENCES + 3, full_texts=False)
    assert text.count("<del>") == MOST_SENTENCES
    assert "3 further sentences" in text
    assert "<b>here</b>" not in text


def test_a_local_site_prints_all_sentences() -> None:
    text = with_sentences(MOST_SENTENCES + 3, full_texts=True)
    assert text.count("<del>") == MOST_SENTENCES + 3
    assert "further sentence" not in text


def test_the_waterfall_is_well_formed_and_tells_its_values() -> None:
    stages = (
        Stage("before <x>", "2.0–8.0", (2.0, 8.0)),
        Stage("the pages", "low +1.0, high +0.0", (3.0, 8.0)),
        Stage("after", "3.0–8.0", (3.0, 8.0)),
    )
    drawing = ET.fromstring(waterfall(stages, title="Composite", anchor="c"))  # noqa: S314  our own drawing
    assert drawing.findtext("desc") == "before <x>: 2.0–8.0; the pages: low +1.0, high +0.0; after: 3.0–8.0."
    assert len(drawing.findall("line[@class='bounds']")) == 3
    assert len(drawing.findall("line[@class='moved']")) == 1


def test_steps_stand_in_the_table_with_their_sign() -> None:
    change = next(one for one in invented.differences()[0].scores if one.steps)
    text = next(changes_pages.render(shelf())).data.decode()
    assert isinstance(change.steps[0], Step)
    assert re.search(rf'<td class="number">{change.steps[0].low:+.2f}</td>'.replace("+", r"\+"), text)
