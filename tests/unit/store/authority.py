"""A time stamping authority of our own: openssl with a certificate made for the test."""

import subprocess
from pathlib import Path

CONFIGURATION = """\
[tsa]
serial = {folder}/serial
signer_cert = {folder}/tsa.pem
signer_key = {folder}/key.pem
certs = {folder}/tsa.pem
signer_digest = sha256
default_policy = 1.2.3.4
digests = sha256
[req]
distinguished_name = name
[name]
[stamping]
extendedKeyUsage = critical,timeStamping
keyUsage = critical,digitalSignature
"""


def openssl(*words: str) -> None:
    subprocess.run(["openssl", *words], check=True, capture_output=True)


class Authority:
    """Answers questions with time stamps."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir()
        self.folder, self.certificate = folder, folder / "tsa.pem"
        (folder / "serial").write_text("01\n")
        (folder / "configuration").write_text(CONFIGURATION.format(folder=folder))
        openssl(
            "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "3650", "-subj", "/CN=Test authority",
            "-config", str(folder / "configuration"), "-extensions", "stamping",
            "-keyout", str(folder / "key.pem"), "-out", str(self.certificate),
        )  # fmt: skip

    def answer(self, question: bytes) -> bytes:
        (self.folder / "question").write_bytes(question)
        openssl(
            "ts", "-reply", "-config", str(self.folder / "configuration"), "-section", "tsa",
            "-queryfile", str(self.folder / "question"), "-out", str(self.folder / "answer"),
        )  # fmt: skip
        return (self.folder / "answer").read_bytes()
