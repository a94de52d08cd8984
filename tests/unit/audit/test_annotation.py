"""A quote as a W3C Web Annotation: the keys of the data model, and a state that names the capture."""

from stancewatch.audit.annotation import annotation
from tests.unit.audit.readings import audit

AUDIT = audit()
QUOTE = AUDIT.lenses[0].outcomes[0].evidence[0]
PAGE = AUDIT.documents[0]


def test_selectors_and_state() -> None:
    target = annotation(QUOTE, PAGE)["target"]
    assert target == {
        "type": "SpecificResource",
        "source": "https://lab.example/policy",
        "state": {
            "type": "TimeState",
            "sourceDate": "2026-03-02T08:00:01Z",
            "cached": PAGE.warc,
            "sha256": PAGE.warc_sha256,
            "body_sha256": PAGE.body_sha256,
            "text_sha256": PAGE.sha256,
            "extractor": "test 1",
        },
        "selector": [
            {
                "type": "TextQuoteSelector",
                "exact": "under CC BY 4.0",
                "prefix": QUOTE.prefix,
                "suffix": QUOTE.suffix,
            },
            {"type": "TextPositionSelector", "start": QUOTE.start, "end": QUOTE.end, "block": QUOTE.block},
        ],
    }


def test_every_own_term_is_defined() -> None:
    context = annotation(QUOTE, PAGE)["@context"]
    assert isinstance(context, list)
    assert context[0] == "http://www.w3.org/ns/anno.jsonld"
    assert isinstance(context[1], dict)
    assert set(context[1]) == {"sha256", "body_sha256", "text_sha256", "extractor", "block"}


def test_the_id_follows_from_the_content() -> None:
    one, other = annotation(QUOTE, PAGE), annotation(QUOTE, PAGE)
    assert one == other
    assert str(one["id"]).startswith("ni:///sha-256;")
    assert annotation(QUOTE, PAGE, "said")["id"] != one["id"]


def test_a_comment_is_the_body() -> None:
    said = annotation(QUOTE, PAGE, "Met: named and linked.")
    assert said["motivation"] == "assessing"
    assert said["body"] == {"type": "TextualBody", "value": "Met: named and linked.", "format": "text/plain"}
    assert "body" not in annotation(QUOTE, PAGE)
