from dataclasses import replace

from stancewatch.extract.confined.process import LIMITS, read_confined
from stancewatch.extract.outcome import Unreadable
from stancewatch.extract.pdf.blocks import blocks_of
from stancewatch.extract.pdf.line import Line
from stancewatch.extract.reading import Material, Reading
from stancewatch.model.evidence import FailureReason, PassageKind
from tests.unit.extract.pdfs import pdf_of
from tests.unit.extract.reading import outcome

PAGES = [
    ["Acme Policy", "We keep every report that", "reaches us for one year.", f"{page}"]
    for page in range(1, 4)
]


def _page(*texts: str, page: int = 1, size: float = 10.0) -> list[Line]:
    return [Line(text, page, 700 - 12 * row, 72, 500, size) for row, text in enumerate(texts)]


def test_lines_are_joined_to_paragraphs_and_items() -> None:
    lines = _page(
        "We keep what is re-",
        "ported to us well-",
        "known and dated.",
        "• one thing",
        "that goes on",
        "2. another",
    )
    lines.append(Line("Also well-known.", 1, 600, 72, 300, 10))
    assert [(one.kind, one.text) for one in blocks_of(lines)] == [
        (PassageKind.PARAGRAPH, "We keep what is reported to us well-known and dated."),
        (PassageKind.LIST_ITEM, "one thing that goes on"),
        (PassageKind.LIST_ITEM, "2. another"),
        (PassageKind.PARAGRAPH, "Also well-known."),
    ]


def test_larger_type_is_a_heading() -> None:
    lines = [Line("Scope", 1, 720, 72, 120, 16), *_page("We keep what is reported", "to us for a year.")]
    assert [one.kind for one in blocks_of(lines)] == [PassageKind.HEADING, PassageKind.PARAGRAPH]


def test_a_sentence_goes_on_over_a_page() -> None:
    lines = [*_page("We keep what is"), *_page("reported to us.", page=2)]
    assert [one.text for one in blocks_of(lines)] == ["We keep what is reported to us."]


def test_running_heads_and_page_numbers_are_left_out() -> None:
    found = read_confined("pdf_by_pdfium", Material(pdf_of(*PAGES), ""))
    assert isinstance(found, Reading)
    assert {one.text for one in found.passages} == {"We keep every report that reaches us for one year."}


def test_both_engines_read_the_same_words() -> None:
    body = pdf_of(["We keep every report that", "reaches us for one year."])
    first, second = (read_confined(f"pdf_by_{engine}", Material(body, "")) for engine in ("pdfium", "pypdf"))
    assert isinstance(first, Reading)
    assert isinstance(second, Reading)
    assert (
        first.text.split()
        == second.text.split()
        == ["We", "keep", "every", "report", "that", "reaches", "us", "for", "one", "year."]
    )


def test_pages_beyond_the_limit_are_not_read_and_it_is_said() -> None:
    found = read_confined(
        "pdf_by_pdfium", Material(pdf_of(["First."], ["Second."]), ""), replace(LIMITS, pages=1)
    )
    assert isinstance(found, Reading)
    assert found.text == "First."
    assert found.notes == ("Only the first 1 of 2 pages were read.",)


def test_a_pdf_without_text_is_empty() -> None:
    found = read_confined("pdf_by_pdfium", Material(pdf_of([]), ""))
    assert isinstance(found, Unreadable)
    assert found.reason is FailureReason.EMPTY


def test_memory_time_and_output_are_limited() -> None:
    material = Material(pdf_of(["First."]), "")
    for limits in (
        replace(LIMITS, memory=1 << 20),
        replace(LIMITS, clock=0),
        replace(LIMITS, output=4),
    ):
        found = read_confined("pdf_by_pdfium", material, limits)
        assert isinstance(found, Unreadable), limits
        assert found.reason is FailureReason.UNREADABLE


def test_an_encrypted_file_is_told_from_a_damaged_one() -> None:
    lock = f"/Encrypt << /Filter /Standard /V 1 /R 2 /O ({'a' * 32}) /U ({'b' * 32}) /P -4 >> /ID [(a) (a)]"
    plain = pdf_of(["We keep it."])
    locked = outcome(
        plain.replace(b"/Root 1 0 R", f"/Root 1 0 R {lock}".encode()), media_type="application/pdf"
    )
    assert isinstance(locked, Unreadable)
    assert locked.detail == "The PDF is encrypted, and cannot be read without its password."
    damaged = outcome(plain[:90], media_type="application/pdf")
    assert isinstance(damaged, Unreadable)
    assert "is damaged" in damaged.detail
