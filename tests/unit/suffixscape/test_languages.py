"""Which paragraphs are read: English ones, and those that do not say."""

import pytest

from stancewatch.suffixscape.engine import stream
from stancewatch.suffixscape.grammar.tokens import Tokens
from stancewatch.suffixscape.languages import hesitant, paragraphs, verdict
from stancewatch.suffixscape.markup import Markup
from stancewatch.suffixscape.tally import Tally

ENGLISH = "The images were removed."
FRENCH = "Nos modèles sont entraînés sur des données publiques qui ont été recueillies par nos équipes."


def languages(text: str) -> list[str]:
    words = Tokens(text).words
    found = paragraphs(words, "", latin=text.isascii())
    return ["en"] if found is None else [one.language for one in found]


def read(text: str, markup: Markup = Markup.PLAIN) -> Tally:
    tally = Tally()
    tally.families.update(hit.family for hit in stream(text, tally, markup=markup))
    return tally


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Unsere Modelle werden mit Daten aus dem Netz trainiert, die von vielen Menschen geschrieben wurden."),
        ("fr", FRENCH),
        ("es", "Nuestros modelos se entrenan con datos públicos que fueron recogidos por varios equipos."),
        ("it", "I nostri modelli sono addestrati con dati pubblici che sono stati raccolti da diversi gruppi."),
        ("pt", "Os nossos modelos são treinados com dados públicos que foram recolhidos por várias equipas."),
        ("nl", "In dit model is de data van de site of van de app gebruikt, was het antwoord."),
        ("pl", "Nasze modele są trenowane na danych publicznych, które zostały zebrane przez różne zespoły."),
        ("tr", "Modellerimiz farklı ekipler tarafından toplanan ve paylaşılmayan kamuya açık veriler ile eğitilmiştir."),
        ("id", "Model kami dilatih dengan data publik yang dikumpulkan oleh berbagai tim dan tidak dibagikan."),
        ("und", "Наши модели обучены на открытых данных."),
        ("und", "我们的模型使用公开数据进行训练。"),
        ("und", "نماذجنا مدربة على بيانات عامة"),
        ("en", "We are here, and the model of the year was in it."),
        ("en", "The Universidad de la República and the van der Berg group wrote it."),
    ],
)  # fmt: skip
def test_a_paragraph_shows_its_language(language: str, text: str) -> None:
    assert verdict(Tokens(text).words) == language


@pytest.mark.parametrize(
    "text", ["Universidad de la República", "Python, Java, C", "α = 0.05", "Open AI", ""]
)
def test_names_and_formulas_show_none(text: str) -> None:
    assert verdict(Tokens(text).words) == ""


def test_foreign_paragraphs_are_skipped_and_counted() -> None:
    tally = read(f"{ENGLISH}\n\n{FRENCH} state-of-the-art\n\n{ENGLISH}")
    assert tally.families.total() == 2
    assert dict(tally.unread) == {"fr": 16}
    assert (tally.words, tally.read) == (24, 8)
    assert 0.6 < tally.share_unread < 0.8
    assert tally.language == "en"


def test_paragraphs_of_a_page_are_told_apart() -> None:
    tally = read(f"<p>{ENGLISH}</p><p>{FRENCH}</p><p>{ENGLISH}</p>", Markup.HTML)
    assert (tally.families.total(), set(tally.unread)) == (2, {"fr"})


def test_short_paragraphs_go_with_their_neighbours() -> None:
    assert languages(f"Images supprimées\n\n{FRENCH}\n\nTarifs") == ["fr"] * 3
    assert languages(f"Images\n\n{FRENCH}\n\nTarifs\n\n{ENGLISH} {ENGLISH}") == ["fr", "fr", "en", "en"]
    assert languages("Python\n\nJava") == ["en"]


def test_a_text_in_another_language_is_that_language() -> None:
    tally = read(FRENCH)
    assert (tally.language, tally.share_unread, tally.read) == ("fr", 1.0, 0)


def test_the_language_goes_on_over_pieces() -> None:
    tally = read("\n\n".join([*[FRENCH] * 200, "Tarifs"]))
    assert tally.share_unread == 1.0


@pytest.mark.parametrize(
    "text",
    [
        "Bilder wurden entfernt.",
        "De beelden zijn verwijderd.",
        "Le modèle garantit la sécurité.",
        "Der Datensatz wurde bereinigt.",
        "Unsere Modelle sind sicher.",
        "Zestaw danych został usunięty.",
        "As imagens foram removidas.",
        "A képeket eltávolították.",
    ],
)
def test_a_short_text_that_shows_no_english_is_told_of(text: str) -> None:
    for whole in (text, f"{ENGLISH}\n\n{text}\n\n{ENGLISH}"):
        tally = read(whole)
        assert dict(tally.unread) == {"und": len(text.split())}
        assert tally.families.total() == whole.count(ENGLISH)


@pytest.mark.parametrize(
    "text",
    [
        "Images removed.",
        "La Jolla",
        "We visited Casa de la Playa.",
        "The café's résumé is naïve.",
        "Café opened yesterday.",
        "https://x.example/en/about/index.html",
        "Authors: Ben Spiegel, Arjun Khurana, Jiayu Zheng, Shukai Ni",
        "Images removed from the set.",
    ],
)
def test_names_addresses_and_terse_english_are_read(text: str) -> None:
    assert not hesitant(Tokens(text).words)
    assert languages(text) == ["en"]


def test_a_few_foreign_words_do_not_take_their_neighbours_along() -> None:
    assert languages("Bilder wurden entfernt.\n\nPython Java") == ["und", "en"]


def test_words_of_no_other_language_are_english_whatever_stands_before() -> None:
    assert paragraphs(Tokens("Search the page").words, "und", latin=True) is None


def test_a_strange_word_in_one_paragraph_leaves_the_others_english() -> None:
    english = "The nave of La Jolla is open to all.\n\nWe read it to them."
    assert paragraphs(Tokens(english).words, "en", latin=True) is None
    told = paragraphs(Tokens(f"{english}\n\n{FRENCH}").words, "en", latin=True)
    assert [one.language for one in told or []] == ["en", "en", "fr"]


def test_marked_letters_alone_show_another_language() -> None:
    words = Tokens("Größere Bücher würden später gelöscht").words
    assert [one.language for one in paragraphs(words, "en", latin=True) or []] == ["und"]
