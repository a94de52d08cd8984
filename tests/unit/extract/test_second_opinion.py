from stancewatch.extract.reading import Material
from stancewatch.extract.second_opinion import difference, second_opinion

LONG = "We publish what we collect, from whom, and for how long we keep it, in every case."


def test_difference_is_the_share_of_the_longer_text() -> None:
    assert difference("", "") == 0
    assert difference("a b b c", "B a b C") == 0
    assert difference("a b c d", "a b") == 0.5
    assert difference("a", "b") == 1


def test_a_large_difference_and_a_date_are_said() -> None:
    body = f"<html><head><meta property='article:published_time' content='2026-05-01'></head><main><p>{LONG}</p></main></html>"
    material = Material(body.encode(), "utf-8")
    assert second_opinion(material, LONG) == ("The page dates itself 2026-05-01, as trafilatura reads it.",)
    assert second_opinion(material, f"{LONG} {LONG}")[1:] == (
        "A second extractor differs in 50% of the words; the page should be looked at.",
    )
