"""Quotes as W3C Web Annotations, so that tools that are not ours can find the words.

One annotation, one quote. Its selectors are those of the Web Annotation Data Model: `TextQuoteSelector` with exact
words, prefix and suffix, and `TextPositionSelector` with code points. Both count in the archived text, whose hash and
extractor are named; the live page is the source, and its state names the capture: time, file and hash.
"""

import base64

from stancewatch.foundation.canonical import Json, canonical, sha256
from stancewatch.model.audit import DocumentEntry, QuoteEntry

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
OWN = "urn:stancewatch:terms:"
"""Before the terms that the data model has no word for."""

_TERMS = {
    "sha256": f"{OWN}sha256",
    "text_sha256": f"{OWN}text_sha256",
    "body_sha256": f"{OWN}body_sha256",
    "extractor": f"{OWN}extractor",
    "block": f"{OWN}block",
}


def annotation(quote: QuoteEntry, page: DocumentEntry, comment: str = "") -> dict[str, Json]:
    """Return a quote as an annotation of the page it was cut from; `comment` is what is said of it.

    Its id is the `ni:` name (RFC 6920) of its own canonical form without the id, so that the same quote has the
    same id everywhere.
    """
    body: dict[str, Json] = {"type": "TextualBody", "value": comment, "format": "text/plain"}
    whole: dict[str, Json] = {
        "@context": [CONTEXT, dict[str, Json](_TERMS)],
        "type": "Annotation",
        "motivation": "assessing" if comment else "highlighting",
        **({"body": body} if comment else {}),
        "target": _target(quote, page),
    }
    return {**whole, "id": _name(whole)}


def _target(quote: QuoteEntry, page: DocumentEntry) -> dict[str, Json]:
    return {
        "type": "SpecificResource",
        "source": page.final_url or page.url,
        "state": {
            "type": "TimeState",
            "sourceDate": page.captured_at,
            "cached": page.warc,
            "sha256": page.warc_sha256,
            "body_sha256": page.body_sha256,
            "text_sha256": page.sha256,
            "extractor": page.extractor,
        },
        "selector": [
            {
                "type": "TextQuoteSelector",
                "exact": quote.quote,
                "prefix": quote.prefix,
                "suffix": quote.suffix,
            },
            {
                "type": "TextPositionSelector",
                "start": quote.start,
                "end": quote.end,
                "block": quote.block,
            },
        ],
    }


def _name(document: dict[str, Json]) -> str:
    digest = bytes.fromhex(sha256(canonical(document)))
    return f"ni:///sha-256;{base64.urlsafe_b64encode(digest).decode().rstrip('=')}"
