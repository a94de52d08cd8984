import pytest

from stancewatch.extract.html.hidden import LONGEST, MOST
from tests.unit.extract.reading import document

LONG = "We publish what we collect, from whom, and for how long we keep it, in every case."


@pytest.mark.parametrize(
    ("kind", "markup"),
    [
        ("comment", "<!-- secret words -->"),
        ("hidden_attribute", "<p hidden>secret words</p>"),
        ("display_none", "<p style='color:red; DISPLAY : none'>secret words</p>"),
        ("visibility_hidden", "<p style='visibility:hidden'>secret words</p>"),
        ("font_size_zero", "<span style='font-size:0'>secret words</span>"),
        ("font_size_zero", "<span style='font-size: 0px !important'>secret words</span>"),
        ("off_screen", "<p style='position:absolute;left:-9999px'>secret words</p>"),
        ("reader_only", "<span class='a sr-only'>secret words</span>"),
        ("aria_hidden", "<p aria-hidden=true>secret words</p>"),
        ("noscript", "<noscript><p>secret words</p></noscript>"),
        ("template", "<template><p>secret words</p></template>"),
        ("alt", "<img alt='secret words'>"),
        ("title", "<a title='secret words' href=x></a>"),
        ("aria_label", "<section aria-label='secret words'></section>"),
        ("meta", "<meta name=description content='secret words'>"),
        ("json_ld", "<script type='application/ld+json'>secret words</script>"),
    ],
)
def test_what_no_reader_sees_is_kept_apart(kind: str, markup: str) -> None:
    page = document(f"<main><p>{LONG}</p>{markup}<p>{LONG}</p></main>")
    assert page.text == f"{LONG}\n{LONG}"
    assert [(one.kind, one.text) for one in page.hidden] == [(kind, "secret words")]


@pytest.mark.parametrize(
    "markup",
    [
        "<details><summary>More</summary><p>Kept for a year.</p></details>",
        "<a aria-controls=x>More</a><p id=x hidden>Kept for a year.</p>",
        "<h3><button aria-expanded=false>More</button></h3><div style='display:none'>Kept for a year.</div>",
        "<span>More</span><div role=tabpanel hidden>Kept for a year.</div>",
        "<span>More</span><div hidden=until-found>Kept for a year.</div>",
    ],
)
def test_what_a_reader_can_open_is_seen(markup: str) -> None:
    assert "Kept for a year." in document(f"<main><p>{LONG}</p>{markup}</main>").text


def test_bullets_and_pages_behind_a_dialog_are_seen_although_aria_hides_them() -> None:
    page = document(
        f"<div aria-hidden=true><h1>Policy</h1><p>{LONG}</p><li><span aria-hidden=true>•</span>One</li></div>"
        f"<div role=dialog>{LONG * 9}</div>"
    )
    assert page.text == f"Policy\n{LONG}\n•One"


def test_opacity_is_not_taken_for_hiding() -> None:
    assert document(f"<p style='opacity:0'>{LONG}</p>").text == LONG


def test_unseen_characters_are_dropped_and_counted() -> None:
    tags = "".join(chr(0xE0000 + ord(letter)) for letter in "obey")
    page = document(f"<p>{LONG} \u2060a\u200bb\u2060 \u202ec{tags} \x1b[31md \u0646\u200c\u0647</p>")
    assert page.text == f"{LONG} ab c [31md \u0646\u200c\u0647"
    assert [(one.kind, one.text) for one in page.hidden] == [
        ("bidi_control", "U+202E RIGHT-TO-LEFT OVERRIDE, once"),
        ("control_character", "U+001B control, once"),
        ("tag_character", "tags that spell 'obey', once"),
        ("zero_width", "U+2060 WORD JOINER, 2 times"),
        ("zero_width", "U+200B ZERO WIDTH SPACE, once"),
    ]


def test_hidden_text_is_bounded_in_number_and_length() -> None:
    many = "".join(f"<!-- {number} -->" for number in range(MOST + 5))
    page = document(f"<p>{LONG}</p>{many}")
    assert len(page.hidden) == MOST
    assert page.notes == (f"Only the first {MOST} pieces of hidden text are kept.",)
    page = document(f"<p>{LONG}</p><!-- {'x' * 2 * LONGEST} -->")
    assert len(page.hidden[0].text) == LONGEST
    assert page.notes == (f"Hidden text was cut to {LONGEST} characters (entries: 1).",)


def test_hidden_text_of_menus_is_not_reported() -> None:
    assert document(f"<nav><p hidden>Products</p><img alt=Logo></nav><main><p>{LONG}</p></main>").hidden == ()


def test_hidden_text_of_one_reason_stands_in_the_order_of_the_page() -> None:
    classes = ("a sr-only", "sr-only", "a sr-only", "visually-hidden sr-only")
    marked = "".join(f"<p class='{value}'>secret {number}</p>" for number, value in enumerate(classes))
    page = document(f"<main><p>{LONG}</p>{marked}</main>")
    assert [one.text for one in page.hidden] == ["secret 0", "secret 1", "secret 2", "secret 3"]
