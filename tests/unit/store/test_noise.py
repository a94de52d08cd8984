import pytest

from stancewatch.store.noise import ADDRESS_PARAMETERS, DATE_FORMAT, LINK_TARGETS, SPACING, comparable

SAME = [
    ("one  two\n", "one two", SPACING),
    ("one\u200b two\u00ad", "one two", SPACING),
    ("Effective August 28, 2025.", "Effective 28 August 2025.", DATE_FORMAT),
    ("Effective Aug. 28 2025.", "Effective 2025-08-28.", DATE_FORMAT),
    ("Stand: 28. August 2025", "Stand: 2025/08/28", DATE_FORMAT),
    ("le 1 février 2026", "le 01 Février 2026", DATE_FORMAT),
    ("28th August, 2025", "August 28th, 2025", DATE_FORMAT),
    ("at https://a.example/x?sid=1&page=2.", "at https://a.example/x?page=2.", ADDRESS_PARAMETERS),
    ("at https://a.example/x?utm_source=y", "at https://a.example/x", ADDRESS_PARAMETERS),
    ("[Terms](https://a.example/x?sid=1), see", "[Terms](/x), see", LINK_TARGETS),
    ('[Terms](/x(y) "A b")', "[Terms](/z)", LINK_TARGETS),
]

OTHER = [
    ("Effective August 28, 2025.", "Effective August 29, 2025."),
    ("one two", "one too"),
    ("28 August 2025", "28 Augustus 2025"),
    ("2025-13-28", "2025/13/28"),
    ("https://a.example/x?page=1", "https://a.example/x?page=2"),
    ("One", "one"),
    ("[Terms](/x)", "[Term](/x)"),
    ("[Terms] (as of May)", "[Terms] (as of June)"),
    ("We may share data.", "We may not share data."),
    ("01/02/2025", "02/01/2025"),
]


@pytest.mark.parametrize(("one", "two", "rule"), SAME)
def test_what_no_reader_calls_a_change_is_none(one: str, two: str, rule: str) -> None:
    assert comparable(one).key == comparable(two).key
    assert comparable(one).needed(comparable(two)) == (rule,)
    assert comparable(one).needed(comparable(one)) == ()


@pytest.mark.parametrize(("one", "two"), OTHER)
def test_what_a_reader_calls_a_change_is_one(one: str, two: str) -> None:
    assert comparable(one).key != comparable(two).key
