"""Signing and checking with Ed25519 keys in PEM form. The only file that knows securesystemslib."""

import base64
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from stancewatch.foundation.errors import ConfigurationError

if TYPE_CHECKING:
    from securesystemslib.signer import CryptoSigner, SSlibKey

MAKE_A_KEY = "`openssl genpkey -algorithm ed25519 -out key.pem` makes one; -pubout gives its public half."


@dataclass(frozen=True, slots=True)
class Signing:
    """A private key, ready to sign."""

    signer: "CryptoSigner"

    @classmethod
    def of(cls, pem: bytes) -> "Signing":
        """Return the key that PEM bytes hold. Raises ConfigurationError for anything but Ed25519."""
        from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
        from cryptography.hazmat.primitives.serialization import load_pem_private_key
        from securesystemslib.signer import CryptoSigner

        try:
            key = load_pem_private_key(pem, password=None)
        except (ValueError, TypeError) as error:
            raise _unreadable("publish.signing_key", "private", str(error)) from error
        if not isinstance(key, Ed25519PrivateKey):
            raise _unreadable("publish.signing_key", "private", f"it is {type(key).__name__}")
        return cls(CryptoSigner(key))

    def signature(self, payload: bytes, payload_type: str) -> dict[str, str]:
        """Return the signature over a payload, as an envelope holds it."""
        from securesystemslib.dsse import Envelope

        signed = Envelope(payload, payload_type, {}).sign(self.signer)
        return {"keyid": signed.keyid, "sig": base64.b64encode(bytes.fromhex(signed.signature)).decode()}


def verifies(pem: bytes, payload: bytes, payload_type: str, signatures: Sequence[dict[str, str]]) -> bool:
    """Whether one of the signatures was made over this payload by the private half of a public key.

    The key id in a signature is a hint and is not trusted: each is tried. Raises ConfigurationError where the key
    is no Ed25519 key.
    """
    from securesystemslib.dsse import Envelope
    from securesystemslib.exceptions import VerificationError
    from securesystemslib.signer import Signature

    key = _public(pem)
    for one in signatures:
        try:
            signature = Signature(key.keyid, base64.b64decode(one["sig"], validate=True).hex())
            Envelope(payload, payload_type, {key.keyid: signature}).verify([key], 1)
        except (VerificationError, ValueError):
            continue
        return True
    return False


def _public(pem: bytes) -> "SSlibKey":
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
    from cryptography.hazmat.primitives.serialization import load_pem_public_key
    from securesystemslib.signer import SSlibKey

    try:
        key = load_pem_public_key(pem)
    except (ValueError, TypeError) as error:
        raise _unreadable("--key", "public", str(error)) from error
    if not isinstance(key, Ed25519PublicKey):
        raise _unreadable("--key", "public", f"it is {type(key).__name__}")
    return SSlibKey.from_crypto(key)


def _unreadable(where: str, half: str, why: str) -> ConfigurationError:
    return ConfigurationError(
        f"The file that {where!r} names holds no Ed25519 {half} key in PEM form: {why}.", hint=MAKE_A_KEY
    )
