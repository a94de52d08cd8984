import pytest

from stancewatch.lenses.word_lists import spelt_out


def test_a_list_stands_for_its_words_also_within_another_list() -> None:
    assert spelt_out(r"\b{moderators}\b") == (
        r"\b(moderat(ors?|ion)|trust (and|&) safety|safety team|abuse team|human reviewers?)\b"
    )
    assert "{" not in spelt_out("{used_thing}").replace("{0,3}", "")


def test_numbers_in_braces_stay() -> None:
    assert spelt_out(r"a.{0,100}b{2}") == r"a.{0,100}b{2}"


def test_a_list_that_is_not_there_is_named_with_those_that_are() -> None:
    with pytest.raises(
        ValueError, match=r"there is no list 'moderatos' in word_lists\.toml: abuse_report, address"
    ):
        spelt_out("{moderatos}")
