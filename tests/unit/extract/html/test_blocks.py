import pytest

from stancewatch.foundation.errors import InputError
from stancewatch.model.evidence import PassageKind
from tests.unit.extract.reading import document, texts

LONG = "We publish what we collect, from whom, and for how long we keep it, in every case."


def test_kinds_and_paths_follow_the_elements() -> None:
    page = document(
        f"<main><h1>Policy</h1><p>{LONG}</p><ul><li><p>First</p></li><li>Second</li></ul>"
        "<table><tr><th>Who</th><td>Users</td></tr></table><blockquote><p>Said.</p></blockquote><pre>x = 1</pre></main>"
    )
    assert [(one.kind, one.text, one.path) for one in page.passages] == [
        (PassageKind.HEADING, "Policy", "main[1]/h1[1]"),
        (PassageKind.PARAGRAPH, LONG, "main[1]/p[1]"),
        (PassageKind.LIST_ITEM, "First", "main[1]/ul[1]/li[1]/p[1]"),
        (PassageKind.LIST_ITEM, "Second", "main[1]/ul[1]/li[2]"),
        (PassageKind.TABLE_CELL, "Who", "main[1]/table[1]/tbody[1]/tr[1]/th[1]"),
        (PassageKind.TABLE_CELL, "Users", "main[1]/table[1]/tbody[1]/tr[1]/td[1]"),
        (PassageKind.QUOTATION, "Said.", "main[1]/blockquote[1]/p[1]"),
        (PassageKind.CODE, "x = 1", "main[1]/pre[1]"),
    ]


def test_the_text_is_the_blocks_joined_by_one_newline() -> None:
    page = document(f"<p>{LONG}</p>\n\n<p>two  <b>three</b>\tfour&nbsp;five</p>")
    assert page.text == f"{LONG}\ntwo three four five"
    assert all(page.text[one.start : one.end] == one.text for one in page.passages)


def test_inline_elements_do_not_part_words_and_blocks_do() -> None:
    assert texts(f"<p>{LONG}</p><p>un<b>brok</b>en</p><div>one<div>two</div>three</div>") == [
        LONG, "unbroken", "one", "two", "three",
    ]  # fmt: skip


def test_one_break_is_a_blank_and_two_end_the_block() -> None:
    assert texts(f"<p>{LONG}</p><p>one<br>two<br> <br>three</p>") == [LONG, "one two", "three"]


def test_navigation_footer_and_dialogs_are_left_out() -> None:
    page = (
        f"<header><nav><a href=/>Home</a></nav></header><main><p>{LONG}</p></main><aside>More</aside>"
        "<div role=dialog>We use cookies</div><footer>All rights reserved</footer>"
    )
    assert texts(page) == [LONG]


@pytest.mark.parametrize(
    "control",
    [
        "<button><h3>What is kept?</h3></button>",
        "<h3><button>What is kept?</button></h3>",
        "<button aria-expanded=false aria-controls=a><p>What is kept?</p></button>",
        "<button aria-expanded=false aria-controls=a>What is kept?</button>",
    ],
)
def test_the_heading_of_a_folded_answer_is_text(control: str) -> None:
    page = f"<main><p>{LONG}</p>{control}<div id=a hidden><p>Nothing is kept.</p></div></main>"
    assert texts(page) == [LONG, "What is kept?", "Nothing is kept."]


def test_other_buttons_are_not() -> None:
    assert texts(f"<main><p>{LONG}</p><button>Accept all</button></main>") == [LONG]


def test_a_button_within_a_sentence_stays_in_it() -> None:
    assert texts(f"<main><p>{LONG} Use <button>Cookie choices</button> to change it.</p></main>") == [
        f"{LONG} Use Cookie choices to change it."
    ]


def test_the_header_of_an_article_is_text() -> None:
    page = f"<article><header><h1>Policy</h1><p>Effective: 1 May 2026</p></header><p>{LONG}</p></article>"
    assert texts(page) == ["Policy", "Effective: 1 May 2026", LONG]


def test_title_and_date_above_main_belong_to_it() -> None:
    page = (
        "<div>Sign in</div><div><h1>Terms</h1><p>Effective: 1 May 2026</p></div>"
        f"<main><h2>Scope</h2><p>{LONG}</p></main><div>Follow us</div>"
    )
    assert texts(page) == ["Terms", "Effective: 1 May 2026", "Scope", LONG]


def test_a_main_that_holds_almost_nothing_is_not_believed() -> None:
    assert texts(f"<main><p>Loading</p></main><div><p>{LONG}</p><p>{LONG}</p></div>") == [
        "Loading",
        LONG,
        LONG,
    ]


def test_the_target_of_the_skip_link_is_the_content() -> None:
    page = f"<a href='#c'>Skip</a><div>Site name</div><div id=c><p>{LONG}</p></div><div>Imprint</div>"
    assert texts(page) == [LONG]


def test_lists_of_links_to_other_pages_go_with_their_title() -> None:
    page = (
        f"<main><p>{LONG}</p><h2>Contents</h2><ul><li><a href=a>A</a></li></ul>"
        "<h2>Related articles</h2><ul><li><a href=b>B</a></li><li><a href=c>C</a></li></ul></main>"
    )
    assert texts(page) == [LONG, "Contents", "A"]


def test_a_page_without_main_loses_the_menus_at_its_ends() -> None:
    links = "".join(f"<div><a href=/{n}>Place {n}</a></div>" for n in range(9))
    page = f"<div>Status:</div><div><a href=/>Contact us</a></div><h1>Policy</h1><p>{LONG}</p><div>Company</div>{links}"
    assert texts(page) == ["Policy", LONG]


def test_a_byline_is_noted_and_not_read() -> None:
    page = document(f"<main><p class=byline>by A. Writer, 1 May 2026</p><p>{LONG}</p></main>")
    assert page.text == LONG
    assert page.notes == ("The byline reads 'by A. Writer, 1 May 2026'; it is not part of the text.",)


def test_a_declared_selector_decides_even_inside_an_aside() -> None:
    page = f"<main><p>{LONG}</p></main><aside class=policy><p>We never sell data.</p><nav>x</nav></aside>"
    assert texts(page, selector="aside.policy") == ["We never sell data."]


def test_a_selector_that_names_nothing_is_said() -> None:
    page = document(f"<main><p>{LONG}</p></main>", selector=".gone")
    assert page.text == LONG
    assert page.notes == ("The declared selector '.gone' names no text here; the usual rules were used.",)


@pytest.mark.parametrize("times", [1, 20_000])
def test_a_selector_that_is_none_is_an_input_error(times: int) -> None:
    with pytest.raises(InputError, match=r"'a\[' is not a CSS selector"):
        document(f"<p>{LONG}</p>" * times, selector="a[")


def test_empty_links_do_not_make_a_line_a_menu() -> None:
    images = "<div><a><img></a></div>" * 9
    assert texts(f"<main><p>{LONG}</p>{images}<p><a>Terms</a></p><p>{LONG}</p></main>") == [
        LONG,
        "Terms",
        LONG,
    ]


def test_text_that_stands_only_in_a_form_is_read() -> None:
    assert texts(f"<form><p>{LONG}</p></form>") == [LONG]


def test_a_meta_refresh_is_noted_and_a_title_read() -> None:
    page = document(
        f"<title> A  title </title><meta http-equiv=refresh content='0;url=http://127.0.0.1:1/'><p>{LONG}</p>"
    )
    assert page.title == "A title"
    assert page.notes == (
        "The page asks to be left for 'http://127.0.0.1:1/' (meta refresh); it was not followed.",
    )
