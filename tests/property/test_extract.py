"""Whatever the bytes: no accident, and every block stands where it says it stands."""

from hypothesis import given, settings
from hypothesis import strategies as st

from stancewatch.extract.charset import decode
from stancewatch.extract.extract import extract
from stancewatch.extract.markup import markdown, plain
from stancewatch.extract.outcome import Unreadable
from stancewatch.model.evidence import Document

MEDIA_TYPES = st.sampled_from(["", "text/html", "text/plain", "text/markdown", "application/xhtml+xml"])
TAGS = [
    "p",
    "div",
    "li",
    "ul",
    "td",
    "table",
    "h1",
    "main",
    "a",
    "b",
    "br",
    "nav",
    "script",
    "noscript",
    "pre",
    "button",
]
PIECES = st.one_of(
    st.sampled_from([f"<{tag}>" for tag in TAGS] + [f"</{tag}>" for tag in TAGS]),
    st.sampled_from(
        [
            "<!--",
            "-->",
            "<p hidden>",
            "<p lang=de>",
            "<p style='display:none'>",
            "&amp;",
            "&#0;",
            "<",
            "\u202e",
            "\u2060",
        ]
    ),
    st.text(max_size=20),
)
PAGES = st.lists(PIECES, max_size=40).map("".join)
quick = settings(max_examples=150)


def _holds(found: Document | Unreadable) -> None:
    if isinstance(found, Unreadable):
        assert found.detail
        return
    assert [one.number for one in found.passages] == list(range(len(found.passages)))
    assert found.passages
    end = -1
    for one in found.passages:
        assert found.text[one.start : one.end] == one.text == one.text.strip()
        assert one.start > end
        end = one.end


@quick
@given(
    st.binary(max_size=400),
    MEDIA_TYPES,
    st.sampled_from(["", "utf-8", "latin-1", "utf-16", "shift_jis", "x"]),
)
def test_any_bytes_give_a_document_or_a_reason(body: bytes, media_type: str, charset: str) -> None:
    if b"%PDF-" not in body:
        _holds(extract(body, media_type=media_type, charset=charset))


@quick
@given(PAGES)
def test_blocks_of_any_page_are_its_text_joined_by_newlines(page: str) -> None:
    found = extract(page.encode("utf-8", "surrogatepass"), media_type="text/html", charset="utf-8")
    _holds(found)
    if isinstance(found, Document):
        assert "\n".join(one.text for one in found.passages) == found.text
        assert found == extract(
            page.encode("utf-8", "surrogatepass"), media_type="text/html", charset="utf-8"
        )
        assert not set(found.text) & set("\u202e\u2060\u200b\x00\x1b")


@quick
@given(st.text(alphabet=st.sampled_from("ab|-*#>`~ \t\r\n\\<!1.)=+é"), max_size=200))
def test_slices_of_any_file_stand_in_order(text: str) -> None:
    for passages in (markdown.passages(text), plain.passages(text)):
        end = -1
        for one in passages:
            assert text[one.start : one.end] == one.text
            assert end < one.start < one.end
            end = one.end


@quick
@given(st.text(), st.sampled_from(["utf-8", "utf-16", "utf-8-sig"]))
def test_what_is_written_in_unicode_is_read_back(text: str, charset: str) -> None:
    text = text.encode("utf-8", "ignore").decode().lstrip("\ufeff")
    header = "utf-8" if charset == "utf-8" else ""
    assert decode(text.encode(charset), header, markup=False).text == text
