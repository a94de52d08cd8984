from stancewatch.extract.language import languages
from stancewatch.model.evidence import Passage, PassageKind
from tests.unit.extract.reading import document

ENGLISH = "We publish what we collect, from whom, and for how long we keep it, in every case that we know of."
GERMAN = (
    "Wir veröffentlichen, was wir sammeln, von wem, und wie lange wir es aufbewahren; das gilt für jeden Fall, den wir"
    " kennen, und für alle Daten, die uns andere übergeben haben, ohne dass wir darum gebeten hätten, und auch für Bilder."
)


def _languages(
    *texts: str, declared: str = "", kind: PassageKind = PassageKind.PARAGRAPH
) -> tuple[str, tuple[str, ...]]:
    passages = [Passage(number, kind, text, 0, len(text), "", declared) for number, text in enumerate(texts)]
    found = languages(passages, declared)
    return found.main, found.passages


def test_english_is_told_by_its_function_words() -> None:
    assert _languages(ENGLISH) == ("en", ("en",))


def test_another_language_on_a_page_declared_as_english_is_told() -> None:
    assert _languages(ENGLISH, ENGLISH, GERMAN, declared="en") == ("en", ("en", "en", "de"))


def test_a_page_mostly_in_another_language_than_declared_says_so() -> None:
    page = document(f"<html lang=en><p>{GERMAN}</p><p>{GERMAN}</p>")
    assert page.language == "de"
    assert page.notes == ("The page is declared as 'en'; most of its text reads as 'de'.",)


def test_short_blocks_and_code_are_not_judged() -> None:
    assert _languages("Kontakt") == ("", ("",))
    assert _languages(GERMAN, kind=PassageKind.CODE) == ("", ("",))


def test_lang_attributes_hold_for_what_cannot_be_judged() -> None:
    page = document(f"<html lang=en-GB><main><p>{ENGLISH}</p><p lang=fr>Bonjour</p><p lang='x'>Hi</p></main>")
    assert [one.language for one in page.passages] == ["en", "fr", ""]
    assert page.language == "en"
