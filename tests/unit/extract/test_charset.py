import codecs

import pytest

from stancewatch.extract.charset import decode, known

TEXT = "naïve – “data” collected from everyone’s café"


@pytest.mark.parametrize(
    ("body", "header", "charset"),
    [
        (TEXT.encode(), "", "utf-8"),
        (TEXT.encode(), "utf-8", "utf-8"),
        (codecs.BOM_UTF8 + TEXT.encode(), "iso-8859-1", "utf-8"),
        (TEXT.encode("utf-16"), "utf-8", "utf-16-le"),
        (codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"), "", "utf-16-be"),
        (TEXT.encode("utf-16-le"), "utf-16le", "utf-16-le"),
        (TEXT.encode("cp1252"), "iso-8859-1", "cp1252"),
        (TEXT.encode("cp1252"), "windows-1252", "cp1252"),
        (b"<meta charset=windows-1252>" + TEXT.encode("cp1252"), "", "cp1252"),
        (
            b"<meta http-equiv=content-type content='text/html; charset=windows-1252'>"
            + TEXT.encode("cp1252"),
            "",
            "cp1252",
        ),
        (b"<meta charset=utf-16>" + TEXT.encode(), "", "utf-8"),
        (TEXT.encode("cp1252"), "no-such-set", "cp1252"),
        (TEXT.encode(), "base64", "utf-8"),
    ],
)
def test_every_way_of_saying_it_gives_the_same_text(body: bytes, header: str, charset: str) -> None:
    found = decode(body, header, markup=True)
    assert found.text.endswith(TEXT)
    assert found.charset == charset


@pytest.mark.parametrize("charset", ["shift_jis", "euc-jp", "gb18030", "big5", "euc-kr", "koi8-r"])
def test_other_sets_are_read_as_the_header_says(charset: str) -> None:
    text = {"koi8-r": "Политика", "euc-kr": "정책"}.get(charset, "政策")
    assert decode(text.encode(charset), charset, markup=False).text == text


def test_utf8_wins_over_a_wrong_header_and_says_so() -> None:
    assert decode(TEXT.encode(), "iso-8859-1", markup=True).notes == (
        "The page is declared as 'cp1252'; its bytes are 'utf-8', and were read as that.",
    )


def test_one_bad_byte_does_not_turn_a_page_into_another_set() -> None:
    found = decode((TEXT * 50).encode() + b"\xff", "utf-8", markup=True)
    assert found.charset == "utf-8"
    assert found.notes == ("What could not be read as 'utf-8' stands as U+FFFD (characters: 1).",)


def test_a_utf16_header_over_ascii_bytes_is_not_believed() -> None:
    assert decode(b"<p>Policy</p>", "utf-16", markup=True).text == "<p>Policy</p>"


def test_labels_are_widened_as_browsers_do() -> None:
    assert (known("latin1"), known("ASCII"), known("gb2312"), known("nonsense")) == (
        "cp1252",
        "cp1252",
        "gb18030",
        "",
    )


def test_wide_text_named_by_the_header_is_read() -> None:
    assert decode("naïve – text".encode("utf-16-le"), "UTF-16LE", markup=True).text == "naïve – text"


def test_a_mark_of_utf_16_before_utf_8_is_noted() -> None:
    found = decode(b"\xff\xfe" + "<p>naïve – text".encode(), "utf-8", markup=True)
    assert (found.text, found.charset) == ("<p>naïve – text", "utf-8")
    assert "mark of UTF-16" in found.notes[0]
