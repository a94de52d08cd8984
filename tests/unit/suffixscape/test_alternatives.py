"""What Suffixscape offers to write instead says what the sentence said, and is written as people write."""

import gzip
import re
from collections.abc import Iterable
from pathlib import Path

import pytest

from stancewatch.model.language import Hit
from stancewatch.suffixscape.engine import examine
from stancewatch.suffixscape.grammar import verbs
from stancewatch.suffixscape.grammar.tokens import Tokens
from stancewatch.suffixscape.markup import Markup

PAGES = Path(__file__).parents[4] / "shared" / "cases" / "orgs"

STRAY = re.compile(r" [.,;:%](?!\w)|\s{2}|[{}]")
DENIAL = re.compile(r"\b(?:not|never|no|none|nothing|nobody|cannot)\b|n['’]t\b", re.IGNORECASE)
MODAL = re.compile(r"\b(may|might|can|could|must|should|will|would|shall)(?:not|n['’]t)?\b", re.IGNORECASE)

REWORDED = (
    ("The images were not removed.", "[who] did not remove the images"),
    ("The images weren't removed.", "[who] did not remove the images"),
    ("The images were removed.", "[who] removed the images"),
    ("The images are removed.", "[who] removes the images"),
    ("Prompts are not logged.", "[who] does not log prompts"),
    ("Your account may be suspended.", "[who] may suspend your account"),
    ("Your account may not be suspended.", "[who] may not suspend your account"),
    ("Your photographs cannot be deleted.", "[who] cannot delete your photographs"),
    ("The names should have been deleted.", "[who] should have deleted the names"),
    ("The records had never been deleted.", "[who] had never deleted the records"),
    ("Data is being collected.", "[who] is collecting data"),
    ("The voices were being recorded.", "[who] was recording the voices"),
    ("The songs have been copied.", "[who] has copied the songs"),
    ("Cookies may be automatically deleted.", "[who] may automatically delete cookies"),
    ("The letters were then shredded.", "[who] then shredded the letters"),
    ("The site was taken down.", "[who] took down the site"),
    ("They were taken away.", "[who] took them away"),
    ("He was dismissed.", "[who] dismissed him"),
    ("Ada Lovelace was dismissed.", "[who] dismissed Ada Lovelace"),
    ("No images were removed.", "[who] removed no images"),
    ("Nothing was deleted.", "[who] deleted nothing"),
    ("Millions of photographs were scraped from the web.", "[who] scraped millions of photographs …"),
    ("The photographs of the children were deleted.", "[who] deleted the photographs of the children"),
    (
        "The photos and the names of the children were removed.",
        "[who] removed the photos and the names of the children",
    ),
    ("All of the links that pointed to faces were removed.", "[who] removed them"),
    ("Images with less than 5 KB were dropped.", "[who] dropped them"),
    ("The letters were stolen.", "[who] stole the letters"),
    ("The book was written by hand.", "[who] wrote the book …"),
)

ASKED = (
    ("Files that did not hold faces were removed.", "… were removed by [whom]"),
    ("No files that showed faces were removed.", "… were removed by [whom]"),
    ("The pages can no longer be removed.", "… can no longer be removed by [whom]"),
    ("The links need not be removed.", "… need not be removed by [whom]"),
    ("It was reported that the names were leaked.", "… was reported by [whom]"),
    ("The index was not only leaked but sold.", "… was not only leaked by [whom]"),
)

NOUNS = (
    ("The idea behind dataset creation is to open research.", "[who] creates datasets"),
    ("We stand for shared AI development rather than closed doors.", "[who] develops AI"),
    ("Removal of the links followed.", "[who] removed the links"),
    ("The creation of the archive was driven by need.", "[who] created the archive"),
    ("Content moderation is performed in batches.", "[who] moderates content"),
    ("Recording these voices enables friendlier machines.", "[who] records these voices"),
    ("An investigation found that the links were live.", "[who] investigated …"),
    ("After the deletion of the links, photos and names, it reopened.", "[who] deletes …"),
)

OTHERS = (
    "Outputs may not reflect the truth.",
    "Links may lead to disturbing pages.",
    "Results might cause harm.",
    "Advances in optics have created new risks.",
    "Images scraped from the web are listed here.",
    "Files you've shared from your phone were counted.",
    "A batch consisted of files that were listed.",
    "The letter referred to in this note was lost.",
    "Funded by donations, the club grew.",
    "Clicked on by readers, the page rose.",
    "Based on letters, the index was sorted.",
    "Trained on photographs, the model draws faces.",
    "Our work is better , safer and faster than ever .",
    "It reaches 99 % accuracy .",
    "The path forward . We will improve it soon .",
    "It is the best , most open archive .",
    "We will continue to improve .",
    "Great progress has been made .",
    "There was a brief leak of names .",
    "The report prompted a swift takedown of the archive.",
    "The names were neither sold nor shared.",
    "The names were not sold or shared.",
    "The pictures won't be shared, and they shouldn't be stored.",
    "Would the letters have been opened?",
    "Never were the pages deleted.",
    "The clerks were not informed of it.",
    "The pictures, which were copied, were not deleted.",
    "The users may be asked to leave.",
    "The words {name} and {object} were removed.",
)

EVERY = (*(text for text, _ in (*REWORDED, *ASKED, *NOUNS)), *OTHERS)


def alternatives(text: str, pattern: str) -> list[str]:
    return [hit.alternative for hit in examine(text, all_constructions=True) if hit.pattern == pattern]


@pytest.mark.parametrize(("text", "clause"), REWORDED)
def test_a_passive_keeps_its_meaning_in_the_active(text: str, clause: str) -> None:
    assert f"Name who acts: “{clause}”." in alternatives(text, "agentless_passive")


@pytest.mark.parametrize(("text", "clause"), ASKED)
def test_a_passive_that_cannot_surely_be_turned_is_asked_about(text: str, clause: str) -> None:
    assert f"Say who does it: “{clause}”." in alternatives(text, "agentless_passive")


@pytest.mark.parametrize(("text", "clause"), NOUNS)
def test_a_noun_becomes_its_verb_and_object(text: str, clause: str) -> None:
    said = f"Use the verb and name who acts: “{clause}”."
    assert alternatives(text, "nominalisation_without_actor") in ([said], [f"{said} Who agreed to it?"])


def test_a_named_agent_stays_the_one_who_acts() -> None:
    said = alternatives("The images were not removed by our moderators.", "passive_with_agent")
    assert said == ["The active form is shorter: “[agent] did not remove the images”."]


def test_a_thing_keeps_its_modal_and_denial() -> None:
    said = alternatives("Collected links may not expose anybody.", "inanimate_actor")
    assert said == ["Name who made, chose or published the links that “may not expose”."]


@pytest.mark.parametrize("text", EVERY)
def test_no_alternative_loses_a_denial_or_a_modal(text: str) -> None:
    assert faults(text, examine(text, all_constructions=True)) == []


def test_no_alternative_loses_one_on_pages() -> None:
    files = sorted(PAGES.rglob("*.gold.md.gz"))
    if not files:
        pytest.skip(f"{PAGES} is not here: the pages of the commissioning documents are not shipped.")
    found = []
    for file in files:
        text = gzip.decompress(file.read_bytes()).decode("utf-8")
        found += faults(text, examine(text, all_constructions=True, markup=Markup.MARKDOWN))
    assert found == []


def faults(text: str, hits: Iterable[Hit]) -> list[str]:
    """Return the alternatives with stray signs, and those of passives that lose a denial or a modal."""
    found = []
    for hit in hits:
        words, said = text[hit.start : hit.end], hit.alternative
        turned = "passive" in hit.pattern and said != "Say it actively: the one who acts first."
        lost = turned and (
            bool(DENIAL.search(words)) > bool(DENIAL.search(said)) or not _modals(words) <= _modals(said)
        )
        if lost or STRAY.search(said):
            found.append(f"{words}: {said}")
    return found


def _modals(text: str) -> set[str]:
    return {word.lower() for word in MODAL.findall(text)}


def test_words_are_cut_as_written_but_for_blanks() -> None:
    tokens = Tokens("It is : 0.960 , “better ,\nsafer” (100 %) .")
    assert tokens.slice(0, len(tokens)) == "It is: 0.960, “better, safer” (100%)"
    assert tokens.slice(7, 12) == "“better, safer”"


@pytest.mark.parametrize(
    ("participle", "plain", "past", "gerund"),
    [
        ("removed", "remove", "removed", "removing"),
        ("dropped", "drop", "dropped", "dropping"),
        ("labelled", "label", "labelled", "labelling"),
        ("copied", "copy", "copied", "copying"),
        ("agreed", "agree", "agreed", "agreeing"),
        ("taken", "take", "took", "taking"),
        ("fine-tuned", "fine-tune", "fine-tuned", "fine-tuning"),
        ("cut", "cut", "cut", ""),
        ("blarged", "", "blarged", ""),
        ("shorn", "", "", ""),
    ],
)
def test_forms_of_a_verb(participle: str, plain: str, past: str, gerund: str) -> None:
    assert (verbs.plain(participle), verbs.past(participle), verbs.gerund(participle)) == (
        plain,
        past,
        gerund,
    )


@pytest.mark.parametrize(
    ("verb", "present", "past"),
    [
        ("copy", "copies", "copied"),
        ("use", "uses", "used"),
        ("publish", "publishes", "published"),
        ("choose", "chooses", "chose"),
    ],
)
def test_forms_of_a_plain_verb(verb: str, present: str, past: str) -> None:
    assert (verbs.present(verb), verbs.past_of(verb)) == (present, past)


def test_every_act_noun_has_a_listed_verb() -> None:
    unlisted = {verb for verb in verbs.of_act().values() if not verbs.plain(verbs.past_of(verb))}
    assert unlisted - {"choose", "withdraw"} == set()
