"""The envelope beside an audit: every field of its statement is checked, and a signature if a key is given."""

import base64
import json
from collections.abc import Iterator
from typing import Any

import pytest

from stancewatch.audit.attestation import PAYLOAD_TYPE, envelope, is_signed, statement, verify_envelope
from stancewatch.foundation.canonical import Json, canonical, sha256
from stancewatch.foundation.errors import ConfigurationError
from tests.unit.audit.readings import audit

AUDIT = audit()
DIGEST = sha256(canonical(AUDIT.document()))
PLACE = f"audits/lab/{AUDIT.id}.dsse"


def broken(data: bytes, key: bytes | None = None) -> list[str]:
    return [f"{one.place}: {one.what}" for one in verify_envelope(data, AUDIT, DIGEST, PLACE, key)]


def leaves(value: Any, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """The path of every plain value of a document."""
    if isinstance(value, dict | list):
        for key, inner in value.items() if isinstance(value, dict) else enumerate(value):
            yield from leaves(inner, (*path, key))
    else:
        yield path


def with_payload(payload: bytes, **other: Json) -> bytes:
    document: dict[str, Json] = {
        "payload": base64.b64encode(payload).decode(),
        "payloadType": PAYLOAD_TYPE,
        "signatures": [],
    }
    return canonical({**document, **other})


def altered(path: tuple[str | int, ...]) -> bytes:
    document: Any = statement(AUDIT, DIGEST)
    inner = document
    for key in path[:-1]:
        inner = inner[key]
    inner[path[-1]] = f"{inner[path[-1]]}0"
    return canonical(document)


def test_a_statement_names_subject_inputs_and_versions() -> None:
    stated: Any = statement(AUDIT, DIGEST)
    assert stated["_type"] == "https://in-toto.io/Statement/v1"
    assert stated["subject"] == [{"name": f"audits/lab/{AUDIT.id}.json", "digest": {"sha256": DIGEST}}]
    predicate, page = stated["predicate"], AUDIT.documents[0]
    assert {key: predicate[key] for key in ("code_version", "method_version", "judge")} == {
        "code_version": AUDIT.code_version, "method_version": AUDIT.method_version, "judge": "rules 1.0",
    }  # fmt: skip
    (read,) = predicate["inputs"]
    assert read["archive"] == {"name": page.warc, "digest": {"sha256": page.warc_sha256}}
    assert read["text"] == {"name": page.path, "digest": {"sha256": page.sha256}}
    assert read["body"] == {"digest": {"sha256": page.body_sha256}}


def test_an_unsigned_envelope_holds_and_says_so() -> None:
    data = envelope(AUDIT, DIGEST)
    assert broken(data) == []
    assert not is_signed(data)
    assert json.loads(data)["signatures"] == []
    assert envelope(AUDIT, DIGEST) == data


@pytest.mark.parametrize(
    "path", list(leaves(statement(AUDIT, DIGEST))), ids=lambda path: ".".join(map(str, path))
)
def test_a_change_in_any_field_is_named(path: tuple[str | int, ...]) -> None:
    (said,) = broken(with_payload(altered(path)))
    assert str(path[-1]) in said
    assert said.startswith(PLACE)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"[]",
        b"{}",
        b"[" * 100_000,
        b"\xff",
        envelope(AUDIT, DIGEST).replace(b"\n", b"\r\n"),
        envelope(AUDIT, DIGEST)[:-1],
        with_payload(b"{}", payloadType="text/plain"),
        with_payload(b"{}", more=1),
        with_payload(b"{}", signatures=[{"keyid": "a"}]),
        with_payload(b"{}", signatures={}),
        with_payload(b"{}").replace(b"e30=", b"e3 0="),
        with_payload(b"{}").replace(b"e30=", b"e31="),
    ],
)
def test_anything_else_is_no_envelope(data: bytes) -> None:
    assert broken(data) == [f"{PLACE}: It is not an envelope as this program writes it."]


@pytest.mark.parametrize("payload", [b"", b"null", b"[" * 100_000, canonical(["a"]), b"\xff"])
def test_a_payload_that_is_no_statement(payload: bytes) -> None:
    (said,) = broken(with_payload(payload))
    assert "does not agree" in said


def test_the_envelope_of_another_audit_does_not_hold() -> None:
    other = AUDIT.model_copy(update={"judge": "rules 1.1"})
    (said,) = broken(envelope(other, DIGEST))
    assert "predicate.judge says 'rules 1.1', not 'rules 1.0'" in said
    (said,) = broken(envelope(AUDIT, "0" * 64))
    assert "digest.sha256" in said


class TestSigned:
    """With keys. The library that signs is needed here, and only here."""

    @pytest.fixture
    def keys(self) -> tuple[bytes, bytes]:
        return pair(b"\x01" * 32)

    def test_signed_and_checked(self, keys: tuple[bytes, bytes]) -> None:
        data = envelope(AUDIT, DIGEST, keys[0])
        assert is_signed(data)
        assert broken(data, keys[1]) == []
        assert broken(data) == []

    def test_the_same_key_gives_the_same_bytes(self, keys: tuple[bytes, bytes]) -> None:
        assert envelope(AUDIT, DIGEST, keys[0]) == envelope(AUDIT, DIGEST, keys[0])

    def test_another_key_does_not_confirm_it(self, keys: tuple[bytes, bytes]) -> None:
        (said,) = broken(envelope(AUDIT, DIGEST, keys[0]), pair(b"\x02" * 32)[1])
        assert "None of its signatures" in said

    def test_an_unsigned_one_is_not_confirmed(self, keys: tuple[bytes, bytes]) -> None:
        (said,) = broken(envelope(AUDIT, DIGEST), keys[1])
        assert "not signed" in said

    def test_a_changed_signature_is_found(self, keys: tuple[bytes, bytes]) -> None:
        document = json.loads(envelope(AUDIT, DIGEST, keys[0]))
        signature = bytearray(base64.b64decode(document["signatures"][0]["sig"]))
        signature[0] ^= 1
        document["signatures"][0]["sig"] = base64.b64encode(signature).decode()
        assert broken(canonical(document), keys[1])

    def test_the_key_id_is_only_a_hint(self, keys: tuple[bytes, bytes]) -> None:
        document = json.loads(envelope(AUDIT, DIGEST, keys[0]))
        document["signatures"][0]["keyid"] = "another"
        assert broken(canonical(document), keys[1]) == []

    def test_a_changed_payload_is_found_twice(self, keys: tuple[bytes, bytes]) -> None:
        document = json.loads(envelope(AUDIT, DIGEST, keys[0]))
        document["payload"] = base64.b64encode(altered(("predicate", "judge"))).decode()
        assert len(broken(canonical(document), keys[1])) == 2

    @pytest.mark.parametrize("pem", [b"", b"no key", b"\xff"])
    def test_what_is_no_key_is_said(self, keys: tuple[bytes, bytes], pem: bytes) -> None:
        with pytest.raises(ConfigurationError, match="signing_key"):
            envelope(AUDIT, DIGEST, pem or b"-")
        with pytest.raises(ConfigurationError, match="--key"):
            broken(envelope(AUDIT, DIGEST, keys[0]), pem)

    def test_halves_are_not_mistaken(self, keys: tuple[bytes, bytes]) -> None:
        with pytest.raises(ConfigurationError, match="private"):
            envelope(AUDIT, DIGEST, keys[1])


def pair(seed: bytes) -> tuple[bytes, bytes]:
    """A private and a public key in PEM form."""
    pytest.importorskip("securesystemslib", reason="the library that signs envelopes is not installed")
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
    from cryptography.hazmat.primitives.serialization import (
        Encoding,
        NoEncryption,
        PrivateFormat,
        PublicFormat,
    )

    key = Ed25519PrivateKey.from_private_bytes(seed)
    private = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    return private, key.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
