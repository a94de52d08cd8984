"""What a reading makes of passages in other languages, and of words that are struck out."""

from stancewatch.lenses.reading import reading_of
from tests.unit.lenses.texts import page


def test_words_are_counted_where_a_script_sets_no_blanks() -> None:
    assert (
        reading_of([page("禁止骚扰其他用户，每个上传的文件都会被扫描以查找恶意软件。")]).foreign_words >= 10
    )
    assert reading_of([page("ห้ามคุกคามผู้ใช้รายอื่นและไฟล์ทุกไฟล์จะถูกสแกน")]).foreign_words >= 10


def test_a_short_rule_in_french_is_seen() -> None:
    assert reading_of([page("Nos règles interdisent le harcèlement.")]).foreign_words == 5


def test_addresses_and_units_are_no_other_language() -> None:
    told = "[All collections](https://support.example.com/en/de/la/le/com)\n\nInput (per million tokens)\n\nOther non-content records\n"
    assert reading_of([page(told)]).foreign_words == 0


def test_only_what_is_struck_out_is_not_the_pages_own() -> None:
    (piece,) = reading_of([page("We allow ~~all~~ some ~~kinds of~~ uses.")]).pieces
    struck = [piece.folded[start:end] for start, end in piece.quoted]
    assert struck == ["~~all~~", "~~kinds of~~"]


def test_spans_that_overlap_are_one_place() -> None:
    (piece,) = reading_of([page('A critic wrote: "This ~~model~~ is the worst we saw in years".')]).pieces
    assert len(piece.quoted) == 1
    assert piece.quoted_at(piece.folded.index("model"))
    assert not piece.quoted_at(piece.folded.index("critic"))


def test_a_long_row_of_struck_words_is_read_piece_by_piece() -> None:
    found = reading_of([page("~~a b~~ " * 2000)]).pieces
    assert sum(len(one.quoted) for one in found) >= 1900
    assert all(end <= len(one.folded) for one in found for _, end in one.quoted)


def test_wide_letters_are_read_as_ordinary_ones() -> None:
    (piece,) = reading_of([page("We meet ＷＣＡＧ ２．２ at level AA.")]).pieces
    assert piece.folded == "We meet WCAG 2.2 at level AA."


def test_words_of_two_scripts_are_counted() -> None:
    assert reading_of([page("Our pages meet W\u0421AG and \u0430ccessibility rules.")]).mixed_words == 2
    assert reading_of([page("Наши правила. Our rules, \u03b2-VAE, \u00b5s.")]).mixed_words == 0
