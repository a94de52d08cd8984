"""An audit as an in-toto statement in a DSSE envelope: which file, made from which files, by what.

The statement follows from the audit alone and is checked by making it again, so that a change in any of its fields
shows. An envelope without a signature proves no more than that; it is written all the same, and said to be unsigned.
A signature says that the holder of a key stands for the audit. Ed25519 signatures hold no random part: the same audit
and key give the same bytes.
"""

import base64
import json
from collections.abc import Iterator, Mapping, Sequence

from stancewatch.audit.attestation_keys import Signing, verifies
from stancewatch.foundation.canonical import Json, canonical
from stancewatch.model.audit import Audit, DocumentEntry
from stancewatch.model.verification import Broken

PAYLOAD_TYPE = "application/vnd.in-toto+json"
STATEMENT = "https://in-toto.io/Statement/v1"
PREDICATE = "urn:stancewatch:attestation:audit:v1"


def statement(audit: Audit, digest: str) -> dict[str, Json]:
    """Return the statement about an audit whose file has this SHA-256."""
    return {
        "_type": STATEMENT,
        "subject": [{"name": f"audits/{audit.lab}/{audit.id}.json", "digest": {"sha256": digest}}],
        "predicateType": PREDICATE,
        "predicate": {
            "lab": audit.lab,
            "date": audit.date.isoformat(),
            "code_version": audit.code_version,
            "method_version": audit.method_version,
            "judge": audit.judge,
            "inputs": list(map(_input, audit.documents)),
        },
    }


def _input(page: DocumentEntry) -> Json:
    return {
        "source": page.source,
        "uri": page.url,
        "captured_at": page.captured_at,
        "extractor": page.extractor,
        "archive": {"name": page.warc, "digest": {"sha256": page.warc_sha256}},
        "body": {"digest": {"sha256": page.body_sha256}},
        "text": {"name": page.path, "digest": {"sha256": page.sha256}},
    }


def envelope(audit: Audit, digest: str, key: bytes | None = None) -> bytes:
    """Return the DSSE envelope of an audit, signed where a private key is given, in canonical form.

    `key` is an Ed25519 private key in PEM form. Raises ConfigurationError where it is not.
    """
    payload = canonical(statement(audit, digest))
    signatures = [Signing.of(key).signature(payload, PAYLOAD_TYPE)] if key else []
    return _bytes(payload, signatures)


def is_signed(data: bytes) -> bool:
    """Whether an envelope carries a signature, whoever made it."""
    try:
        return bool(json.loads(data)["signatures"])
    except (ValueError, TypeError, KeyError, RecursionError):
        return False


def verify_envelope(
    data: bytes, audit: Audit, digest: str, place: str, key: bytes | None = None
) -> Iterator[Broken]:
    """Yield everything about an envelope that does not hold for an audit whose file has this SHA-256.

    With a public key, in PEM form, one of the signatures has to be made by it. Raises ConfigurationError where the
    key cannot be read.
    """
    parts = _parts(data)
    if parts is None:
        yield Broken(place, "It is not an envelope as this program writes it.")
        return
    payload, signatures = parts
    yield from _compared(payload, canonical(statement(audit, digest)), place)
    if key is not None and not signatures:
        yield Broken(place, "It is not signed, so the key given cannot confirm it.")
    elif key is not None and not verifies(key, payload, PAYLOAD_TYPE, signatures):
        yield Broken(place, "None of its signatures was made with the key given.")


def _parts(data: bytes) -> tuple[bytes, list[dict[str, str]]] | None:
    """Return payload and signatures; None for bytes that are not the one form of such an envelope."""
    try:
        document = json.loads(data)
        payload = base64.b64decode(document["payload"], validate=True)
        signatures = [{"keyid": str(one["keyid"]), "sig": str(one["sig"])} for one in document["signatures"]]
    except (ValueError, TypeError, KeyError, RecursionError):
        return None
    return (payload, signatures) if _bytes(payload, signatures) == data else None


def _bytes(payload: bytes, signatures: Sequence[Mapping[str, str]]) -> bytes:
    listed: list[Json] = [dict[str, Json](one) for one in signatures]
    encoded = base64.b64encode(payload).decode()
    return canonical({"payload": encoded, "payloadType": PAYLOAD_TYPE, "signatures": listed})


def _compared(payload: bytes, expected: bytes, place: str) -> Iterator[Broken]:
    if payload == expected:
        return
    try:
        stated = json.loads(payload)
    except (ValueError, RecursionError):
        stated = None
    wrong = next(_fields("", stated, json.loads(expected)), "its bytes")
    yield Broken(place, f"Its statement does not agree with the audit beside it: {wrong}.")


def _fields(path: str, stated: Json, expected: Json) -> Iterator[str]:
    """Yield the fields in which two documents differ."""
    if isinstance(stated, dict) and isinstance(expected, dict):
        for name in sorted({*stated, *expected}):
            yield from _fields(f"{path}.{name}".lstrip("."), stated.get(name), expected.get(name))
    elif isinstance(stated, list) and isinstance(expected, list) and len(stated) == len(expected):
        for number, (one, other) in enumerate(zip(stated, expected, strict=True)):
            yield from _fields(f"{path}[{number}]", one, other)
    elif stated != expected:
        yield f"{path or 'the statement'} says {str(stated)[:80]!r}, not {str(expected)[:80]!r}"
