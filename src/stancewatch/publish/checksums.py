"""The hashes of all files of a site, in the form that `sha256sum --check` reads."""

from collections.abc import Iterable

from stancewatch.foundation.canonical import sha256
from stancewatch.publish.addresses import CHECKSUMS
from stancewatch.publish.file import File


def checksums(files: Iterable[File]) -> File:
    """Return the file of hashes, sorted by path; it does not list itself."""
    lines = (f"{sha256(file.data)}  {file.path}\n" for file in sorted(files, key=lambda file: file.path))
    return File(CHECKSUMS, "".join(lines).encode())
