import pytest

from stancewatch.foundation.errors import PublicationError
from stancewatch.publish import addresses


def test_links_are_relative_and_name_the_file() -> None:
    page = addresses.audit_page("laion", "2026-06-08-0123abcd")
    assert addresses.relative(page, addresses.LABS) == "../../../../index.html"
    assert addresses.relative(page, addresses.lab_page("laion")) == "../../index.html"
    assert addresses.relative("index.html", addresses.STYLESHEET) == "assets/site.css"


def test_parts_of_a_long_text() -> None:
    assert addresses.source_page("0123456789abcdef") == "source/0123456789ab/index.html"
    assert addresses.source_page("0123456789abcdef", 3) == "source/0123456789ab/3.html"


@pytest.mark.parametrize("name", ["..", "a/b", "", "A", "a b", ".hidden", "a" * 200, "a\n"])
def test_names_that_cannot_be_part_of_an_address(name: str) -> None:
    with pytest.raises(PublicationError):
        addresses.lab_page(name)


def test_anchors_hold_nothing_that_needs_quoting() -> None:
    assert addresses.outcome_anchor('IK1" onclick="x') == "o-IK1-onclick-x"
    assert (
        addresses.flag_anchor("0123456789ab", 3, 9, "agentless_passive") == "f-01234567-3-9-agentless_passive"
    )
