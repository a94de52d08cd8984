"""Undoing the content coding of an answer within a limit, since a megabyte can unfold to a thousand."""

import zlib

from stancewatch.collect.setback import Setback
from stancewatch.model.evidence import FailureReason

STEP = 1024 * 1024
"""Bytes unfolded at a time, so that memory never exceeds the limit by more."""
MOST_MEMBERS = 100
"""Gzip files joined in one answer; each costs time, and 20 bytes are one."""
GZIP = b"\x1f\x8b"
"""What follows a finished gzip file and does not begin so is padding, which browsers skip too."""
_EITHER_HEADER = 32 + zlib.MAX_WBITS
_CODINGS = {"gzip", "x-gzip", "deflate"}


class Decoder:
    """Takes the bytes of one answer piece by piece and unfolds them."""

    def __init__(self, codings: str, limit: int) -> None:
        self.parts: list[bytes] = []
        self._limit = limit
        self._size = 0
        self._members = 1
        self._begun = False
        self._unfold = _unfolder(codings)

    def feed(self, data: bytes) -> None:
        """Take a piece. Raises Setback beyond the limit or where the coding is damaged."""
        self._begun = self._begun or bool(data)
        if self._unfold is None:
            self._keep(data)
            return
        try:
            while data:
                data = self._step(data)
        except zlib.error as error:
            raise Setback(FailureReason.UNREADABLE, f"The compressed answer is damaged: {error}.") from error

    def finish(self) -> None:
        """Raise Setback where the coding says that more should have come."""
        if self._unfold is not None and self._begun and not self._unfold.eof:
            raise Setback(FailureReason.INCOMPLETE, "The compressed answer ends too early.")

    def _step(self, data: bytes) -> bytes:
        unfold = self._unfold
        if unfold is None or self._members > MOST_MEMBERS:
            raise Setback(FailureReason.UNREADABLE, "The answer is packed in too many pieces.")
        if unfold.eof:
            if not GZIP.startswith(data[:2]):
                return b""
            self._members += 1
            self._unfold = unfold = zlib.decompressobj(_EITHER_HEADER)
        self._keep(unfold.decompress(data, STEP))
        return unfold.unused_data if unfold.eof else unfold.unconsumed_tail

    def _keep(self, data: bytes) -> None:
        room = self._limit - self._size
        self._size += len(data)
        if data:
            self.parts.append(data[:room] if len(data) > room else data)
        if len(data) > room:
            raise Setback(FailureReason.TOO_LARGE, f"The page is larger than {self._limit:,} bytes unpacked.")


def _unfolder(codings: str) -> "zlib._Decompress | None":
    names = [name for part in codings.split(",") if (name := part.strip().lower()) not in {"", "identity"}]
    if not names:
        return None
    if len(names) > 1 or names[0] not in _CODINGS:
        raise Setback(
            FailureReason.UNREADABLE,
            f"The answer has the content coding {codings[:60]!r}; only one gzip was asked for.",
        )
    return zlib.decompressobj(_EITHER_HEADER)
