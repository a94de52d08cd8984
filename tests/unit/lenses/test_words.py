from stancewatch.lenses.words import folded, looks_english, stems


def test_folding_takes_away_emphasis_and_odd_blanks() -> None:
    assert folded("We **do\u00a0not** _recommend_\nit\u200b’s") == "We do not recommend it's"


def test_folding_leaves_underscores_within_words() -> None:
    assert folded("the file_name here") == "the file_name here"


def test_forms_of_a_word_share_a_stem() -> None:
    assert len({stems(word)[0] for word in ("license", "licenses", "licensed", "licensing")}) == 1
    assert stems("removed") == stems("removes") == stems("removing")


def test_short_words_are_left_alone() -> None:
    assert stems("The CSAM is red") == ["the", "csam", "is", "red"]


def test_german_does_not_look_english() -> None:
    assert looks_english("We remove the links that are on the list of our partners.")
    assert not looks_english("Wir entfernen Verweise, die auf Listen unserer Partner stehen.")
