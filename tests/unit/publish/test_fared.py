"""The methodology page shows what the judges of its audits had earned, and leaves older audits as they are."""

from datetime import date
from pathlib import Path

import pytest

from stancewatch.model.audit import Audit, FiguresEntry
from stancewatch.model.lens import DetectorClass
from stancewatch.model.score import lower
from stancewatch.publish.fared import fared
from stancewatch.publish.site import Built, build
from stancewatch.publish.wording import in_order
from tests.unit.publish import invented
from tests.unit.publish.earned import FIGURES
from tests.unit.publish.markup import Element, Markup, read

NEW, OLD = date(2026, 6, 8), date(2026, 3, 2)


def holding(figures: FiguresEntry | None, on: date = NEW, method: str = "1.0") -> Audit:
    draft = invented.audit("meridian-forge", on, method=method).model_copy(update={"figures": figures})
    return draft.model_copy(update={"id": draft.identity()})


def methodology(out: Path, *audits: Audit) -> Markup:
    build(list(audits), invented.read_text, out, full_texts=False, contact="")
    return read(out / "methodology/index.html")


def rows(page: Markup) -> list[list[str]]:
    """The cells of the tables of figures, row by row, heads among them."""
    found: list[list[str]] = []
    for one in page.elements:
        if one.tag == "tr":
            found.append([])
        elif one.tag in {"th", "td"}:
            found[-1].append(one.text)
    return found


def said(page: Markup) -> str:
    return " ".join("".join(page.own_text).split())


@pytest.fixture(scope="module")
def page(built: Built) -> Markup:
    return read(built.folder / "methodology/index.html")


def test_every_class_stands_in_both_tables_in_the_order_of_the_method(page: Markup) -> None:
    names = [row[0] for row in rows(page)]
    classes = ["Licence, link or date", "Number", "Procedure or channel", "Named body", "Topic", "Meaning"]
    assert names == ["Class of question", *classes] * 2


def test_a_row_holds_hits_errors_labs_both_bounds_and_what_follows(page: Markup) -> None:
    assert ["Procedure or channel", "61", "1", "7", "0.92", "0.90", "yes"] in rows(page)
    assert ["Named body", "61", "1", "7", "61", "1", "7", "0.92", "0.90", "yes"] in rows(page)
    assert ["Topic", "0", "0", "0", "–", "–", "no"] in rows(page)


def test_a_bound_that_is_not_enough_does_not_look_like_enough(page: Markup) -> None:
    assert ["Number", "11", "2", "3", "43", "1", "5", "0.89", "0.89", "no"] in rows(page)


@pytest.mark.parametrize(("bound", "shown"), [(0.0, "0.00"), (0.29, "0.29"), (0.8999, "0.89"), (0.9, "0.90")])
def test_bounds_are_rounded_down(bound: float, shown: str) -> None:
    assert lower(bound) == shown


def test_a_cell_has_its_heading_beside_it_where_the_sheet_is_narrow(page: Markup) -> None:
    heads: list[str] = []
    for one in page.of("thead", "th", "td"):
        if one.tag == "thead":
            heads = []
        elif one.attributes.get("scope") == "col":
            heads.append(one.text)
    labels = [one.attributes["data-label"] for one in page.of("td")]
    assert labels[-len(heads) + 1 :] == heads[1:]


def test_what_is_left_out_and_the_caveat_are_said(page: Markup) -> None:
    text = said(page)
    assert "One of these labs was in view when the rules were written." in text
    assert "they are only proposed, and left out of these counts" in text
    assert "Barred are IK1, XX1." in text
    assert "Since its words stand on every page: XX2" in text
    assert "Since too few texts were planted: XX3" in text
    assert "Measured on seven invented labs; 200 labels; 2026-05-30." in text


def test_a_question_is_linked_where_the_page_lists_it(page: Markup) -> None:
    linked: list[Element] = [one for one in page.of("a") if one.text in {"IK1", "XX1"}]
    assert [(one.text, one.attributes["href"]) for one in linked] == [("IK1", "#o-IK1")]
    assert "o-IK1" in page.ids


def test_audits_without_figures_show_what_outcomes_say(tmp_path: Path) -> None:
    audit = holding(None)
    lens = audit.lenses[0]
    awarded = lens.outcomes[0].model_copy(update={"reason": "awarded by rules: 81 of 82 agreed"})
    lenses = (lens.model_copy(update={"outcomes": (awarded, *lens.outcomes[1:])}), *audit.lenses[1:])
    draft = audit.model_copy(update={"lenses": lenses})
    page = methodology(tmp_path / "site", draft.model_copy(update={"id": draft.identity()}))
    assert "As the newest audit states them: Awarded by rules: 81 of 82 agreed." in said(page)
    assert page.of("table") == []


def test_a_site_of_audits_that_state_nothing_says_so(tmp_path: Path) -> None:
    page = methodology(tmp_path / "site", holding(None))
    assert "No audit on this site states figures of its judge." in said(page)


def test_other_figures_stand_folded_with_the_audits_they_belong_to(tmp_path: Path) -> None:
    other = FIGURES.model_copy(update={"caveat": "nobody looked at these labs"})
    page = methodology(tmp_path / "site", holding(FIGURES), holding(other, OLD, "0.9"))
    assert "1 audit of 2026-03-02: a judge with other figures" in [one.text for one in page.of("summary")]
    assert said(page).index("One of these labs was in view") < said(page).index("Nobody looked at these labs")


def test_figures_together_decide_where_the_rule_counts_so(tmp_path: Path) -> None:
    pooled = FIGURES.model_copy(update={"counted_over": "pool", "barred": (), "muted": {}})
    text = said(methodology(tmp_path / "site", holding(pooled)))
    for part in (
        "What all classes together have earned decides",
        "No question is barred",
        "no question is muted",
    ):
        assert part in text


def test_equal_figures_are_told_once_the_highest_method_first() -> None:
    older = FIGURES.model_copy(update={"barred": ()})
    audits = [
        holding(FIGURES, OLD),
        holding(older, NEW),
        holding(FIGURES, date(2026, 4, 1)),
        holding(older, OLD, "2.0"),
    ]
    groups = fared(audits)
    assert [(one.figures, len(one.audits)) for one in groups] == [(older, 2), (FIGURES, 2)]
    assert [one.days for one in groups] == [("2026-03-02", "2026-06-08"), ("2026-03-02", "2026-04-01")]


def test_classes_have_one_order_whatever_the_order_of_the_data() -> None:
    assert in_order(sorted(DetectorClass)) == list(DetectorClass)
