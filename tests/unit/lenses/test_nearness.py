from stancewatch.lenses.nearness import Index

TEXTS = (
    "We thank our sponsors.",
    "Images were removed after reports.",
    "The dataset has images and images.",
    "",
)


def test_the_text_with_the_rare_word_comes_first() -> None:
    assert Index(TEXTS).nearest("who are the sponsors", 10)[0] == 0


def test_texts_without_a_word_of_the_query_are_left_out() -> None:
    assert Index(TEXTS).nearest("images", 10) == [2, 1]


def test_no_texts_and_no_words_give_nothing() -> None:
    assert Index(()).nearest("images", 10) == []
    assert Index(TEXTS).nearest("?!", 10) == []


def test_ties_keep_the_order_of_the_texts() -> None:
    assert Index(("same words", "same words")).nearest("same", 10) == [0, 1]
