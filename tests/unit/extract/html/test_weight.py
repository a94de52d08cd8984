from stancewatch.extract.html.heavy import NOTE
from stancewatch.extract.html.weight import DEEPEST, LONGEST_TAG, MOST_TAGS, is_heavy, lightened
from stancewatch.extract.outcome import Unreadable
from stancewatch.model.evidence import FailureReason
from tests.unit.extract.reading import document, outcome

LONG = "We publish what we collect, from whom, and for how long we keep it, in every case."


def test_weight_is_bounded_by_counts_that_closing_tags_cannot_fool() -> None:
    assert not is_heavy("<p>x</p>" * 1000)
    assert is_heavy("<p>" * (MOST_TAGS + 1))
    assert is_heavy("".join(f"<p><font a={n}><!-- </font> -->" for n in range(1000)))
    assert is_heavy(f"<p {'a ' * LONGEST_TAG}>x")
    assert is_heavy("<p>x" + "a" * LONGEST_TAG)
    assert not is_heavy("<p>" + ("a" * LONGEST_TAG + ">") * 2 + "a" * LONGEST_TAG)


def test_lightening_takes_tags_and_never_text() -> None:
    assert (
        lightened("a <b>c</b> &lt; <i x='>'>d</i> <!-- <b> --> 1 < 2") == "a c &lt; d <!-- <b> --> 1 &lt; 2"
    )
    assert lightened("<script>'<b>'</script><p>x") == "<script>'<b>'</script><p>x"
    assert lightened("<p>x<a href='") == "<p>x"
    deep = lightened("<div>" * 1000 + "x" + "</div>" * 1000 + "y")
    assert deep == "<div>" * DEEPEST + "x" + "</div>" * DEEPEST + "y"


def test_a_page_of_200_000_nested_elements_is_read() -> None:
    page = document("<!doctype html><title>Deep</title>" + "<div>" * 200_000 + LONG + "</div>" * 200_000)
    assert page.text == LONG
    assert page.notes == (NOTE,)


def test_formatting_that_would_be_opened_again_for_ever_is_read() -> None:
    assert document("".join(f"<p><font color={n}>{n} of it" for n in range(5000))).text.endswith(
        "\n4999 of it"
    )


def test_a_table_of_endless_span_is_a_table() -> None:
    page = document(
        f"<table><tr><td colspan=9007199254740991 rowspan=9007199254740991>{LONG}</td><td>b</td></tr></table>"
    )
    assert page.text == f"{LONG}\nb"


def test_a_heavy_page_without_text_is_empty() -> None:
    assert outcome("<br>" * 20_000) == Unreadable(FailureReason.EMPTY, "The page has no visible text.")
